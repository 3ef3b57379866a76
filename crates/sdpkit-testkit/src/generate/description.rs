//! Whole descriptions without an error: every line in its place, every value canonical or odd but
//! allowed.

use std::fmt;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::prop_oneof;
use proptest::strategy::{BoxedStrategy, Just, Strategy, Union};
use sdpkit_core::{AttributeKind, Level, LineType, Text};

use super::value::{attribute_line, attribute_value, line, line_value, odd_text};

/// A description, line by line.
#[derive(Clone)]
pub struct Description {
    /// The lines in order.
    pub lines: Vec<DescriptionLine>,
}

impl Description {
    /// The text.
    pub fn text(&self) -> Vec<u8> {
        self.lines
            .iter()
            .flat_map(|line| [&line.content[..], line.end])
            .flatten()
            .copied()
            .collect()
    }
}

impl fmt::Debug for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text::new(&self.text()).fmt(f)
    }
}

/// A line: what it says, and how it ends.
#[derive(Clone, Debug)]
pub struct DescriptionLine {
    /// `<letter>=<value>`.
    pub content: Vec<u8>,
    /// CRLF or LF.
    pub end: &'static [u8],
}

/// Descriptions in the order of RFC 8866 §9: a session level and up to five sections, the
/// attributes at a level where they may stand, attributes that nobody knows and text that is not
/// UTF-8 among them, with CRLF, LF or both.
pub fn description() -> impl Strategy<Value = Description> {
    let session = contents([
        one(LineType::Version),
        one(LineType::Origin),
        one_of_text(LineType::SessionName),
        up_to(1, line_of_text(LineType::Information)),
        up_to(1, canonical(LineType::Uri)),
        up_to(2, canonical(LineType::Email)),
        up_to(2, canonical(LineType::Phone)),
        up_to(1, canonical(LineType::Connection)),
        up_to(2, canonical(LineType::Bandwidth)),
        vec(time(), 1..3).prop_map(|times| times.concat()).boxed(),
        up_to(1, canonical(LineType::Key)),
        up_to(6, attribute(Level::Session)),
    ]);
    let media = contents([
        one(LineType::Media),
        up_to(1, line_of_text(LineType::Information)),
        up_to(2, canonical(LineType::Connection)),
        up_to(2, canonical(LineType::Bandwidth)),
        up_to(1, canonical(LineType::Key)),
        up_to(8, attribute(Level::Media)),
    ]);
    (session, vec(media, 0..=5), line_ends()).prop_map(|(session, media, ends)| {
        let contents = session.into_iter().chain(media.into_iter().flatten());
        let ends = ends.into_iter().cycle();
        let lines = contents.zip(ends).map(|(content, end)| DescriptionLine { content, end });
        Description { lines: lines.collect() }
    })
}

/// The contents of some lines.
type Contents = Vec<Vec<u8>>;

/// Puts runs of lines together.
fn contents<const N: usize>(runs: [BoxedStrategy<Contents>; N]) -> impl Strategy<Value = Contents> {
    runs.prop_map(|runs| runs.concat())
}

/// What the ends of the lines are, over and over again.
fn line_ends() -> impl Strategy<Value = Vec<&'static [u8]>> {
    const CRLF: &[u8] = b"\r\n";
    const LF: &[u8] = b"\n";
    prop_oneof![
        2 => Just(vec![CRLF]),
        1 => Just(vec![LF]),
        1 => vec(prop_oneof![Just(CRLF), Just(LF)], 2..8),
    ]
}

fn one(line_type: LineType) -> BoxedStrategy<Contents> {
    canonical(line_type).prop_map(|line| vec![line]).boxed()
}

fn one_of_text(line_type: LineType) -> BoxedStrategy<Contents> {
    line_of_text(line_type).prop_map(|line| vec![line]).boxed()
}

fn up_to(most: usize, line: BoxedStrategy<Vec<u8>>) -> BoxedStrategy<Contents> {
    vec(line, 0..=most).boxed()
}

/// A time description, `t [1*r [z]]`.
fn time() -> impl Strategy<Value = Contents> + Clone {
    let repeats = (vec(canonical(LineType::Repeat), 1..3), option::of(canonical(LineType::Zones)));
    (canonical(LineType::Timing), option::of(repeats)).prop_map(|(timing, repeats)| {
        let (repeats, zones) = repeats.unwrap_or_default();
        [vec![timing], repeats, zones.into_iter().collect()].concat()
    })
}

/// A line with a canonical value.
fn canonical(line_type: LineType) -> BoxedStrategy<Vec<u8>> {
    line_value(line_type).prop_map(move |value| line(line_type, &value)).boxed()
}

/// A line of free text.
fn line_of_text(line_type: LineType) -> BoxedStrategy<Vec<u8>> {
    let odd = odd_text().prop_map(move |value| line(line_type, &value));
    prop_oneof![3 => canonical(line_type), 1 => odd].boxed()
}

/// An attribute that may stand at `level`, or one that nobody knows.
fn attribute(level: Level) -> BoxedStrategy<Vec<u8>> {
    let kinds =
        AttributeKind::ALL.iter().filter(|kind| [level, Level::Both].contains(&kind.info().level));
    let known = Union::new(kinds.map(|&kind| {
        attribute_value(kind).prop_map(move |value| attribute_line(kind.name(), value.as_deref()))
    }));
    let unknown = ("x-nobody-[a-z]{1,8}", option::of(odd_text()))
        .prop_map(|(name, value)| attribute_line(&name, value.as_deref()));
    prop_oneof![9 => known, 1 => unknown].boxed()
}
