//! Operations change what they say and nothing else, say all that they change, and change nothing
//! the second time.

use std::collections::BTreeMap;

use arbitrary::{Result, Unstructured};
use sdpkit_core::{Edit, OwnedEdit, Sdp};
use sdpkit_lint::{Settings, Severity, lint};
use sdpkit_munge::{Context, Document, Op, Report, Role, plan};

use crate::naive;

/// More operations in a row show nothing new.
const MOST_OPERATIONS: usize = 4;

/// Reads `input` as operations and, in the bytes they leave, the text they are for; and applies
/// them, see [`munged`].
///
/// # Panics
/// When one of the promises of operations is broken.
pub fn munge(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let Ok((role, operations)) = operations(&mut input) else { return };
    munged(input.take_rest(), &operations, &Context::from(role));
}

/// Operations, and the role of the description that they are for.
///
/// # Errors
/// When `input` has too few bytes.
pub fn operations(input: &mut Unstructured<'_>) -> Result<(Role, Vec<Op>)> {
    let role = input.arbitrary()?;
    let count = input.int_in_range(1..=MOST_OPERATIONS)?;
    let operations = (0..count).map(|_| input.arbitrary()).collect::<Result<_>>()?;
    Ok((role, operations))
}

/// Applies operations one after the other and checks of each: refused, it leaves the text as it was;
/// applied, its edits lead to the new text and back, every line that differs is in the report, no
/// error is there that was not, and doing it again changes nothing. Gives how many were applied and
/// how many of these changed something.
///
/// # Panics
/// When something of that does not hold.
pub fn munged(text: &[u8], operations: &[Op], context: &Context) -> (usize, usize) {
    let mut text = text.to_vec();
    let (mut applied, mut changed) = (0, 0);
    for op in operations {
        assert_eq!(op.to_string().parse().as_ref(), Ok(op), "words do not say what they come from");
        if let Some(after) = after(&text, op, context) {
            applied += 1;
            changed += usize::from(after != text);
            text = after;
        }
    }
    (applied, changed)
}

/// The text after an operation, unless it is refused.
fn after(text: &[u8], op: &Op, context: &Context) -> Option<Vec<u8>> {
    let mut document = Document::new(text);
    let Ok(report) = document.apply(op.clone(), context) else {
        assert_eq!(document.as_bytes(), text, "`{op}` is refused and changes something");
        return None;
    };
    let after = document.into_bytes();
    let edits = borrowed(report.edits());
    assert_eq!(naive::splice(text, &edits), after, "`{op}`: the edits lead elsewhere");
    let inverse = report.inverse();
    assert_eq!(naive::splice(&after, &borrowed(&inverse)), text, "`{op}`: no way back");
    assert_told(text, &after, &report, op);
    if std::str::from_utf8(text).is_ok() {
        assert!(std::str::from_utf8(&after).is_ok(), "`{op}` breaks a character");
    }
    assert_no_new_errors(text, &after, op, context);
    match plan(op, Sdp::new(&after), context) {
        Ok(again) => assert!(again.edits.is_empty(), "`{op}` again: {again:?}"),
        Err(error) => panic!("`{op}` is refused the second time: {error}"),
    }
    Some(after)
}

fn borrowed(edits: &[OwnedEdit]) -> Vec<Edit<'_>> {
    edits.iter().map(Edit::from).collect()
}

/// Asserts that the report tells of every line that edits touch, and of no other.
fn assert_told(before: &[u8], after: &[u8], report: &Report, op: &Op) {
    let old = report.changes.iter().filter_map(|change| change.before.as_ref());
    let new = report.changes.iter().filter_map(|change| change.after.as_ref());
    let old = touched(before, report.edits(), old.map(|line| line.as_text().as_bytes()));
    let new = touched(after, &report.inverse(), new.map(|line| line.as_text().as_bytes()));
    // What is left differs in its line end at most.
    assert!(old == new, "`{op}` changes lines that it does not tell of: {report:?}");
    assert!(!report.changes.is_empty() || before == after, "`{op}` tells nothing");
}

/// The lines of `text` that `edits` touch, but for those that are `told`, with how often.
fn touched<'t>(
    text: &'t [u8],
    edits: &[OwnedEdit],
    told: impl Iterator<Item = &'t [u8]>,
) -> BTreeMap<&'t [u8], i64> {
    let mut counts: BTreeMap<&[u8], i64> = BTreeMap::new();
    let mut end = 0;
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        let start = end;
        end = start + line.len();
        let ended = line.strip_suffix(b"\n");
        let touches = |edit: &OwnedEdit| match edit.span.range() {
            range if !range.is_empty() => range.start < end && start < range.end,
            // Whole lines come between lines; anything else comes into one.
            at if at.start == start => !edit.text.ends_with(b"\n"),
            at => start < at.start && (at.start < end || at.start == end && ended.is_none()),
        };
        if edits.iter().any(touches) {
            let content = ended.map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line));
            *counts.entry(content).or_default() += 1;
        }
    }
    for line in told {
        *counts.entry(line).or_default() -= 1;
    }
    counts.retain(|_, count| *count != 0);
    counts
}

/// Asserts that no rule finds more errors than before.
fn assert_no_new_errors(before: &[u8], after: &[u8], op: &Op, context: &Context) {
    if before == after {
        return;
    }
    let profile = sdpkit_lint::Document::new(Sdp::new(before), &Settings::default()).profile();
    let settings = Settings::default()
        .with_profile(Some(profile))
        .with_description_type(context.role.description_type());
    let errors = |text: &[u8]| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let findings = lint(Sdp::new(text), &settings);
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            *counts.entry(finding.rule.id).or_default() += 1;
        }
        counts
    };
    let known = errors(before);
    for (rule, count) in errors(after) {
        let before = known.get(rule).copied().unwrap_or_default();
        assert!(count <= before, "`{op}` brings in {count} of {rule}, before {before}");
    }
}
