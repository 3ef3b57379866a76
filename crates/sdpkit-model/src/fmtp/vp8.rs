//! VP8 (RFC 7741).

use super::declare::format;

format! {
    /// Parameters of VP8: what a receiver can decode.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Vp8;
    /// // The example of RFC 7741 §6.2.1.1.
    /// let vp8 = Fmtp::parse(Some(b"98 max-fr=30; max-fs=3600;")).map(|fmtp| Vp8::of(&fmtp))?;
    /// assert_eq!((vp8.max_frame_rate(), vp8.max_frame_size()), (Some(30), Some(3600)));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Vp8<'a> = "VP8", "RFC 7741 §6.1" {
        /// The highest frame rate, in frames per second.
        "max-fr" max_frame_rate: u32, POSITIVE;
        /// The largest frame, in macroblocks of 16x16 pixels.
        "max-fs" max_frame_size: u32, POSITIVE;
    }
}
