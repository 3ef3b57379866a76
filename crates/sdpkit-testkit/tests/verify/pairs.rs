//! Which files of a corpus are an offer and its answer.

use std::collections::BTreeMap;

use sdpkit_core::Sdp;
use sdpkit_model::Model;
use sdpkit_negotiate::{Severity, Violation, verify};
use sdpkit_testkit::Sample;

/// An offer and its answer.
pub(crate) struct Pair<'s> {
    pub(crate) offer: &'s Sample,
    pub(crate) answer: &'s Sample,
}

impl Pair<'_> {
    pub(crate) fn name(&self) -> String {
        format!("{} with {}", self.offer.path, self.answer.path)
    }

    pub(crate) fn violations(&self) -> Vec<Violation> {
        violations(&self.offer.bytes, &self.answer.bytes)
    }

    /// The violations that are errors, as people see them.
    pub(crate) fn errors(&self) -> Vec<String> {
        let (offer, answer) = (Sdp::new(&self.offer.bytes), Sdp::new(&self.answer.bytes));
        let found = self.violations().into_iter();
        let errors = found.filter(|violation| violation.severity == Severity::Error);
        errors.map(|violation| violation.shown(offer, answer).to_string()).collect()
    }
}

pub(crate) fn violations(offer: &[u8], answer: &[u8]) -> Vec<Violation> {
    verify(&Model::new(Sdp::new(offer)), &Model::new(Sdp::new(answer)))
}

/// `scenario.offer.created.sdp` with `scenario.answer.created.sdp`: every stage of an offer with
/// every stage of its answer. What two browsers said to each other (`scenario@one-other`) is in the
/// folders of both, and is put together across them.
pub(crate) fn pairs(samples: &[Sample]) -> Vec<Pair<'_>> {
    let mut offers: BTreeMap<String, Vec<&Sample>> = BTreeMap::new();
    let mut answers: BTreeMap<String, Vec<&Sample>> = BTreeMap::new();
    for sample in samples.iter().filter(|sample| sample.is_description()) {
        // What a browser makes of its peer's words was never sent, and loses some of them.
        let is_view = [".remote.", ".remoteview.", ".munged."];
        if is_view.iter().any(|stage| sample.path.contains(stage)) {
            continue;
        }
        let (folder, name) = sample.path.rsplit_once('/').unwrap_or(("", &sample.path));
        let scope = if name.contains('@') { "" } else { folder };
        for (role, map) in [(".offer.", &mut offers), (".answer.", &mut answers)] {
            if let Some((scenario, _)) = name.split_once(role) {
                map.entry(format!("{scope}/{scenario}")).or_default().push(sample);
            }
        }
    }
    let both = offers.iter().filter_map(|(key, offers)| Some((offers, answers.get(key)?)));
    let pairs = both.flat_map(|(offers, answers)| {
        let with_each = |offer| answers.iter().map(move |answer| Pair { offer, answer });
        offers.iter().flat_map(move |offer| with_each(*offer))
    });
    pairs.collect()
}
