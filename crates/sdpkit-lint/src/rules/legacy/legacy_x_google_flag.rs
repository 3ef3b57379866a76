use sdpkit_core::attribute::XGoogleFlag;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=x-google-flag` switches simulcast as Chrome had it before `a=simulcast`.
    ///
    /// `conference` made old Chrome send a video as the layers of an `a=ssrc-group:SIM`. Chromium 156
    /// still keeps the line, and no other browser reads it; streams are announced by `a=rid` and
    /// `a=simulcast`.
    ///
    /// # Bad
    /// ```sdp
    /// a=x-google-flag:conference
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "legacy-x-google-flag",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8853 §4 “A new SDP media-level attribute, \"a=simulcast\", is defined”",
        "RFC 8866 §5.13 “If an attribute is received that is not understood, it MUST be ignored”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, _) in document.typed_attributes::<XGoogleFlag<'_>>() {
        report
            .add(
                attr.line().content_span(),
                "`a=x-google-flag` is a switch of Chrome alone, from before `a=simulcast`",
            )
            .fix("remove the line", [FixEdit::delete(attr.line().span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=simulcast:send 1;2\n", b"{session}{audio}a=x-google-flag:conference\n"],
    fail: &[b"{webrtc}[[a=x-google-flag:conference]]\n"],
    fix: &[(b"{webrtc}a=x-google-flag:conference\na=mid:0\n", b"{webrtc}a=mid:0\n")],
    newlines: Newlines::Crlf,
};
