//! How packets can travel.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::line::Transport;

/// How packets can travel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct TransportCapabilities {
    /// How media may be protected; an offer uses the first.
    pub protection: Vec<Protection>,
    /// How much of ICE there is.
    pub ice: IceSupport,
    /// The `a=ice-options` it understands.
    pub ice_options: Vec<String>,
    /// The cipher suites of SDES in order of preference (RFC 4568 §6.2).
    pub sdes_suites: Vec<String>,
    /// Whether several sections may share a transport (RFC 9143).
    pub bundle: bool,
    /// Whether RTP and RTCP may share a port (RFC 5761).
    pub rtcp_mux: bool,
    /// Whether RTCP packets may be of reduced size (RFC 5506).
    pub reduced_size_rtcp: bool,
}

/// How media is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Protection {
    /// With keys that DTLS agrees on (RFC 5764).
    Dtls,
    /// With keys in the description (RFC 4568).
    Sdes,
    /// Not at all.
    None,
}

/// How much of ICE there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum IceSupport {
    /// Nothing.
    #[default]
    None,
    /// Everything.
    Full,
    /// Answers to checks alone (RFC 8445 §2.5).
    Lite,
}

impl TransportCapabilities {
    /// What browsers can: DTLS, full ICE with trickle, BUNDLE and both halves of RTCP.
    pub fn webrtc() -> Self {
        Self {
            protection: [Protection::Dtls].into(),
            ice: IceSupport::Full,
            ice_options: ["trickle".into()].into(),
            bundle: true,
            rtcp_mux: true,
            reduced_size_rtcp: true,
            ..Self::default()
        }
    }

    /// RTP over UDP without protection, as in RFC 3264.
    pub fn plain() -> Self {
        Self { protection: [Protection::None].into(), ..Self::default() }
    }
}

/// The family of an RTP transport, as far as protection goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `RTP/AVP`, `RTP/AVPF`.
    Plain,
    /// `RTP/SAVP`, `RTP/SAVPF`: by DTLS or SDES, as other lines tell.
    Secure,
    /// `UDP/TLS/RTP/SAVPF` and its like.
    Dtls,
}

impl Family {
    /// The family of an RTP transport over UDP, or of the ways browsers write it; `None` for others.
    pub(crate) fn of(transport: Transport<'_>) -> Option<Self> {
        match transport.as_str() {
            "RTP/AVP" | "RTP/AVPF" => Some(Self::Plain),
            "RTP/SAVP" | "RTP/SAVPF" => Some(Self::Secure),
            "UDP/TLS/RTP/SAVP" | "UDP/TLS/RTP/SAVPF" | "TCP/DTLS/RTP/SAVP"
            | "TCP/DTLS/RTP/SAVPF" => Some(Self::Dtls),
            _ => None,
        }
    }
}
