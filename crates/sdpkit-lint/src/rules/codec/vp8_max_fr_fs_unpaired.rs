use alloc::format;

use sdpkit_model::MediaKind;

use super::codecs::{called, named, parameter_span};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Frame rate and frame size of VP8 are not limited together.
    ///
    /// `max-fr` and `max-fs` tell together what a decoder can do; a receiver gives both or none.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:96 max-fs=12288
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:96 max-fs=12288;max-fr=60
    /// ```
    id: "vp8-max-fr-fs-unpaired",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 7741 §6.1 “If the implementation is willing to receive media, both parameters MUST be provided”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Video, "VP8") {
        let Some(fmtp) = codec.fmtp() else { continue };
        let (rate, size) = (named(document, &fmtp, "max-fr"), named(document, &fmtp, "max-fs"));
        let (there, missing) = match (rate, size) {
            (Some(rate), None) => (rate, "max-fs"),
            (None, Some(size)) => (size, "max-fr"),
            _ => continue,
        };
        let Some(place) = parameter_span(document.sdp(), &there) else { continue };
        report
            .add(place, format!("`{}` without `{missing}`", there.key))
            .help(format!("add `{missing}` too"));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97 98\na=rtpmap:96 VP8/90000\na=fmtp:96 max-fs=12288;max-fr=60\n\
            a=rtpmap:97 VP8/90000\na=fmtp:97 x-google-min-bitrate=300\na=rtpmap:98 H264/90000\n\
            a=fmtp:98 max-fs=3600\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP8/90000\na=fmtp:96 [[max-fs=12288]]\n\
            a=rtpmap:97 VP8/90000\na=fmtp:97 x=1;[[max-fr = 30]];\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
