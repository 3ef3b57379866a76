//! The registry: how much of it is typed, and that every row says what a row must say.

use std::collections::BTreeSet;

use sdpkit_core::{AttributeKind, Shape, Token};

#[test]
fn most_rows_are_typed() {
    let count = |shape| AttributeKind::ALL.iter().filter(|kind| kind.info().shape == shape).count();
    let (typed, flags, opaque) = (count(Shape::Fields), count(Shape::Flag), count(Shape::Opaque));
    println!("{typed} typed, {flags} flags, {opaque} opaque");
    assert_eq!(typed + flags + opaque, AttributeKind::ALL.len());
    assert!(typed + flags >= 120, "{typed} typed and {flags} flags");
}

#[test]
fn names_are_unique_tokens_and_lead_to_their_rows() {
    let mut names = BTreeSet::new();
    for &kind in AttributeKind::ALL {
        let name = kind.name();
        assert!(Token::new(name).is_ok(), "{name:?} is no token");
        assert!(names.insert(name), "{name} is there twice");
        assert_eq!(AttributeKind::from_name(name.as_bytes()), Some(kind));
    }
}

#[test]
fn every_row_has_its_kind_a_reference_docs_and_an_example() {
    for &kind in AttributeKind::ALL {
        let info = kind.info();
        assert_eq!(info.kind, kind);
        assert!(!info.reference.trim().is_empty(), "{kind:?} has no reference");
        assert!(!info.docs.trim().is_empty(), "{kind:?} has no docs");
        assert_eq!(info.example.is_empty(), info.shape == Shape::Flag, "{kind:?}: its example");
    }
}

#[test]
fn every_typed_row_says_what_its_fields_are() {
    for &kind in AttributeKind::ALL {
        let info = kind.info();
        assert_eq!(info.fields.is_empty(), info.shape != Shape::Fields, "{kind:?}: its fields");
        let names: BTreeSet<_> = info.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), info.fields.len(), "{kind:?} has two fields of a name");
        for field in info.fields {
            assert!(!field.docs.trim().is_empty(), "{kind:?}: {} has no docs", field.name);
            let has_pattern = info.pattern.is_none() && !field.pattern.is_empty();
            assert!(has_pattern != info.pattern.is_some(), "{kind:?}: pattern of {}", field.name);
        }
    }
}
