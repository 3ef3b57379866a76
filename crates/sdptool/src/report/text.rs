//! What findings say, in words that several formats share.

use sdpkit::lint::{Finding, Safety};

use super::view::{Shown, View};

/// What `--fix` can do about a finding, at the end of a line.
pub(super) fn mark(finding: &Finding) -> &'static str {
    match finding.fix.as_ref().map(|fix| fix.safety) {
        Some(Safety::Safe) => " [*]",
        Some(Safety::Unsafe) => " [* unsafe]",
        None => "",
    }
}

/// What to do about a finding, and the options that do it.
pub(super) fn help(finding: &Finding) -> Option<String> {
    let help = finding.help.as_ref()?;
    Some(match &finding.fix {
        Some(fix) if fix.safety == Safety::Safe => format!("{help} [safe fix: --fix]"),
        Some(_) => format!("{help} [unsafe fix: --fix --unsafe-fixes]"),
        None => help.clone(),
    })
}

/// That findings like this one are not shown.
pub(super) fn omitted(shown: &Shown<'_>) -> Option<String> {
    let count = shown.omitted;
    (count > 0).then(|| format!("{count} more of this rule, shown with a greater --max-findings"))
}

/// All that is known of a finding beyond its message, a line each.
pub(super) fn facts(shown: &Shown<'_>, view: &View<'_>) -> Vec<String> {
    let finding = shown.finding;
    let mut facts = Vec::new();
    facts.extend(finding.labels.iter().map(|label| {
        let position = view.places.position(label.span.start());
        format!("{position}: {}", label.message)
    }));
    facts.extend(finding.elsewhere.iter().filter_map(|place| {
        let other = view.other(place.whose)?;
        let position = other.places.position(place.span.start());
        Some(format!("{}:{position}: {}", other.name, place.message))
    }));
    facts.extend(finding.rule.sources.iter().map(|&source| source.to_owned()));
    facts.extend(finding.notes.iter().cloned());
    facts.extend(help(finding).map(|help| format!("help: {help}")));
    facts.extend(omitted(shown));
    facts
}

/// The same for formats that can only point at the file: where in the description it is, first.
pub(super) fn facts_in_file(shown: &Shown<'_>, view: &View<'_>) -> Vec<String> {
    let place = view.in_description(shown.finding);
    place.into_iter().chain(facts(shown, view)).collect()
}
