//! AMR and AMR-WB (RFC 4867).

use sdpkit_core::Text;

use super::declare::format;
use super::value::number;

format! {
    /// Parameters of AMR and AMR-WB.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Amr;
    /// let fmtp = Fmtp::parse(Some(b"97 mode-set=0,2,5,7; mode-change-period=2; octet-align=1"))?;
    /// let amr = Amr::of(&fmtp);
    /// assert!(amr.octet_align() && amr.mode_change_period() == 2);
    /// assert!(amr.modes().eq([0, 2, 5, 7]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Amr<'a> = "AMR" | "AMR-WB", "RFC 4867 §8.1" {
        /// Whether frames are aligned to octets; else they are packed bit by bit. Both ends must
        /// agree.
        "octet-align" octet_align: bool = false, Switch;
        /// The modes that may be used, as they are spelt; all when absent. See [`Amr::modes`].
        "mode-set" mode_set: Text<'a>, Numbers { min: 0, max: 8 };
        /// The mode may change only after this many frame blocks.
        "mode-change-period" mode_change_period: u32 = 1, Number { min: 1, max: 2 };
        /// 2 when the sender can keep to a period of 2.
        "mode-change-capability" mode_change_capability: u32 = 1, Number { min: 1, max: 2 };
        /// Whether the mode may change to a neighbour only.
        "mode-change-neighbor" mode_change_neighbor: bool = false, Switch;
        /// Whether frames carry a checksum.
        "crc" crc: bool = false, Switch;
        /// Whether bits are sorted for unequal protection.
        "robust-sorting" robust_sorting: bool = false, Switch;
        /// The most frame blocks in an interleaving group.
        "interleaving" interleaving: u32, POSITIVE;
        /// The longest time between a frame and its redundant copy, in milliseconds.
        "max-red" max_redundancy: u32, Number { min: 0, max: 65_535 };
    }
    also {
        "channels" POSITIVE;
        "ptime" POSITIVE;
        "maxptime" POSITIVE;
    }
}

impl<'a> Amr<'a> {
    /// The modes that may be used; nothing when all may.
    pub fn modes(&self) -> impl Iterator<Item = u32> + use<'a> {
        let list = self.mode_set().into_iter();
        let items = list.flat_map(|list| list.as_bytes().split(|&byte| byte == b','));
        items.filter_map(|item| number(Text::new(item)))
    }
}
