//! Operations, and what they did, as JSON.

use sdpkit_core::{Sdp, Text};
use sdpkit_munge::{
    Change, Context, Document, EditError, EditErrorKind, LineText, Note, Op, Problem, Role,
    Validate,
};

use crate::json::{Json, Truth};
use crate::options::Options;
use crate::places::Places;

const ROLES: [Role; 5] =
    [Role::LocalOffer, Role::LocalAnswer, Role::RemoteOffer, Role::RemoteAnswer, Role::Free];

/// Applies operations, one a line in words, all or none.
pub(crate) fn munge(sdp: &[u8], operations: &str, options: Options<'_>) -> String {
    let role = options.value("role").unwrap_or("free");
    let Some(role) = ROLES.into_iter().find(|known| known.as_str() == role) else {
        return Json::error("option", format_args!("role: expected one, found `{role}`"), |_| ());
    };
    let validate = match options.value("validate") {
        Some("skip") => Validate::Skip,
        _ => Validate::Strict,
    };
    let mut document = Document::new(sdp);
    let mut transaction = document.begin(Context::from(role));
    for (number, words) in operations.lines().enumerate() {
        let at = |json: &mut Json| json.key("index").number(number.try_into().unwrap_or(u64::MAX));
        let op: Op = match words.parse() {
            Ok(op) => op,
            Err(error) => return Json::error("words", error, at),
        };
        if let Err(error) = transaction.apply(op) {
            // The place is in the text as it was before this operation.
            let text = transaction.sdp().as_bytes().to_vec();
            return refusal(&error, &text, at);
        }
    }
    let report = match transaction.commit(validate) {
        Ok(report) => report,
        Err(error) => return refusal(&error, sdp, |_| ()),
    };
    let diff = report.diff();
    Json::of(|json| {
        json.key("sdp").text(Text::new(document.as_bytes()));
        json.key("report").object(|json| {
            json.key("checked").boolean(Truth(report.checked));
            json.key("changes").array(&report.changes, change);
            json.key("notes").array(&report.notes, note);
            json.key("diff").string(&diff);
        });
    })
}

/// What Chromium sees of a change between `createOffer` and `setLocalDescription`.
#[cfg(feature = "full")]
pub(crate) fn detect_munging(created: &[u8], set: &[u8]) -> String {
    use sdpkit_munge::munging::{Handling, detect_munging};

    let munging = detect_munging(Sdp::new(created), Sdp::new(set));
    let (old, new) = (Places::new(created), Places::new(set));
    let mut json = Json::default();
    json.object(|json| {
        if let Some(refusal) = munging.refusal() {
            json.key("refusal").string(refusal.message());
        }
        json.key("hits").array(munging.hits(), |json, hit| {
            json.object(|json| {
                json.key("number").number(hit.kind.number().into());
                json.key("name").string(hit.kind.name());
                json.key("meaning").string(hit.kind.meaning());
                json.key("refused").boolean(Truth(hit.kind.handling() == Handling::Refused));
                if let Some(instead) = hit.kind.instead() {
                    json.key("instead").string(instead);
                }
                if let Some(section) = hit.section {
                    json.key("section").number(section.try_into().unwrap_or(u64::MAX));
                }
                if let Some(span) = hit.created {
                    json.key("created").object(|json| old.write(span, json));
                }
                if let Some(span) = hit.set {
                    json.key("set").object(|json| new.write(span, json));
                }
            });
        });
    });
    json.into_text()
}

fn change(json: &mut Json, change: &Change) {
    let line = |json: &mut Json, name: &str, line: &Option<LineText>| {
        if let Some(line) = line {
            json.key(name).text(line.as_text());
        }
    };
    json.object(|json| {
        json.key("op").string(change.operation);
        json.key("cause").display(change.cause);
        if let Some(section) = &change.section {
            json.key("section").number(section.index.try_into().unwrap_or(u64::MAX));
            if let Some(mid) = &section.mid {
                json.key("mid").string(mid);
            }
        }
        line(json, "before", &change.before);
        line(json, "after", &change.after);
    });
}

fn note(json: &mut Json, note: &Note) {
    json.object(|json| {
        json.key("message").display(note);
        match note {
            Note::ChromiumMunging { number, name, is_counted, is_refused, instead, .. } => {
                json.key("note").string("chromium-munging");
                json.key("number").number((*number).into());
                json.key("name").string(name);
                json.key("counted").boolean(Truth(*is_counted));
                json.key("refused").boolean(Truth(*is_refused));
                if let Some(instead) = instead {
                    json.key("instead").string(instead);
                }
            }
            Note::NotFound { .. } => json.key("note").string("not-found"),
            Note::NoCandidateLeft => json.key("note").string("no-candidate-left"),
            _ => json.key("note").string("other"),
        }
    });
}

fn refusal(error: &EditError, text: &[u8], more: impl FnOnce(&mut Json)) -> String {
    Json::error(code(&error.kind), error, |json| {
        json.key("op").string(error.operation);
        if !error.help.is_empty() {
            json.key("help").string(error.help);
        }
        if let Some(at) = error.at {
            let line = Sdp::new(text).lines().find(|line| line.span().end() > at.start());
            if let Some(line) = line {
                json.key("text").text(Sdp::new(text).slice(line.content_span()));
            }
            Places::new(text).write(at, json);
        }
        if let EditErrorKind::WouldInvalidate { problems } = &error.kind {
            json.key("problems").array(problems, |json, Problem { rule, message, line, .. }| {
                json.object(|json| {
                    json.key("rule").string(rule);
                    json.key("message").string(message);
                    json.key("line").string(line);
                });
            });
        }
        more(json);
    })
}

/// The stable name of what is wrong.
fn code(kind: &EditErrorKind) -> &'static str {
    match kind {
        EditErrorKind::LastCodec { .. } => "last-codec",
        EditErrorKind::AmbiguousCodec { .. } => "ambiguous-codec",
        EditErrorKind::PayloadTypesExhausted { .. } => "payload-types-exhausted",
        EditErrorKind::NeedsTransport { .. } => "needs-transport",
        EditErrorKind::ExtensionIdsExhausted { .. } => "extension-ids-exhausted",
        EditErrorKind::InvalidValue { .. } => "invalid-value",
        EditErrorKind::NotAllowed { .. } => "not-allowed",
        EditErrorKind::WouldInvalidate { .. } => "would-invalidate",
        _ => "refused",
    }
}
