use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::Opus;

use super::codecs::called;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Stereo is asked for, and nothing says that it will be sent.
    ///
    /// `stereo` is a wish of the receiver. Who changes it in the local description, so that a
    /// browser may send music in stereo, changes what is received; the browser sends stereo when the
    /// *remote* description has `stereo=1`. Only lines with `minptime` are looked at, as Chrome
    /// writes them: Firefox and others always ask for stereo, and mean it. `sprop-stereo=1`
    /// announces that stereo will be sent, and silences this.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111 minptime=10;useinbandfec=1;stereo=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1
    /// ```
    id: "opus-stereo-receive-only",
    category: Codec,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 7587 §7.1 “The \"stereo\" parameter is a unidirectional receive-only parameter”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Audio, "opus") {
        let Some(fmtp) = codec.fmtp() else { continue };
        let opus = Opus::of(&fmtp);
        if !opus.stereo() || opus.sprop_stereo() || opus.min_packet_time().is_none() {
            continue;
        }
        let stereo = fmtp.parameters.get("stereo");
        let Some(place) = stereo.and_then(|value| document.sdp().span_of(&value)) else { continue };
        report
            .add(place, "`stereo=1` asks to receive stereo; it does not make anybody send it")
            .help("to send stereo, set `stereo=1` in the remote description");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=10;stereo=1;sprop-stereo=1\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 minptime=10;stereo=0\n",
        b"v=0\no=mozilla...THIS_IS_SDPARTA-99.0 1 0 IN IP4 0.0.0.0\ns=-\nt=0 0\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 109\nc=IN IP4 0.0.0.0\na=rtpmap:109 opus/48000/2\n\
            a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1\n",
    ],
    fail: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=10;stereo=[[1]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
