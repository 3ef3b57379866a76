//! Lines: `<type>=<value>`, each with its terminator, its place and its section.

mod bandwidth;
mod connection;
mod contact;
mod email_address;
mod header;
mod key;
mod media;
mod network;
mod origin;
mod phone_number;
mod repeat;
#[cfg(test)]
mod testing;
mod time;
mod typed;
mod typed_time;
mod view;

pub use bandwidth::{Bandwidth, BandwidthType};
pub use connection::Connection;
pub use contact::{ContactName, Email, Phone, UriLine};
pub use email_address::EmailAddress;
pub use header::{Information, SessionName, Version};
pub use key::{Key, KeyMethod};
pub use media::{MediaLine, Transport};
pub use network::{AddressType, NetType};
pub use origin::{Digits, Origin};
pub use phone_number::PhoneNumber;
pub use repeat::{RepeatInterval, RepeatTimes, ZoneAdjustment, Zones};
pub use time::{Time, Timing};
pub use typed::TypedLine;
pub(crate) use typed::line;
pub use typed_time::{TypedTime, UnitOfTime};
pub(crate) use view::token;
pub use view::{Line, Lines};

use core::fmt;

use crate::attribute::{Attr, Attribute, FieldInfo};
use crate::error::Fault;
use crate::visit::Visitor;
use crate::writer::{Sink, WriteError};

/// Declares the line types: letter, name, and the type of the value.
///
/// Before: `line_types! { b'v' Version(Version) "protocol version", }`
/// After: `LineType::Version`, `LineValue::Version(Version)`, and how to check and parse it.
macro_rules! line_types {
    ($($letter:literal $name:ident $(<$life:lifetime>)? $value:ident $doc:literal,)*) => {
        /// The line types of RFC 8866 §5.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum LineType {
            $(#[doc = $doc] $name,)*
            /// `a=`: an attribute.
            Attribute,
        }

        impl LineType {
            /// Every type, in the order in which they first stand in a description; attributes last.
            pub const ALL: &'static [Self] = &[$(Self::$name,)* Self::Attribute];

            /// The type letter.
            pub const fn letter(self) -> u8 {
                match self { $(Self::$name => $letter,)* Self::Attribute => b'a' }
            }

            /// The type with that letter; letters are case-sensitive.
            #[inline]
            pub const fn from_letter(letter: u8) -> Option<Self> {
                match letter {
                    $($letter => Some(Self::$name),)*
                    b'a' => Some(Self::Attribute),
                    _ => None,
                }
            }

            /// The parts of a value of this type, in the order of the text; none for attributes,
            /// which have their own.
            #[expect(elided_lifetimes_in_paths, reason = "the fields of a type do not depend on it")]
            pub const fn fields(self) -> &'static [FieldInfo] {
                match self {
                    $(Self::$name => <$value as TypedLine<'_>>::FIELDS,)*
                    Self::Attribute => &[],
                }
            }

            /// What the line says, in a few words after its letter.
            ///
            /// ```
            /// use sdpkit_core::LineType;
            /// assert_eq!(LineType::Timing.docs(), "`t=`: the time the session is active.");
            /// ```
            pub const fn docs(self) -> &'static str {
                match self { $(Self::$name => $doc,)* Self::Attribute => "`a=`: an attribute." }
            }

            /// Whether `value` follows the grammar of this line type.
            #[inline]
            #[expect(elided_lifetimes_in_paths, reason = "a check keeps nothing of the value")]
            pub(crate) fn check(self, value: &[u8]) -> Result<(), Fault> {
                match self {
                    $(Self::$name => <$value as TypedLine<'_>>::parse(value).map(drop),)*
                    Self::Attribute => Attr::split(value).check(),
                }
            }
        }

        /// The typed value of a line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum LineValue<'a> {
            $(#[doc = $doc] $name($value $(<$life>)?),)*
            /// `a=`: an attribute.
            Attribute(Attribute<'a>),
        }

        impl<'a> LineValue<'a> {
            /// The type of the line.
            pub const fn line_type(&self) -> LineType {
                match self {
                    $(Self::$name(_) => LineType::$name,)*
                    Self::Attribute(_) => LineType::Attribute,
                }
            }

            /// Reads the value of a line of type `line_type`.
            ///
            /// # Errors
            /// When it does not follow the grammar, with the place in the value.
            pub fn parse(line_type: LineType, value: &'a [u8]) -> Result<Self, Fault> {
                match line_type {
                    $(LineType::$name => TypedLine::parse(value).map(Self::$name),)*
                    LineType::Attribute => Attr::split(value).parse().map(Self::Attribute),
                }
            }

            /// Writes the value in its canonical spelling.
            ///
            /// # Errors
            /// When the sink is full.
            pub fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
                match self {
                    $(Self::$name(value) => value.write(out),)*
                    Self::Attribute(attribute) => {
                        out.put(attribute.name().as_bytes())?;
                        if attribute.has_value() {
                            out.put(b":")?;
                        }
                        attribute.write(out)
                    }
                }
            }

            /// Shows each field to `visitor`.
            pub fn visit(&self, visitor: &mut dyn Visitor) {
                match self {
                    $(Self::$name(value) => value.visit(visitor),)*
                    Self::Attribute(attribute) => attribute.visit(visitor),
                }
            }
        }
    };
}

line_types! {
    b'v' Version Version "`v=`: the protocol version.",
    b'o' Origin<'a> Origin "`o=`: originator and session identifier.",
    b's' SessionName<'a> SessionName "`s=`: the session name.",
    b'i' Information<'a> Information "`i=`: session or media information.",
    b'u' Uri<'a> UriLine "`u=`: a URI of a description.",
    b'e' Email<'a> Email "`e=`: an email address.",
    b'p' Phone<'a> Phone "`p=`: a phone number.",
    b'c' Connection<'a> Connection "`c=`: connection information.",
    b'b' Bandwidth<'a> Bandwidth "`b=`: a bandwidth.",
    b't' Timing Timing "`t=`: the time the session is active.",
    b'r' Repeat<'a> RepeatTimes "`r=`: repeat times.",
    b'z' Zones<'a> Zones "`z=`: time zone adjustments.",
    b'k' Key<'a> Key "`k=`: an encryption key; obsolete.",
    b'm' Media<'a> MediaLine "`m=`: the start of a media section.",
}

impl fmt::Display for LineType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", char::from(self.letter()))
    }
}
