use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Line};
use sdpkit_model::{Bundle, Profile, Section};

use super::categories::IDENTICAL;
use super::members::live_members;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An attribute that is the same for a whole BUNDLE group differs within it.
    ///
    /// What belongs to the one RTP session or DTLS association of the group, such as `a=rtcp-mux` and
    /// `a=tls-id`, cannot differ between its sections: the first one counts. It may be left out
    /// elsewhere. `a=rtcp-rsize` is not looked at, because browsers write it for video alone.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 10000 RTP/AVP 0
    /// a=mid:0
    /// m=video 10000 RTP/AVP 31
    /// a=mid:1
    /// a=rtcp-mux
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 10000 RTP/AVP 0
    /// a=mid:0
    /// a=rtcp-mux
    /// m=video 10000 RTP/AVP 31
    /// a=mid:1
    /// a=rtcp-mux
    /// ```
    id: "bundle-identical-mismatch",
    category: Bundle,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8859 §4.3 “The attributes and their associated values (if any) in the IDENTICAL category MUST be repeated across all the media descriptions under multiplexing”",
        "RFC 9143 §7.1.3 “The BUNDLE attributes contained in the tagged \"m=\" section will apply to each bundled \"m=\" section”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if model.bundles().len() == 0 {
        return;
    }
    for kind in IDENTICAL.into_iter().filter(|kind| is_compared(document, *kind)) {
        if model.has(kind) {
            model.bundles().for_each(|bundle| compare(kind, bundle, report));
        }
    }
}

fn is_compared(document: &Document<'_>, kind: AttributeKind) -> bool {
    match kind {
        // Each section tells for itself that its candidates are complete, and browsers write
        // `rtcp-rsize` for video alone.
        AttributeKind::EndOfCandidates | AttributeKind::RtcpRsize => false,
        // `bundle-without-rtcp-mux` says it.
        AttributeKind::RtcpMux => document.profile() != Profile::WebRtc,
        _ => true,
    }
}

fn compare(kind: AttributeKind, bundle: Bundle<'_, '_>, report: &mut Report<'_>) {
    let Some(tagged) = bundle.tagged() else { return };
    let counting =
        stated(tagged, kind).or_else(|| tagged.model().session().lines_of_kind(kind).next());
    for section in live_members(bundle).filter(|s| s.index() != tagged.index()) {
        let Some(own) = stated(section, kind) else { continue };
        // A data section that comes first has no place for what is about RTP.
        if section.is_rtp() && !tagged.is_rtp() && kind != AttributeKind::TlsId {
            continue;
        }
        let name = kind.name();
        match counting {
            Some(counting)
                if counting.attribute().map(Attr::value) == own.attribute().map(Attr::value) => {}
            Some(counting) => {
                report
                    .add(
                        own.content_span(),
                        format!("`a={name}` is another one than that of the BUNDLE group"),
                    )
                    .label(counting.content_span(), "the one that counts");
            }
            None => {
                report
                    .add(
                        own.content_span(),
                        format!("`a={name}` is missing in the first section of the BUNDLE group"),
                    )
                    .label(tagged.line().content_span(), "the section that counts");
            }
        }
    }
}

fn stated<'a>(section: Section<'_, 'a>, kind: AttributeKind) -> Option<Line<'a>> {
    section.lines_of_kind(kind).next()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=extmap-allow-mixed\na=group:BUNDLE 0 1\n{audio}a=mid:0\na=rtcp-mux\n\
            {audio}a=mid:1\na=rtcp-rsize\na=extmap-allow-mixed\n{audio}a=rtcp-mux-only\n",
        b"{session}a=group:BUNDLE 0 1 2\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=rtcp-mux\na=extmap-allow-mixed\n\
            m=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:2\na=tls-id:abc3de65cddef001be82\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\n{audio}a=mid:0\na=tls-id:abc3de65cddef001be82\n\
            {audio}a=mid:1\n[[a=rtcp-mux]]\n[[a=tls-id:00000000000000000000]]\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=rtcp-mux\n[[a=rtcp-mux-only]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
