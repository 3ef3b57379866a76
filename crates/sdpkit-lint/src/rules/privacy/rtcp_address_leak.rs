use alloc::format;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::Rtcp;

use super::default_destination::{RTCP, has_candidates};
use super::scope::is_private;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=rtcp` tells a private address, which ICE does not need there.
    ///
    /// With ICE the candidates tell where RTCP goes, and the line is ignored; it stays behind when
    /// candidates are taken out.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp:50001 IN IP4 192.168.1.23
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp:9 IN IP4 0.0.0.0
    /// ```
    id: "rtcp-address-leak",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.2.1 “containing the default value \"9 IN IP4 0.0.0.0\"”",
        "RFC 9429 §5.8.2 “its value is ignored, as this information is superfluous when using ICE”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtcp in document.model().all::<Rtcp<'_>>() {
        let Some(address) = rtcp.address.map(|address| address.address) else { continue };
        let scope = Host::from(address).scope();
        if !is_private(scope) {
            continue;
        }
        let place = document.sdp().span_of(&address).unwrap_or(rtcp.value_span());
        let finding = report.add(place, format!("`a=rtcp` tells a {scope} address"));
        let section = rtcp.section_index().and_then(|index| document.model().section(index));
        if section.is_some_and(has_candidates) {
            finding.fix(format!("write `{RTCP}`"), [FixEdit::replace(rtcp.value_span(), RTCP)]);
        } else {
            finding.help(format!("with ICE, write `a=rtcp:{RTCP}`"));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=rtcp:9 IN IP4 0.0.0.0\n",
        b"{webrtc}a=rtcp:50001\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=rtcp:50001 IN IP4 x.local\n",
        b"{session}{audio}a=rtcp:50001 IN IP4 10.0.0.1\n",
    ],
    fail: &[b"{webrtc}a=rtcp:50001 IN IP4 [[192.168.1.23]]\n"],
    fix: &[(
        b"{webrtc}a=rtcp:50001 IN IP6 fd00::1\na=candidate:1 1 udp 1 x.local 50000 typ host\n",
        b"{webrtc}a=rtcp:9 IN IP4 0.0.0.0\na=candidate:1 1 udp 1 x.local 50000 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
