use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::PayloadType;
use sdpkit_core::{Span, Token};
use sdpkit_model::order::Order as _;

use super::words::formats;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section lists a format twice.
    ///
    /// The formats are in order of preference, so that the second mention says the opposite of the
    /// first. Receivers that count codecs by this list set up one twice, or refuse the section. It
    /// comes from payload types that are put together by hand. Only the first counts.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// ```
    id: "media-format-duplicate",
    category: Media,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §5.14 “and these payload formats are listed in order of preference”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if section.media().is_some_and(|media| has_repeats(media.formats.iter())) {
            report_repeats(formats(section).collect(), report);
        }
    }
}

/// Whether a format may be there twice: told for payload types, assumed for others.
fn has_repeats<'a>(formats: impl Iterator<Item = Token<'a>>) -> bool {
    let mut seen = 0_u128;
    let mut others = 0;
    for format in formats {
        let Some(payload) = PayloadType::named(format) else {
            others += 1;
            continue;
        };
        let bit = 1_u128 << payload.get();
        if seen & bit != 0 {
            return true;
        }
        seen |= bit;
    }
    others > 1
}

fn report_repeats(mut formats: Vec<(Token<'_>, Span)>, report: &mut Report<'_>) {
    formats.order_by_key(|(format, place)| (format.as_bytes(), place.start()));
    for same in formats.chunk_by(|one, next| one.0 == next.0) {
        let [(format, first), others @ ..] = same else { continue };
        for (_, place) in others {
            // With the space before it.
            let removed = Span::new(place.start() - 1, place.end());
            report
                .add(*place, format!("format `{format}` is listed twice"))
                .fix("remove the second mention", [FixEdit::delete(removed)])
                .label(*first, "the first mention");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97 98\nm=application 9 UDP/BFCP *\nm=x 9 UDP a b c\n",
        b"{session}m=video x RTP/AVP 96 96\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97 [[96]] [[96]] 98 [[97]]\n",
        b"{session}m=x 9 UDP a b [[a]]\nm=audio 9 RTP/AVP 0 8\nm=x 9 UDP b\n",
    ],
    fix: &[(
        b"{session}m=video 9 RTP/AVP 96 97 96 96 98 97\nm=x 9 UDP a b a\n",
        b"{session}m=video 9 RTP/AVP 96 97 98\nm=x 9 UDP a b\n",
    )],
    newlines: Newlines::Crlf,
};
