//! What RTSP and SAP streaming servers write: Darwin, LIVE555, GPAC, VLC.

use super::spaced::spaced;
use crate::attribute::declare::attribute;
use crate::grammar::{Decimal, Quoted};
use crate::text::Text;

attribute! {
    /// The title of the stream (Darwin and LIVE555 servers).
    "x-qt-text-nam" => XQtTextName<'a> example "H.264 Video, streamed by the LIVE555 Media Server" {
        /// The title.
        text: Text<'a>,
    }
}

attribute! {
    /// What the stream is about (Darwin and LIVE555 servers).
    "x-qt-text-inf" => XQtTextInformation<'a> example "videoMain" {
        /// The information.
        text: Text<'a>,
    }
}

attribute! {
    /// Who has the copyright (Darwin servers).
    "x-qt-text-cpy" => XQtTextCopyright<'a> example "(c) 2010" {
        /// The notice.
        text: Text<'a>,
    }
}

attribute! {
    /// A comment on the stream (Darwin servers).
    "x-qt-text-cmt" => XQtTextComment<'a> example "comment" {
        /// The comment.
        text: Text<'a>,
    }
}

attribute! {
    /// Who made the content (Darwin servers).
    "x-qt-text-aut" => XQtTextAuthor<'a> example "author" {
        /// The author.
        text: Text<'a>,
    }
}

attribute! {
    /// The software that made the content (Darwin servers).
    "x-qt-text-swr" => XQtTextSoftware<'a> example "software" {
        /// The software.
        text: Text<'a>,
    }
}

attribute! {
    /// How long a client should buffer before it starts to play (Darwin servers).
    "x-bufferdelay" => XBufferDelay<'a> example "3.66" {
        /// The delay in seconds.
        seconds: Decimal<'a>,
    }
}

attribute! {
    /// The group of a playlist the session belongs to (SAP announcements for VLC).
    "x-plgroup" => XPlaylistGroup<'a> example "RWTH" {
        /// The name of the group.
        group: Text<'a>,
    }
}

attribute! {
    /// Who has the copyright, as GPAC writes it: with a blank before the text.
    "x-copyright" => XCopyright<'a> example " MP4/3GP File hinted with GPAC" opaque
}

spaced! {
    /// The MPEG-4 initial object descriptor (ISO 14496-8); met with and without a blank before it.
    "mpeg4-iod" => Mpeg4Iod<'a> example "\"data:application/mpeg4-iod;base64,AoE8AA8BHgEBAQOB\""
    pattern "\"data:application/mpeg4-iod;base64,([A-Za-z0-9+/]{4}){1,6}\"" {
        /// A `data:` URI with the descriptor.
        descriptor: Quoted<'a>,
    }
}

attribute! {
    /// The identifier of the MPEG-4 elementary stream (ISO 14496-8).
    "mpeg4-esid" => Mpeg4EsId example "101" {
        /// The `ES_ID`.
        id: u16,
    }
}

attribute! {
    /// The profile of the Internet Streaming Media Alliance that the session keeps to.
    "isma-compliance" => IsmaCompliance<'a> example "2,2.0,2" {
        /// The profile.
        profile: Decimal<'a>,
        /// The oldest version of the ISMA specification a player may follow.
        "," lowest: Decimal<'a>,
        /// The version of the ISMA specification the content was made for.
        "," authored: Decimal<'a>,
    }
}

#[cfg(test)]
mod tests {
    use super::{IsmaCompliance, Mpeg4Iod, XQtTextName};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn the_descriptor_is_quoted() {
        for text in [&b"\"data:,A\""[..], b" \"data:,A\""] {
            assert_eq!(Mpeg4Iod::parse(Some(text)).unwrap().descriptor, "data:,A");
        }
        let fault = Mpeg4Iod::parse(Some(b"data:,A")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (0, Expected::Quote));
    }

    #[test]
    fn isma_versions_have_a_fraction_or_not() {
        assert!(IsmaCompliance::parse(Some(b"1,1.0,1")).is_ok());
        assert!(IsmaCompliance::parse(Some(b"1,1,1")).is_ok());
        assert!(IsmaCompliance::parse(Some(b"1,1")).is_err());
    }

    #[test]
    fn titles_are_any_text() {
        let title = XQtTextName::parse(Some(b"a \"b\", c")).unwrap();
        assert_eq!(title.text, "a \"b\", c");
        assert!(XQtTextName::parse(None).is_err());
    }
}
