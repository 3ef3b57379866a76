use sdpkit_core::attribute::{SsrcGroup, SsrcSemantics};
use sdpkit_model::{Placed, Removal};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sources are paired for retransmission, but no retransmission payload type is offered.
    ///
    /// `FID` says which source sends again what another has lost. Without `rtx` in the section nothing is ever
    /// sent on the second one. It is what is left when only the codec lines of `rtx` are removed.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=ssrc-group:FID 1 2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// a=rtpmap:97 rtx/90000
    /// a=ssrc-group:FID 1 2
    /// ```
    id: "ssrc-group-fid-without-rtx",
    category: Source,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 5576 §4.2 “expresses a relationship among several sources of an RTP session”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut mended = None;
    for group in document.model().all::<SsrcGroup<'_>>().filter(is_pair) {
        let Some(section) = group.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let mut codecs = section.codecs();
        if section.is_rejected() || codecs.any(|codec| codec.is_rtx() && codec.is_listed()) {
            continue;
        }
        let finding = report.add(
            group.value_span(),
            "sources are paired for retransmission, and no `rtx` is offered",
        );
        // Those of a section go together: a source that repairs may be repaired itself.
        let is_first = mended.replace(section.index()) != Some(section.index());
        if is_first {
            let mut removal = Removal::new(document.model());
            for group in section.source_groups().filter(is_pair) {
                group.ssrcs.iter().skip(1).for_each(|repair| removal.source(section, repair));
                removal.line(group.line);
            }
            finding.fix("remove the groups and their second sources", removal.edits());
        } else {
            finding.help("remove the group and the second source");
        }
    }
}

fn is_pair(group: &Placed<'_, SsrcGroup<'_>>) -> bool {
    group.semantics == SsrcSemantics::FlowIdentification
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=ssrc-group:FID 1 2\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=ssrc-group:[[FID 1 2]]\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=ssrc-group:FID 1 2\na=ssrc:1 cname:x\na=ssrc:2 cname:x\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=ssrc:1 cname:x\n",
        ),
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=ssrc-group:FID 1 2\na=ssrc-group:FID 2 3\na=ssrc:1 cname:x\na=ssrc:2 cname:x\na=ssrc:3 cname:x\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=ssrc:1 cname:x\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
