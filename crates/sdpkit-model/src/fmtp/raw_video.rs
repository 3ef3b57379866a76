//! Uncompressed video (RFC 4175), as SMPTE ST 2110-20 uses it.

use sdpkit_core::Text;

use super::declare::format;
use super::value::number;

format! {
    /// Parameters of uncompressed video.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::RawVideo;
    /// let fmtp = Fmtp::parse(Some(b"112 sampling=YCbCr-4:2:2; width=1280; height=720; \
    ///     exactframerate=60000/1001; depth=10; TCS=SDR; colorimetry=BT709; PM=2110GPM; \
    ///     SSN=ST2110-20:2017"))?;
    /// let video = RawVideo::of(&fmtp);
    /// assert_eq!((video.width(), video.height()), (Some(1280), Some(720)));
    /// assert_eq!(video.exact_frame_rate(), Some((60_000, 1001)));
    /// assert_eq!(video.sampling().unwrap(), "YCbCr-4:2:2");
    /// assert!(!video.is_interlaced());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    RawVideo<'a> = "raw", "SMPTE ST 2110-20 §7, RFC 4175 §6" {
        /// Colour model and subsampling, as `YCbCr-4:2:2`.
        "sampling" sampling: Text<'a>, Text;
        /// Width of a row, in pixels.
        "width" width: u32, Number { min: 1, max: 32_767 };
        /// Height of a frame, in rows.
        "height" height: u32, Number { min: 1, max: 32_767 };
        /// Bits per sample, `16f` for floating point.
        "depth" depth: Text<'a>, OneOf(&["8", "10", "12", "16", "16f"]);
        /// The colour space.
        "colorimetry" colorimetry: Text<'a>, Text;
        /// The transfer characteristic.
        "TCS" transfer_characteristic: Text<'a>, Text;
        /// The range of sample values.
        "RANGE" range: Text<'a> = Text::new(b"NARROW"), OneOf(&["NARROW", "FULLPROTECT", "FULL"]);
        /// How samples are packed.
        "PM" packing_mode: Text<'a>, OneOf(&["2110GPM", "2110BPM"]);
        /// The edition of the standard, as `ST2110-20:2017`.
        "SSN" standard: Text<'a>, Text;
        /// The type of sender (SMPTE ST 2110-21).
        "TP" sender_type: Text<'a>, OneOf(&["2110TPN", "2110TPNL", "2110TPW"]);
        /// The aspect ratio of a pixel, as `12:11`.
        "PAR" pixel_aspect_ratio: Text<'a> = Text::new(b"1:1"), Text;
        /// The longest datagram, in bytes.
        "MAXUDP" max_datagram: u32, POSITIVE;
    }
    also {
        "exactframerate" Text;
        "interlace" Flag;
        "segmented" Flag;
        "top-field-first" Flag;
        "chroma-position" Text;
        "TROFF" NUMBER;
        "CMAX" POSITIVE;
        "TSMODE" OneOf(&["NEW", "PRES", "SAMP"]);
        "TSDELAY" NUMBER;
    }
}

impl RawVideo<'_> {
    /// The frame rate as numerator and denominator, in frames per second.
    pub fn exact_frame_rate(&self) -> Option<(u32, u32)> {
        frame_rate(self.parameters?.get("exactframerate")?)
    }

    /// Whether frames are sent as two fields.
    pub fn is_interlaced(&self) -> bool {
        let mut parameters = self.parameters.into_iter().flat_map(|parameters| parameters.iter());
        parameters.any(|parameter| parameter.key.as_bytes().eq_ignore_ascii_case(b"interlace"))
    }
}

/// `25` or `30000/1001` (SMPTE ST 2110-20 §7.2).
pub(super) fn frame_rate(text: Text<'_>) -> Option<(u32, u32)> {
    let (frames, seconds) = match text.as_bytes().iter().position(|&byte| byte == b'/') {
        None => (number(text)?, 1),
        Some(slash) => {
            let (frames, rest) = text.as_bytes().split_at(slash);
            (number(Text::new(frames))?, number(Text::new(rest.strip_prefix(b"/")?))?)
        }
    };
    (frames > 0 && seconds > 0).then_some((frames, seconds))
}
