//! What an operation has to know beside the text.

use alloc::vec::Vec;

use sdpkit_model::DescriptionType;

use crate::keywords::keywords;

/// What an operation has to know beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Context {
    /// The part the description plays.
    pub role: Role,
    /// The description that fixes the order of sections, where one does: the offer of an answer, or
    /// what was agreed on before.
    pub previous: Option<Vec<u8>>,
}

impl Context {
    /// The same, for another role.
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The same, after the description `previous`: the offer of an answer, or what was agreed on
    /// before.
    #[must_use]
    pub fn with_previous(self, previous: impl Into<Vec<u8>>) -> Self {
        Self { previous: Some(previous.into()), ..self }
    }
}

impl From<Role> for Context {
    fn from(role: Role) -> Self {
        Self::default().with_role(role)
    }
}

keywords! {
    /// The part a description plays in offer/answer, and whose it is; it decides what may be changed.
    Role "local-offer|local-answer|remote-offer|remote-answer|free" {
        /// An offer made here, before it is set and sent.
        LocalOffer = "local-offer",
        /// An answer made here, before it is set and sent.
        LocalAnswer = "local-answer",
        /// An offer of the peer, before it is set.
        RemoteOffer = "remote-offer",
        /// An answer of the peer, before it is set.
        RemoteAnswer = "remote-answer",
        /// None of these: whatever can be written may be changed.
        #[default]
        Free = "free",
    }
}

impl Role {
    /// Whether it is an answer, whose sections are those of its offer (RFC 3264 §6).
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::LocalAnswer | Self::RemoteAnswer)
    }

    /// Whether it is an offer.
    pub const fn is_offer(self) -> bool {
        matches!(self, Self::LocalOffer | Self::RemoteOffer)
    }

    /// Whether it was made here.
    pub const fn is_local(self) -> bool {
        matches!(self, Self::LocalOffer | Self::LocalAnswer)
    }

    /// The type of the description, where the role tells.
    pub const fn description_type(self) -> Option<DescriptionType> {
        match self {
            Self::LocalOffer | Self::RemoteOffer => Some(DescriptionType::Offer),
            Self::LocalAnswer | Self::RemoteAnswer => Some(DescriptionType::Answer),
            Self::Free => None,
        }
    }
}
