//! The descriptions of a call in their order: what a dump records of a peer connection.

use std::collections::BTreeMap;

use sdpkit::Sdp;
use sdpkit::lint::{
    DescriptionType, Exchange, Finding, Settings, Whose, lint_next, lint_pair, lint_renewal,
};

use crate::input::{Description, Input};
use crate::report::Beside;

/// What is found in a description because of those before it, and these.
#[derive(Default)]
pub(super) struct Compared {
    pub(super) findings: Vec<Finding>,
    pub(super) beside: Vec<Beside>,
}

/// Compares each answer that was set with its offer, and each description with the one that the
/// same side set before; one result for each description of `input`.
pub(super) fn compare(input: &Input, settings: impl Fn(&Description) -> Settings) -> Vec<Compared> {
    let mut calls: BTreeMap<&str, Call<'_>> = BTreeMap::new();
    let compared = input.descriptions.iter().map(|description| {
        let Some((connection, set)) = Set::of(description) else { return Compared::default() };
        let call = calls.entry(connection).or_default();
        call.next(set, &input.file, &settings(description))
    });
    compared.collect()
}

/// Which end of a connection set a description as its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Local,
    Remote,
}

/// A description that was set.
#[derive(Clone, Copy)]
struct Set<'a> {
    description: &'a Description,
    side: Side,
    description_type: DescriptionType,
}

impl<'a> Set<'a> {
    /// The description with the name of its connection; `None` where it was only made, or where
    /// the file does not say.
    fn of(description: &'a Description) -> Option<(&'a str, Self)> {
        let described = description.described.as_ref()?;
        let api = described.api.as_deref()?;
        // Called without a description, it tells on success which it was (RFC 9429 §4.1.8).
        let side = match api.strip_suffix("OnSuccess").unwrap_or(api) {
            "setLocalDescription" => Side::Local,
            "setRemoteDescription" => Side::Remote,
            _ => return None,
        };
        let description_type = described.description_type?;
        let connection = described.connection.as_deref()?;
        Some((connection, Self { description, side, description_type }))
    }

    fn sdp(self) -> Sdp<'a> {
        Sdp::new(&self.description.text)
    }

    fn beside(self, whose: Whose, file: &str) -> Beside {
        let name = format!("{file} ({})", self.description.name);
        Beside { whose, name, text: self.description.text.clone() }
    }
}

/// How far a connection has come.
#[derive(Default)]
struct Call<'a> {
    /// The offer that waits for its answer.
    pending: Option<Set<'a>>,
    /// The offer and the answer of the last exchange.
    last: Option<(Set<'a>, Set<'a>)>,
}

impl<'a> Call<'a> {
    /// Takes the next description that was set, and compares it with those before.
    fn next(&mut self, set: Set<'a>, file: &str, settings: &Settings) -> Compared {
        let mut compared = Compared::default();
        if let Some((offer, answer)) = self.last {
            let (own, peer) =
                if offer.side == set.side { (offer, answer) } else { (answer, offer) };
            let found = lint_next(own.sdp(), Some(peer.sdp()), set.sdp(), settings);
            compared.findings.extend(found);
            compared.beside.push(own.beside(Whose::Previous, file));
        }
        if set.description_type == DescriptionType::Offer {
            self.pending = Some(set);
            return compared;
        }
        let Some(offer) = self.pending.filter(|offer| offer.side != set.side) else {
            return compared;
        };
        compared.findings.extend(lint_pair(offer.sdp(), set.sdp(), settings));
        compared.beside.push(offer.beside(Whose::Offer, file));
        if let Some((before_offer, before_answer)) = self.last {
            let previous = Exchange { offer: before_offer.sdp(), answer: before_answer.sdp() };
            let now = Exchange { offer: offer.sdp(), answer: set.sdp() };
            compared.findings.extend(lint_renewal(previous, now, settings));
        }
        // A provisional answer is followed by another to the same offer (RFC 9429 §4.1.8).
        if set.description_type == DescriptionType::Answer {
            self.last = Some((offer, set));
            self.pending = None;
        }
        compared
    }
}
