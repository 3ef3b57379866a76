//! RAVENNA and AES67 audio devices: Merging, ALC.

use crate::attribute::declare::attribute;
use crate::grammar::Token;

attribute! {
    /// The RTP timestamp at the epoch of the clock; replaced by `a=mediaclk:direct` (RFC 7273).
    "sync-time" => SyncTime example "0" {
        /// The timestamp.
        timestamp: u32,
    }
}

attribute! {
    /// The clock the streams follow; replaced by `a=ts-refclk` (RFC 7273).
    "clock-domain" => ClockDomain<'a> example "PTPv2 0" {
        /// The protocol: `PTPv2`.
        protocol: Token<'a>,
        /// The number of the domain.
        " " domain: u8,
    }
}

attribute! {
    /// How many samples of each channel a packet holds, or how many it can be made to hold.
    "framecount" => FrameCount example "48" {
        /// The number of samples, or the smallest.
        samples: u32,
        /// The largest number, in what a device says it can do.
        "-" largest: Option<u32>,
    }
}

attribute! {
    /// How packets are aligned; 0 in all that devices have been seen to send.
    "palign" => PacketAlignment example "0" {
        /// The alignment.
        alignment: u32,
    }
}

attribute! {
    /// MIDI that goes with the audio (Merging).
    "midi-pre2" => MidiPre2<'a> example "50040 0,0;0,1" opaque
}

#[cfg(test)]
mod tests {
    use super::{ClockDomain, FrameCount};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn domains_are_numbered() {
        let clock = ClockDomain::parse(Some(b"PTPv2 0")).unwrap();
        assert_eq!((clock.protocol.as_str(), clock.domain), ("PTPv2", 0));
    }

    #[test]
    fn counts_may_be_a_range() {
        let count = FrameCount::parse(Some(b"48-768")).unwrap();
        assert_eq!((count.samples, count.largest), (48, Some(768)));
    }

    #[test]
    fn a_blank_at_the_end_is_a_fault() {
        let fault = FrameCount::parse(Some(b"48 ")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (2, Expected::End));
    }
}
