//! The transports that `m=` lines name.

/// Whether a transport is registered, or known from senders in use.
pub(super) fn is_known(transport: &str) -> bool {
    // By far the most frequent.
    matches!(transport, "UDP/TLS/RTP/SAVPF" | "RTP/AVP" | "UDP/DTLS/SCTP")
        || REGISTERED.contains(&transport)
        || IN_USE.contains(&transport)
        || ADAPTATION_LAYERS.iter().any(|layer| is_atm(transport, layer))
}

/// The transports registered with IANA, those of ATM apart.
pub(super) const REGISTERED: &[&str] = &[
    "RTP/AVP",
    "RTP/AVPF",
    "RTP/SAVP",
    "RTP/SAVPF",
    "UDP/TLS/RTP/SAVP",
    "UDP/TLS/RTP/SAVPF",
    "TCP/DTLS/RTP/SAVP",
    "TCP/DTLS/RTP/SAVPF",
    "UDP/DTLS/SCTP",
    "TCP/DTLS/SCTP",
    "SCTP",
    "SCTP/DTLS",
    "DTLS/SCTP",
    "TCP",
    "TCP/TLS",
    "udp",
    "UDP",
    "vat",
    "rtp",
    "udptl",
    "UDPTL",
    "TCP/UDPTL",
    "UDP/TLS/UDPTL",
    "TCP/RTP/AVP",
    "TCP/RTP/AVPF",
    "TCP/RTP/SAVP",
    "TCP/RTP/SAVPF",
    "TCP/TLS/RTP/AVP",
    "TCP/TLS/RTP/AVPF",
    "DCCP",
    "DCCP/RTP/AVP",
    "DCCP/RTP/SAVP",
    "DCCP/RTP/AVPF",
    "DCCP/RTP/SAVPF",
    "DCCP/TLS/RTP/SAVP",
    "DCCP/TLS/RTP/SAVPF",
    "MP2T/UDP",
    "MP2T/AVP",
    "MP2T/AVPF",
    "MP2T/SAVP",
    "MP2T/SAVPF",
    "UDP/FEC",
    "FEC/UDP",
    "FLUTE/UDP",
    "UDP/MBMS-FEC/RTP/AVP",
    "UDP/MBMS-FEC/RTP/SAVP",
    "UDP/MBMS-REPAIR",
    "TCP/MSRP",
    "TCP/TLS/MSRP",
    "TCP/WS/MSRP",
    "TCP/WSS/MSRP",
    "UDP/BFCP",
    "UDP/TLS/BFCP",
    "TCP/BFCP",
    "TCP/TLS/BFCP",
    "TCP/DTLS/BFCP",
    "TCP/WS/BFCP",
    "TCP/WSS/BFCP",
    "TCP/MRCPv2",
    "TCP/TLS/MRCPv2",
    "PSTN",
];

/// Never registered, and in use: RTSP servers copy the transport of RTSP (RFC 7826 §18.54), and
/// Chrome before version 80 and others offered TLS over TCP like this.
const IN_USE: &[&str] = &[
    "RTP/AVP/TCP",
    "RTP/AVP/UDP",
    "RTP/SAVP/TCP",
    "RTP/SAVP/UDP",
    "RAW/RAW/UDP",
    "MP2T/H2221/UDP",
    "MP2T/RTP/UDP",
    "TCP/TLS/RTP/SAVP",
    "TCP/TLS/RTP/SAVPF",
];

/// The layers of ATM, each registered with several codings after the slash (RFC 3108 §5.5).
const ADAPTATION_LAYERS: &[&str] = &["AAL1/", "AAL2/", "AAL3/4/", "AAL5/"];

fn is_atm(transport: &str, layer: &str) -> bool {
    transport.strip_prefix(layer).is_some_and(|coding| !coding.is_empty())
}
