//! White space that separates nothing, where it is all that is wrong with a line.
//!
//! Four rules share this: before and after `=`, after the colon of an attribute, between the words
//! of a value, and at its end.

use alloc::vec::Vec;

use sdpkit_core::{Line, LineType, LineValue, Span};

/// The white space without which a line could be read; empty spans where there is none.
#[derive(Debug)]
pub(super) struct WhiteSpace {
    /// Between `=` and the value.
    pub(super) before: Span,
    /// On either side of the colon of an attribute.
    pub(super) around_colon: [Span; 2],
    /// Between words, where it is not a single space.
    pub(super) between: Vec<Span>,
    /// At the end of the line.
    pub(super) after: Span,
}

impl WhiteSpace {
    /// The white space that keeps `line` from being read, if nothing else does.
    pub(super) fn at_fault(line: Line<'_>) -> Option<Self> {
        let line_type = line.line_type()?;
        let value = line.value()?;
        let readable = |value: &[u8]| LineValue::parse(line_type, value).is_ok();
        if !value.iter().copied().any(is_white) || readable(value) {
            return None;
        }
        let ends = Ends::of(line_type, value);
        let trimmed = ends.trimmed(value);
        let at = |from: usize, to: usize| {
            let start = line.value_span().start();
            let place = |offset| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            Span::new(place(from), place(to))
        };
        // White space between words may be free text, so it is kept if that suffices.
        let between = if readable(&trimmed) {
            Vec::new()
        } else {
            if !readable(&collapsed(&trimmed)) {
                return None;
            }
            ends.inner(value.len())
                .flat_map(|(from, to)| runs(value, from, to))
                .map(|(from, to)| at(from, to))
                .collect()
        };
        let [before_colon, after_colon] = ends.around_colon;
        Some(Self {
            before: at(0, ends.before),
            around_colon: [at(before_colon.0, before_colon.1), at(after_colon.0, after_colon.1)],
            between,
            after: at(ends.after, value.len()),
        })
    }
}

/// Where the white space at the ends of a value lies.
struct Ends {
    /// Where it ends at the start of the value.
    before: usize,
    /// On either side of an attribute's colon.
    around_colon: [(usize, usize); 2],
    /// Where it begins at the end of the value.
    after: usize,
}

impl Ends {
    fn of(line_type: LineType, value: &[u8]) -> Self {
        let before = leading(value, 0);
        let after = trailing(value, value.len()).max(before);
        let inner = value.get(..after).unwrap_or_default();
        let colon = inner.iter().position(|&byte| byte == b':');
        let around_colon = match colon.filter(|_| line_type == LineType::Attribute) {
            Some(colon) => [
                (trailing(value, colon).max(before).min(colon), colon),
                (colon + 1, leading(value, colon + 1).min(after)),
            ],
            None => [(after, after); 2],
        };
        Self { before, around_colon, after }
    }

    /// What is left of a value of `length` bytes without them.
    fn inner(&self, length: usize) -> impl Iterator<Item = (usize, usize)> {
        let [before_colon, after_colon] = self.around_colon;
        let after = self.after.min(length);
        [(self.before, before_colon.0), (before_colon.1, after_colon.0), (after_colon.1, after)]
            .into_iter()
            .filter(|(from, to)| from < to)
    }

    fn trimmed(&self, value: &[u8]) -> Vec<u8> {
        let parts = self.inner(value.len()).filter_map(|(from, to)| value.get(from..to));
        parts.collect::<Vec<_>>().concat()
    }
}

/// Spaces and tabs: what editors and templates put in, and the eye does not see.
pub(super) const fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Where the white space that starts at `from` ends.
fn leading(value: &[u8], from: usize) -> usize {
    let white = value.iter().skip(from).take_while(|&&byte| is_white(byte)).count();
    from + white
}

/// Where the white space that ends at `to` starts.
fn trailing(value: &[u8], to: usize) -> usize {
    let before = value.get(..to).unwrap_or_default();
    to - before.iter().rev().take_while(|&&byte| is_white(byte)).count()
}

/// The runs of white space in `from..to` that are not a single space.
fn runs(value: &[u8], from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = from;
    while at < to {
        let end = leading(value, at).min(to);
        if value.get(at..end).is_some_and(|run| !matches!(run, [] | [b' '])) {
            runs.push((at, end));
        }
        at = end.max(at + 1);
    }
    runs
}

/// `value` with a single space for each run of white space.
fn collapsed(value: &[u8]) -> Vec<u8> {
    let words = value.split(|&byte| is_white(byte)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(&b' ')
}

#[cfg(test)]
mod tests {
    use std::format;

    use sdpkit_core::Sdp;

    use super::WhiteSpace;

    #[track_caller]
    fn faults(text: &str) -> Option<std::string::String> {
        let line = Sdp::new(text).lines().next().unwrap();
        let WhiteSpace { before, around_colon: [left, right], between, after } =
            WhiteSpace::at_fault(line)?;
        Some(format!("{before:?} {left:?} {right:?} {between:?} {after:?}"))
    }

    #[test]
    fn every_kind_is_told_apart() {
        assert_eq!(
            faults("m= audio\t9  RTP/AVP 0 ").unwrap(),
            "2..3 21..21 21..21 [8..9, 10..12] 21..22"
        );
        assert_eq!(faults("a= rtpmap : 0 PCMU/8000").unwrap(), "2..3 9..10 11..12 [] 23..23");
    }

    #[test]
    fn other_faults_are_not_mended_by_white_space() {
        for text in ["m= audio x RTP/AVP 0", "s= name ", "a=tool: x  y ", "a=x-y: z ", "t= ", "a=:"]
        {
            assert_eq!(faults(text), None, "{text}");
        }
    }
}
