//! `a=mediaclk`: the clock that media is sampled by (RFC 7273 §5).

use super::eui::Eui64;
use super::reference_clock::variant;
use crate::attribute::declare::{attribute, record};
use crate::error::Expected;
use crate::grammar::{Base64, Field, Parsed, Token, literal, miss, write_literal};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// How the media clock relates to the reference clock (RFC 7273 §5).
    ///
    /// ```
    /// use sdpkit_core::{attribute::{MediaClk, MediaClock}, TypedAttribute};
    /// let clock = MediaClk::parse(Some(b"direct=963214424 rate=1000/1001"))?.clock;
    /// let MediaClock::Direct(direct) = clock else { unreachable!() };
    /// assert_eq!(direct.offset, Some(963_214_424));
    /// assert_eq!(direct.rate.unwrap().denominator, Some(1001));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    ///
    /// ```text
    /// media-clksrc = "mediaclk:" [media-clkid SP] mediaclock
    /// ```
    "mediaclk" => MediaClk<'a> example "direct=963214424 rate=1000/1001" by hand {
        /// Which clock it is: streams with the same id have the same media clock.
        id: Option<MediaClockId<'a>>,
        /// The clock.
        clock: MediaClock<'a>,
    }
}

record! {
    /// The identity of a media clock: `media-clkid = "id=" ["src:"] media-clktag` (RFC 7273 §5.4).
    MediaClockId<'a> pattern "(src:)?([A-Za-z0-9+/]{4}){1,4}" {
        /// Whether this stream is where the clock comes from.
        role: MediaClockRole,
        /// The tag, in base64.
        tag: Base64<'a>,
    }
}

/// What a stream is to the media clock it names (RFC 7273 §5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaClockRole {
    /// It follows the clock.
    Follower,
    /// `src:`: the clock is taken from it.
    Source,
}

/// A media clock (RFC 7273 §5.4).
///
/// ```text
/// mediaclock        = sender / direct / ieee1722-streamid / mediaclock-ext
/// ieee1722-streamid = "IEEE1722=" EUI64
/// mediaclock-ext    = token ["=" byte-string]
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaClock<'a> {
    /// `sender`: the sender's own clock, which need not follow the reference clock.
    Sender,
    /// `direct`: the media clock is calculated from the reference clock.
    Direct(DirectClock),
    /// `IEEE1722=`: the clock of an IEEE 1722 stream with that id.
    Ieee1722(Eui64<'a>),
    /// `mediaclock-ext`: any other clock.
    Other {
        /// The name.
        name: Token<'a>,
        /// What stands after the `=`.
        value: Option<Text<'a>>,
    },
}

impl<'a> MediaClock<'a> {
    /// The name before the first `=`.
    pub fn name(self) -> &'a str {
        match self {
            Self::Sender => "sender",
            Self::Direct(_) => "direct",
            Self::Ieee1722(_) => "IEEE1722",
            Self::Other { name, .. } => name.as_str(),
        }
    }
}

record! {
    /// A media clock derived from the reference clock: `direct = "direct" ["=" 1*DIGIT] [SP rate]`
    /// (RFC 7273 §5.2).
    DirectClock pattern "(=(0|[1-9][0-9]{0,8}))?( rate=[1-9][0-9]{3,4}(/1001)?)?" {
        /// The RTP timestamp at the epoch of the reference clock.
        "=" offset: Option<u64>,
        /// The clock rate, or what modifies it.
        " rate=" rate: Option<MediaClockRate>,
    }
}

record! {
    /// A rate: `rate = "rate=" integer "/" integer` (RFC 7273 §5.4) modifies the rate of the media
    /// format by this ratio.
    ///
    /// Examples of SMPTE ST 2110 senders write a clock rate in Hz without denominator,
    /// `rate=90000`, which is outside the grammar.
    MediaClockRate pattern "[1-9][0-9]{3,4}(/[1-9][0-9]{3})?" {
        /// The numerator, or a rate in Hz when there is no denominator.
        numerator: u64,
        /// The denominator.
        "/" denominator: Option<u64>,
    }
}

const ID: &str = "id=";
const SOURCE: &str = "src:";

impl<'a> Field<'a> for MediaClk<'a> {
    const PATTERN: &'static str = "(id=(src:)?([A-Za-z0-9+/]{4}){1,4} )?(sender|direct(=(0|[1-9][0-9]{0,8}))?( rate=[1-9][0-9]{3,4}(/1001)?)?|IEEE1722=([0-9A-F]{2}-){7}[0-9A-F]{2}|x-[a-z]{1,6}(=[!-~]{1,8})?)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, id) = Option::<MediaClockId<'a>>::read_after(ID, input)?;
        let (rest, ()) = if id.is_some() { literal(" ", rest)? } else { (rest, ()) };
        Ok(variant(MediaClock::read(rest)?, |clock| Self { id, clock }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if let Some(id) = self.id {
            id.write_after(ID, out)?;
            write_literal(" ", out)?;
        }
        self.clock.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl<'a> Field<'a> for MediaClock<'a> {
    const PATTERN: &'static str = "(sender|direct=0)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, name)) = Token::read(input) else {
            return miss(input, Expected::ClockSource);
        };
        Ok(match name.as_bytes() {
            b"sender" => (rest, Self::Sender),
            b"direct" => variant(DirectClock::read(rest)?, Self::Direct),
            b"IEEE1722" => variant(Eui64::read_after("=", rest)?, Self::Ieee1722),
            _ => variant(Option::read_after("=", rest)?, |value| Self::Other { name, value }),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.name().as_bytes())?;
        match self {
            Self::Sender => Ok(()),
            Self::Direct(clock) => clock.write(out),
            Self::Ieee1722(stream) => stream.write_after("=", out),
            Self::Other { value, .. } => value.write_after("=", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for MediaClock<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("name", Value::Text(self.name().into()));
        match self {
            Self::Sender => {}
            Self::Direct(clock) => clock.visit_fields(visitor),
            Self::Ieee1722(stream) => stream.visit("stream", visitor),
            Self::Other { value, .. } => value.visit("value", visitor),
        }
    }
}

impl<'a> Field<'a> for MediaClockRole {
    const PATTERN: &'static str = "(src:)?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Ok(match literal(SOURCE, input) {
            Ok((rest, ())) => (rest, Self::Source),
            Err(_) => (input, Self::Follower),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Follower => Ok(()),
            Self::Source => write_literal(SOURCE, out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        let role = match self {
            Self::Follower => "follower",
            Self::Source => "source",
        };
        visitor.field(name, Value::Text(role.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{MediaClk, MediaClock, MediaClockRole};
    use crate::attribute::TypedAttribute;

    fn parse(text: &str) -> MediaClk<'_> {
        MediaClk::parse(Some(text.as_bytes())).unwrap()
    }

    #[test]
    fn a_rate_without_denominator_is_read() {
        let MediaClock::Direct(direct) = parse("direct=0 rate=90000").clock else { panic!() };
        let rate = direct.rate.unwrap();
        assert_eq!((direct.offset, rate.numerator, rate.denominator), (Some(0), 90_000, None));
    }

    #[test]
    fn clocks_have_identities() {
        let clock = parse("id=src:MDA6NjA6MmI6MjA6MTI6MWY= IEEE1722=38-D6-6D-8E-D2-78-13-2F");
        let id = clock.id.unwrap();
        assert_eq!(
            (id.role, id.tag.as_str()),
            (MediaClockRole::Source, "MDA6NjA6MmI6MjA6MTI6MWY=")
        );
        assert!(matches!(clock.clock, MediaClock::Ieee1722(_)));
        assert_eq!(parse("id=MDA= sender").id.unwrap().role, MediaClockRole::Follower);
    }

    #[test]
    fn unknown_clocks_keep_their_value() {
        assert!(matches!(parse("asynchronous=fast one").clock,
            MediaClock::Other { name, value: Some(value) } if name == "asynchronous" && value == *"fast one"));
        assert_eq!(parse("direct").clock.name(), "direct");
    }

    #[test]
    fn faults_have_their_place() {
        for (text, at, message) in [
            ("direct=0 rate=1000/", 19, "a number up to 18446744073709551615"),
            ("id=MDA=", 7, "a space"),
            ("sender 1", 6, "the end of the value"),
            ("", 0, "a clock source"),
        ] {
            let fault = MediaClk::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected().as_str()), (at, message), "{text}");
        }
    }
}
