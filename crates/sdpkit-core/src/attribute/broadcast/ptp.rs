//! Clocks of the Precision Time Protocol in `a=ts-refclk` (RFC 7273 §4.3).

use super::eui::Eui64;
use super::reference_clock::variant;
use crate::attribute::declare::record;
use crate::attribute::keywords::keywords;
use crate::error::Expected;
use crate::grammar::{Class, Field, Parsed, literal, miss, number, text_type, write_literal};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// A PTP clock: the version of the protocol, and which clock of it.
    PtpClock<'a> pattern "(IEEE1588-2002|IEEE1588-2008|IEEE802\\.1AS-2011):(traceable|([0-9A-F]{2}-){7}[0-9A-F]{2}(:(domain-name=[a-zA-Z_:]{1,16}|domain-nmbr=[0-9]{1,2}|[0-9]|1[0-1][0-9]))?)" {
        /// The version.
        version: PtpVersion<'a>,
        /// The clock.
        ":" server: PtpServer<'a>,
    }
}

keywords! {
    /// A version of the Precision Time Protocol (RFC 7273 §4.3).
    PtpVersion<'a> or Other {
        /// IEEE 1588-2002, with named domains.
        Ieee1588V2002 = "IEEE1588-2002",
        /// IEEE 1588-2008, with numbered domains.
        Ieee1588V2008 = "IEEE1588-2008",
        /// IEEE 802.1AS-2011, without domains.
        Ieee8021As2011 = "IEEE802.1AS-2011",
    }
}

/// Which PTP clock: `ptp-server = ptp-gmid [":" ptp-domain] / "traceable"` (RFC 7273 §4.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PtpServer<'a> {
    /// Some grandmaster that follows a global reference.
    Traceable,
    /// This grandmaster.
    Grandmaster(PtpGrandmaster<'a>),
}

record! {
    /// A PTP grandmaster clock.
    PtpGrandmaster<'a> {
        /// The identity of the clock (`ptp-gmid`).
        identity: Eui64<'a>,
        /// The PTP domain.
        ":" domain: Option<PtpDomain<'a>>,
    }
}

/// A PTP domain (RFC 7273 §4.8).
///
/// ```text
/// ptp-domain      = ptp-domain-name / ptp-domain-nmbr
/// ptp-domain-name = "domain-name=" 1*16ptp-domain-char
/// ptp-domain-nmbr = "domain-nmbr=" ptp-domain-dgts    ; 0 to 127
/// ```
///
/// The grammar wants the label, but RFC 7273's own examples (§5.5) write the bare number, and so
/// do SMPTE ST 2110-10 and AES67 with every sender that follows them. Each is written as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PtpDomain<'a> {
    /// `domain-name=`: the name of an IEEE 1588-2002 domain.
    Name(PtpDomainName<'a>),
    /// `domain-nmbr=`: the number of an IEEE 1588-2008 domain, as the grammar has it.
    Number(PtpDomainNumber),
    /// The number alone, as ST 2110 and AES67 senders write it.
    BareNumber(PtpDomainNumber),
}

impl PtpDomain<'_> {
    /// The number, however it is written.
    pub const fn number(self) -> Option<u8> {
        match self {
            Self::Number(number) | Self::BareNumber(number) => Some(number.get()),
            Self::Name(_) => None,
        }
    }
}

/// The number of a PTP domain, 0 to 127.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PtpDomainNumber(u8);

impl PtpDomainNumber {
    /// The domain `number`, if it is at most 127.
    pub const fn new(number: u8) -> Option<Self> {
        if number > 127 { None } else { Some(Self(number)) }
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

text_type! {
    /// The name of an IEEE 1588-2002 domain: 1 to 16 visible ASCII characters.
    PtpDomainName, VISIBLE, PtpDomainName, "[A-Za-z_:]{1,16}", valid is_domain_name
}

static VISIBLE: Class = Class::new(&[0x21..=0x7e]);

fn is_domain_name(text: &[u8]) -> bool {
    text.len() <= 16
}

const TRACEABLE: &str = "traceable";
const DOMAIN_NAME: &str = "domain-name=";
const DOMAIN_NUMBER: &str = "domain-nmbr=";

impl<'a> Field<'a> for PtpServer<'a> {
    const PATTERN: &'static str = "traceable|([0-9A-F]{2}-){7}[0-9A-F]{2}(:[0-9]{1,2})?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if let Ok((rest, ())) = literal(TRACEABLE, input) {
            return Ok((rest, Self::Traceable));
        }
        Ok(variant(PtpGrandmaster::read(input)?, Self::Grandmaster))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Traceable => write_literal(TRACEABLE, out),
            Self::Grandmaster(master) => master.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Traceable => visitor.field(name, Value::Text(TRACEABLE.into())),
            Self::Grandmaster(master) => master.visit(name, visitor),
        }
    }
}

impl<'a> Field<'a> for PtpDomain<'a> {
    const PATTERN: &'static str = "(domain-name=[a-zA-Z_:]{1,16}|domain-nmbr=[1-9][0-9]|[0-9])";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if let Ok((rest, ())) = literal(DOMAIN_NAME, input) {
            return Ok(variant(PtpDomainName::read(rest)?, Self::Name));
        }
        if let Ok((rest, ())) = literal(DOMAIN_NUMBER, input) {
            return Ok(variant(PtpDomainNumber::read(rest)?, Self::Number));
        }
        Ok(variant(PtpDomainNumber::read(input)?, Self::BareNumber))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Name(name) => name.write_after(DOMAIN_NAME, out),
            Self::Number(number) => number.write_after(DOMAIN_NUMBER, out),
            Self::BareNumber(number) => number.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Name(text) => text.visit(name, visitor),
            Self::Number(number) | Self::BareNumber(number) => number.visit(name, visitor),
        }
    }
}

impl<'a> Field<'a> for PtpDomainNumber {
    const PATTERN: &'static str = "[0-9]|[1-9][0-9]|1[01][0-9]|12[0-7]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = number(127, Expected::PtpDomain, input)?;
        match u8::try_from(number) {
            Ok(number) => Ok((rest, Self(number))),
            Err(_) => miss(input, Expected::PtpDomain),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.0.visit(name, visitor);
    }
}
