//! A decoded line for people.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use sdpkit::{Error, Sdp};

use super::field::{Field, Node};
use super::{Decoded, placement, when_bundled};
use crate::visible::visible;

/// What the line is, then a row for each field.
pub(super) fn page(decoded: &Decoded<'_>) -> String {
    let mut page = format!("{}: {}\n", visible(&decoded.name), decoded.about);
    if let Some(info) = decoded.info {
        page += &format!("{}; {}", info.reference, placement(info));
        if let Some(bundled) = when_bundled(info) {
            page += &format!("; {bundled}");
        }
        page.push('\n');
    }
    if let Some(near) = decoded.near {
        page += &format!("Did you mean `a={near}`?\n");
    }
    match &decoded.fields {
        Ok(fields) if fields.is_empty() => page,
        Ok(fields) => page + "\n" + &table(fields),
        Err(error) => page + "\n" + &excerpt(*error, decoded.line),
    }
}

/// The widest value that the column of meanings moves aside for.
const WIDE: usize = 40;

/// Name, value and meaning, in columns.
fn table(fields: &[Field]) -> String {
    let rows: Vec<_> = fields.iter().flat_map(rows).collect();
    let names = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default();
    let values = rows.iter().map(|row| row.value.chars().count()).filter(|width| *width <= WIDE);
    let values = values.max().unwrap_or_default();
    let lines = rows.iter().map(|row| {
        let line = format!("  {:names$}  {:values$}  {}", row.name, row.value, row.meaning);
        line.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

struct Row {
    name: String,
    value: String,
    meaning: String,
}

/// The row of a field, and one for each named part of it.
fn rows(field: &Field) -> Vec<Row> {
    let meaning = if field.notes.is_empty() { field.about.clone() } else { field.notes.join(", ") };
    let parts: Option<Vec<_>> = match &field.value {
        Node::List(items) if !items.is_empty() => items.iter().map(Node::named).collect(),
        _ => None,
    };
    let value = match &parts {
        Some(_) => String::new(),
        None => visible(&field.value.text()).into_owned(),
    };
    let row = Row { name: field.name.to_owned(), value, meaning };
    let parts = parts.into_iter().flatten().map(|(name, value)| Row {
        name: format!("  {}", visible(&name)),
        value: visible(&value).into_owned(),
        meaning: String::new(),
    });
    [row].into_iter().chain(parts).collect()
}

/// Where the line does not follow its grammar.
fn excerpt(error: Error, line: &str) -> String {
    let title = error.quoting(Sdp::new(line)).to_string();
    let shown = visible(line);
    // Pictures are longer than what they stand for.
    let width = |to: u32| line.get(..to as usize).map_or(shown.len(), |part| visible(part).len());
    let range = width(error.span().start())..width(error.span().end());
    let snippet = Snippet::source(&*shown).annotation(AnnotationKind::Primary.span(range));
    let report = Level::ERROR.primary_title(visible(&title)).element(snippet);
    Renderer::styled().render(&[report]) + "\n"
}
