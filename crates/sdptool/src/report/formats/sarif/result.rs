//! A finding as a `result`.

use sdpkit::Span;
use sdpkit::lint::{Finding, Fix};
use serde_json::{Map, Value, json};

use super::{level, uri};
use crate::report::text::{help, omitted};
use crate::report::view::{Shown, View};

/// What was found, with its place, what belongs to it and what mends it.
pub(super) fn result(shown: &Shown<'_>, rule: usize, view: &View<'_>) -> Value {
    let finding = shown.finding;
    let further = [view.in_description(finding), help(finding), omitted(shown)];
    let text = [finding.message.clone()]
        .into_iter()
        .chain(finding.notes.iter().cloned())
        .chain(further.into_iter().flatten());
    let related = finding.labels.iter().enumerate().map(|(id, label)| {
        json!({
            "id": id,
            "message": { "text": label.message },
            "physicalLocation": physical_location(label.span, view),
        })
    });
    let count = finding.labels.len();
    let others = finding.elsewhere.iter().enumerate().filter_map(|(number, place)| {
        let other = view.other(place.whose)?;
        let (start, end) =
            (other.places.position(place.span.start()), other.places.position(place.span.end()));
        let region = json!({
            "startLine": start.line,
            "startColumn": other.places.utf16_column(place.span.start()),
            "endLine": end.line,
            "endColumn": other.places.utf16_column(place.span.end()),
        });
        Some(json!({
            "id": count + number,
            "message": { "text": place.message },
            "physicalLocation": {
                "artifactLocation": { "uri": uri(other.name) },
                "region": region,
            },
        }))
    });
    let related = related.chain(others);
    let fixes: Vec<_> = finding.fix.iter().filter_map(|fix| fix_of(fix, finding, view)).collect();
    let fingerprint = format!("{:016x}", view.fingerprint(shown));
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": text.collect::<Vec<_>>().join("\n") },
        "locations": [{ "physicalLocation": physical_location(finding.span, view) }],
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "sdptoolFinding/v1": fingerprint },
        "fixes": fixes,
        "properties": { "severity": finding.severity.as_str() },
    })
}

/// The edits; `None` where they are those of a text that the file carries in another notation.
fn fix_of(fix: &Fix, finding: &Finding, view: &View<'_>) -> Option<Value> {
    let replacements = fix.edits.iter().map(|edit| {
        let text = core::str::from_utf8(&edit.text).ok()?;
        Some(json!({
            "deletedRegion": region(edit.span, view),
            "insertedContent": { "text": text },
        }))
    });
    let replacements: Vec<_> = replacements.collect::<Option<_>>()?;
    view.origin.is_none().then(|| {
        json!({
            "description": { "text": finding.help },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(view.file) },
                "replacements": replacements,
            }],
            "properties": { "safety": fix.safety.as_str() },
        })
    })
}

fn physical_location(span: Span, view: &View<'_>) -> Value {
    let mut region = region(span, view);
    if view.origin.is_none() {
        let text = view.text.get(span.range()).unwrap_or_default();
        let snippet = json!({ "text": String::from_utf8_lossy(text) });
        region.insert("snippet".to_owned(), snippet);
    }
    json!({ "artifactLocation": { "uri": uri(view.file) }, "region": region })
}

/// A place in the file, counted in every way that SARIF knows.
fn region(span: Span, view: &View<'_>) -> Map<String, Value> {
    let place = view.in_file(span);
    let mut region = Map::new();
    region.insert("startLine".to_owned(), place.line.into());
    region.insert("endLine".to_owned(), place.end_line.into());
    if let Some(columns) = place.columns {
        let (start, end) =
            (view.places.utf16_offset(span.start()), view.places.utf16_offset(span.end()));
        for (name, value) in [
            ("startColumn", columns.utf16.0),
            ("endColumn", columns.utf16.1),
            ("charOffset", start),
            ("charLength", end - start),
            ("byteOffset", span.start()),
            ("byteLength", span.end() - span.start()),
        ] {
            region.insert(name.to_owned(), value.into());
        }
    }
    region
}
