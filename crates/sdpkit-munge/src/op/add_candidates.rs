//! `candidates add`: what was trickled, put into the description.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Candidate;

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Adds candidates to sections, those that are not there yet.
    ///
    /// As browsers hand them out, `candidate:...`, or as lines of a description, `a=candidate:...`.
    /// Where it was said that no more follow, they come before that.
    AddCandidates "add-candidates", "candidates add", add_candidates {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The candidates.
        candidates: Candidates,
    }
    example "candidates add mid=0 \"candidate:2 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\"":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=candidate:1 1 udp 9 192.0.2.1 50000 typ host\n\
         a=end-of-candidates\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=candidate:1 1 udp 9 192.0.2.1 50000 typ host\n\
         a=candidate:2 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n\
         a=end-of-candidates\n",
}

/// Candidates as texts, one or more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Candidates(Vec<String>);

impl<T: Into<String>> From<T> for Candidates {
    fn from(candidate: T) -> Self {
        Self(Vec::from([candidate.into()]))
    }
}

impl<T: Into<String>> FromIterator<T> for Candidates {
    fn from_iter<I: IntoIterator<Item = T>>(candidates: I) -> Self {
        Self(candidates.into_iter().map(Into::into).collect())
    }
}

impl Syntax for Candidates {
    const SYNTAX: &'static str = "CANDIDATE...";
}

impl Argument for Candidates {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut candidates = Vec::from([words.next("a candidate")?]);
        while words.peek().is_some() {
            candidates.push(words.next("a candidate")?);
        }
        Ok(Self(candidates))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().cloned());
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Candidates {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        let (component, port): (u8, u16) = bytes.arbitrary()?;
        Ok(alloc::format!("candidate:1 {component} udp 1 192.0.2.1 {port} typ host").into())
    }
}

impl Operation for AddCandidates {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for candidate in &self.candidates.0 {
            if Candidate::parse_line(candidate.as_bytes()).is_err() {
                let expected = "a candidate, `candidate:...`";
                let kind = EditErrorKind::InvalidValue { expected, value: candidate.clone() };
                return Err(planner.refusal(kind, None, ""));
            }
        }
        for section in planner.sections(&self.media) {
            let mut known: Vec<&[u8]> = section
                .lines_of_kind(AttributeKind::Candidate)
                .map(|line| line.content().strip_prefix(b"a=").unwrap_or_default())
                .collect();
            let last = section.lines_of_kind(AttributeKind::Candidate).last();
            let end = section.lines_of_kind(AttributeKind::EndOfCandidates).next();
            // Without a candidate to follow they come before the line that ends them.
            let before_end = end.filter(|_| last.is_none()).and_then(|end| {
                let at = section.lines().iter().position(|line| *line == end)?;
                section.lines().get(at.checked_sub(1)?).copied()
            });
            for candidate in &self.candidates.0 {
                let body = candidate.trim_end_matches(['\r', '\n']);
                let body = body.strip_prefix("a=").unwrap_or(body);
                if known.contains(&body.as_bytes()) {
                    continue;
                }
                known.push(body.as_bytes());
                let line = ["a=", body].concat();
                match last.or(before_end) {
                    Some(after) => planner.add_line_after(after, line, Cause::Requested)?,
                    None => planner.add_line(Some(section), line, Cause::Requested)?,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::AddCandidates;
    use crate::{Context, Document, Sections};

    const ONE: &str = "a=candidate:1 1 udp 9 192.0.2.1 50000 typ host\r\n";
    const TWO: &str = "candidate:1 2 udp 9 192.0.2.1 50001 typ host";

    #[test]
    fn candidates_come_once_in_their_order_and_before_the_end() {
        let mut document = Document::new("m=audio 9 RTP/AVP 0\na=end-of-candidates\na=mid:0\n");
        let op = AddCandidates::new(
            Sections::ALL,
            [ONE, TWO, ONE].into_iter().collect::<super::Candidates>(),
        );
        document.apply(op, &Context::default()).unwrap();
        let expected = "m=audio 9 RTP/AVP 0\na=candidate:1 1 udp 9 192.0.2.1 50000 typ host\n\
            a=candidate:1 2 udp 9 192.0.2.1 50001 typ host\na=end-of-candidates\na=mid:0\n";
        assert_eq!(document.as_bytes(), expected.as_bytes());
    }

    #[test]
    fn what_is_no_candidate_is_refused() {
        for text in ["candidate:1", "a=mid:0", "candidate:1 1 udp 9 192.0.2.1 5 typ host\r\na=x:1"]
        {
            let mut document = Document::new("m=audio 9 RTP/AVP 0\n");
            let op = AddCandidates::new(Sections::ALL, text);
            assert!(document.apply(op, &Context::default()).is_err(), "{text}");
        }
    }
}
