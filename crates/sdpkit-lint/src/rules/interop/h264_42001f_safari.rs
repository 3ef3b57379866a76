use alloc::vec::Vec;

use sdpkit_model::fmtp::{H264Profile, H264ProfileLevelId};

use super::h264::without_constrained_baseline;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::peer::Browser;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// H.264 is offered as Baseline alone, which Safari does not take.
    ///
    /// `42001f` is Baseline; Constrained Baseline, `42e01f`, is what RFC 7742 asks of every browser,
    /// and what encoders send under either name. No Safari was at hand to be asked: that it leaves
    /// Baseline out was reported of Safari 14, with the error "Failed to set remote video
    /// description send parameters".
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
    /// ```
    id: "h264-42001f-safari",
    category: Interop,
    severity: Warning,
    applies: peer(Browser::Safari),
    fix: Unsafe,
    sources: [
        "livekit/client-sdk-js#25 “the 42001f profile is unsupported in Safari”",
        "RFC 7742 §5 “MUST implement the VP8 video codec as described in [RFC6386] and H.264 Constrained Baseline”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(stated) = without_constrained_baseline(document, section) else { continue };
        let edits: Vec<_> = stated
            .filter(|stated| stated.id.profile() == Some(H264Profile::Baseline))
            .filter_map(|stated| {
                let profile = H264Profile::ConstrainedBaseline;
                let new = H264ProfileLevelId::canonical(profile, stated.id.level()?);
                Some(FixEdit::replace(stated.place, alloc::format!("{new}")))
            })
            .collect();
        let Some(first) = edits.first() else { continue };
        report
            .add(first.span, "Safari takes H.264 as Constrained Baseline, not as Baseline")
            .fix("say Constrained Baseline", edits);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102 103\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=42001f\n\
            a=rtpmap:103 H264/90000\na=fmtp:103 profile-level-id=42e01f\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=640c1f\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102\na=rtpmap:102 H264/90000\n",
        b"{webrtc}m=video 0 UDP/TLS/RTP/SAVPF 102\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=42001f\n",
        b"{session}m=video 49170 RTP/AVP 102\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=42001f\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102 103\na=rtpmap:102 H264/90000\na=fmtp:102 profile-level-id=640c1f\n\
            a=rtpmap:103 h264/90000\na=fmtp:103 packetization-mode=1;profile-level-id=[[42001F]]\n",
    ],
    fix: &[(
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102 103\na=rtpmap:102 H264/90000\na=fmtp:102 packetization-mode=1;profile-level-id=42001f\n\
            a=rtpmap:103 H264/90000\na=fmtp:103 profile-level-id=420028\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 102 103\na=rtpmap:102 H264/90000\na=fmtp:102 packetization-mode=1;profile-level-id=42e01f\n\
            a=rtpmap:103 H264/90000\na=fmtp:103 profile-level-id=42e028\n",
    )],
    newlines: Newlines::Crlf,
};
