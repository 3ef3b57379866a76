//! `bandwidth`: how much may be sent.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use sdpkit_core::TypedLine as _;
use sdpkit_core::line::Bandwidth;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError, as_json_string};

operation! {
    /// Sets or removes a bandwidth, `b=` (RFC 8866 §5.8).
    ///
    /// A line of the same type is replaced; a new one goes where the grammar has it, after `c=`.
    /// `AS` and `CT` count kilobits per second, `TIAS`, `RS` and `RR` bits. `CT` is about the whole
    /// session and stands there. It limits who reads it: in a local description it does nothing.
    SetBandwidth "set-bandwidth", "bandwidth", set_bandwidth {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The type and the value, or `off`.
        limit: Limit,
    }
    example "bandwidth video TIAS=2000000":
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         c=IN IP4 0.0.0.0\n\
         b=AS:500\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         c=IN IP4 0.0.0.0\n\
         b=AS:500\n\
         b=TIAS:2000000\n\
         a=rtpmap:96 VP8/90000\n",
}

/// A bandwidth of a type: `AS=500`, `TIAS=2000000`, or `AS=off` for none of that type.
///
/// ```
/// use sdpkit_munge::op::Limit;
/// let limit: Limit = "TIAS=2000000".parse()?;
/// assert_eq!((limit.bandwidth_type(), limit.value()), ("TIAS", Some(2_000_000)));
/// assert!("TIAS".parse::<Limit>().is_err());
/// # Ok::<(), sdpkit_munge::WordsError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    bandwidth_type: String,
    value: Option<u64>,
}

impl Limit {
    const EXPECTED: &'static str = "a bandwidth: AS=KBPS, TIAS=BPS, CT=KBPS or TYPE=off";

    /// The type, as `b=` spells it.
    pub fn bandwidth_type(&self) -> &str {
        &self.bandwidth_type
    }

    /// The value in the unit of the type; `None` for none.
    pub const fn value(&self) -> Option<u64> {
        self.value
    }

    /// Whether it is about the whole session (RFC 8866 §5.8).
    fn is_for_session(&self) -> bool {
        self.bandwidth_type == "CT"
    }
}

impl FromStr for Limit {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        let read = || {
            let (bandwidth_type, value) = word.split_once('=')?;
            let value = if value == "off" { None } else { Some(value.parse().ok()?) };
            let written = [bandwidth_type, ":0"].concat();
            // What follows the grammar cannot end the line.
            Bandwidth::parse(written.as_bytes()).ok()?;
            Some(Self { bandwidth_type: bandwidth_type.to_owned(), value })
        };
        read()
            .ok_or_else(|| WordsError::Invalid { expected: Self::EXPECTED, word: word.to_owned() })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Some(value) => write!(f, "{}={value}", self.bandwidth_type),
            None => write!(f, "{}=off", self.bandwidth_type),
        }
    }
}

impl Syntax for Limit {
    const SYNTAX: &'static str = "TYPE=VALUE|TYPE=off";
}

impl Argument for Limit {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        words.next(Self::EXPECTED)?.parse()
    }

    fn write(&self, _: Option<&str>, out: &mut alloc::vec::Vec<String>) {
        out.push(alloc::format!("{self}"));
    }
}

as_json_string!(Limit);

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Limit {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        let bandwidth_type = bytes.choose(&["AS", "TIAS", "CT", "RS", "X-YZ"])?;
        Ok(Self { bandwidth_type: (*bandwidth_type).to_owned(), value: bytes.arbitrary()? })
    }
}

impl Operation for SetBandwidth {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let own = |line: &Bandwidth<'_>| line.bandwidth_type.as_str() == self.limit.bandwidth_type;
        let mut levels: alloc::vec::Vec<_> =
            planner.sections(&self.media).into_iter().map(Some).collect();
        if self.limit.is_for_session() && self.media.is_all() {
            levels = [None].into();
        }
        for section in levels {
            let session = planner.model().session();
            let level = section.map_or(session, |section| *section);
            let mut lines = level.all_lines::<Bandwidth<'_>>().filter(|line| own(line)).peekable();
            let Some(value) = self.limit.value else {
                lines.for_each(|line| planner.remove_line(line.line, Cause::Requested));
                continue;
            };
            if lines.peek().is_none() {
                let line = alloc::format!("b={}:{value}", self.limit.bandwidth_type);
                planner.add_line(section, line, Cause::Requested)?;
            }
            for line in lines.filter(|line| line.value.value != value) {
                let text = alloc::format!("{}:{value}", self.limit.bandwidth_type);
                planner.replace(line.line.value_span(), text, Cause::Requested)?;
            }
        }
        Ok(())
    }
}
