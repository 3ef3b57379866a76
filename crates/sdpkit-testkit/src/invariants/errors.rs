//! What the strict check tells is so, is all there is, and stands where it says.

use sdpkit_core::{Error, ErrorKind, Errors, Found, Fragment, Line, Sdp, Span};

use super::order;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Checks the errors of a description.
pub(super) fn description(sdp: Sdp<'_>) {
    let text = sdp.as_bytes();
    let errors = collected(sdp.errors(), sdp);
    match (Sdp::parse(text), errors.first()) {
        (Ok(parsed), None) => assert_eq!(parsed, sdp),
        (Err(first), Some(expected)) => assert_eq!(first, *expected),
        (parsed, first) => panic!("parse gives {parsed:?}, errors begin with {first:?}"),
    }
    if let Some(rest) = text.strip_prefix(BYTE_ORDER_MARK) {
        after_byte_order_mark(rest, &errors, Sdp::new(rest).errors());
        return;
    }
    let is_empty = errors.iter().any(|error| error.kind() == ErrorKind::EmptyText);
    assert_eq!(is_empty, text.is_empty());
    assert_eq!(order_errors(&errors) == 0, text.is_empty() || order::is_kept(sdp));
    assert_told_of_lines(sdp, &errors);
}

/// Checks the errors of a fragment.
pub(super) fn fragment(fragment: Fragment<'_>) {
    let sdp = Sdp::new(fragment.as_bytes());
    let errors = collected(fragment.errors(), sdp);
    for error in &errors {
        let mandatory =
            matches!(error.kind(), ErrorKind::MissingLine { .. } | ErrorKind::EmptyText);
        assert!(!mandatory, "a fragment must have nothing: {error:?}");
    }
    if let Some(rest) = fragment.as_bytes().strip_prefix(BYTE_ORDER_MARK) {
        after_byte_order_mark(rest, &errors, Fragment::new(rest).errors());
        return;
    }
    if order::is_kept(sdp) {
        assert_eq!(order_errors(&errors), 0, "what may stand in a description, may in a fragment");
    }
    // A single line may be an attribute without its `a=`.
    if sdp.lines().nth(1).is_some() {
        assert_told_of_lines(sdp, &errors);
    }
}

/// All errors of an iterator that ends, stays at its end, and tells no error out of its place.
fn collected(mut errors: Errors<'_>, sdp: Sdp<'_>) -> Vec<Error> {
    // A line has at most its order, its value and its end; four lines can be missing at the end of
    // the session level; one mark stands before everything.
    let limit = 3 * sdp.lines().count() + 5;
    let collected: Vec<_> = errors.by_ref().take(limit + 1).collect();
    assert!(collected.len() <= limit, "more than {limit} errors");
    assert_eq!((errors.next(), errors.next()), (None, None));
    for error in &collected {
        assert_stands(sdp, *error);
    }
    collected
}

/// Asserts that what an error tells stands at its place.
fn assert_stands(sdp: Sdp<'_>, error: Error) {
    let (kind, span) = (error.kind(), error.span());
    let place = span.range();
    assert!(place.end <= sdp.as_bytes().len(), "{error:?} lies outside the text");
    assert!(!format!("{error} {}", error.quoting(sdp)).is_empty());
    let first = sdp.as_bytes().get(place.start).copied();
    let holds = match kind {
        ErrorKind::TooLarge => false,
        ErrorKind::EmptyText => sdp.as_bytes().is_empty(),
        ErrorKind::ByteOrderMark => span == Span::new(0, 3),
        ErrorKind::ForbiddenByte { found } => first == Some(found) && span.len() == 1,
        ErrorKind::MissingLineEnd => span.is_empty() && place.end == sdp.as_bytes().len(),
        ErrorKind::BlankLine => matches!(sdp.slice(span).as_bytes(), b"\n" | b"\r\n"),
        ErrorKind::LeadingSpace => matches!(first, Some(b' ' | b'\t')),
        ErrorKind::MalformedLine { .. } => !span.is_empty(),
        ErrorKind::UnknownLineType { found } => first == Some(found),
        ErrorKind::LineOutOfOrder { found, .. } | ErrorKind::RepeatedLine { found } => {
            first == Some(found.letter())
        }
        ErrorKind::MissingLine { .. } => span.is_empty(),
        ErrorKind::Value { found: Found::Byte(byte), .. } => {
            first == Some(byte) && !span.is_empty()
        }
        ErrorKind::Value { found: Found::End, .. } => span.is_empty(),
        _ => panic!("{error:?} is a new kind: say here what holds of it"),
    };
    assert!(holds, "{error:?} is not so");
}

fn order_errors(errors: &[Error]) -> usize {
    let is_of_order = |error: &&Error| {
        matches!(
            error.kind(),
            ErrorKind::MissingLine { .. }
                | ErrorKind::LineOutOfOrder { .. }
                | ErrorKind::RepeatedLine { .. }
        )
    };
    errors.iter().filter(is_of_order).count()
}

/// Asserts that the errors of the lines themselves are told, each once and in their order, and no
/// others.
fn assert_told_of_lines(sdp: Sdp<'_>, errors: &[Error]) {
    let is_of_line = |error: &&Error| {
        !matches!(
            error.kind(),
            ErrorKind::EmptyText
                | ErrorKind::MissingLine { .. }
                | ErrorKind::LineOutOfOrder { .. }
                | ErrorKind::RepeatedLine { .. }
        )
    };
    let mut told = errors.iter().filter(is_of_line).copied();
    for line in sdp.lines() {
        match forbidden(line) {
            Some((span, found)) => {
                let error = told.next();
                assert_eq!(error.map(Error::span), Some(span), "{line:?}");
                assert_eq!(error.map(Error::kind), Some(ErrorKind::ForbiddenByte { found }));
            }
            None => {
                if let Err(error) = line.typed() {
                    assert_eq!(told.next(), Some(error), "{line:?}");
                }
            }
        }
        if line.terminator().is_empty() {
            assert_eq!(told.next().map(Error::kind), Some(ErrorKind::MissingLineEnd), "{line:?}");
        }
    }
    assert_eq!(told.next(), None);
}

/// The first NUL or lone CR of a line, and its place.
fn forbidden(line: Line<'_>) -> Option<(Span, u8)> {
    let mut bytes = line.content().iter().zip(line.span().start()..);
    let (&byte, at) = bytes.find(|(byte, _)| matches!(byte, 0 | b'\r'))?;
    Some((Span::new(at, at + 1), byte))
}

/// Asserts that a byte order mark is one error more, and the others are those of the `rest`, which
/// `alone` tells.
fn after_byte_order_mark(rest: &[u8], errors: &[Error], alone: Errors<'_>) {
    let Some((mark, errors)) = errors.split_first() else { panic!("the mark is no error") };
    assert_eq!(mark.kind(), ErrorKind::ByteOrderMark);
    // A second mark is part of the first line, and not the mark it would be by itself.
    if rest.is_empty() || rest.starts_with(BYTE_ORDER_MARK) {
        return;
    }
    let alone: Vec<_> = alone.collect();
    assert_eq!(errors.len(), alone.len());
    for (error, expected) in errors.iter().zip(alone) {
        let span = expected.span();
        assert_eq!(error.kind(), expected.kind());
        assert_eq!(error.span(), Span::new(span.start() + 3, span.end() + 3));
    }
}
