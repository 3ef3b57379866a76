//! Speech codecs of telephony with a parameter or two.

use sdpkit_core::Text;

use super::declare::format;

const YES: Text<'static> = Text::new(b"yes");

format! {
    /// Parameters of iLBC.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Ilbc;
    /// let fmtp = Fmtp::parse(Some(b"97 mode=20"))?;
    /// assert_eq!((Ilbc::of(&fmtp).frame_size(), Ilbc::default().frame_size()), (20, 30));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Ilbc<'a> = "iLBC", "RFC 3952 §5" {
        /// The frame size in milliseconds.
        "mode" frame_size: u32 = 30, OneOf(&["20", "30"]);
    }
    also {
        "ptime" POSITIVE;
        "maxptime" POSITIVE;
    }
}

format! {
    /// Parameters of G.722.1.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::G7221;
    /// assert_eq!(G7221::of(&Fmtp::parse(Some(b"121 bitrate=24000"))?).bitrate(), Some(24_000));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    G7221<'a> = "G7221", "RFC 5577 §5" {
        /// The bitrate in bit/s, which has no default.
        "bitrate" bitrate: u32, OneOf(&["24000", "32000", "48000"]);
    }
    also {
        "ptime" POSITIVE;
        "maxptime" POSITIVE;
    }
}

format! {
    /// Parameters of G.729.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::G729;
    /// let fmtp = Fmtp::parse(Some(b"18 annexb=no"))?;
    /// assert!(!G729::of(&fmtp).has_annex_b() && G729::default().has_annex_b());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    G729<'a> = "G729" | "G729D" | "G729E", "RFC 4856 §2.1.9" {
        /// `yes` or `no` as they are spelt; see [`G729::has_annex_b`].
        "annexb" annex_b: Text<'a> = YES, OneOf(&["yes", "no"]);
    }
    also {
        "ptime" POSITIVE;
        "maxptime" POSITIVE;
    }
}

impl G729<'_> {
    /// Whether voice activity detection is used.
    pub fn has_annex_b(&self) -> bool {
        self.annex_b().as_bytes().eq_ignore_ascii_case(b"yes")
    }
}

format! {
    /// Parameters of G.723.1.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::G723;
    /// let fmtp = Fmtp::parse(Some(b"4 annexa=no;bitrate=6.3"))?;
    /// assert!(!G723::of(&fmtp).has_annex_a() && G723::default().has_annex_a());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    G723<'a> = "G723", "RFC 4856 §2.1.4" {
        /// `yes` or `no` as they are spelt; see [`G723::has_annex_a`].
        "annexa" annex_a: Text<'a> = YES, OneOf(&["yes", "no"]);
        /// The bitrate in kbit/s.
        "bitrate" bitrate: Text<'a>, Text;
    }
    also {
        "ptime" POSITIVE;
        "maxptime" POSITIVE;
    }
}

impl G723<'_> {
    /// Whether silence is sent as such.
    pub fn has_annex_a(&self) -> bool {
        self.annex_a().as_bytes().eq_ignore_ascii_case(b"yes")
    }
}
