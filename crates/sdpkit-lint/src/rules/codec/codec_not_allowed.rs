use alloc::format;
use alloc::vec::Vec;

use sdpkit_model::{Codec, Removal, Section};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec is offered that the policy of the session does not allow.
    ///
    /// The policy lists the encoding names that may be used (`allowed-codecs`), compared without
    /// case; without a list every codec is allowed. What accompanies codecs, such as `rtx`, `red`,
    /// `CN` and `telephone-event`, needs no leave.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    id: "codec-not-allowed",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["the configured policy"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.policy().allowed_codecs.is_empty() {
        return;
    }
    for section in document.model().sections().filter(|section| !section.is_rejected()) {
        let mut fix = None;
        for codec in section.codecs().filter(|codec| is_forbidden(document, *codec)) {
            let Some(place) = codec.format_span() else { continue };
            let name = codec.encoding_name().unwrap_or_default();
            let finding = report.add(place, format!("the policy does not allow `{name}`"));
            if let Some(rtpmap) = codec.rtpmap() {
                finding.label(rtpmap.value_span(), "its encoding name");
            }
            // All of a section go together, so that it is known whether any codec stays.
            match fix.get_or_insert_with(|| removal(document, section)) {
                Some(edits) => finding.fix("remove the codecs that are not allowed", edits.clone()),
                None => finding.help("offer a codec that is allowed, or reject the section"),
            };
        }
    }
}

fn is_forbidden(document: &Document<'_>, codec: Codec<'_, '_>) -> bool {
    let allowed = &document.policy().allowed_codecs;
    codec.is_listed() && codec.is_media() && !allowed.iter().any(|name| codec.is(name))
}

/// The edits that remove every codec of `section` that is not allowed, if any other is left.
fn removal(document: &Document<'_>, section: Section<'_, '_>) -> Option<Vec<FixEdit>> {
    let mut removal = Removal::new(document.model());
    let forbidden = section.codecs().filter(|codec| is_forbidden(document, *codec));
    forbidden.for_each(|codec| removal.codec(codec));
    let stays =
        |codec: Codec<'_, '_>| codec.is_listed() && codec.is_media() && !removal.has_codec(codec);
    section.codecs().any(stays).then(|| removal.edits())
}

#[cfg(test)]
const CASES: Cases = Cases {
    // The rules are tested with a policy that allows Opus, PCMU and VP8.
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0 111 13 101\na=rtpmap:111 OPUS/48000/2\na=rtpmap:101 telephone-event/8000\n",
        b"{session}m=video 0 RTP/AVP 97\na=rtpmap:97 H264/90000\n",
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0 [[8]]\nm=video 9 RTP/AVP [[97]] 98\na=rtpmap:97 H264/90000\na=rtpmap:98 rtx/90000\na=fmtp:98 apt=97\n",
    ],
    fix: &[(
        b"{session}m=audio 9 RTP/AVP 8 0 9\nm=video 9 RTP/AVP 97 98 96\na=rtpmap:97 H264/90000\na=rtpmap:98 rtx/90000\n\
            a=fmtp:98 apt=97\na=rtpmap:96 VP8/90000\nm=video 9 RTP/AVP 97\na=rtpmap:97 H264/90000\n",
        b"{session}m=audio 9 RTP/AVP 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\nm=video 9 RTP/AVP 97\na=rtpmap:97 H264/90000\n",
    )],
    newlines: Newlines::Crlf,
};
