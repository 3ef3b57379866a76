//! Canonical values of attributes and lines, from what their declarations say of their fields.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::any;
use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest::string::bytes_regex;
use sdpkit_core::line::{
    Bandwidth, Connection, Email, Information, Key, MediaLine, Origin, Phone, RepeatTimes,
    SessionName, Timing, UriLine, Version, Zones,
};
use sdpkit_core::{AttributeKind, FieldInfo, LineType, Shape, TypedLine};

/// Canonical values of `kind`: what stands after the colon, or `None` when there is no colon.
///
/// # Panics
/// When a pattern of the declaration is no regular expression.
pub fn attribute_value(kind: AttributeKind) -> BoxedStrategy<Option<Vec<u8>>> {
    let info = kind.info();
    match info.shape {
        Shape::Flag => Just(None).boxed(),
        Shape::Opaque => option::weighted(0.9, odd_text()).boxed(),
        _ => from_pattern(&whole(info.fields, info.pattern)).prop_map(Some).boxed(),
    }
}

/// Canonical values of a line of type `line_type`, which is not `a=`.
///
/// # Panics
/// When a pattern of the declaration is no regular expression.
pub fn line_value(line_type: LineType) -> BoxedStrategy<Vec<u8>> {
    let (fields, pattern) = declared(line_type);
    from_pattern(&whole(fields, pattern)).boxed()
}

/// The fields of a line of type `line_type`, which is not `a=`.
pub fn line_fields(line_type: LineType) -> &'static [FieldInfo] {
    declared(line_type).0
}

/// Every line type but `a=`.
pub fn line_types() -> impl Iterator<Item = LineType> {
    LineType::ALL.iter().copied().filter(|&line_type| line_type != LineType::Attribute)
}

/// Free text as RFC 8866 §9 allows it: one or more bytes, whatever they are, but NUL, CR and LF.
pub fn odd_text() -> impl Strategy<Value = Vec<u8>> + Clone {
    let byte =
        any::<u8>().prop_map(|byte| if matches!(byte, 0 | b'\r' | b'\n') { b' ' } else { byte });
    vec(byte, 1..24)
}

/// The line `<letter>=<value>`.
pub fn line(line_type: LineType, value: &[u8]) -> Vec<u8> {
    [&[line_type.letter(), b'='], value].concat()
}

/// The line `a=<name>` or `a=<name>:<value>`.
pub fn attribute_line(name: &str, value: Option<&[u8]>) -> Vec<u8> {
    let colon: &[u8] = if value.is_some() { b":" } else { b"" };
    [b"a=", name.as_bytes(), colon, value.unwrap_or_default()].concat()
}

fn declared(line_type: LineType) -> (&'static [FieldInfo], Option<&'static str>) {
    fn of<'a, L: TypedLine<'a>>() -> (&'static [FieldInfo], Option<&'static str>) {
        (L::FIELDS, L::PATTERN)
    }
    match line_type {
        LineType::Version => of::<Version>(),
        LineType::Origin => of::<Origin<'_>>(),
        LineType::SessionName => of::<SessionName<'_>>(),
        LineType::Information => of::<Information<'_>>(),
        LineType::Uri => of::<UriLine<'_>>(),
        LineType::Email => of::<Email<'_>>(),
        LineType::Phone => of::<Phone<'_>>(),
        LineType::Connection => of::<Connection<'_>>(),
        LineType::Bandwidth => of::<Bandwidth<'_>>(),
        LineType::Timing => of::<Timing>(),
        LineType::Repeat => of::<RepeatTimes<'_>>(),
        LineType::Zones => of::<Zones<'_>>(),
        LineType::Key => of::<Key<'_>>(),
        LineType::Media => of::<MediaLine<'_>>(),
        other => panic!("`{other}=` has no fields of its own"),
    }
}

fn from_pattern(pattern: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    bytes_regex(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

/// The regular expression of a whole value.
fn whole(fields: &[FieldInfo], pattern: Option<&str>) -> String {
    pattern.map_or_else(|| sequence(fields), str::to_owned)
}

/// The regular expression of fields one after another.
fn sequence(fields: &[FieldInfo]) -> String {
    let Some((field, rest)) = fields.split_first() else { return String::new() };
    let first = format!("{}{}", literal(field.prefix), items(field));
    let others = sequence(rest);
    if !field.optional {
        first + &others
    } else if is_taken_for(field, rest) {
        format!("({first}{others})?")
    } else {
        format!("({first})?{others}")
    }
}

/// Whether what follows `field` would be read as `field` when that is absent: the literal before
/// an optional field is all that tells whether it is there.
fn is_taken_for(field: &FieldInfo, rest: &[FieldInfo]) -> bool {
    let reachable = rest.iter().position(|next| !next.optional).unwrap_or(rest.len());
    rest.iter().take(reachable).any(|next| next.prefix.starts_with(field.prefix))
}

/// The regular expression of a field: one to four items when it is a list.
fn items(field: &FieldInfo) -> String {
    let item = format!("({})", field.pattern);
    match field.separator {
        Some(separator) => {
            format!("{item}({}{item}){{0,3}}", literal(separator.encode_utf8(&mut [0; 4])))
        }
        None => item,
    }
}

/// The regular expression of exactly `text`.
fn literal(text: &str) -> String {
    text.bytes().fold(String::new(), |literal, byte| literal + &format!("\\x{byte:02x}"))
}
