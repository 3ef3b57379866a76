//! What the answerer wants beside what it can do.

use alloc::collections::BTreeMap;

use sdpkit_core::attribute::Direction;

use crate::identifiers::Identifiers;
use crate::negotiated::DtlsRole;

/// What the answerer wants beside what it can do.
///
/// ```
/// use sdpkit_core::attribute::Direction;
/// use sdpkit_negotiate::{AnswerPolicy, Identifiers, SectionWish};
/// let policy = AnswerPolicy::new(Identifiers::new(1))
///     .with_section(0, SectionWish::Direction(Direction::RecvOnly))
///     .with_section(1, SectionWish::Reject);
/// assert_eq!(policy.wish(1), Some(SectionWish::Reject));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnswerPolicy {
    /// Who answers, and where.
    pub identifiers: Identifiers,
    /// The part to play in DTLS where the offer leaves it open: the client by default, so that the
    /// association opens with the answer (RFC 8842 §5.3).
    pub dtls_role: DtlsRole,
    /// Whether an answer that rejects everything is one.
    pub acceptance: Acceptance,
    sections: BTreeMap<usize, SectionWish>,
}

/// What the answerer wants of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SectionWish {
    /// That it be rejected.
    Reject,
    /// That it do no more than this.
    Direction(Direction),
}

/// Whether an answer that rejects everything is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Acceptance {
    /// It is, as in browsers.
    #[default]
    Any,
    /// It is not: there is an error instead, as SIP has one (RFC 3264 §6, 488 in RFC 3261).
    AtLeastOne,
}

impl AnswerPolicy {
    /// Accepts what can be accepted.
    pub const fn new(identifiers: Identifiers) -> Self {
        Self {
            identifiers,
            dtls_role: DtlsRole::Client,
            acceptance: Acceptance::Any,
            sections: BTreeMap::new(),
        }
    }

    /// With that wish for section `index`, counted from 0.
    #[must_use]
    pub fn with_section(mut self, index: usize, wish: SectionWish) -> Self {
        self.sections.insert(index, wish);
        self
    }

    /// With that part in DTLS where the offer leaves it open.
    #[must_use]
    pub const fn with_dtls_role(mut self, role: DtlsRole) -> Self {
        self.dtls_role = role;
        self
    }

    /// Accepting that little.
    #[must_use]
    pub const fn with_acceptance(mut self, acceptance: Acceptance) -> Self {
        self.acceptance = acceptance;
        self
    }

    /// What is wanted of section `index`.
    pub fn wish(&self, index: usize) -> Option<SectionWish> {
        self.sections.get(&index).copied()
    }
}
