//! `a=simulcast` (RFC 8853).

use super::StreamDirection;
use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, Rid, literal, miss};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Several encodings of the section's source are sent or received as streams of their own.
    ///
    /// Streams are separated by `;`, and the alternatives a stream can be sent as by `,`.
    "simulcast" => Simulcast<'a> example "send 1,2;~3 recv 4" by hand {
        /// The streams that are sent.
        send: Option<List<'a, List<'a, SimulcastId<'a>, ','>, ';'>>,
        /// The streams that are received.
        recv: Option<List<'a, List<'a, SimulcastId<'a>, ','>, ';'>>,
        /// Which of the two stands first.
        first: StreamDirection,
    }
}

/// A stream of `a=simulcast`, named by its `a=rid`.
///
/// ```
/// use sdpkit_core::{attribute::Simulcast, TypedAttribute};
/// let simulcast = Simulcast::parse(Some(b"send 1,2;~3"))?;
/// let mut streams = simulcast.send.unwrap().iter();
/// assert!(streams.next().unwrap().iter().map(|id| id.rid).eq(["1", "2"]));
/// assert!(streams.next().unwrap().iter().all(|id| id.paused));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SimulcastId<'a> {
    /// The name that an `a=rid` of the section gives it.
    pub rid: Rid<'a>,
    /// Whether it starts paused: `~` before the name.
    pub paused: bool,
}

/// Reads `sc-value` of RFC 8853 §5.1.
///
/// ```text
/// sc-value     = ( sc-send [SP sc-recv] ) / ( sc-recv [SP sc-send] )
/// sc-send      = %s"send" SP sc-str-list
/// sc-recv      = %s"recv" SP sc-str-list
/// sc-str-list  = sc-alt-list *( ";" sc-alt-list )
/// sc-alt-list  = sc-id *( "," sc-id )
/// ```
impl<'a> Field<'a> for Simulcast<'a> {
    const PATTERN: &'static str = "send ~?[a-z0-9]{1,3}([,;]~?[a-z0-9]{1,3}){0,4}( recv [a-z0-9]{1,3}(;[a-z0-9]{1,3})?)?\
        |recv [a-z0-9]{1,3}(;[a-z0-9]{1,3}){0,2}( send ~?[a-z0-9]{1,3})?";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (input, first) = StreamDirection::read(input)?;
        let (input, streams) = List::read_after(" ", input)?;
        let (input, others) = match input.strip_prefix(b" ") {
            None => (input, None),
            Some(second) => match StreamDirection::read(second)? {
                (rest, direction) if direction != first => {
                    let (rest, ()) = literal(" ", rest)?;
                    let (rest, others) = List::read(rest)?;
                    (rest, Some(others))
                }
                _ => return miss(second, Expected::OtherDirection),
            },
        };
        let simulcast = match first {
            StreamDirection::Send => Self { send: Some(streams), recv: others, first },
            StreamDirection::Recv => Self { send: others, recv: Some(streams), first },
        };
        Ok((input, simulcast))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        let send = self.send.map(|streams| (StreamDirection::Send, streams));
        let recv = self.recv.map(|streams| (StreamDirection::Recv, streams));
        let ordered = match self.first {
            StreamDirection::Send => [send, recv],
            StreamDirection::Recv => [recv, send],
        };
        let mut separator = "";
        for (direction, streams) in ordered.into_iter().flatten() {
            direction.write_after(separator, out)?;
            streams.write_after(" ", out)?;
            separator = " ";
        }
        if separator.is_empty() { Err(WriteError::Unreadable) } else { Ok(()) }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// Reads `sc-id = ["~"] rid-id` of RFC 8853 §5.1.
impl<'a> Field<'a> for SimulcastId<'a> {
    const PATTERN: &'static str = "~?[A-Za-z0-9_-]{1,8}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (name, paused) = match input.strip_prefix(b"~") {
            Some(name) => (name, true),
            None => (input, false),
        };
        let (rest, rid) = Rid::read(name)?;
        Ok((rest, Self { rid, paused }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.paused {
            out.put(b"~")?;
        }
        self.rid.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for SimulcastId<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.rid.visit("rid", visitor);
        visitor.field("paused", Value::Bool(self.paused));
    }
}

#[cfg(test)]
mod tests {
    use super::Simulcast;
    use crate::attribute::{StreamDirection, TypedAttribute};
    use crate::error::Expected;
    use crate::writer::{Buffer, WriteError};

    #[test]
    fn both_directions_in_either_order() {
        for value in ["send q;h;f recv x,~y", "recv ~q;h;f send x", "send hi-res;~lo_1", "recv a"] {
            let simulcast = Simulcast::parse(Some(value.as_bytes())).unwrap();
            let mut memory = [0; 32];
            let mut written = Buffer::new(&mut memory);
            simulcast.write(&mut written).unwrap();
            assert_eq!(written.written(), value.as_bytes());
        }
        let simulcast = Simulcast::parse(Some(b"recv a;b send c")).unwrap();
        assert_eq!(simulcast.first, StreamDirection::Recv);
        assert_eq!(simulcast.recv.unwrap().iter().count(), 2);
        assert_eq!(simulcast.send.unwrap().iter().count(), 1);
    }

    #[test]
    fn each_direction_stands_once() {
        let fault = Simulcast::parse(Some(b"send f;h;q send f;h;q")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (11, Expected::OtherDirection));
        let fault = Simulcast::parse(Some(b"send a recv b send c")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (13, Expected::End));
    }

    #[test]
    fn drafts_and_gaps_are_refused() {
        for (value, at, expected) in [
            ("", 0, Expected::StreamDirection),
            (" send rid=1;2;3 paused=3", 0, Expected::StreamDirection),
            ("send rid=1;2;3", 8, Expected::End),
            ("send ", 5, Expected::Rid),
            ("send 1;;2", 7, Expected::Rid),
            ("send 1,~", 8, Expected::Rid),
            ("send 1 ", 7, Expected::StreamDirection),
            ("send 1 recv", 11, Expected::Space),
        ] {
            let fault = Simulcast::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }

    #[test]
    fn without_a_direction_there_is_nothing_to_write() {
        let none = Simulcast { send: None, recv: None, first: StreamDirection::Send };
        assert_eq!(none.write(&mut Buffer::new(&mut [])), Err(WriteError::Unreadable));
    }
}
