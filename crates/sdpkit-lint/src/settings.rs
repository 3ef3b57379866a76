//! What to look for, and in which light.

use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroUsize;

use sdpkit_model::{DescriptionType, Profile};

use crate::peer::Peer;
use crate::selection::Selection;

/// What to look for.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// Which rules run.
    pub selection: Selection,
    /// The world the description belongs to; guessed when `None`.
    pub profile: Option<Profile>,
    /// The part it plays in offer/answer, where that is known.
    pub description_type: Option<DescriptionType>,
    /// The browsers it is meant for; none, and no rule about single browsers runs.
    pub peers: Vec<Peer>,
    /// What the session may contain.
    pub policy: Policy,
    /// How many findings of each rule are told; the last of them counts the others, see
    /// [`Finding::omitted`](crate::Finding::omitted). `None` tells all: as many as a text that was
    /// not trusted has lines.
    pub max_findings: Option<NonZeroUsize>,
}

impl Settings {
    /// The same, with other rules.
    #[must_use]
    pub fn with_selection(self, selection: Selection) -> Self {
        Self { selection, ..self }
    }

    /// The same, for a given world; `None` guesses it.
    #[must_use]
    pub fn with_profile(self, profile: Option<Profile>) -> Self {
        Self { profile, ..self }
    }

    /// The same, for a given part in offer/answer; `None` leaves it open.
    #[must_use]
    pub fn with_description_type(self, description_type: Option<DescriptionType>) -> Self {
        Self { description_type, ..self }
    }

    /// The same, meant for other browsers.
    #[must_use]
    pub fn with_peers(self, peers: Vec<Peer>) -> Self {
        Self { peers, ..self }
    }

    /// The same, with so many findings of each rule at most; `None` for all.
    #[must_use]
    pub fn with_max_findings(self, max_findings: Option<NonZeroUsize>) -> Self {
        Self { max_findings, ..self }
    }

    /// The same, with what the session may contain.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }
}

/// What the people who run a session want of it, beyond what makes it work; nothing by default.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Policy {
    /// The candidates that may be told to a peer.
    pub ice: IcePolicy,
    /// The encoding names that may be used; any when empty.
    pub allowed_codecs: Vec<String>,
    /// The largest size of a description, in bytes.
    pub max_size: Option<usize>,
}

/// The candidates that may be told to a peer (`iceTransportPolicy` of the WebRTC API).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IcePolicy {
    /// All.
    #[default]
    All,
    /// Those of relays only.
    Relay,
}
