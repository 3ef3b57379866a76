//! `a=remote-candidates`: what the other side was found to use (RFC 8839 §5.2).

use super::candidate::{read_component, read_port};
use crate::attribute::declare::attribute;
use crate::grammar::{Field, List, Parsed, Word, literal};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// The candidates of the other side that ICE has selected; a controlling agent repeats them in
    /// a later offer.
    "remote-candidates" => RemoteCandidates<'a> example "1 192.0.2.3 45664 2 192.0.2.3 45665" {
        /// One for each component.
        candidates: List<'a, RemoteCandidate<'a>, ' '>,
    }
}

/// The selected candidate of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RemoteCandidate<'a> {
    /// The component of the stream, 1 to 256.
    pub component: u16,
    /// The address.
    pub address: Word<'a>,
    /// The port.
    pub port: u16,
}

/// `remote-candidate = component-id SP connection-address SP port` (RFC 8839 §5.2)
impl<'a> Field<'a> for RemoteCandidate<'a> {
    const PATTERN: &'static str = "[12] (192\\.0\\.2\\.[1-9]|2001:db8::[1-9]) [1-9][0-9]{3}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, component) = read_component(input)?;
        let (rest, address) = Word::read_after(" ", rest)?;
        let (rest, ()) = literal(" ", rest)?;
        let (rest, port) = read_port(rest)?;
        Ok((rest, Self { component, address, port }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.component.write(out)?;
        self.address.write_after(" ", out)?;
        self.port.write_after(" ", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for RemoteCandidate<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.component.visit("component", visitor);
        self.address.visit("address", visitor);
        self.port.visit("port", visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::RemoteCandidates;
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn components_follow_each_other() {
        let remote = RemoteCandidates::parse(Some(b"1 192.0.2.3 45664 2 fd00::3 45665")).unwrap();
        let ports = remote.candidates.iter().map(|candidate| candidate.port);
        assert!(ports.eq([45664, 45665]));
        assert_eq!(remote.candidates.iter().last().unwrap().address, "fd00::3");
    }

    #[test]
    fn each_has_three_parts() {
        let fault = RemoteCandidates::parse(Some(b"1 192.0.2.3 45664 2 fd00::3")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (27, Expected::Space));
        let fault = RemoteCandidates::parse(Some(b"0 10.0.0.1 5555")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (0, Expected::Component));
    }
}
