//! Conferences: floors (BFCP, RFC 8856) and the media they control (RFC 6230).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, Token, miss};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Which sides can be the floor control server (RFC 8856 §5.1).
    "floorctrl" => FloorCtrl<'a> example "c-only s-only" {
        /// The roles; one in an answer.
        roles: List<'a, FloorRole, ' '>,
    }
}

keywords! {
    /// What a side is in floor control.
    FloorRole expects FloorRole {
        /// A client only.
        Client = "c-only",
        /// A server only.
        Server = "s-only",
        /// `c-s` of RFC 4583: either. RFC 8856 §5.1 accepts it in offers and forbids to send it.
        Either = "c-s",
    }
}

attribute! {
    /// The conference that floors belong to (RFC 8856 §5.2).
    "confid" => ConfId example "4321" {
        /// The conference identifier of BFCP.
        id: u32,
    }
}

attribute! {
    /// Who the client is (RFC 8856 §5.3).
    "userid" => UserId example "1234" {
        /// The user identifier of BFCP.
        id: u16,
    }
}

attribute! {
    /// A floor and the streams it is about (RFC 8856 §5.4).
    ///
    /// ```text
    /// floor-id = 1*DIGIT SP "mstrm:" token *(SP token)
    /// ```
    ///
    /// RFC 4583 let the streams be absent. RFC 8856 §5.4 recommends to read `m-stream:`, a slip of
    /// an example that some endpoints followed, as `mstrm:`.
    ///
    /// ```
    /// use sdpkit_core::{attribute::FloorId, TypedAttribute};
    /// let floor = FloorId::parse(Some(b"1 mstrm:10 11"))?;
    /// assert_eq!(floor.floor, 1);
    /// assert!(floor.streams.unwrap().iter().eq(["10", "11"]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "floorid" => FloorId<'a> example "1 mstrm:10" by hand {
        /// The floor identifier of BFCP.
        floor: u16,
        /// The labels (`a=label`) of the streams.
        streams: Option<List<'a, Token<'a>, ' '>>,
    }
}

impl<'a> Field<'a> for FloorId<'a> {
    const PATTERN: &'static str = "[1-9][0-9]{0,3}( mstrm:[0-9]{1,2}( [a-z]{1,4}){0,2})?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, floor) = u16::read(input)?;
        let Some(rest) = rest.strip_prefix(b" ") else {
            return Ok((rest, Self { floor, streams: None }));
        };
        let Some(labels) = rest.strip_prefix(b"mstrm:").or(rest.strip_prefix(b"m-stream:")) else {
            return miss(rest, Expected::FloorStreams);
        };
        let (rest, streams) = List::read(labels)?;
        Ok((rest, Self { floor, streams: Some(streams) }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.floor.write(out)?;
        self.streams.write_after(" mstrm:", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

attribute! {
    /// The versions of BFCP that are supported (RFC 8856 §5.5).
    "bfcpver" => BfcpVer<'a> example "1 2" {
        /// The versions: 1 over reliable transports, 2 over others.
        versions: List<'a, u8, ' '>,
    }
}

attribute! {
    /// Ties a control channel to the SIP dialog it controls media for (RFC 6230 §9.2).
    "cfw-id" => CfwId<'a> example "H839quwhjdhegvdga" {
        /// The identifier.
        id: Token<'a>,
    }
}

#[cfg(test)]
mod tests {
    use super::{FloorCtrl, FloorId, FloorRole, UserId};
    use crate::attribute::TypedAttribute;

    #[test]
    fn the_slip_of_rfc_4583_is_read_and_mended() {
        let floor = FloorId::parse(Some(b"1 m-stream:3")).unwrap();
        let mut memory = [0; 16];
        let mut out = crate::Buffer::new(&mut memory);
        floor.write(&mut out).unwrap();
        assert_eq!(out.written(), b"1 mstrm:3");
        assert!(FloorId::parse(Some(b"2")).unwrap().streams.is_none());
    }

    #[test]
    fn roles_may_be_those_of_rfc_4583() {
        let roles = FloorCtrl::parse(Some(b"c-s s-only")).unwrap().roles;
        assert!(roles.iter().eq([FloorRole::Either, FloorRole::Server]));
    }

    #[test]
    fn faults_have_their_place() {
        for (fault, at, expected) in [
            (FloorId::parse(Some(b"1 label:3")).unwrap_err(), 2, "`mstrm:` and labels"),
            (FloorId::parse(Some(b"1 mstrm:")).unwrap_err(), 8, "a token"),
            (FloorCtrl::parse(Some(b"client")).unwrap_err(), 0, "c-only, s-only or c-s"),
            (UserId::parse(Some(b"65536")).unwrap_err(), 0, "a number up to 65535"),
        ] {
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected));
        }
    }
}
