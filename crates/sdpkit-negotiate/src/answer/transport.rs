//! The transport of a section in an answer.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::{Crypto, CryptoParameter, SetupRole};
use sdpkit_model::{DtlsParameters, Section};

use super::Answerer;
use super::media::Accepted;
use crate::capabilities::{IceSupport, Protection};
use crate::draft::TransportDraft;
use crate::identifiers::{CertificateFingerprint, IceCredentials, TransportParameters};
use crate::negotiated::{DtlsRole, NegotiatedSection};
use crate::rejected::Rejected;

impl<'m, 'a> Answerer<'_, 'm, 'a> {
    /// What the section says of a transport that it does not share with one before it.
    pub(super) fn transport<'d>(
        &self,
        section: &Section<'m, 'a>,
        accepted: &Accepted<'_>,
        parameters: &'d TransportParameters,
    ) -> Result<TransportDraft<'d>, Rejected> {
        let index = section.index();
        let missing = |what| Rejected::MissingIdentifier { what, section: index };
        let mut transport = TransportDraft::default();
        // The offer may state a shared transport in the section that it tags itself.
        let shared = section.transport_owner();
        let offered = if section.ice().ufrag.is_some() { *section } else { shared };
        let before = self.before(index);
        if self.capabilities.transport.ice != IceSupport::None {
            if let Some(remote) = credentials(&offered) {
                let ice = own_credentials(&remote, before, parameters);
                transport.ice = Some(ice.ok_or_else(|| missing("new ICE credentials"))?);
                transport.candidates = &parameters.candidates;
            }
        }
        match accepted.protection {
            Protection::None => {}
            Protection::Sdes => {
                let (line, key) = self.crypto(section).ok_or_else(|| missing("a key of SDES"))?;
                transport.crypto.push(format!("{} {} {key}", line.tag, line.suite));
            }
            Protection::Dtls => {
                if parameters.fingerprints.is_empty() {
                    return Err(missing("a fingerprint"));
                }
                transport.fingerprints = Cow::Borrowed(&parameters.fingerprints);
                let dtls =
                    if section.dtls().setup.is_some() { section.dtls() } else { shared.dtls() };
                transport.setup = Some(setup(&offered, dtls, before, self.policy.dtls_role)?);
                if dtls.tls_id.is_some() {
                    transport.tls_id = parameters.tls_id.as_deref().map(Cow::Borrowed);
                }
            }
        }
        Ok(transport)
    }

    /// The first line of the offer that this end can use, with its own key (RFC 4568 §5.1.2).
    pub(super) fn crypto(&self, section: &Section<'m, 'a>) -> Option<(Crypto<'a>, &str)> {
        let keys = &self.policy.identifiers.transport(section.index()).sdes_keys;
        let lines = section.all::<Crypto<'a>>().map(|line| line.value);
        let mut usable = lines.filter(|line| {
            let mut parameters = line.parameters.iter();
            parameters.all(CryptoParameter::is_optional)
                && self
                    .capabilities
                    .transport
                    .sdes_suites
                    .iter()
                    .any(|s| *s == *line.suite.as_str())
        });
        usable.find_map(|line| {
            let key = keys.iter().find(|key| key.suite == line.suite.as_str())?;
            Some((line, key.key.as_str()))
        })
    }

    fn before(&self, index: usize) -> Option<&NegotiatedSection> {
        let section = self.previous?.sections.get(index)?;
        section.rejection.is_none().then_some(section)
    }
}

/// The credentials of this end: those it had, until the other end brings new ones
/// (RFC 8839 §4.4.1.1.1, and libwebrtc, for which one of both is enough).
fn own_credentials<'d>(
    remote: &IceCredentials,
    before: Option<&NegotiatedSection>,
    parameters: &'d TransportParameters,
) -> Option<Cow<'d, IceCredentials>> {
    let new = parameters.ice.as_ref();
    let Some(before) = before else { return new.map(Cow::Borrowed) };
    match (&before.local_ice, &before.remote_ice) {
        (Some(own), Some(theirs)) if theirs == remote => Some(Cow::Owned(own.clone())),
        (Some(own), _) => new.filter(|new| *new != own).map(Cow::Borrowed),
        (None, _) => new.map(Cow::Borrowed),
    }
}

/// The part of this end in DTLS (RFC 8842 §5.3). As long as the association goes on the parts
/// stay (§5.5).
fn setup<'m, 'a>(
    offered: &Section<'m, 'a>,
    dtls: DtlsParameters<'m, 'a>,
    before: Option<&NegotiatedSection>,
    wished: DtlsRole,
) -> Result<SetupRole, Rejected> {
    let goes_on = before.filter(|before| is_same_peer(offered, &before.remote_fingerprints));
    let chosen = match goes_on.and_then(|before| before.role).unwrap_or(wished) {
        DtlsRole::Client => SetupRole::Active,
        DtlsRole::Server => SetupRole::Passive,
    };
    // Offers of old leave `a=setup` out; browsers take that for `actpass`.
    let Some(setup) = dtls.setup else { return Ok(chosen) };
    match setup.role {
        SetupRole::ActPass => Ok(chosen),
        SetupRole::Active => Ok(SetupRole::Passive),
        SetupRole::Passive => Ok(SetupRole::Active),
        _ => Err(Rejected::PeerRule {
            reference: "RFC 8842 §5.3",
            problem: "expected a DTLS role, found holdconn",
            span: setup.value_span(),
        }),
    }
}

/// Whether the peer has the certificates it had: then the association goes on.
fn is_same_peer(offered: &Section<'_, '_>, known: &[CertificateFingerprint]) -> bool {
    let now = offered.dtls().fingerprints();
    let now = now.map(|fingerprint| fingerprint.digest);
    !known.is_empty() && now.zip(known).all(|(now, known)| now.eq_ignore_ascii_case(&known.digest))
}

fn credentials(section: &Section<'_, '_>) -> Option<IceCredentials> {
    let ice = section.ice();
    Some(IceCredentials {
        ufrag: String::from(ice.ufrag?.ufrag.as_str()),
        pwd: String::from(ice.pwd?.pwd.as_str()),
    })
}
