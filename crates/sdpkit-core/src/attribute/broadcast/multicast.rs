//! Feedback, repair and repetition of streams that many receive.

use crate::attribute::capability::blanks::after_blank;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::List;

attribute! {
    /// Packets are sent again after these times, in milliseconds (RFC 7197 §3).
    ///
    /// ```
    /// use sdpkit_core::{attribute::DuplicationDelay, TypedAttribute};
    /// let delay = DuplicationDelay::parse(Some(b"50 100"))?;
    /// assert!(delay.periods.iter().eq([50, 100]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "duplication-delay" => DuplicationDelay<'a> example "50 100" {
        /// The times between one copy and the next, in milliseconds.
        periods: List<'a, u32, ' '>,
    }
}

attribute! {
    /// The receivers that play in synchrony (RFC 7272 §10).
    "rtcp-idms" => RtcpIdms example "sync-group=42" {
        /// The synchronization group.
        "sync-group=" group: u32,
    }
}

after_blank! {
    /// How feedback of receivers, sent to a unicast target, reaches the others (RFC 5760).
    ///
    /// LIVE555 writes a blank after the colon.
    "rtcp-unicast" => RtcpUnicast<'a> example "reflection" pattern "reflection|rsi|x-[a-z]{1,6}"
    writes "" {
        /// The way.
        mode: FeedbackModel<'a>,
    }
}

keywords! {
    /// How unicast feedback is distributed.
    FeedbackModel<'a> or Other {
        /// Every packet is sent on to all receivers.
        Reflection = "reflection",
        /// Receivers get summaries.
        Summary = "rsi",
    }
}

attribute! {
    /// The port of RTCP in a multicast session, when it is not the next after RTP's (RFC 6128 §3).
    "multicast-rtcp" => MulticastRtcp example "42000" {
        /// The port.
        port: u16,
    }
}

attribute! {
    /// Requests for rapid acquisition of a multicast session may be updated (RFC 6285 §8.1).
    "rams-updates" => RamsUpdates flag
}

attribute! {
    /// Where to ask for the port mapping that unicast repair needs (RFC 6284 §4).
    "portmapping-req" => PortmappingReq<'a> example "30000 IN IP4 192.0.2.1" opaque
}

attribute! {
    /// How explicit congestion notification is started and used with RTP (RFC 6679 §6.1).
    "ecn-capable-rtp" => EcnCapableRtp<'a> example " rtp,ice mode=setonly; ect=1" opaque
}

#[cfg(test)]
mod tests {
    use super::{DuplicationDelay, FeedbackModel, RtcpUnicast};
    use crate::attribute::TypedAttribute;

    #[test]
    fn the_blank_of_live555_is_read() {
        let unicast = RtcpUnicast::parse(Some(b" reflection")).unwrap();
        assert_eq!(unicast.mode, FeedbackModel::Reflection);
        assert_eq!(RtcpUnicast::parse(Some(b"rsi")).unwrap().mode, FeedbackModel::Summary);
    }

    #[test]
    fn delays_are_milliseconds_without_unit() {
        let fault = DuplicationDelay::parse(Some(b"50ms")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (2, "the end of the value"));
    }
}
