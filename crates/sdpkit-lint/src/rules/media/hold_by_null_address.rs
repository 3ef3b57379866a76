use core::net::IpAddr;

use sdpkit_core::line::Connection;
use sdpkit_model::{Placed, Section};

use super::words::PORT;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Media is put on hold by the address 0.0.0.0.
    ///
    /// That is how it was done before RFC 3264: it stops RTCP with the media, does not work with
    /// IPv6 and breaks ICE, whose checks need the address. A direction says it better. With port 9
    /// the address only says that none is known yet, and with port 0 the section is rejected.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/AVP 0
    /// c=IN IP4 0.0.0.0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/AVP 0
    /// c=IN IP4 192.0.2.1
    /// a=sendonly
    /// ```
    id: "hold-by-null-address",
    category: Media,
    severity: Warning,
    applies: WebRtcOrSip,
    fix: None,
    sources: [
        "RFC 8839 §4.4.1.1.1 “ICE implementations MUST NOT utilize this mechanism for call hold”",
        "RFC 3264 §8.4 “Its usage for putting a call on hold is no longer recommended”",
    ],
}

/// Rejected sections, and what stands in the place of a port that is not known yet: 9
/// (RFC 8840 §4.1.1), once 1.
const NO_PORTS: [u16; 3] = [0, 1, 9];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let port = section.media().map_or(0, |media| media.port);
        if NO_PORTS.contains(&port) {
            continue;
        }
        let Some(connection) = connection(section).filter(is_null) else { continue };
        let finding = report.add(
            connection.value_span(),
            "hold by a null address: RTCP stops as well, and ICE fails",
        );
        finding.help("write the real address, and `a=sendonly` or `a=inactive`");
        if let Some(place) = section.line().token(PORT) {
            finding.label(place, "the port is known, so the address would be too");
        }
    }
}

/// The `c=` line in effect.
fn connection<'a>(section: Section<'_, 'a>) -> Option<Placed<'a, Connection<'a>>> {
    let own = section.all_lines::<Connection<'a>>().next();
    own.or_else(|| section.model().session().all_lines::<Connection<'a>>().next())
}

fn is_null(connection: &Placed<'_, Connection<'_>>) -> bool {
    matches!(connection.host().ip(), Some(IpAddr::V4(address)) if address.is_unspecified())
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\nc=IN IP4 0.0.0.0\nm=audio 0 RTP/AVP 0\nc=IN IP4 0.0.0.0\nm=audio 1 RTP/AVP 0\nc=IN IP4 0.0.0.0\nm=audio 49170 RTP/AVP 0\nm=audio 1 RTP/AVP 101\nc=IN IP6 ::\na=rtpmap:101 telephone-event/8000\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 0.0.0.0\nt=0 0\nm=audio 49170 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 192.0.2.1\n",
    ],
    fail: &[
        b"{session}m=audio 49170 RTP/AVP 0 101\nc=[[IN IP4 0.0.0.0]]\na=rtpmap:101 telephone-event/8000\na=sendrecv\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=[[IN IP4 0.0.0.0]]\nt=0 0\nm=audio 49170 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
