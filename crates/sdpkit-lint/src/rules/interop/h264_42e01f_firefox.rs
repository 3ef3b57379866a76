use super::h264::without_constrained_baseline;
use crate::document::Document;
use crate::finding::Report;
use crate::peer::Browser;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// H.264 is offered without Constrained Baseline, the only profile that Firefox has.
    ///
    /// Firefox compares profiles: it answers `42e01f` and leaves Baseline, Main and High out, so
    /// that the video is inactive where nothing else is offered. Reported of Firefox 57 to 94; the
    /// Firefox that was asked came without H.264.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=640c1f
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
    /// ```
    id: "h264-42e01f-firefox",
    category: Interop,
    severity: Info,
    applies: peer(Browser::Firefox),
    fix: None,
    sources: [
        "medooze/semantic-sdp-js#7 “Firefox only support profile-level-id 42e01f for now”",
        "RFC 7742 §5 “MUST implement the VP8 video codec as described in [RFC6386] and H.264 Constrained Baseline”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(mut stated) = without_constrained_baseline(document, section) else { continue };
        let Some(first) = stated.next() else { continue };
        report
            .add(first.place, "Firefox has no profile of H.264 but Constrained Baseline")
            .help("offer `profile-level-id=42e01f` too");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102 103\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=640c1f\n\
            a=rtpmap:103 H264/90000\na=fmtp:103 profile-level-id=42E01F\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=640c1f\n",
        b"{session}m=video 49170 RTP/AVP 102\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=640c1f\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102 103\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=[[640c1f]]\n\
            a=rtpmap:103 H264/90000\na=fmtp:103 profile-level-id=42001f\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
