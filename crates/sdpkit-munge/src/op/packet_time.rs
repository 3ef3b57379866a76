//! `ptime` and `maxptime`: how much audio a packet holds.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::num::NonZeroU16;
use core::str::FromStr;

use sdpkit_core::attribute::{MaxPtime, Ptime};
use sdpkit_core::{Attr, TypedAttribute};

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Sets or removes `a=ptime`, the length of audio in a packet (RFC 8866 §6.4).
    SetPtime "set-ptime", "ptime", set_ptime {
        /// The sections; those of audio by default.
        media: Sections = default,
        /// The length, or `off`.
        length: PacketLength,
    }
    example "ptime 20":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ptime:60\n\
         a=sendrecv\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ptime:20\n\
         a=sendrecv\n",
}

operation! {
    /// Sets or removes `a=maxptime`, the most audio that a packet may hold (RFC 8866 §6.5).
    SetMaxPtime "set-max-ptime", "maxptime", set_max_ptime {
        /// The sections; those of audio by default.
        media: Sections = default,
        /// The length, or `off`.
        length: PacketLength,
    }
    example "maxptime 120":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=sendrecv\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=sendrecv\n\
         a=maxptime:120\n",
}

/// A length in milliseconds, or `off` for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a length or none")]
pub struct PacketLength(pub Option<NonZeroU16>);

impl FromStr for PacketLength {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        if word == "off" {
            return Ok(Self(None));
        }
        let invalid =
            |_| WordsError::Invalid { expected: "milliseconds or off", word: word.into() };
        word.parse().map(|length| Self(Some(length))).map_err(invalid)
    }
}

impl fmt::Display for PacketLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(length) => length.fmt(f),
            None => f.write_str("off"),
        }
    }
}

crate::words::as_json_string!(PacketLength);

impl Syntax for PacketLength {
    const SYNTAX: &'static str = "MILLISECONDS|off";
}

impl Argument for PacketLength {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        words.next("milliseconds or off")?.parse()
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.push(alloc::format!("{self}"));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for PacketLength {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        bytes.arbitrary().map(Self)
    }
}

impl Operation for SetPtime {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        set::<Ptime<'_>>(planner, &self.media, self.length, |ptime| ptime.milliseconds.to_f64())
    }
}

impl Operation for SetMaxPtime {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        set::<MaxPtime<'_>>(planner, &self.media, self.length, |ptime| ptime.milliseconds.to_f64())
    }
}

/// Sets the attribute `A` of sections, whose value is `milliseconds`.
fn set<'a, A: TypedAttribute<'a> + 'a>(
    planner: &mut Planner<'_, 'a>,
    media: &Sections,
    length: PacketLength,
    milliseconds: impl Fn(&A) -> f64,
) -> Result<(), EditError> {
    let audio = Sections::audio();
    for section in planner.sections(if media.is_all() { &audio } else { media }) {
        let stated: Vec<_> = section.lines_of_kind(A::INFO.kind).collect();
        let Some(length) = length.0 else {
            for line in stated {
                planner.remove_line(line, Cause::Requested);
            }
            continue;
        };
        let text = alloc::format!("a={}:{length}", A::INFO.name);
        if stated.is_empty() {
            planner.add_line(Some(section), &text, Cause::Requested)?;
        }
        for line in stated {
            let value = line.attribute().and_then(Attr::get::<A>).and_then(Result::ok);
            // `20.5` is not 20, but what is spelt otherwise and means the same stays.
            let is_equal =
                |value: &A| (milliseconds(value) - f64::from(length.get())).abs() < f64::EPSILON;
            if !value.as_ref().is_some_and(is_equal) {
                planner.replace(line.content_span(), &text, Cause::Requested)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, unchanged};

    const TEXT: &str = "m=audio 9 RTP/AVP 0\na=ptime:20\nm=video 9 RTP/AVP 96\n";

    #[test]
    fn audio_alone_is_meant() {
        unchanged("ptime 20", TEXT);
        assert_eq!(after("ptime 40", TEXT), TEXT.replace("20", "40"));
        assert_eq!(after("ptime off", TEXT), TEXT.replace("a=ptime:20\n", ""));
        assert_eq!(after("ptime 40", &TEXT.replace("20", "20 ms")), TEXT.replace("20", "40"));
        assert_eq!(after("ptime video 40", TEXT), [TEXT, "a=ptime:40\n"].concat());
    }
}
