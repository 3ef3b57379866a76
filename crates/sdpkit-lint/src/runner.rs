//! Runs the rules over a description.

use alloc::vec::Vec;

use sdpkit_core::Sdp;

use crate::document::{DescriptionType, Document, Profile};
use crate::finding::{Finding, Report};
use crate::rule::Applies;
use crate::rules::RULES;
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
}

/// Everything the selected rules find in `sdp`, in the order of the text.
pub fn lint(sdp: Sdp<'_>, settings: &Settings) -> Vec<Finding> {
    let document = Document::new(sdp, settings.profile, settings.description_type);
    let mut findings = Vec::new();
    for rule in RULES {
        if settings.selection.runs(rule) && applies(rule.applies, &document) {
            (rule.check)(&document, &mut Report::new(rule, &mut findings));
        }
    }
    findings.sort_by_key(|finding| (finding.span, core::cmp::Reverse(finding.severity)));
    findings
}

/// Whether a rule for `applies` looks at `document`.
fn applies(applies: Applies, document: &Document<'_>) -> bool {
    let is_webrtc = document.profile() == Profile::WebRtc;
    match applies {
        Applies::Any => true,
        Applies::WebRtc => is_webrtc,
        Applies::OfferAnswer => is_webrtc || document.description_type().is_some(),
    }
}
