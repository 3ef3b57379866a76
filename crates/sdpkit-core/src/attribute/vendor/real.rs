//! What Helix servers write: typed values such as `integer;2` and `buffer;"AAAA"`.

use super::RealValue;
use crate::attribute::declare::attribute;
use crate::grammar::Decimal;

attribute! {
    /// The media type of the stream.
    "mimetype" => RealMimeType<'a> example "string;\"video/MP4V-ES\"" {
        /// The media type, a string.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The name of the stream.
    "StreamName" => RealStreamName<'a> example "string;\"hinted video track\"" {
        /// The name, a string.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The average bit rate.
    "AvgBitRate" => RealAverageBitRate<'a> example "integer;304018" {
        /// The rate in bit/s, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The highest bit rate.
    "MaxBitRate" => RealMaxBitRate<'a> example "integer;160000" {
        /// The rate in bit/s, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The average size of packets.
    "AvgPacketSize" => RealAveragePacketSize<'a> example "integer;744" {
        /// The size in bytes, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The size of the largest packet.
    "MaxPacketSize" => RealMaxPacketSize<'a> example "integer;744" {
        /// The size in bytes, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// How long to buffer before playing.
    "Preroll" => RealPreroll<'a> example "integer;4536" {
        /// The time in milliseconds, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// When the stream starts within the presentation.
    "StartTime" => RealStartTime<'a> example "integer;0" {
        /// The time in milliseconds, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Whether the end of one rule's packets ends all of the stream.
    "EndOneRuleEndAll" => RealEndOneRuleEndAll<'a> example "integer;1" {
        /// 1 when it does.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Whether a switch between bit rates seeks forward.
    "SeekGreaterOnSwitch" => RealSeekGreaterOnSwitch<'a> example "integer;0" {
        /// 1 when it does.
        value: RealValue<'a>,
    }
}

attribute! {
    /// How long two bit rates overlap during a switch.
    "MinimumSwitchOverlap" => RealMinimumSwitchOverlap<'a> example "integer;200" {
        /// The time in milliseconds, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Which packets to send at which bandwidth: the rules of adaptive stream management.
    "ASMRuleBook" => RealRuleBook<'a> example "string;\"#($Bandwidth < 67959),TimestampDelivery=T;\"" {
        /// The rules, a string.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Whether timestamps may go back, as with B frames.
    "HasOutOfOrderTS" => RealOutOfOrderTimestamps<'a> example "integer;1" {
        /// 1 when they may.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The width of the picture.
    "Width" => RealWidth<'a> example "integer;320" {
        /// The width in pixels, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The height of the picture.
    "Height" => RealHeight<'a> example "integer;240" {
        /// The height in pixels, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// What the decoder needs to start.
    "OpaqueData" => RealOpaqueData<'a> example "buffer;\"AAAA\"" {
        /// The data, a buffer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The number of streams.
    "StreamCount" => RealStreamCount<'a> example "integer;2" {
        /// The number, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Whether the content is in Real's own format.
    "IsRealDataType" => RealDataType<'a> example "integer;1" {
        /// 1 when it is.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Flags of the presentation, such as whether it may be recorded.
    "Flags" => RealFlags<'a> example "integer;2" {
        /// The flags, an integer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The format of the file on the server.
    "FileType" => RealFileType<'a> example "string;\"MPEG4\"" {
        /// The format, a string.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The title.
    "Title" => RealTitle<'a> example "buffer;\"RzIgQXVkaW8gRXhwZXJpZW5jZQA=\"" {
        /// The title, a buffer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The author.
    "Author" => RealAuthor<'a> example "buffer;\"UmVhbE5ldHdvcmtzAA==\"" {
        /// The author, a buffer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The copyright notice.
    "Copyright" => RealCopyright<'a> example "buffer;\"qTE5OTgA\"" {
        /// The notice, a buffer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// A summary.
    "Abstract" => RealAbstract<'a> example "buffer;\"AA==\"" {
        /// The summary, a buffer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// Words to find the presentation by.
    "Keywords" => RealKeywords<'a> example "buffer;\"\"" {
        /// The words, a buffer.
        value: RealValue<'a>,
    }
}

attribute! {
    /// The version of the server's SDP writer; the one number that has no `integer;` before it.
    "SdpplinVersion" => SdpplinVersion example "1610642970" {
        /// The version.
        version: u32,
    }
}

attribute! {
    /// How long the stream is.
    "length" => RealLength<'a> example "npt=7.741000" {
        /// The duration in seconds.
        "npt=" seconds: Decimal<'a>,
    }
}

attribute! {
    /// Which version of Helix's rate adaptation the server offers.
    "Helix-Adaptation-Support" => HelixAdaptationSupport example "1" {
        /// The version.
        version: u32,
    }
}

#[cfg(test)]
mod tests {
    use super::{RealFlags, RealLength, RealRuleBook, RealTitle, RealValue};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn values_say_their_type() {
        let flags = RealFlags::parse(Some(b"integer;2")).unwrap();
        assert_eq!(flags.value, RealValue::Integer(2));
        let title = RealTitle::parse(Some(b"buffer;\"RzIA\"")).unwrap();
        assert!(matches!(title.value, RealValue::Buffer(text) if text == "RzIA"));
    }

    #[test]
    fn strings_hold_semicolons() {
        let rules =
            RealRuleBook::parse(Some(br##"string;"#($Bandwidth < 5),Priority=9;""##)).unwrap();
        assert!(
            matches!(rules.value, RealValue::String(text) if text == "#($Bandwidth < 5),Priority=9;")
        );
    }

    #[test]
    fn faults_have_a_place() {
        for (text, at, expected) in [
            ("2", 1, Expected::Semicolon),
            ("float;2", 0, Expected::RealType),
            ("integer;\"2\"", 8, Expected::NumberU32),
            ("string;open", 7, Expected::Quote),
        ] {
            let fault = RealFlags::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{text}");
        }
    }

    #[test]
    fn lengths_are_in_normal_play_time() {
        assert_eq!(RealLength::parse(Some(b"npt=7.741000")).unwrap().seconds.as_str(), "7.741000");
        assert!(RealLength::parse(Some(b"7.741")).is_err());
    }
}
