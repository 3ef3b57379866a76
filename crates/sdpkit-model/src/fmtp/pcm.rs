//! Linear audio (RFC 3551, RFC 3190), as SMPTE ST 2110-30 and AES67 use it.

use sdpkit_core::Text;

use super::declare::format;

format! {
    /// Parameters of linear audio.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Pcm;
    /// let fmtp = Fmtp::parse(Some(b"97 channel-order=SMPTE2110.(51,ST)"))?;
    /// let order = Pcm::of(&fmtp).channel_order().unwrap();
    /// assert_eq!(order.convention, "SMPTE2110");
    /// assert!(order.groups().eq(["51", "ST"]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Pcm<'a> = "L16" | "L20" | "L24" | "AM824", "RFC 3190 §7, SMPTE ST 2110-30 §6.2" {
        /// The pre-emphasis, as `50-15`.
        "emphasis" emphasis: Text<'a>, Text;
    }
    also {
        "channel-order" Text;
        // SMPTE ST 2110-10.
        "TSMODE" OneOf(&["NEW", "PRES", "SAMP"]);
        "TSDELAY" NUMBER;
    }
}

impl<'a> Pcm<'a> {
    /// What the channels are, in their order.
    pub fn channel_order(&self) -> Option<ChannelOrder<'a>> {
        let order = self.parameters?.get("channel-order")?;
        let dot = order.as_bytes().iter().position(|&byte| byte == b'.')?;
        let (convention, symbols) = order.as_bytes().split_at(dot);
        Some(ChannelOrder {
            convention: Text::new(convention),
            symbols: Text::new(symbols.strip_prefix(b".")?),
        })
    }
}

/// The value of `channel-order`: a convention, and symbols of that convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChannelOrder<'a> {
    /// The convention: `SMPTE2110`, or one of RFC 3190 §7.
    pub convention: Text<'a>,
    /// What the convention says of the channels.
    pub symbols: Text<'a>,
}

impl<'a> ChannelOrder<'a> {
    /// The groups of channels of SMPTE ST 2110-30, as `ST` or `U04`; nothing for other
    /// conventions and for symbols that are not in parentheses.
    pub fn groups(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let symbols = (self.convention == "SMPTE2110").then_some(self.symbols.as_bytes());
        let inner = symbols.and_then(|text| text.strip_prefix(b"(")?.strip_suffix(b")"));
        inner.into_iter().flat_map(|text| text.split(|&byte| byte == b',')).map(Text::new)
    }
}
