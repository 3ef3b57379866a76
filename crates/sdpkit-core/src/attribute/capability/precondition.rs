//! Preconditions (RFC 3312) and the mechanisms that fulfil them (RFC 5432).

use super::blanks::after_blank;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::List;

attribute! {
    /// How far a precondition is met (RFC 3312 §4).
    "curr" => Curr<'a> example "qos local none" {
        /// What must be met.
        precondition: Precondition<'a>,
        /// Which part of the way.
        " " segment: Segment,
        /// The directions in which it is met.
        " " direction: PreconditionDirection,
    }
}

attribute! {
    /// How far a precondition must be met before the session goes on (RFC 3312 §4).
    "des" => Des<'a> example "qos mandatory local sendrecv" {
        /// What must be met.
        precondition: Precondition<'a>,
        /// How much it is needed.
        " " strength: Strength,
        /// Which part of the way.
        " " segment: Segment,
        /// The directions in which it is needed.
        " " direction: PreconditionDirection,
    }
}

attribute! {
    /// When the other side shall confirm that a precondition is met (RFC 3312 §4).
    "conf" => Conf<'a> example "qos remote sendrecv" {
        /// What must be met.
        precondition: Precondition<'a>,
        /// Which part of the way.
        " " segment: Segment,
        /// The directions of which to hear.
        " " direction: PreconditionDirection,
    }
}

keywords! {
    /// A kind of precondition.
    Precondition<'a> or Other {
        /// Resources are reserved (RFC 3312).
        QualityOfService = "qos",
        /// Media is secured (RFC 5027).
        Security = "sec",
        /// A connection exists (RFC 5898).
        Connectivity = "conn",
    }
}

keywords! {
    /// A part of the way between the two sides: `status-type` of RFC 3312 §4.
    Segment expects Segment {
        /// From one end to the other.
        EndToEnd = "e2e",
        /// The sender's access network.
        Local = "local",
        /// The receiver's access network.
        Remote = "remote",
    }
}

keywords! {
    /// How much a precondition is needed: `strength-tag` of RFC 3312 §4.
    Strength expects Strength {
        /// The session does not go on without it.
        Mandatory = "mandatory",
        /// It is tried, and the session goes on without it.
        Optional = "optional",
        /// It is not needed.
        None = "none",
        /// It could not be met (in an answer that refuses).
        Failure = "failure",
        /// It is not known here (in an answer that refuses).
        Unknown = "unknown",
    }
}

keywords! {
    /// Directions of media, as the sender of the description sees them: `direction-tag` of
    /// RFC 3312 §4.
    PreconditionDirection expects Direction {
        /// Neither.
        None = "none",
        /// What is sent.
        Send = "send",
        /// What is received.
        Recv = "recv",
        /// Both.
        SendRecv = "sendrecv",
    }
}

after_blank! {
    /// The mechanisms for quality of service in what is sent (RFC 5432 §3).
    "qos-mech-send" => QosMechSend<'a> example "rsvp nsis"
    pattern "(rsvp|nsis|x-[a-z]{1,6})( nsis)?" writes "" {
        /// The mechanisms.
        mechanisms: List<'a, QosMechanism<'a>, ' '>,
    }
}

after_blank! {
    /// The mechanisms for quality of service in what is received (RFC 5432 §3).
    "qos-mech-recv" => QosMechRecv<'a> example "rsvp"
    pattern "(rsvp|nsis|x-[a-z]{1,6})( nsis)?" writes "" {
        /// The mechanisms.
        mechanisms: List<'a, QosMechanism<'a>, ' '>,
    }
}

keywords! {
    /// A way to reserve resources (RFC 5432 §3).
    QosMechanism<'a> or Other {
        /// The Resource Reservation Protocol.
        Rsvp = "rsvp",
        /// Next Steps in Signaling.
        Nsis = "nsis",
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Conf, Curr, Des, Precondition, PreconditionDirection, QosMechSend, QosMechanism, Strength,
    };
    use crate::attribute::TypedAttribute;

    #[test]
    fn mobile_networks_ask_for_resources() {
        let desired = Des::parse(Some(b"qos optional remote sendrecv")).unwrap();
        assert_eq!(desired.strength, Strength::Optional);
        let current = Curr::parse(Some(b"sec e2e none")).unwrap();
        assert_eq!(current.precondition, Precondition::Security);
        assert_eq!(current.direction, PreconditionDirection::None);
    }

    #[test]
    fn faults_have_their_place() {
        for (fault, at, expected) in [
            (
                Des::parse(Some(b"qos local sendrecv")).unwrap_err(),
                4,
                "mandatory, optional, none, failure or unknown",
            ),
            (Curr::parse(Some(b"qos both none")).unwrap_err(), 4, "e2e, local or remote"),
            (Conf::parse(Some(b"qos local")).unwrap_err(), 9, "a space"),
            (Conf::parse(Some(b"qos local sendonly")).unwrap_err(), 10, "a direction"),
        ] {
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected));
        }
    }

    #[test]
    fn mechanisms_may_stand_after_a_blank() {
        let mechanisms = QosMechSend::parse(Some(b" rsvp x-other")).unwrap().mechanisms;
        assert!(mechanisms.iter().map(QosMechanism::as_str).eq(["rsvp", "x-other"]));
    }
}
