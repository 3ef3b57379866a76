//! `a=ts-refclk`: the clock that timestamps follow (RFC 7273 §4).

use super::eui::Eui48;
use super::ptp::PtpClock;
use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, Token, Word, literal, miss, write_literal};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// A clock that the NTP timestamps of RTCP sender reports follow. Several lines name
    /// equivalent clocks.
    ///
    /// ```
    /// use sdpkit_core::attribute::{ClockSource, PtpDomain, PtpServer, TsRefclk};
    /// use sdpkit_core::TypedAttribute;
    /// let clock = TsRefclk::parse(Some(b"ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:37"))?;
    /// let ClockSource::Ptp(ptp) = clock.source else { unreachable!() };
    /// let PtpServer::Grandmaster(master) = ptp.server else { unreachable!() };
    /// assert_eq!(master.domain.and_then(PtpDomain::number), Some(37));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "ts-refclk" => TsRefclk<'a> example "ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:37" {
        /// The clock.
        source: ClockSource<'a>,
    }
}

/// A timestamp reference clock (RFC 7273 §4.8).
///
/// ```text
/// clksrc     = ntp / ptp / gps / gal / glonass / local / private / clksrc-ext
/// ntp        = "ntp=" ntp-server-addr
/// ptp        = "ptp=" ptp-version ":" ptp-server
/// private    = "private" [ ":traceable" ]
/// clksrc-ext = token ["=" byte-string]
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClockSource<'a> {
    /// `ntp=`: an NTP server.
    Ntp(NtpServer<'a>),
    /// `ptp=`: a Precision Time Protocol clock.
    Ptp(PtpClock<'a>),
    /// `gps`: the Global Positioning System.
    Gps,
    /// `gal`: Galileo.
    Gal,
    /// `glonass`: GLONASS.
    Glonass,
    /// `local`: the sender's own clock.
    Local,
    /// `private`: a clock that nobody else can reach.
    Private(Traceability),
    /// `localmac=`: the clock of the interface with that address, the form of SMPTE ST 2110-10
    /// for senders that follow no common clock.
    LocalMac(Eui48<'a>),
    /// `clksrc-ext`: any other clock.
    Other {
        /// The name.
        name: Token<'a>,
        /// What stands after the `=`.
        value: Option<Text<'a>>,
    },
}

impl<'a> ClockSource<'a> {
    /// The name before the first `=` or `:`.
    pub fn name(self) -> &'a str {
        match self {
            Self::Ntp(_) => "ntp",
            Self::Ptp(_) => "ptp",
            Self::Gps => "gps",
            Self::Gal => "gal",
            Self::Glonass => "glonass",
            Self::Local => "local",
            Self::Private(_) => "private",
            Self::LocalMac(_) => "localmac",
            Self::Other { name, .. } => name.as_str(),
        }
    }
}

/// An NTP clock (RFC 7273 §4.2): `ntp-server-addr = hostport / "/traceable/"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NtpServer<'a> {
    /// `/traceable/`: some server that follows a global reference.
    Traceable,
    /// The server, a host with an optional port.
    Host(Word<'a>),
}

/// Whether a private clock follows a global reference (RFC 7273 §4.5): `[":traceable"]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Traceability {
    /// Nothing is said of it.
    Unknown,
    /// `:traceable`: it follows a global reference.
    Traceable,
}

const TRACEABLE_NTP: &str = "/traceable/";
const TRACEABLE_PRIVATE: &str = ":traceable";

impl<'a> Field<'a> for ClockSource<'a> {
    const PATTERN: &'static str = "(ntp=(/traceable/|192\\.0\\.2\\.[0-9]{1,2}(:123)?)|ptp=IEEE1588-2008:(traceable|([0-9A-F]{2}-){7}[0-9A-F]{2}(:(domain-name=[a-zA-Z_:]{1,16}|domain-nmbr=[1-9][0-9]|[0-9]|1[01][0-9]|12[0-7]))?)|gps|gal|glonass|local|private(:traceable)?|localmac=([0-9A-F]{2}-){5}[0-9A-F]{2}|x-[a-z]{1,8}(=[!-~]{1,8})?)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, name)) = Token::read(input) else {
            return miss(input, Expected::ClockSource);
        };
        Ok(match name.as_bytes() {
            b"ntp" => variant(NtpServer::read_after("=", rest)?, Self::Ntp),
            b"ptp" => variant(PtpClock::read_after("=", rest)?, Self::Ptp),
            b"gps" => (rest, Self::Gps),
            b"gal" => (rest, Self::Gal),
            b"glonass" => (rest, Self::Glonass),
            b"local" => (rest, Self::Local),
            b"private" => variant(Traceability::read(rest)?, Self::Private),
            b"localmac" => variant(Eui48::read_after("=", rest)?, Self::LocalMac),
            _ => variant(Option::read_after("=", rest)?, |value| Self::Other { name, value }),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.name().as_bytes())?;
        match self {
            Self::Ntp(server) => server.write_after("=", out),
            Self::Ptp(clock) => clock.write_after("=", out),
            Self::Gps | Self::Gal | Self::Glonass | Self::Local => Ok(()),
            Self::Private(traceability) => traceability.write(out),
            Self::LocalMac(address) => address.write_after("=", out),
            Self::Other { value, .. } => value.write_after("=", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for ClockSource<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("name", Value::Text(self.name().into()));
        match self {
            Self::Ntp(server) => server.visit("server", visitor),
            Self::Ptp(clock) => clock.visit_fields(visitor),
            Self::Gps | Self::Gal | Self::Glonass | Self::Local => {}
            Self::Private(traceability) => traceability.visit("traceable", visitor),
            Self::LocalMac(address) => address.visit("address", visitor),
            Self::Other { value, .. } => value.visit("value", visitor),
        }
    }
}

/// Turns what was read into a variant.
pub(super) fn variant<T, U>((rest, value): (&[u8], T), make: impl FnOnce(T) -> U) -> (&[u8], U) {
    (rest, make(value))
}

impl<'a> Field<'a> for NtpServer<'a> {
    const PATTERN: &'static str = "(/traceable/|192\\.0\\.2\\.[0-9]{1,2}(:123)?)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, host) = Word::read(input)?;
        let server = if host == TRACEABLE_NTP { Self::Traceable } else { Self::Host(host) };
        Ok((rest, server))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Traceable => write_literal(TRACEABLE_NTP, out),
            Self::Host(host) => host.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Traceable => visitor.field(name, Value::Text(TRACEABLE_NTP.into())),
            Self::Host(host) => host.visit(name, visitor),
        }
    }
}

impl<'a> Field<'a> for Traceability {
    const PATTERN: &'static str = "(:traceable)?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Ok(match literal(TRACEABLE_PRIVATE, input) {
            Ok((rest, ())) => (rest, Self::Traceable),
            Err(_) => (input, Self::Unknown),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Unknown => Ok(()),
            Self::Traceable => write_literal(TRACEABLE_PRIVATE, out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Bool(*self == Self::Traceable));
    }
}

#[cfg(test)]
mod tests {
    use super::{ClockSource, NtpServer, Traceability, TsRefclk};
    use crate::attribute::{PtpDomain, PtpServer, TypedAttribute};

    fn source(text: &str) -> ClockSource<'_> {
        TsRefclk::parse(Some(text.as_bytes())).unwrap().source
    }

    fn domain(text: &str) -> PtpDomain<'_> {
        match source(text) {
            ClockSource::Ptp(clock) => match clock.server {
                PtpServer::Grandmaster(master) => master.domain.unwrap(),
                PtpServer::Traceable => panic!("no grandmaster: {text}"),
            },
            other => panic!("no PTP clock: {other:?}"),
        }
    }

    #[test]
    fn a_domain_may_be_a_name_a_number_or_a_bare_number() {
        let bare = domain("ptp=IEEE1588-2008:EC-46-70-FF-FE-00-CE-DE:0");
        assert!(matches!(bare, PtpDomain::BareNumber(_)));
        assert_eq!(bare.number(), Some(0));
        let labelled = domain("ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:domain-nmbr=127");
        assert!(matches!(labelled, PtpDomain::Number(_)));
        assert_eq!(labelled.number(), Some(127));
        let named = domain("ptp=IEEE1588-2002:39-A7-94-FF-FE-07-CB-D0:domain-name=_ALT:1=a");
        assert!(matches!(named, PtpDomain::Name(name) if name == "_ALT:1=a"));
    }

    #[test]
    fn clocks_need_no_server_to_be_traceable() {
        assert_eq!(source("ntp=/traceable/"), ClockSource::Ntp(NtpServer::Traceable));
        assert_eq!(source("private:traceable"), ClockSource::Private(Traceability::Traceable));
        assert!(matches!(source("ptp=IEEE1588-2019:traceable"),
            ClockSource::Ptp(clock) if clock.server == PtpServer::Traceable));
    }

    #[test]
    fn senders_without_a_common_clock_give_an_address() {
        assert!(matches!(source("localmac=40-a3-6b-a0-2b-d2"), ClockSource::LocalMac(_)));
        assert_eq!(source("local"), ClockSource::Local);
    }

    #[test]
    fn unknown_clocks_keep_their_value() {
        let ClockSource::Other { name, value } = source("beidou=a b") else { panic!() };
        assert_eq!((name.as_str(), value.unwrap()), ("beidou", "a b".into()));
    }

    #[test]
    fn faults_have_their_place() {
        for (text, at, message) in [
            ("ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:128", 42, "a PTP domain (0 to 127)"),
            (
                "ptp=IEEE1588-2008:39-A7-94",
                18,
                "a clock identity (8 bytes in hexadecimal, separated by `-`)",
            ),
            (
                "ptp=IEEE1588-2002:39-A7-94-FF-FE-07-CB-D0:domain-name=seventeen-letters",
                54,
                "a PTP domain name (1 to 16 characters)",
            ),
            ("ptp", 3, "`=`"),
            ("gps=1", 3, "the end of the value"),
            ("ntp=", 4, "a word"),
        ] {
            let fault = TsRefclk::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected().as_str()), (at, message), "{text}");
        }
    }
}
