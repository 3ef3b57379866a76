//! `a=dcmap`: a data channel that is negotiated in the description (RFC 8864 §5.1).

use super::percent::PercentQuoted;
use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, Tail, keyword, miss};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// A data channel, opened without messages on the association itself.
    "dcmap" => DcMap<'a> example "3 label=\"Label 1\";ordered=false;max-retr=5;priority=128" {
        /// The SCTP stream in both directions.
        stream: u16,
        /// What the channel is like.
        " " options: Tail<'a, DcMapOption<'a>, ';'>,
    }
}

impl<'a> DcMap<'a> {
    /// Whether messages arrive in the order they were sent, as they do when nothing is said.
    pub fn is_ordered(&self) -> bool {
        self.find(|option| match option {
            DcMapOption::Ordered(ordered) => Some(ordered),
            _ => None,
        })
        .unwrap_or(true)
    }

    /// The protocol spoken over the channel; absent means empty.
    pub fn subprotocol(&self) -> Option<PercentQuoted<'a>> {
        self.find(|option| match option {
            DcMapOption::Subprotocol(subprotocol) => Some(subprotocol),
            _ => None,
        })
    }

    /// The name of the channel; absent means empty.
    pub fn label(&self) -> Option<PercentQuoted<'a>> {
        self.find(|option| match option {
            DcMapOption::Label(label) => Some(label),
            _ => None,
        })
    }

    /// How often a message is sent again at most; until it arrives when absent.
    pub fn max_retransmissions(&self) -> Option<u32> {
        self.find(|option| match option {
            DcMapOption::MaxRetransmissions(times) => Some(times),
            _ => None,
        })
    }

    /// For how many milliseconds a message is sent again at most; until it arrives when absent.
    pub fn max_time(&self) -> Option<u32> {
        self.find(|option| match option {
            DcMapOption::MaxTime(milliseconds) => Some(milliseconds),
            _ => None,
        })
    }

    /// The priority among the channels of the association: 256 when nothing is said.
    pub fn priority(&self) -> u16 {
        self.find(|option| match option {
            DcMapOption::Priority(priority) => Some(priority),
            _ => None,
        })
        .unwrap_or(256)
    }

    fn find<T>(&self, select: impl FnMut(DcMapOption<'a>) -> Option<T>) -> Option<T> {
        self.options.iter().find_map(select)
    }
}

/// Declares the options: variant, type and name.
///
/// Before: `options! { /// Docs.
///     Priority(u16) = "priority=", "priority"; }`
/// After: `DcMapOption::Priority(u16)`, and how it is read, written and visited.
macro_rules! options {
    ($($(#[$doc:meta])* $variant:ident($type:ty) = $prefix:literal, $name:literal;)*) => {
        /// A property of a data channel.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum DcMapOption<'a> { $($(#[$doc])* $variant($type),)* }

        /// `dcmap-opt = ordering-opt / subprotocol-opt / label-opt / maxretr-opt / maxtime-opt /
        /// priority-opt`, each a name, `=` and a value (RFC 8864 §5.1.1).
        impl<'a> Field<'a> for DcMapOption<'a> {
            const PATTERN: &'static str =
                "(ordered=(true|false)|label=\"[a-z ]{0,6}\"|max-(retr|time)=[1-9][0-9]{0,8})";

            fn read(input: &'a [u8]) -> Parsed<'a, Self> {
                $(if let Some(value) = input.strip_prefix($prefix.as_bytes()) {
                    let (rest, value) = <$type>::read(value)?;
                    return Ok((rest, Self::$variant(value)));
                })*
                miss(input, Expected::DataChannelOption)
            }

            fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
                match self { $(Self::$variant(value) => value.write_after($prefix, out),)* }
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
                visitor.field(name, Value::Record(self));
            }
        }

        impl Record for DcMapOption<'_> {
            fn visit_fields(&self, visitor: &mut dyn Visitor) {
                match self { $(Self::$variant(value) => value.visit($name, visitor),)* }
            }
        }
    };
}

options! {
    /// Whether messages arrive in the order they were sent.
    Ordered(bool) = "ordered=", "ordered";
    /// The protocol spoken over the channel.
    Subprotocol(PercentQuoted<'a>) = "subprotocol=", "subprotocol";
    /// The name of the channel.
    Label(PercentQuoted<'a>) = "label=", "label";
    /// How often a message is sent again at most.
    MaxRetransmissions(u32) = "max-retr=", "max_retransmissions";
    /// For how many milliseconds a message is sent again at most.
    MaxTime(u32) = "max-time=", "max_time";
    /// The priority among the channels of the association.
    Priority(u16) = "priority=", "priority";
}

/// `ordering-value = "true" / "false"` (RFC 8864 §5.1.1)
impl<'a> Field<'a> for bool {
    const PATTERN: &'static str = "(true|false)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        match keyword(Expected::Boolean, input)? {
            (rest, b"true") => Ok((rest, true)),
            (rest, b"false") => Ok((rest, false)),
            _ => miss(input, Expected::Boolean),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(if *self { b"true" } else { b"false" })
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Bool(*self));
    }
}

#[cfg(test)]
mod tests {
    use super::DcMap;
    use crate::Expected;
    use crate::attribute::TypedAttribute;
    use crate::writer::Buffer;

    fn parse(value: &str) -> DcMap<'_> {
        DcMap::parse(Some(value.as_bytes())).unwrap()
    }

    #[test]
    fn channels_have_the_defaults_of_the_rfc() {
        let channel = parse("0");
        assert_eq!((channel.stream, channel.is_ordered(), channel.priority()), (0, true, 256));
        assert!(channel.options.is_empty() && channel.max_retransmissions().is_none());
    }

    #[test]
    fn every_option_is_kept() {
        let value = "1 subprotocol=\"bfcp\";label=\"a;b %22\";ordered=false;max-retr=0;\
            max-time=60000;priority=512";
        let channel = parse(value);
        assert_eq!(channel.subprotocol().unwrap(), "bfcp");
        assert!(channel.label().unwrap().bytes().eq(*b"a;b \""));
        assert_eq!((channel.is_ordered(), channel.priority()), (false, 512));
        assert_eq!((channel.max_retransmissions(), channel.max_time()), (Some(0), Some(60000)));
        let mut memory = [0; 128];
        let mut buffer = Buffer::new(&mut memory);
        channel.write(&mut buffer).unwrap();
        assert_eq!(buffer.written(), value.as_bytes(), "{value}");
    }

    #[test]
    fn options_are_those_of_the_rfc() {
        for (value, at, expected) in [
            ("0 foo=1", 2, Expected::DataChannelOption),
            ("0 ordered=maybe", 10, Expected::Boolean),
            ("0 max-retr=", 11, Expected::NumberU32),
            ("0 label=x", 8, Expected::Quote),
            ("0 ordered=true; priority=1", 15, Expected::DataChannelOption),
            ("0 ordered=true;", 15, Expected::DataChannelOption),
            ("65536", 0, Expected::NumberU16),
        ] {
            let fault = DcMap::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }
}
