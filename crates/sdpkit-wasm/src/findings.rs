//! Findings as JSON.

use sdpkit_core::{OwnedEdit, Text};
use sdpkit_lint::{Finding, Whose};

use crate::json::Json;
use crate::places::Places;

/// Writes an array of findings about `text`; `other` is what it was compared with.
pub(crate) fn write(findings: &[Finding], text: &[u8], other: &[u8], json: &mut Json) {
    let (here, there) = (Places::new(text), Places::new(other));
    json.array(findings, |json, finding| json.object(|json| one(finding, &here, &there, json)));
}

fn one(finding: &Finding, here: &Places, there: &Places, json: &mut Json) {
    json.key("rule").string(finding.rule.id);
    json.key("category").string(finding.rule.category.as_str());
    json.key("severity").string(finding.severity.as_str());
    json.key("message").string(&finding.message);
    here.write(finding.span, json);
    if let Some(help) = &finding.help {
        json.key("help").string(help);
    }
    json.key("notes").array(&finding.notes, |json, note| json.string(note));
    json.key("labels").array(&finding.labels, |json, label| {
        json.object(|json| {
            json.key("message").string(&label.message);
            here.write(label.span, json);
        });
    });
    if !finding.elsewhere.is_empty() {
        json.key("elsewhere").array(&finding.elsewhere, |json, place| {
            json.object(|json| {
                json.key("whose").string(match place.whose {
                    Whose::Previous => "previous",
                    _ => "offer",
                });
                json.key("message").string(&place.message);
                there.write(place.span, json);
            });
        });
    }
    if let Some(fix) = &finding.fix {
        json.key("fix").object(|json| {
            json.key("safety").string(fix.safety.as_str());
            json.key("edits").array(&fix.edits, |json, edit| write_edit(edit, here, json));
        });
    }
    if let Some(omitted) = &finding.omitted {
        json.key("omitted").number(omitted.count().try_into().unwrap_or(u64::MAX));
    }
}

/// Writes an edit: the place, and what comes there.
fn write_edit(edit: &OwnedEdit, places: &Places, json: &mut Json) {
    json.object(|json| {
        json.key("start").number(places.offset(edit.span.start()).into());
        json.key("end").number(places.offset(edit.span.end()).into());
        json.key("text").text(Text::new(&edit.text));
    });
}
