//! Findings lie in the text, and fixes come to an end without breaking what was whole.

use std::collections::BTreeSet;

use sdpkit_core::{Edit, Sdp, Span, SpliceError, splice};
use sdpkit_lint::{
    Finding, Fix, FixMode, Fixed, Profile, RULES, Selection, Settings, Severity, fix, lint as found,
};

/// Lints and fixes `text`, and checks that each finding and each edit lies in it; that mending
/// ends, leaves nothing that it could mend, and a second time changes nothing; and that it brings
/// in no error of a rule that found none before.
///
/// # Panics
/// When something of that does not hold.
pub fn lint(text: &[u8]) {
    for profile in [None, Some(Profile::WebRtc)] {
        let settings = settings(profile);
        let findings = found(Sdp::new(text), &settings);
        findings.iter().for_each(|finding| assert_lies_in(text, finding));
        assert!(
            findings.is_sorted_by_key(|finding| finding.span),
            "findings are not in the order of the text"
        );
        for mode in [FixMode::Safe, FixMode::SafeAndUnsafe] {
            mended(text, &findings, &settings, mode);
        }
    }
}

/// Settings under which every rule runs.
fn settings(profile: Option<Profile>) -> Settings {
    let selection = Selection { pedantic: true, ..Selection::default() };
    Settings::default().with_selection(selection).with_profile(profile)
}

fn assert_lies_in(text: &[u8], finding: &Finding) {
    let id = finding.rule.id;
    assert!(RULES.iter().any(|rule| rule.id == id), "{id} is no rule");
    assert!(!finding.message.is_empty(), "{id} says nothing");
    let labels = finding.labels.iter().map(|label| label.span);
    for span in labels.chain([finding.span]) {
        assert!(span.range().end <= text.len(), "{id}: {span:?} lies outside the text");
    }
    let Some(Fix { edits, .. }) = &finding.fix else { return };
    let mended = spliced(text, edits.iter().map(|edit| (edit.span, &*edit.text)));
    assert!(mended.is_ok(), "{id}: {mended:?}: {edits:?}");
    assert!(mended.as_deref() != Ok(text), "{id}: the fix changes nothing: {edits:?}");
}

fn mended(text: &[u8], findings: &[Finding], settings: &Settings, mode: FixMode) {
    let Fixed { text: after, mended, remaining, .. } = fixed(text, settings, mode);
    assert!(!mended.is_empty() || after == text, "changes without a finding");
    let left: Vec<_> = remaining.iter().filter(|finding| is_mendable(finding, mode)).collect();
    assert!(left.is_empty(), "{mode:?} leaves what it could mend: {left:?}");

    let again = fixed(&after, settings, mode);
    assert!(again.mended.is_empty(), "{mode:?} again mends {:?}", again.mended);
    assert_eq!(again.text, after);

    remaining.iter().for_each(|finding| assert_lies_in(&after, finding));
    let new: Vec<_> = errors(&remaining).difference(&errors(findings)).copied().collect();
    assert!(new.is_empty(), "{mode:?} brings in {new:?}: {}", after.escape_ascii());
}

fn fixed(text: &[u8], settings: &Settings, mode: FixMode) -> Fixed {
    match fix(text, settings, mode) {
        Ok(fixed) => fixed,
        Err(error) => panic!("{mode:?}: {error}"),
    }
}

fn is_mendable(finding: &Finding, mode: FixMode) -> bool {
    finding.fix.as_ref().is_some_and(|fix| mode.allows(fix.safety))
}

/// The rules that report an error.
fn errors(findings: &[Finding]) -> BTreeSet<&'static str> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.rule.id).collect()
}

fn spliced<'e>(
    text: &[u8],
    edits: impl Iterator<Item = (Span, &'e [u8])>,
) -> Result<Vec<u8>, SpliceError> {
    let edits: Vec<_> = edits.map(|(span, text)| Edit { span, text }).collect();
    let mut out = Vec::new();
    splice(text, &edits, &mut out).map(|()| out)
}
