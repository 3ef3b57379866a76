//! What was agreed on for one section.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::Direction;
use sdpkit_model::MediaKind;

use super::NegotiatedCodec;
use crate::identifiers::{CertificateFingerprint, IceCredentials};

/// What was agreed on for one section.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NegotiatedSection {
    /// Its number, counted from 0.
    pub index: usize,
    /// What it carries.
    pub kind: MediaKind,
    /// Its name.
    pub mid: Option<String>,
    /// The transport protocol of the answer.
    pub protocol: String,
    /// Why it is rejected; all below is empty then.
    pub rejection: Option<Rejection>,
    /// What this end does.
    pub direction: Direction,
    /// The codecs it may send, the one the other end likes best first.
    pub send: Vec<NegotiatedCodec>,
    /// The codecs it may receive.
    pub receive: Vec<NegotiatedCodec>,
    /// The header extensions.
    pub extensions: Vec<NegotiatedExtension>,
    /// The section whose transport it uses: its own number, or that of the tagged section of its
    /// BUNDLE group.
    pub transport: usize,
    /// Whether RTP and RTCP share a port.
    pub rtcp_mux: bool,
    /// Whether RTCP packets may be of reduced size.
    pub reduced_size_rtcp: bool,
    /// The part this end plays in DTLS.
    pub role: Option<DtlsRole>,
    /// The ICE credentials of this end.
    pub local_ice: Option<IceCredentials>,
    /// The ICE credentials of the other end.
    pub remote_ice: Option<IceCredentials>,
    /// Whether ICE starts anew, compared with the exchange before.
    pub ice_restart: bool,
    /// The certificates that the other end may show.
    pub remote_fingerprints: Vec<CertificateFingerprint>,
    /// The keys of SDES.
    pub keys: Option<NegotiatedKeys>,
    /// The simulcast streams this end sends, each with its alternatives.
    pub send_streams: Vec<Vec<NegotiatedStream>>,
    /// The simulcast streams this end receives, each with its alternatives.
    pub receive_streams: Vec<Vec<NegotiatedStream>>,
    /// The SCTP association of a data channel section.
    pub data_channel: Option<NegotiatedDataChannel>,
}

/// Why a section is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// It was offered with port 0.
    Offered,
    /// The policy of this end says so.
    Policy,
    /// The other end did.
    Peer,
    /// This end knows nothing of that kind of media.
    UnsupportedMedia,
    /// This end does not speak that transport protocol, or not with that protection.
    UnsupportedProtocol,
    /// No codec is known to both ends.
    NoCommonCodec {
        /// The encodings of the offer.
        offered: Vec<String>,
        /// The encodings of this end.
        own: Vec<String>,
    },
    /// No line `a=crypto` could be taken.
    NoCommonSuite {
        /// The cipher suites of the offer.
        offered: Vec<String>,
        /// The cipher suites of this end.
        own: Vec<String>,
    },
    /// DTLS is asked for without a fingerprint to know the peer by.
    MissingFingerprint,
    /// It was offered as part of a BUNDLE group alone, and that group has no transport here.
    NotBundled,
    /// It needs RTP and RTCP on one port, which this end cannot do.
    MuxRequired,
}

/// A header extension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NegotiatedExtension {
    /// Its number in packets.
    pub id: u16,
    /// The URI that names it.
    pub uri: String,
    /// In which directions it is used, from this end's point of view.
    pub direction: Direction,
}

/// The part an end plays in DTLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "an association has two ends")]
pub enum DtlsRole {
    /// It opens the association: `active`.
    Client,
    /// It accepts it: `passive`.
    Server,
}

/// Keys of SDES that were agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NegotiatedKeys {
    /// The tag of both lines.
    pub tag: u32,
    /// The cipher suite.
    pub suite: String,
    /// What this end encrypts with.
    pub local: String,
    /// What the other end encrypts with.
    pub remote: String,
}

/// A simulcast stream, or an alternative of one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NegotiatedStream {
    /// Its name.
    pub rid: String,
    /// Whether it starts paused.
    pub paused: bool,
}

/// An SCTP association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NegotiatedDataChannel {
    /// The SCTP port of this end.
    pub local_port: u16,
    /// The SCTP port of the other end.
    pub remote_port: u16,
    /// The largest message the other end takes, in bytes; `None` is any.
    pub max_message_size: Option<u64>,
}
