//! The FEC framework: what repairs which flow (RFC 6364).

use crate::attribute::declare::{attribute, record};
use crate::attribute::keywords::keywords;
use crate::grammar::{List, Token};

attribute! {
    /// Identifies a flow that FEC protects (RFC 6364 §4.5).
    "fec-source-flow" => FecSourceFlow example " id=0; tag-len=8" {
        /// The id of the flow, which repair packets refer to.
        " id=" id: u32,
        /// The bytes of the tag at the end of each source packet.
        "; tag-len=" tag_length: Option<u32>,
    }
}

attribute! {
    /// Describes a flow of repair packets (RFC 6364 §4.5).
    "fec-repair-flow" => FecRepairFlow<'a> example " encoding-id=0; preference-lvl=1; ss-fssi=n:7,k:5" {
        /// The FEC encoding id of the scheme.
        " encoding-id=" encoding_id: u8,
        /// How much this flow is preferred to others; the lowest number is tried first.
        "; preference-lvl=" preference: Option<u32>,
        /// What senders need to know of the scheme.
        "; ss-fssi=" sender_information: Option<List<'a, FecSchemeInformation<'a>, ','>>,
        /// What receivers need to know of the scheme.
        "; rs-fssi=" receiver_information: Option<List<'a, FecSchemeInformation<'a>, ','>>,
    }
}

record! {
    /// A parameter of a FEC scheme.
    FecSchemeInformation<'a> pattern "[a-z]{1,4}:[0-9]{1,3}" {
        /// The name.
        name: Token<'a>,
        /// The value.
        ":" value: Token<'a>,
    }
}

attribute! {
    /// How long receivers wait for repair packets (RFC 6364 §4.6).
    "repair-window" => RepairWindow example " 200ms" {
        /// The time, in the unit that follows.
        " " size: u32,
        /// The unit of the time.
        unit: RepairWindowUnit,
    }
}

keywords! {
    /// The unit of a repair window.
    RepairWindowUnit expects TimeUnit {
        /// Milliseconds.
        Milliseconds = "ms",
        /// Microseconds.
        Microseconds = "us",
    }
}

#[cfg(test)]
mod tests {
    use super::{FecRepairFlow, FecSourceFlow, RepairWindow, RepairWindowUnit};
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_repair_flow_may_leave_out_its_preference() {
        let flow = FecRepairFlow::parse(Some(b" encoding-id=0; ss-fssi=n:7,k:5")).unwrap();
        assert_eq!((flow.encoding_id, flow.preference), (0, None));
        let information = flow.sender_information.unwrap();
        assert!(information.iter().map(|item| item.value).eq(["7", "5"]));
        assert!(flow.receiver_information.is_none());
    }

    #[test]
    fn windows_have_a_unit() {
        let window = RepairWindow::parse(Some(b" 200us")).unwrap();
        assert_eq!((window.size, window.unit), (200, RepairWindowUnit::Microseconds));
        let fault = RepairWindow::parse(Some(b" 200")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (4, "ms or us"));
    }

    #[test]
    fn the_blank_after_the_colon_belongs_to_the_grammar() {
        let fault = FecSourceFlow::parse(Some(b"id=0")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (0, "a space"));
    }
}
