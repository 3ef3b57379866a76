//! The keywords of candidates: how one was found, and who connects over TCP.

use crate::attribute::keywords::keywords;

keywords! {
    /// How a candidate was found (RFC 8839 §5.1).
    CandidateType<'a> or Other {
        /// An address of the agent itself.
        Host = "host",
        /// Server-reflexive: the address a STUN server saw.
        ServerReflexive = "srflx",
        /// Peer-reflexive: the address the peer saw in a connectivity check.
        PeerReflexive = "prflx",
        /// An address of a TURN server, which relays.
        Relay = "relay",
    }
}

keywords! {
    /// Who opens the connection of a TCP candidate (RFC 6544 §4.5).
    TcpType expects TcpType {
        /// This side connects; its port is 9.
        Active = "active",
        /// This side listens.
        Passive = "passive",
        /// Both sides connect at the same time.
        SimultaneousOpen = "so",
    }
}
