//! Runs the rules over a description.

use alloc::vec::Vec;
use core::ops::Range;

use sdpkit_core::{Sdp, Span};

use crate::detect::descriptions;
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
///
/// Of several descriptions that follow each other, each is looked at by itself.
pub fn lint(sdp: Sdp<'_>, settings: &Settings) -> Vec<Finding> {
    let rules: Vec<_> = RULES.iter().filter(|rule| settings.selection.runs(rule)).collect();
    let parts = descriptions(sdp);
    let mut findings = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let text = Sdp::new(sdp.as_bytes().get(part.clone()).unwrap_or_default());
        let mut document = Document::new(text, settings.profile, settings.description_type);
        if number == 0 {
            document = document.followed_by(first_lines(sdp, &parts));
        }
        let known = findings.len();
        for rule in rules.iter().filter(|rule| applies(rule.applies, &document)) {
            (rule.check)(&document, &mut Report::new(rule, &mut findings));
        }
        let start = u32::try_from(part.start).unwrap_or(u32::MAX);
        findings.iter_mut().skip(known).for_each(|finding| finding.shift(start));
    }
    findings.sort_by_key(|finding| (finding.span, core::cmp::Reverse(finding.severity)));
    findings
}

/// The first lines of all descriptions but the first.
fn first_lines(sdp: Sdp<'_>, parts: &[Range<usize>]) -> Vec<Span> {
    let rest = parts.iter().skip(1).filter_map(|part| {
        let line = Sdp::new(sdp.as_bytes().get(part.clone())?).lines().next()?;
        let start = u32::try_from(part.start).ok()?;
        Some(Span::new(start, start.saturating_add(line.content_span().end())))
    });
    rest.collect()
}

/// Whether a rule for `applies` looks at `document`.
fn applies(applies: Applies, document: &Document<'_>) -> bool {
    let is_webrtc = document.profile() == Profile::WebRtc;
    match applies {
        Applies::NotSdp => !document.is_sdp(),
        _ if !document.is_sdp() => false,
        Applies::Any => true,
        Applies::WebRtc => is_webrtc,
        Applies::OfferAnswer => is_webrtc || document.description_type().is_some(),
    }
}
