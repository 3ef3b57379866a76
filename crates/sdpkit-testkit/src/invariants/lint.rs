//! Findings lie in the text, and fixes come to an end without breaking what was whole.

use std::collections::BTreeSet;

use sdpkit_core::{Edit, Line, LineValue, Sdp, SpliceError, splice};
use sdpkit_lint::{
    Finding, Fix, FixMode, Fixed, Profile, RULES, Selection, Settings, Severity, fix, lint as found,
};

/// Lints and fixes `text`, and checks that each finding and each edit lies in it; that mending comes
/// to an end, where nothing is left that it could mend; and that mending what can be read brings in
/// no error of a rule that found none before.
///
/// # Panics
/// When something of that does not hold.
pub fn lint(text: &[u8]) {
    // One world for each text, so that more texts are tried.
    let profile = (text.len() % 2 == 1).then_some(Profile::WebRtc);
    let settings = settings(profile);
    let findings = found(Sdp::new(text), &settings);
    for finding in &findings {
        assert_lies_in(text, finding);
    }
    assert!(
        findings.is_sorted_by_key(|finding| finding.span),
        "findings are not in the order of the text"
    );
    for finding in findings.iter().filter(|finding| finding.fix.is_some()).take(FIXES) {
        mended_alone(text, finding, &findings, &settings);
    }
    for mode in [FixMode::Safe, FixMode::SafeAndUnsafe] {
        mended(text, &findings, &settings, mode);
    }
}

/// Each fix is applied by itself and linted: more of them show nothing new.
const FIXES: usize = 8;

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
    match spliced(text, finding) {
        Some(Ok(mended)) => assert!(mended != text, "{id}: the fix changes nothing"),
        Some(Err(error)) => panic!("{id}: {error}: {:?}", finding.fix),
        None => {}
    }
}

/// Applies the fix of one finding and nothing else.
fn mended_alone(text: &[u8], finding: &Finding, before: &[Finding], settings: &Settings) {
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let is_touched = |line: &Line<'_>| {
        edits.clone().any(|edit| {
            edit.span.start() <= line.span().end() && line.span().start() <= edit.span.end()
        })
    };
    if Sdp::parse(text).is_err() || !Sdp::new(text).lines().filter(is_touched).all(is_readable) {
        return;
    }
    let Some(Ok(after)) = spliced(text, finding) else { return };
    let mended = std::slice::from_ref(finding);
    assert_no_new_errors(&after, before, mended, &found(Sdp::new(&after), settings));
}

/// Applies all fixes, until there is none left.
fn mended(text: &[u8], findings: &[Finding], settings: &Settings, mode: FixMode) {
    // The rounds of a call are limited; a line that makes way for the next, and that for another,
    // takes two rounds each.
    let calls = 10 + 4 * Sdp::new(text).lines().count();
    let mut mended = Vec::new();
    let mut after = text.to_vec();
    let remaining = (0..=calls).find_map(|_| {
        let fixed = fixed(&after, settings, mode);
        assert!(!fixed.mended.is_empty() || fixed.text == after, "changes without a finding");
        if fixed.mended.is_empty() {
            return Some(fixed.remaining);
        }
        mended.extend(fixed.mended);
        after = fixed.text;
        None
    });
    let Some(remaining) = remaining else {
        let ids: BTreeSet<_> = mended.iter().map(|finding| finding.rule.id).collect();
        panic!("{mode:?} comes to no end after {} fixes: {ids:?}", mended.len());
    };
    for finding in &remaining {
        assert_lies_in(&after, finding);
    }
    let left: Vec<_> = remaining.iter().filter(|finding| is_mendable(finding, mode)).collect();
    assert!(left.is_empty(), "{mode:?} leaves what it could mend: {left:?}");
    // What is broken hides other errors from the rules that join lines.
    if Sdp::parse(text).is_ok() && Sdp::new(text).lines().all(is_readable) {
        assert_no_new_errors(&after, findings, &mended, &remaining);
    }
}

/// Whether a line tells all that it holds. What cannot be read hides the errors in it, and so does
/// an attribute that is unknown for a slip in its name; they show when it is mended.
fn is_readable(line: Line<'_>) -> bool {
    let is_known = match line.typed() {
        Ok(LineValue::Attribute(attribute)) => attribute.kind().is_some(),
        other => other.is_ok(),
    };
    is_known && !line.content().iter().any(|byte| matches!(byte, 0 | b'\r'))
}

/// What stands at the wrong level is joined with its section only when it has been moved there, and
/// may then contradict it: a second `a=rtpmap` of a payload type.
const MOVES_TO_SECTION: &str = "attribute-wrong-level";

/// Asserts that a rule which found no error before finds none after, unless an error that was not
/// mended changes its name: a second `i=` is out of order where the first is gone.
fn assert_no_new_errors(text: &[u8], before: &[Finding], mended: &[Finding], after: &[Finding]) {
    let rules = |findings| errors(findings).map(|finding| finding.rule.id).collect();
    let (known, found): (BTreeSet<_>, BTreeSet<_>) = (rules(before), rules(after));
    let new: Vec<_> = found.difference(&known).collect();
    let left = errors(before).count().saturating_sub(errors(mended).count());
    let mended: BTreeSet<_> = mended.iter().map(|finding| finding.rule.id).collect();
    assert!(
        mended.contains(MOVES_TO_SECTION) || new.is_empty() || errors(after).count() <= left,
        "{mended:?} brings in {new:?}: {}",
        text.escape_ascii()
    );
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

fn errors(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.severity == Severity::Error)
}

/// The text after the fix of a finding, if it has one.
fn spliced(text: &[u8], finding: &Finding) -> Option<Result<Vec<u8>, SpliceError>> {
    let Fix { edits, .. } = finding.fix.as_ref()?;
    let edits: Vec<_> = edits.iter().map(|e| Edit { span: e.span, text: &e.text }).collect();
    let mut out = Vec::new();
    Some(splice(text, &edits, &mut out).map(|()| out))
}
