//! One line, field by field.

mod field;
mod notes;
mod page;

use sdpkit::attribute::{Info, Level, Mux, Repeat};
use sdpkit::{Attr, AttributeKind, Error, Line, LineType, LineValue, Sdp};
use serde_json::json;

use super::arguments::Format;
use super::{Explained, versioned};
use crate::exit::Exit;
use crate::nearest::nearest;
use field::{Field, fields};

/// What a line is, and what its fields say.
struct Decoded<'a> {
    line: &'a str,
    /// `a=candidate`, `c=`
    name: String,
    /// What it is for, in a sentence.
    about: String,
    info: Option<&'static Info>,
    /// What else may be meant, where the name is not known.
    near: Option<&'static str>,
    fields: Result<Vec<Field>, Error>,
}

/// Decodes a line, or says why it is none.
pub(super) fn explain(text: &str, format: Format) -> Explained {
    let line = completed(text.trim_end_matches(['\r', '\n']))?;
    let sdp = Sdp::new(&line);
    let decoded = sdp.lines().next().and_then(|first| decode(&line, first));
    let Some(decoded) = decoded else {
        return Err((format!("expected a line such as `a=mid:0`, found `{text}`"), Exit::Usage));
    };
    let exit = if decoded.fields.is_ok() { Exit::Clean } else { Exit::Findings };
    let text = match format {
        Format::Text => page::page(&decoded),
        Format::Json => object(&decoded),
    };
    Ok((text, exit))
}

/// The line with its type letter, which candidates from a browser and many a table do not have.
fn completed(text: &str) -> Result<String, (String, Exit)> {
    if text.contains(['\r', '\n']) {
        let why = "expected one line, found several; `sdptool lint` takes whole descriptions";
        return Err((why.to_owned(), Exit::Usage));
    }
    let name = text.split(':').next().unwrap_or_default();
    let is_attribute = kind_of(name).is_some();
    Ok(if is_attribute { format!("a={text}") } else { text.to_owned() })
}

fn kind_of(name: &str) -> Option<AttributeKind> {
    AttributeKind::ALL.iter().copied().find(|kind| kind.info().name == name)
}

fn decode<'a>(text: &'a str, line: Line<'_>) -> Option<Decoded<'a>> {
    let line_type = line.line_type()?;
    if let Some(attribute) = line.attribute() {
        return Some(decode_attribute(text, attribute));
    }
    let typed = line.typed();
    Some(Decoded {
        line: text,
        name: format!("{line_type}="),
        about: about(line_type),
        info: None,
        near: None,
        fields: typed.map(|value| fields(&value, line_type.fields())),
    })
}

/// The documentation of a line without the letter that it starts with.
fn about(line_type: LineType) -> String {
    let docs = line_type.docs();
    field::first_sentence(docs.split_once(": ").map_or(docs, |(_, about)| about))
}

fn decode_attribute<'a>(text: &'a str, attribute: Attr<'_>) -> Decoded<'a> {
    let info = attribute.kind().map(AttributeKind::info);
    let name = attribute.name().to_string();
    let near = match info {
        // Names of vendors are theirs to choose.
        None if !name.starts_with(['x', 'X']) => {
            nearest(&name, AttributeKind::ALL.iter().map(|kind| kind.info().name))
        }
        _ => None,
    };
    let docs = info.map_or("An attribute that is not known.", |info| info.docs);
    let described = info.map_or(&[][..], |info| info.fields);
    Decoded {
        line: text,
        name: format!("a={name}"),
        about: field::first_sentence(docs),
        info,
        near,
        fields: attribute.typed().map(|value| fields(&LineValue::Attribute(value), described)),
    }
}

/// Where an attribute may stand, and how often.
fn placement(info: &Info) -> String {
    let level = match info.level {
        Level::Session => "session level",
        Level::Media => "media level",
        Level::Both => "session or media level",
        Level::Source => "of a source, after `a=ssrc`",
        _ => "",
    };
    let repeat = match info.repeat {
        Repeat::Once => "once",
        _ => "as often as needed",
    };
    format!("{level}, {repeat}")
}

/// What happens to an attribute where sections share a transport (RFC 8859).
const fn when_bundled(info: &Info) -> Option<&'static str> {
    Some(match info.mux {
        Mux::Normal => "each section keeps its own",
        Mux::Caution => "sections that have it should not be bundled",
        Mux::Identical => "the same in all bundled sections",
        Mux::IdenticalPerPt => "the same for a payload type in all bundled sections",
        Mux::Sum => "the values of bundled sections add up",
        Mux::Transport => "of a bundle, the value of the tagged section counts",
        _ => return None,
    })
}

fn object(decoded: &Decoded<'_>) -> String {
    let (fields, error) = match &decoded.fields {
        Ok(fields) => (fields.iter().map(Field::object).collect(), None),
        Err(error) => {
            let span = json!({ "start": error.span().start(), "end": error.span().end() });
            let message = error.quoting(Sdp::new(decoded.line)).to_string();
            (Vec::new(), Some(json!({ "message": message, "span": span })))
        }
    };
    versioned(json!({
        "line": decoded.line,
        "name": decoded.name,
        "about": decoded.about,
        "reference": decoded.info.map(|info| info.reference),
        "fields": fields,
        "error": error,
    }))
}
