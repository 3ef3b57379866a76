use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Text};

use super::sections::{data_sections, is_old_form};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A data section has an attribute of RTP media.
    ///
    /// There is no payload type, no source and no header extension in it, so the line means nothing.
    /// What belongs to the transport may stand there on behalf of other sections of the BUNDLE group,
    /// such as `a=rtcp-mux`.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=rtcp-fb:* nack
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    id: "sctp-rtp-attribute",
    category: DataChannel,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9143 §7.1.3 “in each bundled \"m=\" section that a given attribute applies to”",
        "RFC 8866 §6.6 “maps from an RTP payload type number”",
    ],
}

/// Attributes of payload types, sources and streams, none of which belongs to a transport.
const RTP_ONLY: [AttributeKind; 13] = [
    AttributeKind::RtpMap,
    AttributeKind::Fmtp,
    AttributeKind::RtcpFb,
    AttributeKind::Ptime,
    AttributeKind::MaxPtime,
    AttributeKind::Framerate,
    AttributeKind::ImageAttr,
    AttributeKind::Extmap,
    AttributeKind::RidAttribute,
    AttributeKind::Simulcast,
    AttributeKind::Msid,
    AttributeKind::SsrcAttribute,
    AttributeKind::SsrcGroup,
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // Drafts before RFC 8841 had `a=fmtp` for the protocol over SCTP.
    for section in data_sections(document.model()).filter(|section| !is_old_form(*section)) {
        let lines = || RTP_ONLY.into_iter().flat_map(move |kind| section.lines_of_kind(kind));
        let Some(first) = lines().next() else { continue };
        let name = first.attribute().map_or_else(Text::default, Attr::name);
        let finding =
            report.add(first.content_span(), format!("`a={name}` says nothing of data channels"));
        for line in lines().skip(1) {
            finding.label(line.content_span(), "nor does this");
        }
        // They go together: some of them refer to each other.
        finding.fix("remove what is about RTP", lines().map(|line| FixEdit::delete(line.span())));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=rtpmap:0 PCMU/8000\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n\
            a=rtcp-mux\na=rtcp-rsize\na=rtcp:9\na=extmap-allow-mixed\n\
            m=application 9 DTLS/SCTP 5000\na=fmtp:5000 protocol=webrtc-datachannel\n\
            m=application 0 UDP/DTLS/SCTP webrtc-datachannel\na=ptime:20\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=rtcp-fb:* nack\na=mid:0\n\
            a=ssrc:1 cname:x\n[[a=rtpmap:0 PCMU/8000]]\n",
    ],
    fix: &[(
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=ptime:20\na=msid:- x\na=mid:0\n",
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
