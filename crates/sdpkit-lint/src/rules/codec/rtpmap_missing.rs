use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::PayloadType;
use sdpkit_model::Section;

use super::listed::offered;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A dynamic payload type has no `a=rtpmap`.
    ///
    /// The numbers from 96 on, and all others that RFC 3551 does not assign, mean nothing by themselves: only
    /// `a=rtpmap` says which codec they stand for. Receivers ignore such a format or refuse the description.
    /// It is what is left when a codec's lines are removed but not its number in the `m=` line.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// a=rtpmap:96 VP8/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "rtpmap-missing",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “attribute (see Section 6.6) SHOULD be used to map from an RTP payload type number”",
        "RFC 3264 §6.1 “rtpmap attributes to define the payload type mappings for dynamic payload types”",
    ],
    errors: ["Failed to parse codecs correctly."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in offered(document) {
        for codec in section.codecs().filter(|codec| {
            codec.is_listed() && codec.encoding().is_none() && codec.encoding_name().is_none()
        }) {
            let payload = codec.payload();
            let (Some(span), false) = (codec.format_span(), has_broken_map(section, payload))
            else {
                continue;
            };
            let message =
                format!("payload type {payload} has no `a=rtpmap`: nothing says which codec it is");
            let finding = report.add(span, message);
            finding.help(format!(
                "add `a=rtpmap:{payload} ...`, or remove {payload} from the `m=` line"
            ));
        }
    }
}

/// Whether there is an `a=rtpmap` for it that cannot be read; `rtpmap-malformed` tells of that.
fn has_broken_map(section: Section<'_, '_>, payload: PayloadType) -> bool {
    section.lines_of_kind(AttributeKind::RtpMap).filter_map(|line| line.attribute()?.value()).any(
        |value| {
            let digits = value.as_bytes().split(|byte| !byte.is_ascii_digit()).next();
            digits.and_then(|digits| core::str::from_utf8(digits).ok()?.parse().ok())
                == Some(payload.get())
        },
    )
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0 8 9\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8\n",
        b"{session}m=video 0 RTP/AVP 96\n",
        b"{session}m=image 9 udptl t38\n",
    ],
    fail: &[b"{session}m=video 9 RTP/AVP [[96]] 97 [[1]]\na=rtpmap:97 VP8/90000\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
