//! JPEG XS (RFC 9134), as SMPTE ST 2110-22 uses it.

use sdpkit_core::Text;

use super::declare::format;
use super::raw_video::frame_rate;

format! {
    /// Parameters of JPEG XS.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Jxsv;
    /// let fmtp = Fmtp::parse(Some(b"112 packetmode=0; sampling=YCbCr-4:2:2; width=1920; \
    ///     height=1080; depth=10; exactframerate=25"))?;
    /// let video = Jxsv::of(&fmtp);
    /// assert_eq!((video.is_sliced(), video.is_sequential()), (Some(false), true));
    /// assert_eq!((video.width(), video.exact_frame_rate()), (Some(1920), Some((25, 1))));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Jxsv<'a> = "jxsv", "RFC 9134 §7.1" {
        /// Whether packets hold slices rather than parts of a codestream; there is no default.
        "packetmode" is_sliced: bool, Switch;
        /// Whether packets are sent in order.
        "transmode" is_sequential: bool = true, Switch;
        /// The profile.
        "profile" profile: Text<'a>, Text;
        /// The level.
        "level" level: Text<'a>, Text;
        /// The sublevel.
        "sublevel" sublevel: Text<'a>, Text;
        /// Bits per sample.
        "depth" depth: Text<'a>, Text;
        /// Width of a row, in pixels.
        "width" width: u32, Number { min: 1, max: 65_535 };
        /// Height of a frame, in rows.
        "height" height: u32, Number { min: 1, max: 65_535 };
        /// Colour model and subsampling, as `YCbCr-4:2:2`.
        "sampling" sampling: Text<'a>, Text;
        /// The colour space.
        "colorimetry" colorimetry: Text<'a>, Text;
    }
    also {
        "exactframerate" Text;
        "interlace" Flag;
        "segmented" Flag;
        "TCS" Text;
        "RANGE" OneOf(&["NARROW", "FULLPROTECT", "FULL"]);
        "fbblevel" Text;
        // SMPTE ST 2110-10, -21 and -22.
        "PAR" Text;
        "SSN" Text;
        "TP" OneOf(&["2110TPN", "2110TPNL", "2110TPW"]);
        "CMAX" POSITIVE;
        "MAXUDP" POSITIVE;
        "TROFF" NUMBER;
        "TSMODE" OneOf(&["NEW", "PRES", "SAMP"]);
        "TSDELAY" NUMBER;
    }
}

impl Jxsv<'_> {
    /// The frame rate as numerator and denominator, in frames per second.
    pub fn exact_frame_rate(&self) -> Option<(u32, u32)> {
        frame_rate(self.parameters?.get("exactframerate")?)
    }
}
