//! Whole descriptions: what is valid has no error, and what is broken is told where it is broken
//! and nowhere else.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseResult;
use sdpkit_core::{Line, LineValue, Sdp, Span, Value, Visitor};
use sdpkit_testkit::generate::{
    Description, DescriptionLine, Slips, cases, description, for_all, slips,
};
use sdpkit_testkit::invariants;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_valid_description_has_no_error(description in description()) {
        let text = description.text();
        let errors: Vec<_> = Sdp::new(&text).errors().collect();
        prop_assert_eq!(errors, [], "{}", text.escape_ascii());
        prop_assert_eq!(Sdp::parse(&text), Ok(Sdp::new(&text)));
    }

    #[test]
    fn the_lines_of_a_description_are_those_it_was_made_from(description in description()) {
        let text = description.text();
        let lines: Vec<_> = Sdp::new(&text).lines().map(|l| (l.content(), l.terminator())).collect();
        let made: Vec<_> = description.lines.iter().map(|l| (&l.content[..], l.end)).collect();
        prop_assert_eq!(lines, made);
    }

    #[test]
    fn a_broken_line_is_the_only_error(
        mut description in description(),
        at in any::<Index>(),
        breakage in breakage(),
    ) {
        let index = at.index(description.lines.len());
        breakage.apply(&mut description.lines[index].content);
        broken_only_at(&description, index)?;
    }

    #[test]
    fn what_is_out_of_order_is_told(
        mut description in description(),
        changes in vec((any::<Index>(), any::<Index>(), change()), 1..5),
    ) {
        for (one, other, change) in changes {
            change.apply(&mut description.lines, one, other);
        }
        // The order of lines is judged there by another reading of the grammar.
        invariants::view(&description.text());
    }

    #[test]
    fn any_order_of_lines_is_judged(
        lines in prop_oneof![vec(select(TIME_LINES), 0..6), vec(select(LINES), 0..8)],
    ) {
        let text = ["v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\n", &lines.concat()].concat();
        invariants::view(text.as_bytes());
    }

    #[test]
    fn what_a_value_borrows_has_its_place(description in description()) {
        let text = description.text();
        let sdp = Sdp::new(&text);
        for line in sdp.lines() {
            let mut places = Places { sdp, line, outside: Vec::new() };
            line.typed().unwrap().visit(&mut places);
            prop_assert_eq!(places.outside, Vec::<Span>::new(), "{:?}", line);
        }
        let copy = text.clone();
        prop_assert_eq!(sdp.span_of(&copy), None, "a copy is not borrowed from the text");
    }
}

/// Most breakages break something: else the property above would say nothing.
#[test]
fn breakages_break() {
    let broken = std::cell::Cell::new(0);
    let inputs = (description(), any::<Index>(), breakage());
    for_all(&"breakages", 64, &inputs, |(mut description, at, breakage)| {
        let index = at.index(description.lines.len());
        breakage.apply(&mut description.lines[index].content);
        let text = description.text();
        broken.set(broken.get() + usize::from(Sdp::parse(&text).is_err()));
        Ok(())
    });
    assert!(broken.get() >= cases(64).cases as usize / 2, "only {} broke", broken.get());
}

/// Asserts that line `index` has one error when its value does not follow its grammar or holds a
/// byte that no line may hold, and that no other line has one.
fn broken_only_at(description: &Description, index: usize) -> TestCaseResult {
    let text = description.text();
    let sdp = Sdp::new(&text);
    let line = sdp.lines().nth(index).unwrap();
    let value = line.value().unwrap();
    let is_typed = LineValue::parse(line.line_type().unwrap(), value).is_ok();
    let is_broken = !is_typed || value.contains(&0) || value.contains(&b'\r');

    let errors: Vec<_> = sdp.errors().collect();
    prop_assert_eq!(errors.len(), usize::from(is_broken), "{:?}: {:?}", line, errors);
    for error in errors {
        prop_assert!(line.value_span().contains(error.span()), "{:?}: {:?}", line, error);
    }
    Ok(())
}

/// A way to break the value of a line.
#[derive(Clone, Debug)]
enum Breakage {
    /// Nothing after `=`, or after the colon of an attribute; something after a flag.
    NoValue,
    /// A byte that no line may hold, before some byte of the value.
    Forbidden(u8, Index),
    /// Slips of the pen.
    Misspelt(Slips),
}

impl Breakage {
    fn apply(self, content: &mut Vec<u8>) {
        let start = match content.strip_prefix(b"a=") {
            Some(attribute) => match attribute.iter().position(|&byte| byte == b':') {
                Some(colon) => 2 + colon + 1,
                None => return content.extend_from_slice(b":\t"),
            },
            None => 2,
        };
        match self {
            Self::NoValue => content.truncate(start),
            Self::Forbidden(byte, at) => {
                // Never the last byte: a CR before the LF would only be another line end.
                content.insert(start + at.index((content.len() - start).max(1)), byte);
            }
            Self::Misspelt(slips) => {
                let mut value = content.split_off(start);
                slips.make_in(&mut value);
                // Those would be other lines, or, before an LF, another line end.
                value.retain(|byte| !matches!(byte, b'\r' | b'\n'));
                content.append(&mut value);
            }
        }
    }
}

fn breakage() -> impl Strategy<Value = Breakage> {
    prop_oneof![
        1 => Just(Breakage::NoValue),
        1 => (prop_oneof![Just(0), Just(b'\r')], any::<Index>())
            .prop_map(|(byte, at)| Breakage::Forbidden(byte, at)),
        2 => slips().prop_map(Breakage::Misspelt),
    ]
}

/// The lines whose order depends on the one before.
const TIME_LINES: &[&str] = &["t=0 0\n", "t=0 0\n", "r=1 1 0\n", "z=0 1h\n", "a=inactive\n"];

/// A line of each type that may follow `s=`.
const LINES: &[&str] = &[
    "i=-\n",
    "u=http://example.com/\n",
    "e=a@example.com\n",
    "p=+1 555\n",
    "c=IN IP4 192.0.2.1\n",
    "b=AS:1\n",
    "t=0 0\n",
    "r=1 1 0\n",
    "z=0 1h\n",
    "k=prompt\n",
    "a=inactive\n",
    "m=audio 9 RTP/AVP 0\n",
];

/// A change in the order of lines.
#[derive(Clone, Copy, Debug)]
enum Change {
    LeaveOut,
    Move,
    Repeat,
}

impl Change {
    fn apply(self, lines: &mut Vec<DescriptionLine>, one: Index, other: Index) {
        if lines.is_empty() {
            return;
        }
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        match self {
            Self::LeaveOut => drop(lines.remove(one)),
            Self::Move => {
                let line = lines.remove(one);
                lines.insert(other, line);
            }
            Self::Repeat => lines.insert(other, lines[one].clone()),
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![Just(Change::LeaveOut), Just(Change::Move), Just(Change::Repeat)]
}

/// Collects the places of texts that are borrowed from the description, but not from the line.
struct Places<'a> {
    sdp: Sdp<'a>,
    line: Line<'a>,
    outside: Vec<Span>,
}

impl Visitor for Places<'_> {
    fn field(&mut self, _: &'static str, value: Value<'_>) {
        match value {
            Value::List(items) => items.each(&mut |item| self.field("", item)),
            Value::Record(record) => record.visit_fields(self),
            // Keywords are texts of the library, not of the description.
            Value::Text(text) => {
                if let Some(span) = self.sdp.span_of(&text) {
                    let is_right =
                        self.sdp.slice(span) == text && self.line.value_span().contains(span);
                    self.outside.extend((!is_right).then_some(span));
                }
            }
            _ => {}
        }
    }
}
