//! The writer: what it writes is read again, and nothing can be smuggled in.

use std::fmt::Debug;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::Union;
use sdpkit_core::{
    AttributeKind, Buffer, LineType, LineValue, Sdp, Sink, Text, WriteError, Writer,
};
use sdpkit_testkit::generate::{
    attribute_line, attribute_value, cases, for_all, line, line_types, line_value, odd_text,
};

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_written_is_read_again(lines in vec(untyped(), 0..12)) {
        let mut writer = Writer::new(Vec::new());
        for line in &lines {
            prop_assert_eq!(line.write(&mut writer), Ok(()), "{:?}", line);
        }
        let text = writer.into_sink();
        let read: Vec<_> = Sdp::new(&text).lines().map(|line| line.raw().to_vec()).collect();
        let expected: Vec<_> = lines.iter().map(Untyped::raw).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn a_line_that_does_not_fit_is_not_begun(
        lines in vec(untyped(), 1..6),
        room in any::<Index>(),
    ) {
        let whole: Vec<_> = lines.iter().map(Untyped::raw).collect();
        let room = room.index(whole.concat().len() + 1);
        let mut memory = vec![0; room];
        let mut writer = Writer::new(Buffer::new(&mut memory));
        let mut expected = Vec::new();
        for (line, raw) in lines.iter().zip(&whole) {
            let fits = expected.len() + raw.len() <= room;
            let result = if fits { Ok(()) } else { Err(WriteError::Full) };
            prop_assert_eq!(line.write(&mut writer), result);
            expected.extend_from_slice(if fits { raw } else { &[] });
        }
        prop_assert_eq!(writer.into_sink().into_written(), expected);
    }

    #[test]
    fn no_text_can_end_its_line(
        mut line in untyped(),
        byte in forbidden(),
        at in any::<Index>(),
    ) {
        line.value.insert(at.index(line.value.len() + 1), byte);
        let mut writer = Writer::new(Vec::new());
        prop_assert_eq!(line.write(&mut writer), Err(WriteError::ForbiddenByte { byte }));
        prop_assert_eq!(writer.into_sink(), b"");
    }

    #[test]
    fn no_name_can_end_its_line(byte in forbidden(), at in any::<Index>(), value in odd_text()) {
        let mut name = *b"x-note";
        name[at.index(name.len())] = byte;
        let name = std::str::from_utf8(&name).unwrap();
        let mut writer = Writer::new(Vec::new());
        for value in [None, Some(Text::new(&value))] {
            prop_assert_eq!(writer.other_attribute(name, value), Err(WriteError::Unreadable));
        }
        prop_assert_eq!(writer.into_sink(), b"");
    }
}

#[test]
fn typed_lines_are_written_as_they_were_read() {
    for line_type in line_types() {
        let lines = line_value(line_type).prop_map(move |value| line(line_type, &value));
        written_as_read(&line_type, 48, lines);
    }
}

#[test]
fn typed_attributes_are_written_as_they_were_read() {
    for &kind in AttributeKind::ALL {
        let lines = attribute_value(kind)
            .prop_map(move |value| attribute_line(kind.name(), value.as_deref()));
        written_as_read(&kind, 12, lines);
    }
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let mut writer = Writer::new(Vec::new());
    let unreadable = Err(WriteError::Unreadable);
    assert_eq!(writer.line(LineType::SessionName, Text::default()), unreadable);
    assert_eq!(writer.other_attribute("x-note", Some(Text::default())), unreadable);
    for name in ["", "a:b", "a b", "caf\u{e9}"] {
        assert_eq!(writer.other_attribute(name, None), unreadable, "{name:?}");
    }
    assert_eq!(writer.into_sink(), b"");
}

/// Asserts that the typed values of `lines` are written as they stand, and with a byte that no line
/// may hold in some place are either not read or not written.
fn written_as_read(what: &dyn Debug, cases: u32, lines: impl Strategy<Value = Vec<u8>>) {
    for_all(what, cases, &(lines, forbidden(), any::<Index>()), |(mut line, byte, at)| {
        prop_assert_eq!(written(&line), Some(Ok([&line[..], b"\r\n"].concat())));
        line.insert(2 + at.index(line.len() - 1), byte);
        if let Some(result) = written(&line) {
            prop_assert_eq!(result, Err(WriteError::ForbiddenByte { byte }));
        }
        Ok(())
    });
}

/// What the typed value of `line` is written as; `None` when it has none.
fn written(line: &[u8]) -> Option<Result<Vec<u8>, WriteError>> {
    let line_type = LineType::from_letter(line[0]).unwrap();
    let value = LineValue::parse(line_type, &line[2..]).ok()?;
    let mut writer = Writer::new(Vec::new());
    let result = writer.value(&value);
    let written = writer.into_sink();
    assert!(result.is_ok() || written.is_empty(), "something was written of {value:?}");
    Some(result.map(|()| written))
}

/// A line that is written from its text.
#[derive(Clone, Debug)]
struct Untyped {
    name: Name,
    value: Vec<u8>,
}

#[derive(Clone, Debug)]
enum Name {
    Line(LineType),
    Attribute(String),
}

impl Untyped {
    fn write<W: Sink>(&self, writer: &mut Writer<W>) -> Result<(), WriteError> {
        match &self.name {
            Name::Line(line_type) => writer.line(*line_type, Text::new(&self.value)),
            Name::Attribute(name) => {
                writer.other_attribute(name, self.attribute_value().map(Text::new))
            }
        }
    }

    fn raw(&self) -> Vec<u8> {
        let content = match &self.name {
            Name::Line(line_type) => line(*line_type, &self.value),
            Name::Attribute(name) => attribute_line(name, self.attribute_value()),
        };
        [&content[..], b"\r\n"].concat()
    }

    fn attribute_value(&self) -> Option<&[u8]> {
        Some(&self.value[..]).filter(|value| !value.is_empty())
    }
}

/// Lines with canonical values, and attributes that nobody knows.
fn untyped() -> impl Strategy<Value = Untyped> {
    let lines = Union::new(line_types().map(|line_type| {
        line_value(line_type).prop_map(move |value| Untyped { name: Name::Line(line_type), value })
    }));
    let attributes = ("~[!#-'*+.0-9A-Z^-~-]{0,8}", prop_oneof![odd_text(), Just(Vec::new())])
        .prop_map(|(name, value)| Untyped { name: Name::Attribute(name), value });
    prop_oneof![lines, attributes]
}

/// A byte that no line may hold.
fn forbidden() -> impl Strategy<Value = u8> {
    select(&b"\0\r\n"[..])
}
