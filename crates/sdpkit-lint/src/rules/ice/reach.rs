//! Descriptions whose candidates reach no further than a network.

use sdpkit_core::AttributeKind;
use sdpkit_core::address::Scope;
use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_model::Placed;

use crate::document::Document;

/// What the host candidates of a description have in common that has no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All are names that multicast DNS resolves.
    Mdns,
    /// All are addresses of private networks, or such names.
    Private,
}

/// How far the candidates of a description reach, and the first of them; `None` where some reach
/// further, where there is none, and where one cannot be read.
pub(super) fn reach<'a>(document: &Document<'a>) -> Option<(Reach, Placed<'a, Candidate<'a>>)> {
    let (first, _) = document.candidates().next()?;
    let mut reach = Reach::Mdns;
    for (candidate, host) in document.candidates() {
        if candidate.typ != CandidateType::Host {
            return None;
        }
        match host.scope() {
            Scope::Mdns => {}
            Scope::Private | Scope::UniqueLocal | Scope::LinkLocal | Scope::Shared => {
                reach = Reach::Private;
            }
            _ => return None,
        }
    }
    let lines = document.model().lines_of_kind(AttributeKind::Candidate).count();
    (lines == document.candidates().count()).then_some((reach, *first))
}
