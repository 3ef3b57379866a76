//! Forward error correction (RFC 8627, RFC 5109).

use super::declare::format;

format! {
    /// Parameters of flexible forward error correction.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::FlexFec;
    /// let fmtp = Fmtp::parse(Some(b"35 repair-window=10000000"))?;
    /// assert_eq!(FlexFec::of(&fmtp).repair_window(), Some(10_000_000));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    FlexFec<'a> = "flexfec" | "flexfec-03", "RFC 8627 §5.1" {
        /// The time that spans source and repair packets, in microseconds.
        "repair-window" repair_window: u32, NUMBER;
    }
    also {
        // Of the draft that libwebrtc implements as `flexfec-03`.
        "L" NUMBER;
        "D" NUMBER;
        "ToP" NUMBER;
    }
}

format! {
    /// Parameters of uneven level protection.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::UlpFec;
    /// let fmtp = Fmtp::parse(Some(b"100 onelevelonly=1"))?;
    /// assert!(UlpFec::of(&fmtp).one_level_only() && !UlpFec::default().one_level_only());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    UlpFec<'a> = "ulpfec", "RFC 5109 §13" {
        /// Whether only one level of protection is used.
        "onelevelonly" one_level_only: bool = false, Switch;
    }
}
