//! Multimedia broadcast and multicast (RFC 6064, 3GPP TS 26.346 §7.3.2 and §8.3.1).

use crate::attribute::declare::attribute;
use crate::grammar::Token;
use crate::line::Digits;

attribute! {
    /// How the service is delivered.
    "mbms-mode" => MbmsMode<'a> example "broadcast-mbsfn 269087077" {
        /// The mode: `broadcast`, or `broadcast-mbsfn` over a single-frequency network.
        mode: Token<'a>,
        /// The temporary mobile group identity (TMGI).
        " " tmgi: Digits<'a>,
        /// Whether receivers are counted, in mode `broadcast`.
        " " counting: Option<u32>,
    }
}

attribute! {
    /// Identifiers of flows, each with the address and port it is sent to.
    "mbms-flowid" => MbmsFlowId<'a> example "1=224.0.0.1/1500" opaque
}

attribute! {
    /// Where missing parts of a download are repaired.
    "mbms-repair" => MbmsRepair<'a> example "FLUTE-repair" opaque
}

#[cfg(test)]
mod tests {
    use super::MbmsMode;
    use crate::attribute::TypedAttribute;

    #[test]
    fn only_broadcast_counts_receivers() {
        let mode = MbmsMode::parse(Some(b"broadcast 123869108302929 1")).unwrap();
        assert_eq!((mode.tmgi.as_str(), mode.counting), ("123869108302929", Some(1)));
        let mode = MbmsMode::parse(Some(b"broadcast-mbsfn 269087077")).unwrap();
        assert_eq!((mode.mode.as_str(), mode.counting), ("broadcast-mbsfn", None));
        assert_eq!(MbmsMode::parse(Some(b"broadcast")).unwrap_err().at(), 9);
    }
}
