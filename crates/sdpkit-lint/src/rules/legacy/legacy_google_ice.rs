use sdpkit_core::attribute::AttributeKind;
use sdpkit_core::{Error, ErrorKind, IceChars, Line, Span};
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Claim, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The ICE options name `google-ice`.
    ///
    /// That was Google's ICE before the standard, which Chrome dropped in 2014. The word is no
    /// option either: `-` may not stand in one, and a strict parser refuses the line with all
    /// options in it.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-options:google-ice
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-options:trickle ice2
    /// ```
    id: "legacy-google-ice",
    category: Legacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.2.1 “An \"a=ice-options\" line with the \"trickle\" and \"ice2\" options”",
        "RFC 8839 §5.6 “ice-option-tag = 1*ice-char”",
    ],
    claims: [Claim::When(claims)],
}

const OPTION: &[u8] = b"google-ice";

/// Whether the line could be read without that word.
fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::Value { .. })
        && document.profile() == Profile::WebRtc
        && places(line).is_some()
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.model().lines_of_kind(AttributeKind::IceOptions) {
        let Some(places) = places(line) else { continue };
        report
            .add(places.option, "`google-ice` is Google's ICE of before 2014, and no ICE option")
            .fix(places.help, [FixEdit::delete(places.removed)]);
    }
}

/// Where the option stands, and what to do.
struct Places {
    option: Span,
    removed: Span,
    help: &'static str,
}

/// Where the option stands in a line whose other options can be read.
fn places(line: Line<'_>) -> Option<Places> {
    let attr = line.attribute().filter(|attr| attr.kind() == Some(AttributeKind::IceOptions))?;
    let mut found = None;
    let mut others = false;
    let mut start = attr.value_span().start();
    for word in attr.value()?.as_bytes().split(|&byte| byte == b' ') {
        let end = start.saturating_add(u32::try_from(word.len()).unwrap_or(u32::MAX));
        if word == OPTION && found.is_none() {
            found = Some(Span::new(start, end));
        } else if core::str::from_utf8(word).is_ok_and(|word| IceChars::new(word).is_ok()) {
            others = true;
        } else {
            return None;
        }
        start = end.saturating_add(1);
    }
    let option = found?;
    let (removed, help) = if !others {
        (line.span(), "remove the line")
    } else if option.start() == attr.value_span().start() {
        (Span::new(option.start(), option.end() + 1), "remove the word")
    } else {
        (Span::new(option.start() - 1, option.end()), "remove the word")
    };
    Some(Places { option, removed, help })
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-options:trickle ice2\n",
        b"{webrtc}a=ice-options:google-ice other-word\n",
        b"{webrtc}a=ice-options:\na=x:google-ice\n",
        b"{session}{audio}a=ice-options:google-ice\n",
    ],
    fail: &[
        b"{webrtc}a=ice-options:[[google-ice]]\n",
        b"{webrtc}a=ice-options:trickle [[google-ice]] renomination\n",
    ],
    fix: &[
        (b"{webrtc}a=ice-options:google-ice\na=mid:0\n", b"{webrtc}a=mid:0\n"),
        (b"{webrtc}a=ice-options:google-ice trickle\n", b"{webrtc}a=ice-options:trickle\n"),
        (
            b"{webrtc}a=ice-options:trickle google-ice ice2\n",
            b"{webrtc}a=ice-options:trickle ice2\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
