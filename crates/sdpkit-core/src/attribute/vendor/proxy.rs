//! Traces that SIP proxies leave in what they pass on: Kamailio, OpenSIPS, rtpengine.

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Token, Word};

attribute! {
    /// Which side opens the flow of media, for the sake of NAT (an expired draft, comedia; set by
    /// the proxies' `fix_nated_sdp`).
    "direction" => ComediaDirection<'a> example "active" {
        /// The role of whoever wrote it.
        role: ComediaRole<'a>,
    }
}

attribute! {
    /// An RTP proxy is in the path already: no other is needed.
    "nortpproxy" => NoRtpProxy<'a> example "yes" {
        /// `yes`.
        value: Token<'a>,
    }
}

attribute! {
    /// An rtpengine has handled the description already (its `loop-protect`).
    "rtpengine" => RtpEngine<'a> example "9cd54464ffa3" {
        /// The identifier of that instance.
        instance: Word<'a>,
    }
}

attribute! {
    /// The IPv4 address of media before a proxy replaced it.
    "oldmediaip" => OldMediaIp<'a> example "192.0.2.2" {
        /// The address, or a name such as `user.invalid`.
        address: Word<'a>,
    }
}

attribute! {
    /// The IPv6 address of media before a proxy replaced it.
    "oldmediaip6" => OldMediaIp6<'a> example "2001:db8::1" {
        /// The address.
        address: Word<'a>,
    }
}

attribute! {
    /// The port of media before a proxy replaced it.
    "oldmediaport" => OldMediaPort example "5004" {
        /// The port.
        port: u16,
    }
}

attribute! {
    /// The IPv4 address of the `c=` line before a proxy replaced it.
    "oldcip" => OldConnectionIp<'a> example "192.0.2.2" {
        /// The address.
        address: Word<'a>,
    }
}

attribute! {
    /// The IPv6 address of the `c=` line before a proxy replaced it.
    "oldcip6" => OldConnectionIp6<'a> example "2001:db8::1" {
        /// The address.
        address: Word<'a>,
    }
}

attribute! {
    /// The IPv4 address of the `o=` line before a proxy replaced it.
    "oldoip" => OldOriginIp<'a> example "192.0.2.2" {
        /// The address.
        address: Word<'a>,
    }
}

attribute! {
    /// The IPv6 address of the `o=` line before a proxy replaced it.
    "oldoip6" => OldOriginIp6<'a> example "2001:db8::1" {
        /// The address.
        address: Word<'a>,
    }
}

keywords! {
    /// Which side opens the flow of media.
    ComediaRole<'a> or Other {
        /// Whoever wrote this opens it.
        Active = "active",
        /// The other side opens it.
        Passive = "passive",
        /// Both do.
        Both = "both",
    }
}

#[cfg(test)]
mod tests {
    use super::{ComediaDirection, ComediaRole, OldMediaIp, OldMediaPort};
    use crate::attribute::TypedAttribute;

    #[test]
    fn roles_are_those_of_the_draft() {
        let direction = ComediaDirection::parse(Some(b"passive")).unwrap();
        assert_eq!(direction.role, ComediaRole::Passive);
    }

    #[test]
    fn old_addresses_may_be_names() {
        let old = OldMediaIp::parse(Some(b"flye3x3q.invalid")).unwrap();
        assert_eq!(old.address, "flye3x3q.invalid");
        assert!(OldMediaPort::parse(Some(b"65536")).is_err());
    }
}
