//! Capabilities with payload types: what an offer lists, and what references are resolved in.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use sdpkit_core::attribute::{Direction, Parameters, PayloadType};
use sdpkit_model::{MediaKind, StaticPayload};

use super::{CodecCapability, MediaCapabilities, Repair};
use crate::matching::{CodecList, CodecRole, Terms};

/// A codec with the payload type it has at this end.
#[derive(Clone, Debug)]
pub(crate) struct NumberedCodec<'c> {
    pub(crate) kind: MediaKind,
    pub(crate) payload: PayloadType,
    pub(crate) encoding: &'c str,
    pub(crate) clock_rate: u32,
    pub(crate) channels: Option<u8>,
    pub(crate) parameters: Option<Cow<'c, str>>,
    pub(crate) feedback: &'c [String],
    pub(crate) direction: Direction,
    /// For retransmission, the place of the codec it repairs.
    pub(crate) repairs: Option<usize>,
}

impl NumberedCodec<'_> {
    pub(crate) fn terms(&self) -> Terms<'_> {
        let parameters = self.parameters.as_deref();
        Terms::new(self.kind, self.encoding, self.clock_rate)
            .with_payload(self.payload)
            .with_channels(self.channels.unwrap_or(1))
            .with_parameters(parameters.and_then(|text| Parameters::new(text).ok()))
    }

    /// Whether it can be used in a section of that direction; an inactive one may become anything.
    pub(crate) const fn serves(&self, direction: Direction) -> bool {
        match direction {
            Direction::Inactive => true,
            _ => {
                (!direction.sends() || self.direction.sends())
                    && (!direction.receives() || self.direction.receives())
            }
        }
    }
}

/// The codecs of a kind of media, retransmission behind what it repairs.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberedCodecs<'c>(Vec<NumberedCodec<'c>>);

impl<'c> NumberedCodecs<'c> {
    /// Gives each codec of `media` a number; `None` when none is left.
    pub(crate) fn new(
        kind: MediaKind,
        media: &'c MediaCapabilities,
        numbers: &mut PayloadNumbers,
    ) -> Option<Self> {
        let mut codecs: Vec<NumberedCodec<'c>> = Vec::with_capacity(media.codecs.len() * 2);
        for codec in &media.codecs {
            let encoding = codec.encoding.as_str();
            let payload = numbers.assign(kind, codec, codec.parameters.as_deref())?;
            let place = codecs.len();
            codecs.push(NumberedCodec {
                kind,
                payload,
                encoding,
                clock_rate: codec.clock_rate,
                channels: codec.channels,
                parameters: codec.parameters.as_deref().map(Cow::Borrowed),
                feedback: &codec.feedback,
                direction: codec.direction,
                repairs: None,
            });
            if codec.repair == Repair::Retransmission {
                let apt = format!("apt={payload}");
                let rtx = CodecCapability::new("rtx", codec.clock_rate);
                codecs.push(NumberedCodec {
                    kind,
                    payload: numbers.assign_retransmission(kind, &rtx, &apt, payload)?,
                    encoding: "rtx",
                    clock_rate: codec.clock_rate,
                    channels: None,
                    parameters: Some(Cow::Owned(apt)),
                    feedback: &[],
                    direction: codec.direction,
                    repairs: Some(place),
                });
            }
        }
        let mut numbered = Self(codecs);
        numbered.list_redundancy();
        Some(numbered)
    }

    pub(crate) fn as_slice(&self) -> &[NumberedCodec<'c>] {
        &self.0
    }

    /// The codecs as they are compared.
    pub(crate) fn list(&self) -> CodecList<'_> {
        self.0.iter().map(NumberedCodec::terms).collect()
    }

    /// Redundant audio without a list repeats the codec of its clock rate and channels once, as
    /// browsers do with opus.
    fn list_redundancy(&mut self) {
        for place in 0..self.0.len() {
            let Some(red) = self.0.get(place) else { return };
            let is_open = red.kind == MediaKind::Audio
                && red.parameters.is_none()
                && red.terms().role() == CodecRole::Redundancy;
            if !is_open {
                continue;
            }
            let (clock_rate, channels) = (red.clock_rate, red.channels);
            let repeated = self.0.iter().find(|codec| {
                codec.clock_rate == clock_rate
                    && codec.channels == channels
                    && codec.terms().role() == CodecRole::Media
            });
            let Some(payload) = repeated.map(|codec| codec.payload) else { continue };
            if let Some(red) = self.0.get_mut(place) {
                red.parameters = Some(Cow::Owned(format!("{payload}/{payload}")));
            }
        }
    }
}

/// The payload types of a session: which codec each stands for. A number is never given to another
/// codec (RFC 3264 §8.3.2), and one codec keeps its number in every section.
#[derive(Clone, Debug)]
pub(crate) struct PayloadNumbers {
    taken: Vec<Option<String>>,
}

impl Default for PayloadNumbers {
    fn default() -> Self {
        Self { taken: alloc::vec![None; 128] }
    }
}

/// Dynamic numbers in the order in which they are given out; see [`PayloadType::is_dynamic`].
const UPPER: core::ops::RangeInclusive<u8> = 96..=127;
const LOWER: core::ops::RangeInclusive<u8> = 35..=63;

impl PayloadNumbers {
    /// Remembers that `payload` stands for the codec described by `key`; the first use counts.
    pub(crate) fn remember(&mut self, payload: PayloadType, key: String) {
        if let Some(slot) = self.taken.get_mut(usize::from(payload.get())) {
            slot.get_or_insert(key);
        }
    }

    /// Whether `payload` has stood for a codec already.
    pub(crate) fn is_taken(&self, payload: PayloadType) -> bool {
        self.taken.get(usize::from(payload.get())).is_some_and(Option::is_some)
    }

    fn assign(
        &mut self,
        kind: MediaKind,
        codec: &CodecCapability,
        parameters: Option<&str>,
    ) -> Option<PayloadType> {
        let key = codec_key(kind, &codec.encoding, codec.clock_rate, codec.channels, parameters);
        if let Some(payload) = self.known(&key) {
            return Some(payload);
        }
        let assigned = StaticPayload::all().iter().find(|row| {
            row.kinds.contains(&kind)
                && row.encoding.eq_ignore_ascii_case(&codec.encoding)
                && row.clock_rate == codec.clock_rate
                && row.channels.unwrap_or(1) == codec.channels.unwrap_or(1)
        });
        let wished = assigned.map(|row| row.payload).or(codec.payload);
        let prefers_lower = kind == MediaKind::Video
            && ["AV1", "H265"].iter().any(|name| codec.encoding.eq_ignore_ascii_case(name));
        self.take(wished, prefers_lower, key)
    }

    /// Browsers number retransmission one above the codec it repairs where they can.
    fn assign_retransmission(
        &mut self,
        kind: MediaKind,
        rtx: &CodecCapability,
        apt: &str,
        repaired: PayloadType,
    ) -> Option<PayloadType> {
        let key = codec_key(kind, &rtx.encoding, rtx.clock_rate, None, Some(apt));
        if let Some(payload) = self.known(&key) {
            return Some(payload);
        }
        let next = PayloadType::new(repaired.get() + 1).filter(|next| next.is_dynamic());
        self.take(next, LOWER.contains(&repaired.get()), key)
    }

    fn known(&self, key: &str) -> Option<PayloadType> {
        let place = self.taken.iter().position(|taken| taken.as_deref() == Some(key))?;
        PayloadType::new(u8::try_from(place).ok()?)
    }

    fn take(
        &mut self,
        wished: Option<PayloadType>,
        prefers_lower: bool,
        key: String,
    ) -> Option<PayloadType> {
        let is_free =
            |number: &u8| self.taken.get(usize::from(*number)).is_some_and(Option::is_none);
        let search = |first, second| {
            let (first, second): (core::ops::RangeInclusive<u8>, _) = (first, second);
            first.chain::<core::ops::RangeInclusive<u8>>(second).find(is_free)
        };
        let wished = wished.map(PayloadType::get).filter(is_free);
        let number = wished
            .or_else(|| if prefers_lower { search(LOWER, UPPER) } else { search(UPPER, LOWER) })?;
        let payload = PayloadType::new(number)?;
        self.remember(payload, key);
        Some(payload)
    }
}

/// What tells codecs apart within a session.
pub(crate) fn codec_key(
    kind: MediaKind,
    encoding: &str,
    clock_rate: u32,
    channels: Option<u8>,
    parameters: Option<&str>,
) -> String {
    let mut key = kind.to_string();
    key.push(' ');
    key.push_str(&encoding.to_ascii_lowercase());
    key.push_str(&format!("/{clock_rate}/{}", channels.unwrap_or(1)));
    // What is no hint tells them apart; that of other codecs may change from offer to offer.
    let is_telling = ["rtx", "h264", "h265", "vp9", "av1", "red"]
        .iter()
        .any(|name| encoding.eq_ignore_ascii_case(name));
    if let Some(parameters) = parameters.filter(|_| is_telling) {
        key.push(' ');
        key.push_str(parameters);
    }
    key
}
