//! The view keeps every byte, and lines, sections and places are those of a naive reading.

use sdpkit_core::attribute::{Candidate, Direction, Mid};
use sdpkit_core::{
    Attr, AttributeKind, ColumnUnit, Fragment, Line, LineType, Media, Position, Sdp, Span, Text,
};

use super::errors;
use crate::naive;

/// Checks that a view over `text` loses nothing and tells places right, as a description and as a
/// fragment; and that what it says is wrong is so.
///
/// # Panics
/// When something of that does not hold.
pub fn view(text: &[u8]) {
    let sdp = Sdp::new(text);
    assert_eq!(sdp.as_bytes(), text);
    assert_eq!(sdp.span_of(text), (!text.is_empty()).then(|| span(0, text.len())));
    lines(sdp);
    sections(sdp);
    positions(sdp);
    errors::description(sdp);

    let fragment = Fragment::new(text);
    assert_eq!(fragment.as_bytes(), text);
    assert!(fragment.lines().eq(sdp.lines()));
    assert_eq!(fragment.session(), sdp.session());
    assert!(fragment.media().eq(sdp.media()));
    errors::fragment(fragment);
    lone_candidate(fragment);
}

fn lines(sdp: Sdp<'_>) {
    let mut lines = sdp.lines();
    let mut start = 0;
    let mut section = None;
    for expected in naive::lines(sdp.as_bytes()) {
        let Some(line) = lines.next() else { panic!("no line at {start}") };
        if expected.starts_with(b"m=") {
            section = Some(section.map_or(0, |section| section + 1));
        }
        assert_eq!((line.raw(), line.section()), (expected, section));
        assert_eq!(line.span(), span(start, start + expected.len()));
        line_parts(sdp, line);
        start += expected.len();
    }
    assert_eq!((lines.next(), lines.next()), (None, None));
    assert_eq!(start, sdp.as_bytes().len());
}

fn line_parts(sdp: Sdp<'_>, line: Line<'_>) {
    let content = line.content();
    assert_eq!([content, line.terminator()].concat(), line.raw());
    assert!([&b""[..], b"\n", b"\r\n"].contains(&line.terminator()));
    assert!(!content.contains(&b'\n') && (line.terminator() != b"\n" || !content.ends_with(b"\r")));
    assert_stands_at(sdp, line.raw(), line.span());
    assert_stands_at(sdp, content, line.content_span());

    let value = match content.get(1) {
        Some(b'=') => content.get(2..),
        _ => None,
    };
    assert_eq!(line.value(), value);
    let Some(value) = value else {
        assert_eq!((line.line_type(), line.attribute(), line.token(0)), (None, None, None));
        assert_eq!(line.value_span(), line.content_span());
        return;
    };
    assert_eq!(line.line_type().map(LineType::letter), letter(content));
    assert_stands_at(sdp, value, line.value_span());
    words(sdp, value, |index| line.token(index));
    match line.attribute() {
        Some(attr) => attribute(sdp, attr, value),
        None => assert!(!content.starts_with(b"a=")),
    }
}

/// The letter before the first `=` of a line, if RFC 8866 §5 knows it.
fn letter(content: &[u8]) -> Option<u8> {
    content.first().copied().filter(|letter| b"vosiuepcbtrzkma".contains(letter))
}

fn attribute(sdp: Sdp<'_>, attr: Attr<'_>, body: &[u8]) {
    let mut parts = body.splitn(2, |&byte| byte == b':');
    let (name, value) = (parts.next().unwrap_or_default(), parts.next());
    assert_eq!((attr.name().as_bytes(), attr.value().map(Text::as_bytes)), (name, value));
    assert_stands_at(sdp, name, attr.name_span());
    assert_stands_at(sdp, value.unwrap_or_default(), attr.value_span());
    let known = AttributeKind::ALL.iter().copied().find(|kind| kind.name().as_bytes() == name);
    assert_eq!(attr.kind(), known);
    match value {
        Some(value) => words(sdp, value, |index| attr.token(index)),
        None => assert_eq!(attr.token(0), None),
    }
}

/// Words are told one by one, each counted from the start: beyond these few nothing new is seen.
const WORDS: usize = 16;

fn words(sdp: Sdp<'_>, value: &[u8], place: impl Fn(usize) -> Option<Span>) {
    let words: Vec<_> = value.split(|&byte| byte == b' ').collect();
    for (index, word) in words.iter().take(WORDS).enumerate() {
        let Some(place) = place(index) else { panic!("no word {index}") };
        assert_stands_at(sdp, word, place);
    }
    assert_eq!(place(words.len()), None);
}

fn sections(sdp: Sdp<'_>) {
    let all: Vec<_> = sdp.lines().collect();
    let (before, after) = all.split_at(all.partition_point(|line| line.section().is_none()));
    let mut own = after.chunk_by(|one, next| one.section() == next.section());

    let session = sdp.session();
    let mut media = sdp.media();
    let mut end = session.span().end();
    let mut lines: Vec<_> = session.lines().collect();
    let mut texts = vec![session.as_bytes().to_vec()];
    assert_stands_at(sdp, session.as_bytes(), session.span());
    for (index, section) in media.by_ref().enumerate() {
        assert_eq!((section.index(), section.span().start()), (index, end));
        assert_eq!(section.session(), session);
        assert_stands_at(sdp, section.as_bytes(), section.span());
        in_effect(section, own.next().unwrap_or_default(), before);
        end = section.span().end();
        lines.extend(section.lines());
        texts.push(section.as_bytes().to_vec());
    }
    assert_eq!(media.next(), None);
    assert_eq!(span(0, sdp.as_bytes().len()).end(), end);
    assert_eq!(texts, naive::sections(sdp.as_bytes()));
    assert_eq!(lines, all, "lines of the sections and of the text");
}

/// What holds in a media section: what its `own` lines say, else those of the session.
fn in_effect(section: Media<'_>, own: &[Line<'_>], session: &[Line<'_>]) {
    let direction = |line: &Line<'_>| match line.content() {
        b"a=sendrecv" => Some(Direction::SendRecv),
        b"a=sendonly" => Some(Direction::SendOnly),
        b"a=recvonly" => Some(Direction::RecvOnly),
        b"a=inactive" => Some(Direction::Inactive),
        _ => None,
    };
    let expected = own.iter().chain(session).find_map(direction).unwrap_or_default();
    assert_eq!(section.direction(), expected);

    let connection = own.iter().chain(session).find_map(|line| line.get());
    assert_eq!(section.connection(), connection);

    let is_mid =
        |line: &&Line<'_>| line.content() == b"a=mid" || line.content().starts_with(b"a=mid:");
    let mids = own.iter().filter(is_mid).count();
    assert_eq!((section.has::<Mid<'_>>(), section.all::<Mid<'_>>().count()), (mids > 0, mids));
    assert_eq!(section.get::<Mid<'_>>(), section.all::<Mid<'_>>().next());
    assert_eq!(section.line().ok(), own.first().and_then(|line| line.get()?.ok()));
}

/// A position is counted from the start of the text: a few are enough.
const POSITIONS: usize = 8;

fn positions(sdp: Sdp<'_>) {
    let text = sdp.as_bytes();
    let step = (text.len() / POSITIONS).max(1);
    for offset in (0..=text.len()).step_by(step) {
        for unit in [ColumnUnit::Byte, ColumnUnit::Char, ColumnUnit::Utf16] {
            let at = u32::try_from(offset).unwrap_or(u32::MAX);
            assert_eq!(sdp.position(at, unit), position(text, offset, unit), "{offset} {unit:?}");
        }
    }
}

/// Line and column, a character after the other.
fn position(text: &[u8], offset: usize, unit: ColumnUnit) -> Position {
    let mut at = Position { line: 1, column: 1 };
    let mut rest = text.get(..offset).unwrap_or_default();
    while let [first, ..] = rest {
        let whole = (1..=4).find_map(|length| {
            let character = core::str::from_utf8(rest.get(..length)?).ok()?;
            character.chars().next()
        });
        // What is not UTF-8 counts byte by byte.
        let (length, units) = match (whole, unit) {
            (None, _) | (Some(_), ColumnUnit::Byte) => (1, 1),
            (Some(character), ColumnUnit::Utf16) => (character.len_utf8(), character.len_utf16()),
            (Some(character), _) => (character.len_utf8(), 1),
        };
        at.column += u32::try_from(units).unwrap_or_default();
        if *first == b'\n' {
            at = Position { line: at.line + 1, column: 1 };
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    at
}

/// Both ways to read a lone candidate agree.
fn lone_candidate(fragment: Fragment<'_>) {
    let lone = fragment.attribute().filter(|attr| attr.value().is_some());
    if let Some(candidate) = lone.and_then(Attr::get::<Candidate<'_>>) {
        assert_eq!(Candidate::parse_line(fragment.as_bytes()), candidate);
        assert_eq!(fragment.lone(), Some(candidate));
    }
}

/// Asserts that `part`, which is borrowed from the text, stands at `place`.
fn assert_stands_at(sdp: Sdp<'_>, part: &[u8], place: Span) {
    assert_eq!(sdp.slice(place).as_bytes(), part);
    assert_eq!(place.range().len(), part.len());
    if !part.is_empty() {
        assert_eq!(sdp.span_of(part), Some(place));
    }
}

fn span(start: usize, end: usize) -> Span {
    let at = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(at(start), at(end))
}
