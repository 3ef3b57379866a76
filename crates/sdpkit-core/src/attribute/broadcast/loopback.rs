//! Media that is sent back for measurement (RFC 6849).

use crate::attribute::capability::blanks::after_blank;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::List;

after_blank! {
    /// How media is to be looped back (RFC 6849 §4.1).
    ///
    /// ```text
    /// loopback-attr = "loopback:" SP loopback-type
    /// loopback-type = loopback-choice [1*SP loopback-choice]
    /// ```
    ///
    /// The grammar has a blank after the colon that every example of RFC 6849 leaves out: both are
    /// read, and none is written.
    "loopback" => Loopback<'a> example "rtp-media-loopback rtp-pkt-loopback"
    pattern "rtp-(pkt|media)-loopback( rtp-(pkt|media)-loopback)?" writes "" {
        /// The ways offered, in order of preference.
        types: List<'a, LoopbackType, ' '>,
    }
}

keywords! {
    /// What is sent back (RFC 6849 §4.1).
    LoopbackType expects LoopbackType {
        /// The packets, encapsulated or not, as they came.
        Packets = "rtp-pkt-loopback",
        /// The media, decoded and encoded again.
        Media = "rtp-media-loopback",
    }
}

attribute! {
    /// This side sends the media that comes back (RFC 6849 §4.2).
    "loopback-source" => LoopbackSource flag
}

attribute! {
    /// This side sends back the media it receives (RFC 6849 §4.2).
    "loopback-mirror" => LoopbackMirror flag
}

#[cfg(test)]
mod tests {
    use super::{Loopback, LoopbackType};
    use crate::attribute::TypedAttribute;

    #[test]
    fn the_blank_of_the_grammar_is_read() {
        for text in [&b" rtp-pkt-loopback"[..], b"rtp-pkt-loopback"] {
            let loopback = Loopback::parse(Some(text)).unwrap();
            assert!(loopback.types.iter().eq([LoopbackType::Packets]));
        }
    }

    #[test]
    fn other_ways_are_refused() {
        let fault = Loopback::parse(Some(b"rtp-pkt-loopback video")).unwrap_err();
        let message = "rtp-pkt-loopback or rtp-media-loopback";
        assert_eq!((fault.at(), fault.expected().as_str()), (17, message));
    }
}
