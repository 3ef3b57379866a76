//! Retransmission (RFC 4588).

use sdpkit_core::attribute::PayloadType;

use super::declare::format;

format! {
    /// Parameters of a retransmission format.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::{Fmtp, PayloadType}};
    /// use sdpkit_model::fmtp::Rtx;
    /// // The example of RFC 4588 §8.8.
    /// let rtx = Fmtp::parse(Some(b"97 apt=96;rtx-time=3000")).map(|fmtp| Rtx::of(&fmtp))?;
    /// assert_eq!((rtx.associated_payload(), rtx.time()), (PayloadType::new(96), Some(3000)));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Rtx<'a> = "rtx", "RFC 4588 §8.1" {
        /// The payload type of the stream whose packets are sent again.
        "apt" associated_payload: PayloadType, Payload;
        /// How long the sender keeps a packet, in milliseconds.
        "rtx-time" time: u32, NUMBER;
    }
}
