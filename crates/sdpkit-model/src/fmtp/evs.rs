//! EVS (3GPP TS 26.445, annex A).

use sdpkit_core::Text;

use super::declare::format;

format! {
    /// Parameters of EVS.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Evs;
    /// let fmtp = Fmtp::parse(Some(b"97 br=5.9-24.4; bw=nb-wb; max-red=200; dtx=0"))?;
    /// let evs = Evs::of(&fmtp);
    /// assert_eq!((evs.bitrates().unwrap(), evs.bandwidths().unwrap()), ("5.9-24.4".into(), "nb-wb".into()));
    /// assert!(!evs.discontinuous_transmission() && !evs.amr_wb_io());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Evs<'a> = "EVS", "3GPP TS 26.445 §A.3.3" {
        /// Whether the session begins in the mode that AMR-WB understands.
        "evs-mode-switch" amr_wb_io: bool = false, Switch;
        /// Whether only the format with full headers is used.
        "hf-only" header_full_only: bool = false, Switch;
        /// Whether silence may be sent as such.
        "dtx" discontinuous_transmission: bool = true, Switch;
        /// The bitrates of both directions, in kbit/s: one, or a range.
        "br" bitrates: Text<'a>, Text;
        /// The audio bandwidths of both directions: one, or a range.
        "bw" bandwidths: Text<'a>, Text;
        /// The longest time between a frame and its redundant copy, in milliseconds.
        "max-red" max_redundancy: u32, Number { min: 0, max: 65_535 };
    }
    also {
        "dtx-recv" Switch;
        "channels" POSITIVE;
        "cmr" OneOf(&["-1", "0", "1"]);
        "br-send" Text;
        "br-recv" Text;
        "bw-send" Text;
        "bw-recv" Text;
        "ch-send" POSITIVE;
        "ch-recv" POSITIVE;
        "ch-aw-recv" OneOf(&["-1", "0", "2", "3", "5", "7"]);
        "mode-set" Numbers { min: 0, max: 8 };
        "mode-change-period" Number { min: 1, max: 2 };
        "mode-change-capability" Number { min: 1, max: 2 };
        "mode-change-neighbor" Switch;
        "ptime" POSITIVE;
        "maxptime" POSITIVE;
    }
}
