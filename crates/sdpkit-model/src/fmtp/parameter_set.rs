//! Parameter sets of a video codec in base64, as `sprop-parameter-sets` and its like hold them.

use sdpkit_core::Text;

use super::H264ProfileLevelId;

/// A parameter set: a NAL unit in base64 (RFC 4648 §4).
///
/// ```
/// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
/// use sdpkit_model::fmtp::H264;
/// let fmtp = Fmtp::parse(Some(b"96 sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg=="))?;
/// let mut sets = H264::of(&fmtp).parameter_sets();
/// let sequence = sets.next().unwrap();
/// assert!(sequence.bytes().take(4).eq([0x67, 0x42, 0xc0, 0x1e]));
/// assert_eq!(sequence.h264_profile_level_id().unwrap().to_string(), "42c01e");
/// assert!(sets.next().unwrap().h264_profile_level_id().is_none());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterSet<'a>(Text<'a>);

impl<'a> ParameterSet<'a> {
    /// The sets of `value`, a list separated by `,`.
    pub(super) fn all(value: Option<Text<'a>>) -> impl Iterator<Item = Self> + use<'a> {
        let items = value.into_iter().flat_map(|value| value.as_bytes().split(|&b| b == b','));
        items.map(|item| Self(Text::new(item)))
    }

    /// The base64 as it is spelt.
    pub const fn as_text(self) -> Text<'a> {
        self.0
    }

    /// Its bytes, as far as they are base64.
    pub fn bytes(self) -> impl Iterator<Item = u8> + use<'a> {
        let mut digits = self.0.as_bytes().iter().map_while(|&byte| sextet(byte));
        let (mut pending, mut bits) = (0_u16, 0_u32);
        core::iter::from_fn(move || {
            while bits < 8 {
                pending = pending << 6 | u16::from(digits.next()?);
                bits += 6;
            }
            bits -= 8;
            let [_, byte] = (pending >> bits).to_be_bytes();
            Some(byte)
        })
    }

    /// What an H.264 sequence parameter set says of profile and level: its three bytes after the
    /// header (RFC 6184 §8.1). `None` for any other NAL unit.
    pub fn h264_profile_level_id(self) -> Option<H264ProfileLevelId> {
        /// `nal_unit_type` of a sequence parameter set.
        const SEQUENCE_PARAMETER_SET: u8 = 7;
        let mut bytes = self.bytes();
        if bytes.next()? & 0b1_1111 != SEQUENCE_PARAMETER_SET {
            return None;
        }
        Some(H264ProfileLevelId::new([bytes.next()?, bytes.next()?, bytes.next()?]))
    }
}

/// Whether `text` is base64, with its padding or without it, as some cameras send it.
pub(super) fn is_base64(text: Text<'_>) -> bool {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|&byte| byte == b'=').unwrap_or(bytes.len());
    let (digits, padding) = bytes.split_at(end);
    let padded = matches!((digits.len() % 4, padding), (_, b"") | (2, b"==") | (3, b"="));
    padded && digits.len() % 4 != 1 && digits.iter().all(|&digit| sextet(digit).is_some())
}

/// The six bits of a base64 digit.
const fn sextet(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{ParameterSet, is_base64};
    use sdpkit_core::Text;

    /// The test vectors of RFC 4648 §10.
    const VECTORS: [(&str, &str); 7] = [
        ("", ""),
        ("Zg==", "f"),
        ("Zm8=", "fo"),
        ("Zm9v", "foo"),
        ("Zm9vYg==", "foob"),
        ("Zm9vYmE=", "fooba"),
        ("Zm9vYmFy", "foobar"),
    ];

    #[test]
    fn base64_is_decoded() {
        for (encoded, decoded) in VECTORS {
            assert!(is_base64(Text::from(encoded)), "{encoded}");
            assert!(ParameterSet(Text::from(encoded)).bytes().eq(decoded.bytes()), "{encoded}");
        }
    }

    #[test]
    fn what_is_not_base64() {
        for wrong in ["Zg=", "Zm8==", "Zm9v=", "Z", "Zg==x", "Zm9-", "Zm 9v"] {
            assert!(!is_base64(Text::from(wrong)), "{wrong}");
        }
        assert!(is_base64(Text::from("Zm8")), "without its padding");
    }
}
