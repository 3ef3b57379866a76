//! ICE and DTLS parameters in effect in a section.

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Fingerprint, IceLite, IceOptions, IcePwd, IceUfrag, Setup, TlsId};

use crate::placed::Placed;
use crate::section::Section;

/// The ICE parameters of a section: its own, else the session's (RFC 8839 §5.4).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct IceParameters<'a> {
    /// The user fragment.
    pub ufrag: Option<Placed<'a, IceUfrag<'a>>>,
    /// The password.
    pub pwd: Option<Placed<'a, IcePwd<'a>>>,
    /// The options.
    pub options: Option<Placed<'a, IceOptions<'a>>>,
    /// What the agent can do.
    pub agent: IceAgent,
}

/// How much of ICE an agent implements (RFC 8445 §2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "RFC 8445 knows full and lite agents")]
pub enum IceAgent {
    /// All.
    Full,
    /// `a=ice-lite`: host candidates only, and no checks of its own.
    Lite,
}

impl IceParameters<'_> {
    /// Whether the option `tag` is stated.
    pub fn has_option(&self, tag: &str) -> bool {
        self.options.is_some_and(|options| options.tags.iter().any(|known| known == *tag))
    }
}

/// The DTLS parameters of a section: its own, else the session's (RFC 8842 §5, RFC 8122 §5).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DtlsParameters<'m, 'a> {
    section: Section<'m, 'a>,
    /// Who opens the association.
    pub setup: Option<Placed<'a, Setup>>,
    /// What names the association.
    pub tls_id: Option<Placed<'a, TlsId<'a>>>,
}

impl<'m, 'a> DtlsParameters<'m, 'a> {
    /// The fingerprints.
    pub fn fingerprints(&self) -> impl Iterator<Item = Placed<'a, Fingerprint<'a>>> + use<'m, 'a> {
        self.section.all_in_effect()
    }
}

impl<'m, 'a> Section<'m, 'a> {
    /// The ICE parameters that the section states itself or takes from the session level.
    ///
    /// In a BUNDLE group those of [`Section::transport_owner`] count.
    pub fn ice(&self) -> IceParameters<'a> {
        let is_lite = self.model().session().has(IceLite::INFO.kind);
        IceParameters {
            ufrag: self.in_effect(),
            pwd: self.in_effect(),
            options: self.in_effect(),
            agent: if is_lite { IceAgent::Lite } else { IceAgent::Full },
        }
    }

    /// The DTLS parameters that the section states itself or takes from the session level.
    ///
    /// In a BUNDLE group those of [`Section::transport_owner`] count.
    pub fn dtls(&self) -> DtlsParameters<'m, 'a> {
        DtlsParameters { section: *self, setup: self.in_effect(), tls_id: self.in_effect() }
    }
}
