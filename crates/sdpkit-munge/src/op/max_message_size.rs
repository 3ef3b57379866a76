//! `max-message-size`: the largest message of a data channel.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use sdpkit_core::attribute::MaxMessageSize;
use sdpkit_core::{Line, TypedAttribute as _};

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError, as_json_string};

operation! {
    /// Says how large a message of a data channel may be, `a=max-message-size` (RFC 8841 §6).
    ///
    /// It is what whoever wrote the description takes: set it in the remote description to limit
    /// what is sent. 0 stands for any size.
    SetMaxMessageSize "set-max-message-size", "max-message-size", set_max_message_size {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The size in bytes.
        size: Bytes,
    }
    example "max-message-size 65536":
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n\
         a=sctp-port:5000\n\
         a=max-message-size:262144\n"
        =>
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n\
         a=sctp-port:5000\n\
         a=max-message-size:65536\n",
}

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(u64);

impl Bytes {
    const EXPECTED: &'static str = "a number of bytes";

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl From<u64> for Bytes {
    fn from(number: u64) -> Self {
        Self(number)
    }
}

impl FromStr for Bytes {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        let invalid = |_| WordsError::Invalid { expected: Self::EXPECTED, word: word.into() };
        word.parse().map(Self).map_err(invalid)
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Syntax for Bytes {
    const SYNTAX: &'static str = "BYTES";
}

impl Argument for Bytes {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        words.next(Self::EXPECTED)?.parse()
    }

    fn write(&self, _: Option<&str>, out: &mut alloc::vec::Vec<String>) {
        out.push(alloc::format!("{self}"));
    }
}

as_json_string!(Bytes);

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Bytes {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        bytes.arbitrary().map(Self)
    }
}

impl Operation for SetMaxMessageSize {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let info = MaxMessageSize::INFO;
        let size = alloc::format!("{}", self.size);
        for section in planner.sections(&self.media) {
            if !section.is_data_channel() {
                continue;
            }
            let mut is_stated = false;
            for attr in section.lines_of_kind(info.kind).filter_map(Line::attribute) {
                is_stated = true;
                let stated = attr.get::<MaxMessageSize>().and_then(Result::ok);
                if stated.is_none_or(|stated| stated.size != self.size.get()) {
                    planner.replace(attr.value_span(), &size, Cause::Requested)?;
                }
            }
            if !is_stated {
                let line = ["a=", info.name, ":", &size].concat();
                planner.add_line(Some(section), line, Cause::Requested)?;
            }
        }
        Ok(())
    }
}
