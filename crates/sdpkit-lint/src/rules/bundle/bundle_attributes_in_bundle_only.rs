use alloc::format;

use sdpkit_core::{Attr, AttributeKind};

use super::categories::is_bundle_attribute;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bundle-only section has attributes of a transport.
    ///
    /// It uses the transport of the first section of its group, so that its own credentials, roles
    /// and candidates say nothing. Firefox and `GStreamer` write them all the same, and receivers
    /// ignore them.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=bundle-only
    /// a=setup:actpass
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=bundle-only
    /// ```
    id: "bundle-attributes-in-bundle-only",
    category: Bundle,
    severity: Hint,
    applies: Offer,
    fix: Safe,
    sources: [
        "RFC 9143 §7.1.3 “the offerer MUST NOT include IDENTICAL and TRANSPORT multiplexing category SDP attributes (BUNDLE attributes) in bundle-only \"m=\" sections”",
        "RFC 9429 §5.2.1 “Bundle-only \"m=\" sections MUST NOT contain any ICE credentials”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        // Where no section of the group has a port, the first gives the transport all the same.
        if !section.is_bundle_only() || section.owns_transport() {
            continue;
        }
        for attr in section.attributes().filter(|attr| is_meant(*attr)) {
            let line = attr.line();
            report
                .add(
                    line.content_span(),
                    format!("`a={}` says nothing in a bundle-only section", attr.name()),
                )
                .fix("remove the line", [FixEdit::delete(line.span())]);
        }
    }
}

fn is_meant(attr: Attr<'_>) -> bool {
    attr.kind().is_some_and(|kind: AttributeKind| is_bundle_attribute(kind))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:actpass\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\na=rtpmap:96 VP8/90000\na=x-setup:1\n",
        b"{session}m=video 0 UDP/TLS/RTP/SAVPF 96\na=bundle-only\na=setup:actpass\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\n\
            a=mid:1\na=bundle-only\n[[a=setup:actpass]]\n[[a=rtcp-mux]]\n[[a=ice-ufrag:abcd]]\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\n\
            a=setup:actpass\na=rtcp-mux\na=bundle-only\na=mid:1\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\n\
            a=bundle-only\na=mid:1\n",
    )],
    newlines: Newlines::Crlf,
};
