//! Typed values: what is read is written back, and what is written is read back.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use sdpkit_core::{Attribute, AttributeKind, Fault, LineValue, Shape, Value, Visitor, WriteError};
use sdpkit_testkit::generate::{
    attribute_value, for_all, line_fields, line_types, line_value, misspelt,
};

#[test]
fn every_attribute_comes_back() {
    for &kind in AttributeKind::ALL {
        for_all(&kind, 24, &attribute_value(kind), |value| comes_back(kind, value.as_deref()));
    }
}

#[test]
fn every_example_comes_back() {
    for &kind in AttributeKind::ALL {
        let info = kind.info();
        let value = (info.shape != Shape::Flag).then_some(info.example.as_bytes());
        comes_back(kind, value).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
    }
}

#[test]
fn every_line_comes_back() {
    for line_type in line_types() {
        for_all(&line_type, 96, &line_value(line_type), |value| {
            let line = LineValue::parse(line_type, &value);
            let line = line.map_err(|fault| refused(&value, fault))?;
            let written = written(|out| line.write(out))?;
            prop_assert_eq!(text(&written), text(&value), "written differently");
            prop_assert_eq!(LineValue::parse(line_type, &written), Ok(line));
            let declared: Vec<_> = line_fields(line_type).iter().map(|field| field.name).collect();
            prop_assert_eq!(names(|visitor| line.visit(visitor)), declared);
            Ok(())
        });
    }
}

#[test]
fn a_misspelt_attribute_is_refused_within_or_comes_back() {
    for &kind in AttributeKind::ALL {
        let values = attribute_value(kind).prop_map(Option::unwrap_or_default);
        for_all(&kind, 32, &misspelt(values), |value| {
            let attribute = match kind.parse(Some(&value)) {
                Ok(attribute) => attribute,
                Err(fault) => return lies_within(fault, &value),
            };
            let mut written = Vec::new();
            match attribute.write(&mut written) {
                Ok(()) => {
                    let again = kind.parse(Some(&written));
                    prop_assert_eq!(again, Ok(attribute), "{}", text(&written));
                    Ok(())
                }
                Err(error) => was_forbidden(error, &value),
            }
        });
    }
}

#[test]
fn a_misspelt_line_is_refused_within_or_comes_back() {
    for line_type in line_types() {
        for_all(&line_type, 192, &misspelt(line_value(line_type)), |value| {
            let line = match LineValue::parse(line_type, &value) {
                Ok(line) => line,
                Err(fault) => return lies_within(fault, &value),
            };
            let mut written = Vec::new();
            match line.write(&mut written) {
                Ok(()) => {
                    let again = LineValue::parse(line_type, &written);
                    prop_assert_eq!(again, Ok(line), "{}", text(&written));
                    Ok(())
                }
                Err(error) => was_forbidden(error, &value),
            }
        });
    }
}

/// Lists are equal when their items are, so no property above sees how one is written.
#[test]
fn a_list_is_written_as_it_was_spelt() {
    for (kind, value) in [
        (AttributeKind::PreviousSsrc, "001 2 03"),
        (AttributeKind::SsrcGroup, "FID 01 2"),
        (AttributeKind::Tcap, "1 RTP/AVP \t RTP/SAVP"),
    ] {
        let attribute = kind.parse(Some(value.as_bytes())).unwrap();
        assert_eq!(written(|out| attribute.write(out)).unwrap(), value.as_bytes());
    }
}

fn comes_back(kind: AttributeKind, value: Option<&[u8]>) -> TestCaseResult {
    let attribute = kind.parse(value).map_err(|fault| refused(value.unwrap_or_default(), fault))?;
    prop_assert_eq!(attribute.kind(), Some(kind));
    prop_assert_eq!(attribute.has_value(), value.is_some());
    prop_assert_eq!(kind.check(value), Ok(()));
    prop_assert_eq!(Attribute::parse(kind.name().as_bytes(), value), Ok(attribute));

    let written = written(|out| attribute.write(out))?;
    prop_assert_eq!(text(&written), text(value.unwrap_or_default()), "written differently");
    let again = kind.parse(attribute.has_value().then_some(&written));
    prop_assert_eq!(again, Ok(attribute));

    let info = kind.info();
    let declared: Vec<_> = match info.shape {
        Shape::Opaque => vec!["value"],
        _ => info.fields.iter().map(|field| field.name).collect(),
    };
    prop_assert_eq!(names(|visitor| attribute.visit(visitor)), declared);
    Ok(())
}

fn lies_within(fault: Fault, value: &[u8]) -> TestCaseResult {
    prop_assert!(fault.at() as usize <= value.len(), "{:?} beyond {}", fault, text(value));
    Ok(())
}

/// Only a byte that no line may hold keeps a value that was read from being written.
fn was_forbidden(error: WriteError, value: &[u8]) -> TestCaseResult {
    let WriteError::ForbiddenByte { byte } = error else {
        return Err(TestCaseError::fail(format!("{} is not written: {error}", text(value))));
    };
    prop_assert!(matches!(byte, 0 | b'\r' | b'\n') && value.contains(&byte), "{}", text(value));
    Ok(())
}

fn refused(value: &[u8], fault: Fault) -> TestCaseError {
    TestCaseError::fail(format!("{} refused: {fault} at {}", text(value), fault.at()))
}

fn written(
    write: impl Fn(&mut Vec<u8>) -> Result<(), WriteError>,
) -> Result<Vec<u8>, TestCaseError> {
    let mut out = Vec::new();
    write(&mut out).map_err(|error| TestCaseError::fail(error.to_string()))?;
    Ok(out)
}

fn text(bytes: &[u8]) -> String {
    format!("`{}`", bytes.escape_ascii())
}

/// The names of the fields that `visit` shows.
fn names(visit: impl Fn(&mut dyn Visitor)) -> Vec<&'static str> {
    let mut names = Names(Vec::new());
    visit(&mut names);
    names.0
}

struct Names(Vec<&'static str>);

impl Visitor for Names {
    fn field(&mut self, name: &'static str, _: Value<'_>) {
        self.0.push(name);
    }
}
