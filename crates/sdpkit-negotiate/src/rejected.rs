//! Why nothing could be made, and whose fault that is.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Span, WriteError};

use sdpkit_model::MediaKind;

use crate::session::WrongState;

/// Why there is no description or no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejected {
    /// A line that must be understood cannot be read.
    #[error("malformed: {0}")]
    Malformed(sdpkit_core::Error),
    /// The peer broke a rule that nothing can be made of.
    #[error("{problem} ({reference})")]
    PeerRule {
        /// The document and section of the rule.
        reference: &'static str,
        /// What is wrong.
        problem: &'static str,
        /// Where, in the description of the peer.
        span: Span,
    },
    /// No section could be accepted, where the policy asks for one.
    #[error("expected something in common, found {}", .0.first().map_or("no section", String::as_str))]
    Incompatible(
        /// For each section, why it was rejected.
        Vec<String>,
    ),
    /// This is not the time for it.
    #[error(transparent)]
    State(#[from] WrongState),
    /// The description is larger than what is dealt with.
    #[error("expected at most {limit} {what}, found {found}")]
    Limit {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The caller did not give what a section needs.
    #[error("expected {what} for section {section}, found none")]
    MissingIdentifier {
        /// What is missing.
        what: &'static str,
        /// The section, counted from 0.
        section: usize,
    },
    /// The caller wants what its capabilities do not have.
    #[error("expected capabilities for {kind}, found none")]
    MissingCapability {
        /// The kind of media.
        kind: MediaKind,
    },
    /// A value of the caller cannot stand in a description.
    #[error("{name}: {error}")]
    Value {
        /// The line it was meant for.
        name: &'static str,
        /// Why it cannot.
        error: WriteError,
    },
}

/// Whose fault a [`Rejected`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Blame {
    /// The peer's: its description is wrong.
    Peer,
    /// The caller's: it asked for what cannot be, or kept back what is needed.
    Caller,
    /// Nobody's: the ends do not fit.
    Nobody,
}

impl Rejected {
    /// Whose fault it is.
    ///
    /// ```
    /// use sdpkit_negotiate::{Blame, Rejected};
    /// let limit = Rejected::Limit { what: "sections", found: 10_000, limit: 4_096 };
    /// assert_eq!(limit.blame(), Blame::Peer);
    /// assert_eq!(limit.to_string(), "expected at most 4096 sections, found 10000");
    /// ```
    pub const fn blame(&self) -> Blame {
        match self {
            Self::Malformed(_) | Self::PeerRule { .. } | Self::Limit { .. } => Blame::Peer,
            Self::State(_)
            | Self::MissingIdentifier { .. }
            | Self::MissingCapability { .. }
            | Self::Value { .. } => Blame::Caller,
            Self::Incompatible(_) => Blame::Nobody,
        }
    }
}
