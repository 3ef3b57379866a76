//! `c=`: where media is sent (RFC 8866 §5.7).

use core::num::NonZeroU32;

use crate::address::Host;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, Word, literal, miss, number};
use crate::line::{AddressType, NetType, line};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

line! {
    /// Connection information: `c=<nettype> <addrtype> <connection-address>` (RFC 8866 §5.7).
    ///
    /// ```text
    /// connection-address = multicast-address / unicast-address
    /// IP4-multicast      = m1 3( "." decimal-uchar ) "/" ttl [ "/" numaddr ]
    /// IP6-multicast      = IP6-address [ "/" numaddr ]
    /// unicast-address    = IP4-address / IP6-address / FQDN / extn-addr
    /// ```
    ///
    /// With `IN IP4` and `IN IP6` a slash ends the address, and only a time to live (IPv4) and a
    /// number of addresses may follow. The address itself may be a name or anything else without
    /// white space (`extn-addr`); [`Connection::host`] tells which. With other types the address is
    /// all there is.
    ///
    /// ```
    /// use sdpkit_core::{line::Connection, TypedLine};
    /// let layers = Connection::parse(b"IN IP4 233.252.0.1/127/3")?;
    /// assert_eq!(layers.address, "233.252.0.1");
    /// assert_eq!((layers.ttl, layers.address_count.unwrap().get()), (Some(127), 3));
    /// assert_eq!(Connection::parse(b"IN IP4 233.252.0.1/256").unwrap_err().at(), 19);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Connection => Connection<'a> by hand {
        /// The network type: `IN`.
        net_type: NetType<'a>,
        /// The address type: `IP4` or `IP6`.
        address_type: AddressType<'a>,
        /// The address, or the first of several.
        address: Word<'a>,
        /// How far IPv4 multicast reaches, in hops.
        ttl: Option<u8>,
        /// How many multicast addresses follow each other, one for each layer of a hierarchical
        /// encoding.
        address_count: Option<NonZeroU32>,
    }
}

impl<'a> Connection<'a> {
    /// What kind of address it is.
    ///
    /// ```
    /// use sdpkit_core::{address::Scope, line::Connection, TypedLine};
    /// let connection = Connection::parse(b"IN IP6 FF15::101/3")?;
    /// assert_eq!(connection.host().scope(), Scope::Multicast);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn host(&self) -> Host<'a> {
        self.address.into()
    }

    /// Whether the written line reads back as this value.
    fn is_readable(&self) -> bool {
        let slash = self.address.as_bytes().contains(&b'/');
        match (Form::of(self.net_type, self.address_type), self.ttl, self.address_count) {
            (Form::Ip4, Some(_), _) | (Form::Ip4, None, None) | (Form::Ip6, None, _) => !slash,
            (Form::Other, None, None) => true,
            _ => false,
        }
    }
}

impl<'a> Field<'a> for Connection<'a> {
    const PATTERN: &'static str = "(IN IP4 (192\\.0\\.2\\.[1-9]|[a-z]{4,8}\\.example|\
        233\\.252\\.0\\.[1-9]/(0|[1-9][0-9]?)(/[1-9][0-9]?)?)|\
        IN IP6 (2001:db8::[1-9a-f]|ff0e::[1-9](/[1-9][0-9]?)?)|ATM NSAP 47[0-9a-f./]{1,12})";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, net_type) = NetType::read(input)?;
        let (rest, address_type) = AddressType::read_after(" ", rest)?;
        let (rest, ()) = literal(" ", rest)?;
        let form = Form::of(net_type, address_type);
        let (rest, address) = form.read_address(rest)?;
        let (rest, ttl) = match form {
            Form::Ip4 => read_ttl(rest)?,
            Form::Ip6 | Form::Other => (rest, None),
        };
        let (rest, address_count) = match form {
            Form::Ip4 if ttl.is_none() => (rest, None),
            Form::Ip4 | Form::Ip6 => read_address_count(rest)?,
            Form::Other => (rest, None),
        };
        Ok((rest, Self { net_type, address_type, address, ttl, address_count }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if !self.is_readable() {
            return Err(WriteError::Unreadable);
        }
        self.net_type.write(out)?;
        self.address_type.write_after(" ", out)?;
        self.address.write_after(" ", out)?;
        self.ttl.write_after("/", out)?;
        self.address_count.write_after("/", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// What may follow the address, by the types before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `["/" ttl ["/" numaddr]]`
    Ip4,
    /// `["/" numaddr]`
    Ip6,
    /// Nothing, and a slash belongs to the address.
    Other,
}

impl Form {
    const fn of(net_type: NetType<'_>, address_type: AddressType<'_>) -> Self {
        match (net_type, address_type) {
            (NetType::Internet, AddressType::Ip4) => Self::Ip4,
            (NetType::Internet, AddressType::Ip6) => Self::Ip6,
            _ => Self::Other,
        }
    }

    /// Reads a word, up to a slash if what follows is more than the address.
    fn read_address(self, input: &[u8]) -> Parsed<'_, Word<'_>> {
        let slash = if self == Self::Other { None } else { memchr::memchr(b'/', input) };
        let until_slash = slash.and_then(|at| input.get(..at)).unwrap_or(input);
        let Ok((_, address)) = Word::read(until_slash) else {
            return miss(input, Expected::Address);
        };
        Ok((input.get(address.as_bytes().len()..).unwrap_or_default(), address))
    }
}

/// `["/" ttl]`
fn read_ttl(input: &[u8]) -> Parsed<'_, Option<u8>> {
    let Some(rest) = input.strip_prefix(b"/") else { return Ok((input, None)) };
    let (rest, ttl) = number(u8::MAX.into(), Expected::Ttl, rest)?;
    Ok((rest, u8::try_from(ttl).ok()))
}

/// `["/" numaddr]`, where `numaddr = POS-DIGIT *DIGIT`
fn read_address_count(input: &[u8]) -> Parsed<'_, Option<NonZeroU32>> {
    let Some(rest) = input.strip_prefix(b"/") else { return Ok((input, None)) };
    match NonZeroU32::read(rest) {
        Ok((rest, count)) => Ok((rest, Some(count))),
        Err(_) => miss(rest, Expected::AddressCount),
    }
}

#[cfg(test)]
mod tests {
    use core::num::NonZeroU32;

    use super::Connection;
    use crate::address::Host;
    use crate::error::Expected;
    use crate::grammar::{Token, Word};
    use crate::line::testing::{assert_faults, assert_kept, written};
    use crate::line::{AddressType, NetType, TypedLine};
    use crate::writer::WriteError;

    #[test]
    fn what_the_grammar_allows_is_kept() {
        assert_kept::<Connection<'_>>(&[
            "IN IP4 0.0.0.0",
            "IN IP4 224.2.1.1",
            "IN IP4 233.252.0.1/127",
            "IN IP4 233.252.0.1/0/4294967295",
            "IN IP6 2001:db8::2",
            "IN IP6 FF15::101/3",
            "IN IP6 fe80::1%eth0",
            "IN IP4 media.example.com",
            "IN IP4 1f4712db-ea17-4bcf-a596-105139dfd8bf.local",
            "IN IP4 any!thing",
            "IN IP6 192.0.2.1",
            "IN TN RFC2543/x/y",
            "TN RFC2543 -",
            "ATM NSAP 47.0091.8100.0000/1",
        ]);
    }

    #[test]
    fn slashes_separate_only_where_the_types_say_so() {
        let connection = Connection::parse(b"IN IP4 233.252.0.1/16").unwrap();
        assert_eq!((connection.ttl, connection.address_count), (Some(16), None));
        let connection = Connection::parse(b"IN IP6 ff0e::db8:0:101/3").unwrap();
        assert_eq!((connection.ttl, connection.address_count), (None, NonZeroU32::new(3)));
        let connection = Connection::parse(b"IN TN RFC2543/3").unwrap();
        assert_eq!(connection.address, "RFC2543/3");
    }

    #[test]
    fn what_cameras_send_instead_is_refused_at_its_place() {
        assert_faults::<Connection<'_>>(&[
            ("", 0, Expected::NetType),
            ("IN", 2, Expected::Space),
            ("IN ", 3, Expected::AddressType),
            ("IN c=IN IP4 0.0.0.0", 4, Expected::Space),
            ("IN 198.51.100.1", 15, Expected::Space),
            ("IN IP4", 6, Expected::Space),
            ("IN IP4 ", 7, Expected::Address),
            ("IN IP4  0.0.0.0", 7, Expected::Address),
            ("IN IP4 0.0.0.0 ", 14, Expected::End),
            ("IN IP4 0.0.0.0 127", 14, Expected::End),
            (" IN IP4 0.0.0.0", 0, Expected::NetType),
        ]);
    }

    #[test]
    fn what_may_follow_an_address_is_checked() {
        assert_faults::<Connection<'_>>(&[
            ("IN IP4 /127", 7, Expected::Address),
            ("IN IP4 233.252.0.1/", 19, Expected::Ttl),
            ("IN IP4 233.252.0.1/256", 19, Expected::Ttl),
            ("IN IP4 233.252.0.1/-1", 19, Expected::Ttl),
            ("IN IP4 233.252.0.1/127/", 23, Expected::AddressCount),
            ("IN IP4 233.252.0.1/127/0", 23, Expected::AddressCount),
            ("IN IP4 233.252.0.1/127/4294967296", 23, Expected::AddressCount),
            ("IN IP4 233.252.0.1/127/3/1", 24, Expected::End),
            ("IN IP6 ff15::101/0", 17, Expected::AddressCount),
            ("IN IP6 ff15::101/127/3", 20, Expected::End),
            ("IN IP6 ff15::101/x", 17, Expected::AddressCount),
            ("ATM NSAP 47/1 2", 13, Expected::End),
        ]);
    }

    #[test]
    fn only_connections_that_can_be_read_back_are_written() {
        let ip4 = Connection {
            net_type: NetType::Internet,
            address_type: AddressType::Ip4,
            address: Word::new("233.252.0.1").unwrap(),
            ttl: Some(16),
            address_count: NonZeroU32::new(2),
        };
        let ip6 = Connection { address_type: AddressType::Ip6, ..ip4 };
        assert_eq!(written(&ip4).unwrap(), "IN IP4 233.252.0.1/16/2");
        for unreadable in [
            ip6,
            Connection { ttl: None, ..ip4 },
            Connection { address: Word::new("a/b").unwrap(), ..ip4 },
            Connection { ttl: None, net_type: NetType::Other(Token::new("ATM").unwrap()), ..ip6 },
        ] {
            assert_eq!(written(&unreadable), Err(WriteError::Unreadable), "{unreadable:?}");
        }
    }

    #[test]
    fn addresses_are_decoded_on_call() {
        let mdns = Connection::parse(b"IN IP4 a-b.local").unwrap();
        assert_eq!(mdns.host(), Host::Mdns("a-b.local"));
    }
}
