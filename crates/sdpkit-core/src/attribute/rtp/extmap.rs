//! `a=extmap`: RTP header extensions (RFC 8285).

use crate::attribute::Direction;
use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, Uri, complete, miss, number};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Maps a local number to an RTP header extension; [`extmap_uri`](super::extmap_uri) names the
    /// extensions in use.
    "extmap" => Extmap<'a> example "3 urn:ietf:params:rtp-hdrext:sdes:mid" {
        /// The number that stands in RTP packets.
        id: ExtmapId,
        /// In which direction it is used; as the media when absent.
        "/" direction: Option<Direction>,
        /// The URI that names the extension.
        " " uri: Uri<'a>,
        /// Parameters, as the extension defines them.
        " " attributes: Option<Text<'a>>,
    }
}

impl<'a> Extmap<'a> {
    /// The extension that is sent encrypted, when this is the one that encrypts another
    /// (RFC 6904 §4).
    ///
    /// ```
    /// use sdpkit_core::{attribute::{Extmap, extmap_uri}, TypedAttribute};
    /// let extmap = Extmap::parse(Some(
    ///     b"2 urn:ietf:params:rtp-hdrext:encrypt urn:ietf:params:rtp-hdrext:toffset"
    /// ))?;
    /// assert_eq!(extmap.encrypted_uri().unwrap(), extmap_uri::TRANSMISSION_OFFSET);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn encrypted_uri(&self) -> Option<Uri<'a>> {
        if self.uri != super::extmap_uri::ENCRYPT {
            return None;
        }
        let first = self.attributes?.as_bytes().split(|&byte| byte == b' ').next()?;
        complete(first, Uri::read).ok()
    }
}

/// The local number of a header extension.
///
/// 1 to 14 fit one-byte headers and 1 to 255 two-byte headers; 4096 to 4351 are offered where the
/// answerer is to choose (RFC 8285 §5, §6). The grammar, `1*5DIGIT`, lets any other be read.
///
/// ```
/// use sdpkit_core::attribute::ExtmapId;
/// assert!(ExtmapId::new(14).fits_one_byte_header());
/// assert!(ExtmapId::new(16).is_usable() && !ExtmapId::new(4095).is_usable());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtmapId(u16);

impl ExtmapId {
    /// The extension numbered `number`.
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Whether one-byte headers can carry it: 1 to 14.
    pub const fn fits_one_byte_header(self) -> bool {
        matches!(self.0, 1..=14)
    }

    /// Whether RFC 8285 §5 gives it a meaning: 1 to 255, or 4096 to 4351.
    pub const fn is_usable(self) -> bool {
        matches!(self.0, 1..=255 | 4096..=4351)
    }
}

impl<'a> Field<'a> for ExtmapId {
    const PATTERN: &'static str = "[1-9]|1[0-4]|[1-9][0-9]|1[0-9]{2}|4[12][0-9]{2}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = number(u16::MAX.into(), Expected::ExtmapId, input)?;
        match u16::try_from(number) {
            Ok(number) => Ok((rest, Self(number))),
            Err(_) => miss(input, Expected::ExtmapId),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Number(self.0.into()));
    }
}

impl core::fmt::Display for ExtmapId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

attribute! {
    /// One-byte and two-byte extension headers may be mixed in a stream (RFC 8285 §6).
    "extmap-allow-mixed" => ExtmapAllowMixed flag
}

#[cfg(test)]
mod tests {
    use super::{Extmap, ExtmapId};
    use crate::attribute::{Direction, TypedAttribute};
    use crate::error::Expected;

    #[test]
    fn a_direction_and_parameters_may_follow() {
        let extmap =
            Extmap::parse(Some(b"14/sendonly urn:ietf:params:rtp-hdrext:sdes:mid foo bar"))
                .unwrap();
        assert_eq!((extmap.id, extmap.direction), (ExtmapId::new(14), Some(Direction::SendOnly)));
        assert_eq!(extmap.attributes.unwrap(), *"foo bar");
        assert_eq!(extmap.encrypted_uri(), None);
        let vad = Extmap::parse(Some(b"1 urn:ietf:params:rtp-hdrext:ssrc-audio-level vad=on"));
        assert_eq!(vad.unwrap().attributes.unwrap(), *"vad=on");
    }

    #[test]
    fn faults_tell_the_part() {
        for (value, at, expected) in [
            ("12", 2, Expected::Space),
            ("abc urn:x:y", 0, Expected::ExtmapId),
            ("65536 urn:x:y", 0, Expected::ExtmapId),
            ("3/both urn:x:y", 2, Expected::Direction),
            ("3 ", 2, Expected::Uri),
            ("3 http:\\\\www.webrtc.org", 7, Expected::End),
            ("3 urn:x:y ", 10, Expected::Text),
        ] {
            let fault = Extmap::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }

    #[test]
    fn numbers_outside_the_usable_ranges_are_read() {
        let extmap = Extmap::parse(Some(b"4095 urn:x:y")).unwrap();
        assert!(!extmap.id.is_usable() && ExtmapId::new(4096).is_usable());
    }
}
