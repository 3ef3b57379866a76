//! Lync, Skype for Business and Teams: mostly \[MS-SDPEXT\], and Teams' own additions.

use crate::attribute::declare::{attribute, record};
use crate::attribute::keywords::keywords;
use crate::attribute::{PayloadScope, PayloadType};
use crate::grammar::{Decimal, List, Token, Word};
use crate::text::Text;

attribute! {
    /// The SSRCs the sender may use in this section.
    "x-ssrc-range" => XSsrcRange example "362803970-362804069" {
        /// The first SSRC.
        first: u32,
        /// The last SSRC.
        "-" last: u32,
    }
}

attribute! {
    /// The pictures the sender can decode (Microsoft's `x-rtvc1` and H.263).
    "x-caps" => XCaps<'a> example "121 263:1920:1080:30.0:2000000:1;4359:1280:720:30.0:1500000:1" {
        /// The payload type this is about.
        payload: PayloadType,
        /// The pictures.
        " " capabilities: List<'a, VideoCapability<'a>, ';'>,
    }
}

attribute! {
    /// Whether SRTP is wanted, said beside `a=crypto` on an `RTP/AVP` section; older SIP phones
    /// write it too.
    "encryption" => Encryption<'a> example "optional" {
        /// How much it is wanted.
        policy: EncryptionPolicy<'a>,
    }
}

attribute! {
    /// A key as in `a=crypto`, for the scale-secure SRTP of conference servers: one key for all
    /// participants.
    "cryptoscale" => CryptoScale<'a> example "1 client AES_CM_128_HMAC_SHA1_80 inline:IQ+Q4YcN8irlbEovMTkF8LL/uMV0JIGFWrAxrrpY|2^31|1:1" {
        /// The number that the answer refers to.
        tag: u32,
        /// Whose key it is.
        " " role: CryptoScaleRole<'a>,
        /// The SRTP crypto suite.
        " " suite: Token<'a>,
        /// The key and its parameters (RFC 4568 §6.1).
        " " key: Word<'a>,
    }
}

attribute! {
    /// What a stream shows or carries.
    "x-source" => XSource<'a> example "main-video" {
        /// The source: `main-audio`, `main-video`, `panoramic-video`, `applicationsharing-video`.
        source: Token<'a>,
    }
}

attribute! {
    /// The media source of the section, as it stands in the CSRC of what a conference sends.
    "x-source-streamid" => XSourceStreamId example "201" {
        /// The media source identifier.
        id: u32,
    }
}

attribute! {
    /// The media source identifiers that Teams' conference sets aside.
    "x-plaza-msi-range" => XPlazaMsiRange<'a> example "3196-3295 3296-3395" {
        /// The ranges.
        ranges: List<'a, SourceRange, ' '>,
    }
}

attribute! {
    /// The bandwidth of one kind of source over all sections.
    "x-mediabw" => XMediaBandwidth<'a> example "main-video send=12000;recv=12000" {
        /// The source, as in [`XSource`].
        source: Token<'a>,
        /// What is sent at most, in kbit/s.
        " send=" send: u32,
        /// What is received at most, in kbit/s.
        ";recv=" receive: u32,
    }
}

attribute! {
    /// The devices the sender has.
    "x-devicecaps" => XDeviceCapabilities<'a> example "audio:send,recv;video:send,recv" {
        /// The devices of each medium.
        devices: List<'a, DeviceCapability<'a>, ';'>,
    }
}

attribute! {
    /// What must or may be on in this section (Teams).
    "x-mediasettings" => XMediaSettings<'a> example "applicationsharing-video=required" {
        /// The settings as they stand.
        settings: Text<'a>,
    }
}

attribute! {
    /// Feedback messages that go through the signalling instead of RTCP (Teams).
    "x-signaling-fb" => XSignalingFeedback<'a> example "* x-message app send:src recv:src,vc" {
        /// The payload types this is about.
        payload: PayloadScope,
        /// The messages as they stand.
        " " messages: Text<'a>,
    }
}

attribute! {
    /// Where the sender is, so that a gateway nearby can be reached without a relay.
    "x-bypassid" => XBypassId<'a> example "be38f190-a24a-4a72-b66c-b09fd0909ebc" {
        /// The identifier, a GUID.
        id: Token<'a>,
    }
}

attribute! {
    /// A candidate with an IPv6 address, in the grammar of `a=candidate` with Microsoft's
    /// transports such as `tcp-pass`.
    "x-candidate-ipv6" => XCandidateIpv6<'a> example "1 1 UDP 2130706431 2001:db8::1 5000 typ host" opaque
}

attribute! {
    /// A candidate of the ICE drafts before draft 19, as Office Communicator sends it.
    "x-candidate" => XCandidate<'a> example "d5lFvGToRDKh 1 UDP 0.830 192.0.2.57 31848" opaque
}

record! {
    /// A picture a decoder takes.
    VideoCapability<'a> pattern "[1-9][0-9]{1,4}:[1-9][0-9]{2,3}:[1-9][0-9]{2,3}:(15|30)\\.0:[1-9][0-9]{5,6}:1" {
        /// The number of the capability.
        id: u32,
        /// The width in pixels.
        ":" width: u32,
        /// The height in pixels.
        ":" height: u32,
        /// Frames per second.
        ":" frame_rate: Decimal<'a>,
        /// The bit rate in bit/s.
        ":" bit_rate: u32,
        /// Another number: 1 in all that has been seen.
        ":" last: Option<u32>,
    }
}

record! {
    /// Media source identifiers, both ends included.
    SourceRange pattern "[1-9][0-9]{0,4}-[1-9][0-9]{0,4}" {
        /// The first.
        first: u32,
        /// The last.
        "-" last: u32,
    }
}

record! {
    /// The devices of one medium.
    DeviceCapability<'a> pattern "(audio|video):(send|recv|send,recv)" {
        /// The medium: `audio` or `video`.
        media: Token<'a>,
        /// What they do: `send`, `recv`.
        ":" directions: List<'a, Token<'a>, ','>,
    }
}

keywords! {
    /// How much encryption is wanted.
    EncryptionPolicy<'a> or Other {
        /// Nothing is sent or taken in the clear.
        Required = "required",
        /// Either will do.
        Optional = "optional",
        /// Encryption is not taken.
        Rejected = "rejected",
    }
}

keywords! {
    /// Which side a scale-secure key belongs to.
    CryptoScaleRole<'a> or Other {
        /// The key of a client.
        Client = "client",
        /// The key of the conference server.
        Server = "server",
    }
}

#[cfg(test)]
mod tests {
    use super::{
        CryptoScale, CryptoScaleRole, XCaps, XDeviceCapabilities, XMediaBandwidth, XPlazaMsiRange,
        XSsrcRange,
    };
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn ranges_have_two_ends() {
        let range = XSsrcRange::parse(Some(b"8313-8412")).unwrap();
        assert_eq!((range.first, range.last), (8313, 8412));
        let fault = XSsrcRange::parse(Some(b"8313")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (4, Expected::Hyphen));
        let ranges = XPlazaMsiRange::parse(Some(b"1-100 101-200")).unwrap().ranges;
        assert!(ranges.iter().map(|range| range.last).eq([100, 200]));
    }

    #[test]
    fn video_capabilities_have_at_least_five_parts() {
        let value = b"34 65537:352:288:15.0:256000:1;131074:176:144:15.0:180000:1";
        let caps = XCaps::parse(Some(value)).unwrap();
        assert_eq!(caps.payload.get(), 34);
        assert!(caps.capabilities.iter().map(|c| (c.width, c.height)).eq([(352, 288), (176, 144)]));
        let fault = XCaps::parse(Some(b"34 65537:352:288:15.0")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (21, Expected::Colon));
    }

    #[test]
    fn keys_belong_to_a_side() {
        let value = b"1 client AES_CM_128_HMAC_SHA1_80 inline:IQ+Q4YcN8irlbEovMTkF8LL/|2^31|1:1";
        let scale = CryptoScale::parse(Some(value)).unwrap();
        assert_eq!((scale.tag, scale.role), (1, CryptoScaleRole::Client));
        assert_eq!(scale.key, "inline:IQ+Q4YcN8irlbEovMTkF8LL/|2^31|1:1");
    }

    #[test]
    fn bandwidth_has_two_directions() {
        let bandwidth = XMediaBandwidth::parse(Some(b"main-video send=8100;recv=4000")).unwrap();
        assert_eq!((bandwidth.send, bandwidth.receive), (8100, 4000));
    }

    #[test]
    fn devices_are_listed_by_medium() {
        let devices = XDeviceCapabilities::parse(Some(b"audio:send,recv;video:recv")).unwrap();
        let video = devices.devices.iter().nth(1).unwrap();
        assert_eq!(video.media, "video");
        assert!(video.directions.iter().eq(["recv"]));
    }
}
