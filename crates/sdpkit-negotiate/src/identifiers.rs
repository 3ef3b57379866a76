//! What a description says that no engine can know: who speaks, and where its packets arrive.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Who speaks, and where its packets arrive. The caller chooses all of it; what is left out is a
/// placeholder where descriptions have one (address `0.0.0.0`, port 9), and refused where they have
/// none (ICE credentials, fingerprints, keys).
///
/// ```
/// use sdpkit_negotiate::{Identifiers, TransportParameters};
/// let transport = TransportParameters::new()
///     .with_ice("8hhY", "asd88fgpdd777uzjYhagZg")
///     .with_fingerprint("sha-256", "DA:51:3F");
/// let identifiers = Identifiers::new(4_611_731_400_430_051_336).with_transport(transport);
/// assert_eq!(identifiers.transport(7).ice.as_ref().unwrap().ufrag, "8hhY");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identifiers {
    /// The number of the session in `o=`.
    pub session_id: u64,
    /// The version that the first description has; later ones count on from it.
    pub first_version: u64,
    /// The user in `o=`.
    pub user: String,
    /// The address in `o=`.
    pub origin_address: String,
    default_transport: TransportParameters,
    transports: BTreeMap<usize, TransportParameters>,
    media: BTreeMap<usize, MediaIdentifiers>,
}

/// Where packets of a transport arrive, and how they are told from those of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransportParameters {
    /// The address in `c=`.
    pub address: Option<String>,
    /// The port in `m=`.
    pub port: Option<u16>,
    /// The port of RTCP, where it is not the one above and not shared.
    pub rtcp_port: Option<u16>,
    /// The credentials of ICE.
    pub ice: Option<IceCredentials>,
    /// The values of `a=candidate` lines.
    pub candidates: Vec<String>,
    /// The fingerprints of the certificates that DTLS may show.
    pub fingerprints: Vec<CertificateFingerprint>,
    /// The name of the DTLS association (RFC 8842 §4).
    pub tls_id: Option<String>,
    /// The keys of SDES, one for each cipher suite.
    pub sdes_keys: Vec<SdesKey>,
}

/// The credentials of ICE.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IceCredentials {
    /// The user fragment.
    pub ufrag: String,
    /// The password.
    pub pwd: String,
}

/// The hash of a certificate (RFC 8122 §5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CertificateFingerprint {
    /// The hash function, as `sha-256`.
    pub hash: String,
    /// The hash as pairs of hexadecimal digits between colons.
    pub digest: String,
}

/// A key of SDES (RFC 4568 §6.1).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SdesKey {
    /// The cipher suite it is for.
    pub suite: String,
    /// The key parameters, as `inline:...`.
    pub key: String,
}

/// What names the media that a section sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MediaIdentifiers {
    /// The values of `a=msid`: a stream, and perhaps a track.
    pub msids: Vec<String>,
    /// The canonical name of the sources below.
    pub cname: Option<String>,
    /// The sources: the one of the media, and perhaps the one of its retransmission.
    pub ssrcs: Vec<u32>,
}

impl Identifiers {
    /// Those of session `session_id`, without anything else.
    pub fn new(session_id: u64) -> Self {
        Self {
            session_id,
            first_version: 1,
            user: "-".into(),
            origin_address: "0.0.0.0".into(),
            default_transport: TransportParameters::new(),
            transports: BTreeMap::new(),
            media: BTreeMap::new(),
        }
    }

    /// With that user and address in `o=`.
    #[must_use]
    pub fn with_origin(mut self, user: &str, address: &str) -> Self {
        self.user = user.into();
        self.origin_address = address.into();
        self
    }

    /// With that transport for every section that has none of its own.
    #[must_use]
    pub fn with_transport(mut self, transport: TransportParameters) -> Self {
        self.default_transport = transport;
        self
    }

    /// With that transport for section `index`, counted from 0.
    #[must_use]
    pub fn with_transport_of(mut self, index: usize, transport: TransportParameters) -> Self {
        self.transports.insert(index, transport);
        self
    }

    /// With those names for the media that section `index` sends.
    #[must_use]
    pub fn with_media_of(mut self, index: usize, media: MediaIdentifiers) -> Self {
        self.media.insert(index, media);
        self
    }

    /// The transport of section `index`.
    pub fn transport(&self, index: usize) -> &TransportParameters {
        self.transports.get(&index).unwrap_or(&self.default_transport)
    }

    /// The names of the media that section `index` sends.
    pub fn media(&self, index: usize) -> Option<&MediaIdentifiers> {
        self.media.get(&index)
    }
}

impl TransportParameters {
    /// Placeholders.
    pub fn new() -> Self {
        Self::default()
    }

    /// With that address and port.
    #[must_use]
    pub fn with_address(mut self, address: &str, port: u16) -> Self {
        self.address = Some(address.into());
        self.port = Some(port);
        self
    }

    /// With those credentials of ICE.
    #[must_use]
    pub fn with_ice(mut self, ufrag: &str, pwd: &str) -> Self {
        self.ice = Some(IceCredentials::new(ufrag, pwd));
        self
    }

    /// With one candidate more, the value of an `a=candidate`.
    #[must_use]
    pub fn with_candidate(mut self, candidate: &str) -> Self {
        self.candidates.push(candidate.into());
        self
    }

    /// With one fingerprint more.
    #[must_use]
    pub fn with_fingerprint(mut self, hash: &str, digest: &str) -> Self {
        self.fingerprints.push(CertificateFingerprint { hash: hash.into(), digest: digest.into() });
        self
    }

    /// With a key for a cipher suite of SDES, as `inline:...`.
    #[must_use]
    pub fn with_sdes_key(mut self, suite: &str, key: &str) -> Self {
        self.sdes_keys.push(SdesKey { suite: suite.into(), key: key.into() });
        self
    }
}

impl IceCredentials {
    /// The user fragment and the password.
    pub fn new(ufrag: &str, pwd: &str) -> Self {
        Self { ufrag: ufrag.into(), pwd: pwd.into() }
    }
}

impl MediaIdentifiers {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one `a=msid` more.
    #[must_use]
    pub fn with_msid(mut self, msid: &str) -> Self {
        self.msids.push(msid.into());
        self
    }

    /// With those sources under that canonical name.
    #[must_use]
    pub fn with_sources(mut self, cname: &str, ssrcs: &[u32]) -> Self {
        self.cname = Some(cname.into());
        self.ssrcs = ssrcs.into();
        self
    }
}
