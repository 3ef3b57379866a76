//! sdpkit, from the least work to the most: the core, the model of a description, the linter.
//!
//! What a row reads goes through [`black_box`] line by line, so that no reading can be left out.

use std::hint::black_box;

use sdpkit_core::attribute::{Candidate, Extmap, Fmtp, RtcpFb, RtpMap, SsrcAttribute};
use sdpkit_core::line::{Connection, MediaLine, Origin};
use sdpkit_core::{
    Attr, AttributeKind, Line, LineType, Sdp, Sink, Text, TypedAttribute, TypedLine, WriteError,
    splice,
};
use sdpkit_lint::{Settings, lint};
use sdpkit_model::Model;

use crate::contender::{Contender, Kind, Refusal, Scratch};
use crate::inputs::Input;

/// Every line, its section and type; an attribute's name looked up and its value set apart.
/// Round trip: every line copied as it is read.
pub const LAZY: &str = "sdpkit lazy";

/// As [`LAZY`], and `m=`, `o=`, `c=` and the six most common attributes typed.
pub const COMMON: &str = "sdpkit common typed";

/// Every line and attribute typed, each value made, or its error.
/// Round trip: every line written anew from its typed value; one that has none is copied.
pub const TYPED: &str = "sdpkit every value typed";

/// Every line and attribute typed, the whole grammar and the order of lines checked: the work of
/// `Sdp::parse`, but not stopped by an error, so that a text which has one is read to its end.
/// Round trip: what was checked, spliced without an edit.
pub const EVERYTHING: &str = "sdpkit everything checked";

/// The model: lines joined to sections, codecs, sources and bundles.
pub const MODEL: &str = "sdpkit model";

/// Every rule that runs where nothing is configured, with the check and the model that they ask.
pub const LINT: &str = "sdpkit lint";

/// Our rows.
pub fn rows() -> Vec<Contender> {
    let row = |name, parse, round_trip| Contender { name, kind: Kind::Ours, parse, round_trip };
    vec![
        row(LAZY, read_lazily, Some(copy_lines)),
        row(COMMON, read_common, None),
        row(TYPED, read_typed, Some(rewrite_lines)),
        row(EVERYTHING, check, Some(check_and_splice)),
        row(MODEL, join, None),
        row(LINT, find, None),
    ]
}

fn read_lazily(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    Sdp::new(&input.text).lines().for_each(look_at);
    Ok(())
}

fn copy_lines(input: &Input, scratch: &mut Scratch) -> Result<(), Refusal> {
    for line in Sdp::new(&input.text).lines() {
        look_at(line);
        scratch.written.extend_from_slice(line.raw());
    }
    Ok(())
}

fn read_common(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    for line in Sdp::new(&input.text).lines() {
        match line.line_type() {
            Some(LineType::Media) => keep_line::<MediaLine<'_>>(line)?,
            Some(LineType::Origin) => keep_line::<Origin<'_>>(line)?,
            Some(LineType::Connection) => keep_line::<Connection<'_>>(line)?,
            _ => match line.attribute() {
                Some(attribute) => read_common_attribute(attribute)?,
                None => look_at(line),
            },
        }
    }
    Ok(())
}

fn read_common_attribute(attribute: Attr<'_>) -> Result<(), Refusal> {
    match attribute.kind() {
        Some(AttributeKind::RtpMap) => keep::<RtpMap<'_>>(attribute),
        Some(AttributeKind::Fmtp) => keep::<Fmtp<'_>>(attribute),
        Some(AttributeKind::RtcpFb) => keep::<RtcpFb<'_>>(attribute),
        Some(AttributeKind::Extmap) => keep::<Extmap<'_>>(attribute),
        Some(AttributeKind::Candidate) => keep::<Candidate<'_>>(attribute),
        Some(AttributeKind::SsrcAttribute) => keep::<SsrcAttribute<'_>>(attribute),
        kind => {
            black_box((kind, attribute.value()));
            Ok(())
        }
    }
}

fn read_typed(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    for line in Sdp::new(&input.text).lines() {
        black_box(&line.typed());
    }
    Ok(())
}

fn rewrite_lines(input: &Input, scratch: &mut Scratch) -> Result<(), Refusal> {
    let out: &mut dyn Sink = &mut scratch.written;
    for line in Sdp::new(&input.text).lines() {
        rewrite(line, out).map_err(Refusal::new)?;
    }
    Ok(())
}

fn rewrite(line: Line<'_>, out: &mut dyn Sink) -> Result<(), WriteError> {
    let (Some(line_type), Ok(value)) = (line.line_type(), line.typed()) else {
        return out.put(line.raw());
    };
    out.put(&[line_type.letter(), b'='])?;
    value.write(out)?;
    out.put(line.terminator())
}

fn check(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    black_box(Sdp::new(&input.text).errors().count());
    Ok(())
}

fn check_and_splice(input: &Input, scratch: &mut Scratch) -> Result<(), Refusal> {
    let sdp = Sdp::new(&input.text);
    black_box(sdp.errors().count());
    splice(sdp.as_bytes(), &[], &mut scratch.written).map_err(Refusal::new)
}

fn join(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    black_box(&Model::new(Sdp::new(&input.text)));
    Ok(())
}

fn find(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    black_box(lint(Sdp::new(&input.text), &Settings::default()).len());
    Ok(())
}

/// What a lazy reader knows of a line.
fn look_at(line: Line<'_>) {
    match line.attribute() {
        Some(attribute) => {
            black_box((line.section(), attribute.kind(), attribute.value()));
        }
        None => {
            black_box((line.section(), line.line_type(), line.value()));
        }
    }
}

fn keep_line<'a, L: TypedLine<'a>>(line: Line<'a>) -> Result<(), Refusal> {
    let value = line.value().unwrap_or_default();
    black_box(&L::parse(value).map_err(Refusal::new)?);
    Ok(())
}

fn keep<'a, A: TypedAttribute<'a>>(attribute: Attr<'a>) -> Result<(), Refusal> {
    let value = attribute.value().map(Text::as_bytes);
    black_box(&A::parse(value).map_err(Refusal::new)?);
    Ok(())
}
