//! Payload types that mean something without `a=rtpmap` (RFC 3551 §6, tables 4 and 5).

use sdpkit_core::attribute::PayloadType;

use crate::MediaKind;

/// A static payload type.
///
/// ```
/// use sdpkit_core::attribute::PayloadType;
/// use sdpkit_model::{MediaKind, StaticPayload};
/// let pcma = PayloadType::new(8).and_then(StaticPayload::of).unwrap();
/// assert_eq!((pcma.encoding, pcma.clock_rate, pcma.channels), ("PCMA", 8000, Some(1)));
/// assert_eq!(pcma.kinds, [MediaKind::Audio]);
/// assert!(PayloadType::new(96).and_then(StaticPayload::of).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StaticPayload {
    /// The payload type.
    pub payload: PayloadType,
    /// The media it may stand for: one kind, or audio and video for `MP2T`.
    pub kinds: &'static [MediaKind],
    /// The encoding name.
    pub encoding: &'static str,
    /// The RTP clock rate in Hz.
    pub clock_rate: u32,
    /// The number of channels; `None` for video, and for `MPA`, whose frames tell.
    pub channels: Option<u8>,
}

impl StaticPayload {
    /// What RFC 3551 assigns to `payload`.
    ///
    /// 1, 2 and 19 are reserved, since drafts and RFC 1890 gave them other meanings.
    pub fn of(payload: PayloadType) -> Option<&'static Self> {
        let row = TABLE.binary_search_by_key(&payload, |row| row.payload).ok()?;
        TABLE.get(row)
    }

    /// All of them, by payload type.
    ///
    /// ```
    /// # use sdpkit_model::StaticPayload;
    /// assert_eq!(StaticPayload::all().first().map(|row| row.encoding), Some("PCMU"));
    /// ```
    pub const fn all() -> &'static [Self] {
        TABLE
    }
}

const AUDIO: &[MediaKind] = &[MediaKind::Audio];
const VIDEO: &[MediaKind] = &[MediaKind::Video];
const BOTH: &[MediaKind] = &[MediaKind::Audio, MediaKind::Video];

#[rustfmt::skip]
const TABLE: &[StaticPayload] = &[
    row(0,  AUDIO, "PCMU",  8_000,  Some(1)),
    row(3,  AUDIO, "GSM",   8_000,  Some(1)),
    row(4,  AUDIO, "G723",  8_000,  Some(1)),
    row(5,  AUDIO, "DVI4",  8_000,  Some(1)),
    row(6,  AUDIO, "DVI4",  16_000, Some(1)),
    row(7,  AUDIO, "LPC",   8_000,  Some(1)),
    row(8,  AUDIO, "PCMA",  8_000,  Some(1)),
    row(9,  AUDIO, "G722",  8_000,  Some(1)),
    row(10, AUDIO, "L16",   44_100, Some(2)),
    row(11, AUDIO, "L16",   44_100, Some(1)),
    row(12, AUDIO, "QCELP", 8_000,  Some(1)),
    row(13, AUDIO, "CN",    8_000,  Some(1)),
    row(14, AUDIO, "MPA",   90_000, None),
    row(15, AUDIO, "G728",  8_000,  Some(1)),
    row(16, AUDIO, "DVI4",  11_025, Some(1)),
    row(17, AUDIO, "DVI4",  22_050, Some(1)),
    row(18, AUDIO, "G729",  8_000,  Some(1)),
    row(25, VIDEO, "CelB",  90_000, None),
    row(26, VIDEO, "JPEG",  90_000, None),
    row(28, VIDEO, "nv",    90_000, None),
    row(31, VIDEO, "H261",  90_000, None),
    row(32, VIDEO, "MPV",   90_000, None),
    row(33, BOTH,  "MP2T",  90_000, None),
    row(34, VIDEO, "H263",  90_000, None),
];

const fn row(
    payload: u8,
    kinds: &'static [MediaKind],
    encoding: &'static str,
    clock_rate: u32,
    channels: Option<u8>,
) -> StaticPayload {
    #[expect(clippy::expect_used, reason = "evaluated by the compiler: a wrong row does not build")]
    let payload = PayloadType::new(payload).expect("a payload type");
    StaticPayload { payload, kinds, encoding, clock_rate, channels }
}

#[cfg(test)]
mod tests {
    use super::StaticPayload;
    use crate::Encoding;
    use sdpkit_core::attribute::PayloadType;

    #[test]
    fn every_row_is_found_and_its_encoding_is_known() {
        for row in StaticPayload::all() {
            assert_eq!(StaticPayload::of(row.payload), Some(row));
            let encoding = Encoding::named(row.encoding).unwrap();
            assert_eq!(encoding.name, row.encoding);
            assert_eq!(encoding.kinds, row.kinds);
            assert!(encoding.clock_rates.allow(row.clock_rate), "{row:?}");
        }
    }

    #[test]
    fn reserved_and_dynamic_numbers_mean_nothing_by_themselves() {
        for number in [1, 2, 19, 20, 24, 35, 72, 96, 127] {
            assert_eq!(PayloadType::new(number).and_then(StaticPayload::of), None);
        }
    }
}
