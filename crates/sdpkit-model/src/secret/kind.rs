//! What kinds of secrets there are.

use sdpkit_core::Span;

/// A piece of a description that should not be shown to everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Secret {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: SecretKind,
}

/// What a secret or an identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SecretKind {
    /// An IP address or the name of a host.
    Host,
    /// The address of a network card or a clock.
    Hardware,
    /// A mail address, or all that an `e=` line says.
    Mail,
    /// What a `p=` line says.
    Phone,
    /// Host and port of a URI, perhaps with a user.
    Server,
    /// The user name of an `o=` line.
    User,
    /// A username fragment of ICE.
    IceUfrag,
    /// A password of ICE.
    IcePwd,
    /// A fingerprint of a certificate or a key.
    Fingerprint,
    /// The parameters of a key.
    Key,
    /// The canonical name of an endpoint.
    Cname,
    /// An identity assertion (RFC 8827 §5).
    Identity,
    /// Anything else that may be secret, of whatever form.
    Opaque,
    /// The `sess-id` of an `o=` line.
    SessionId,
    /// The text of an `s=` or `i=` line.
    FreeText,
    /// The URI of a `u=` line.
    Uri,
    /// The identifier of a media stream or a track.
    StreamId,
    /// The foundation of a candidate, from which stacks with a weak hash give away the address.
    Foundation,
}

impl SecretKind {
    /// Whether it links descriptions to each other rather than telling a secret by itself.
    pub const fn is_identifier(self) -> bool {
        matches!(
            self,
            Self::SessionId | Self::FreeText | Self::Uri | Self::StreamId | Self::Foundation
        )
    }
}
