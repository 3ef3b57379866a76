use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Error, ErrorKind, Line, LineType, Span};
use sdpkit_model::order::set;

use super::order::{Order, is_single};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line stands after lines that it must precede.
    ///
    /// Lines have a fixed order: `v= o= s= i= u= e= p= c= b= t= k= a=` for the session, then
    /// `m= i= c= b= k= a=` for each media section, with `r=` and `z=` after their `t=`. Chrome
    /// refuses a session level in another order ("Expect line: o="), and a session line after the
    /// first `m=` is not read as one.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// c=IN IP4 0.0.0.0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=mid:0
    /// ```
    id: "line-out-of-order",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §5 “they must appear in exactly the order given here”",
        "RFC 9429 §5.8.1 “These lines MUST occur in a specific order”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: ["Expect line: o=", "Expect line: s=", "Expect line: t="],
}

fn claims(document: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    let is_late = |error: Error, wanted: LineType| matches!(error.kind(), ErrorKind::LineOutOfOrder { found, .. } if found == wanted);
    match error.kind() {
        // Whatever is wrong with a `k=` line, it should not be there.
        ErrorKind::LineOutOfOrder { found, .. } => found != LineType::Key,
        // The line is there, in a media section.
        ErrorKind::MissingLine { expected } => {
            document.errors().iter().any(|error| is_late(*error, expected))
        }
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.claimed_by(&RULE).next().is_none() {
        return;
    }
    let sections: Vec<_> = document.sections().collect();
    let session = sections.first().copied().unwrap_or_default();
    let in_session = Order::of(session);
    let mut types: BTreeSet<_> = set(session.iter().filter_map(|line| line.line_type()));
    let mut orders = Orders { sections: &sections, last: None };
    let late: Vec<_> = document.claimed_by(&RULE).map(|(_, error)| error.span().start()).collect();
    for (line, error) in document.claimed_by(&RULE) {
        let ErrorKind::LineOutOfOrder { found, after } = error.kind() else { continue };
        let number = line.section().map_or(0, |section| section + 1);
        let (belongs, place) = match orders.of(number) {
            _ if matches!(found, LineType::Repeat | LineType::Zones) => (Belongs::WithTime, None),
            // Behind a byte order mark the first line is no line yet, and nothing comes after it.
            order if order.allows(found) => {
                let place = order.place(found).filter(|place| *place < line.span().start());
                (Belongs::Here, place)
            }
            _ if is_single(found) && !types.insert(found) => (Belongs::Twice, None),
            _ => (Belongs::InSession, in_session.place(found).or(Some(end_of(session)))),
        };
        let finding = report.add(error.span(), belongs.message(found, after));
        match place {
            Some(place) => {
                let later = document.line_at(place).map(Line::content_span);
                finding.label(later.unwrap_or_default(), "it belongs before this line");
                finding.fix("move the line", moved(document, line, &late, place));
            }
            None => {
                finding.help(belongs.help());
            }
        }
    }
}

/// Where a misplaced line belongs.
#[derive(Clone, Copy)]
enum Belongs {
    /// Further up in its section.
    Here,
    /// In the session level.
    InSession,
    /// In the session level, where there is one already.
    Twice,
    /// After its `t=` line.
    WithTime,
}

impl Belongs {
    fn message(self, found: LineType, after: LineType) -> String {
        match self {
            Self::Here => format!("`{found}=` stands after `{after}=` and must precede it"),
            Self::InSession | Self::Twice => {
                format!("`{found}=` stands in a media section and belongs to the session")
            }
            Self::WithTime => match found {
                LineType::Repeat => "`r=` stands elsewhere than after `t=` or `r=`".into(),
                _ => "`z=` stands elsewhere than after `r=`".into(),
            },
        }
    }

    const fn help(self) -> &'static str {
        match self {
            Self::Here => "move the line before the one it must precede",
            Self::InSession => "move the line before the first `m=`",
            Self::Twice => "the session has such a line: remove one of the two",
            Self::WithTime => "move the line to the `t=` whose repetition it tells",
        }
    }
}

/// The order of the section that was asked for last; errors come section by section.
struct Orders<'s, 'a> {
    sections: &'s [&'s [Line<'a>]],
    last: Option<(usize, Order)>,
}

impl Orders<'_, '_> {
    fn of(&mut self, number: usize) -> &Order {
        let known = self.last.take().filter(|(last, _)| *last == number);
        let section = self.sections.get(number).copied().unwrap_or_default();
        let (_, order) = self.last.insert(known.unwrap_or_else(|| (number, Order::of(section))));
        order
    }
}

/// Where the session level ends.
fn end_of(session: &[Line<'_>]) -> u32 {
    session.last().map_or(0, |line| line.span().end())
}

/// The edits that move `line`, and what belongs to it, to `place`.
///
/// Repeats belong to their time, and so do the times after them: only where the next of the lines
/// that stand too late begins, something else is to be moved.
fn moved(document: &Document<'_>, line: Line<'_>, late: &[u32], place: u32) -> [FixEdit; 2] {
    let lines = document.lines();
    let first = lines.partition_point(|other| other.span().start() < line.span().start());
    let mut end = line.span().end();
    if line.line_type() == Some(LineType::Timing) {
        let rest = lines.iter().skip(first + 1);
        let times = rest.take_while(|line| {
            let types = [LineType::Timing, LineType::Repeat, LineType::Zones].map(Some);
            types.contains(&line.line_type()) && late.binary_search(&line.span().start()).is_err()
        });
        end = times.last().map_or(end, |line| line.span().end());
    }
    let span = Span::new(line.span().start(), end);
    let mut text = document.sdp().slice(span).as_bytes().to_vec();
    if !text.ends_with(b"\n") {
        text.extend_from_slice(document.line_end());
    }
    [FixEdit::insert(place, text), FixEdit::delete(span)]
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}i=title\nc=IN IP4 192.0.2.1\nc=IN IP4 192.0.2.2\nb=AS:64\na=ptime:20\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nt=3034423619 3042462419\nr=604800 3600 0\nk=prompt\na=x:y\n",
    ],
    fail: &[
        b"v=0\ns=-\n[[o=- 1 1 IN IP4 192.0.2.1]]\na=x:y\n[[t=0 0]]\nm=audio 9 RTP/AVP 0\na=ptime:20\n[[c=IN IP4 192.0.2.1]]\n[[b=AS:64]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nm=audio 9 RTP/AVP 0\n[[t=0 0]]\n[[s=x]]\n",
        b"{session}[[z=2882844526 -1h]]\na=x:y\n[[r=604800 3600 0]]\n",
    ],
    fix: &[
        (
            b"{session}{audio}a=ptime:20\nc=IN IP4 192.0.2.1\nb=AS:64\nb=TIAS:64000\ni=title\n",
            b"{session}{audio}i=title\nc=IN IP4 192.0.2.1\nb=AS:64\nb=TIAS:64000\na=ptime:20\n",
        ),
        (
            b"a=x:y\nt=3034423619 3042462419\nr=604800 3600 0\nt=0 0\nb=AS:1\nc=IN IP4 192.0.2.1\ns=-\no=- 1 1 IN IP4 192.0.2.1\nv=0\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nb=AS:1\nt=3034423619 3042462419\nr=604800 3600 0\nt=0 0\na=x:y\n",
        ),
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nm=audio 9 RTP/AVP 0\nc=IN IP4 192.0.2.1\nt=0 0",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 RTP/AVP 0\nc=IN IP4 192.0.2.1\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
