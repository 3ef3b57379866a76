use sdpkit_core::{Error, ErrorKind, Line, LineValue, Record, Sequence, Span, Value, Visitor};

use super::white_space::{WhiteSpace, is_white};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// White space stands at the end of a line.
    ///
    /// A value is words with single spaces between them, so a space at the end announces an empty
    /// word: `a=sendrecv ` is an unknown attribute, and `a=mid:0 ` is another mid than `0`. Chrome
    /// refuses some of these lines and takes the space into the value of others. In free text, as
    /// in `s=`, the space belongs to the text and is not reported.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid:0␠
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// ```
    id: "trailing-whitespace",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “number of subfields delimited by a single space character”"],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::Value { .. }) && at_fault(line).is_some()
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.lines() {
        if !line.content().last().copied().is_some_and(is_white) {
            continue;
        }
        let place = if document.is_readable(*line) { surplus(*line) } else { at_fault(*line) };
        if let Some(place) = place {
            report
                .add(place, "white space at the end of the line: it is taken for part of the value")
                .fix("remove the white space", [FixEdit::delete(place)]);
        }
    }
}

/// The white space at the end of a line that cannot be read because of it.
fn at_fault(line: Line<'_>) -> Option<Span> {
    if !line.content().last().copied().is_some_and(is_white) {
        return None;
    }
    WhiteSpace::at_fault(line).map(|space| space.after).filter(|after| !after.is_empty())
}

/// The white space at the end of a line that can be read, where no part of the value holds it.
fn surplus(line: Line<'_>) -> Option<Span> {
    let value = line.typed().ok()?;
    let mut last = LastText::default();
    match value {
        // Nobody knows what the value of an unknown attribute may be.
        LineValue::Attribute(sdpkit_core::Attribute::Other { .. }) => return None,
        value => value.visit(&mut last),
    }
    if last.ends_white {
        return None;
    }
    let value = line.value()?;
    let width = value.iter().rev().take_while(|&&byte| is_white(byte)).count();
    // The space may stand before an empty word, as an extension of a candidate may end in.
    LineValue::parse(line.line_type()?, value.get(..value.len() - width)?).ok()?;
    let end = line.content_span().end();
    Some(Span::new(end.saturating_sub(u32::try_from(width).ok()?), end))
}

/// Looks whether the text a value ends in ends in white space itself.
#[derive(Default)]
struct LastText {
    ends_white: bool,
}

impl LastText {
    fn value(&mut self, value: Value<'_>) {
        match value {
            Value::Absent => {}
            Value::Text(text) => {
                self.ends_white = text.as_bytes().last().copied().is_some_and(is_white);
            }
            Value::List(items) => self.items(items),
            Value::Record(record) => self.record(record),
            _ => self.ends_white = false,
        }
    }

    fn items(&mut self, items: &dyn Sequence) {
        items.each(&mut |item| self.value(item));
    }

    fn record(&mut self, record: &dyn Record) {
        record.visit_fields(self);
    }
}

impl Visitor for LastText {
    fn field(&mut self, _: &'static str, value: Value<'_>) {
        self.value(value);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=x-unknown:value \n",
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host network-id \n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns= \ni=text \nt=0 0\n",
    ],
    fail: &[
        b"v=0[[ ]]\no=- 1 1 IN IP4 192.0.2.1[[\t ]]\ns=-\nt=0 0[[ ]]\nm=audio 0 RTP/AVP 8[[\t ]]\n",
        b"{session}{audio}a=sendrecv[[ ]]\na=rtpmap:0 PCMU/8000[[ ]]\na=fmtp:0 a=b[[ ]]\na=x-flag[[ ]]\n",
    ],
    fix: &[(
        b"{session}m=audio 9  RTP/AVP 0 \na=sendrecv \na=rtpmap: 0 PCMU/8000\t\n",
        b"{session}m=audio 9  RTP/AVP 0\na=sendrecv\na=rtpmap: 0 PCMU/8000\n",
    )],
    newlines: Newlines::Crlf,
};
