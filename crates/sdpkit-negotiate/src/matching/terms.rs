//! What two ends compare of a codec.

use sdpkit_core::attribute::{Parameters, PayloadType};
use sdpkit_model::fmtp::same_configuration;
use sdpkit_model::{Codec, MediaKind};

/// What two ends compare of a codec.
///
/// ```
/// use sdpkit_core::attribute::Parameters;
/// use sdpkit_model::MediaKind;
/// use sdpkit_negotiate::matching::{Numbers, Terms};
/// let vp9 = Terms::new(MediaKind::Video, "VP9", 90_000);
/// let profile2 = vp9.with_parameters(Parameters::new("profile-id=2").ok());
/// assert!(vp9.is_same_encoding(&Terms::new(MediaKind::Video, "vp9", 90_000), Numbers::Browser));
/// assert!(!vp9.is_same_encoding(&profile2, Numbers::Browser));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Terms<'a> {
    /// The media it is used for.
    pub kind: MediaKind,
    /// The payload type; `None` where none is chosen yet.
    pub payload: Option<PayloadType>,
    /// The encoding name.
    pub encoding: &'a str,
    /// The RTP clock rate in Hz.
    pub clock_rate: u32,
    /// The number of audio channels; 1 where none is stated.
    pub channels: u8,
    /// The format parameters.
    pub parameters: Option<Parameters<'a>>,
}

/// Whether payload type numbers take part in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Numbers {
    /// As libwebrtc has it: names are compared where both numbers are dynamic or one is not chosen
    /// yet, numbers elsewhere. So `PCMU` under 96 is not the `PCMU` of number 0, and 66 to 95 are
    /// nobody's.
    #[default]
    Browser,
    /// Names are compared, whatever the numbers: RFC 3264 §6.1 asks for no more.
    Any,
}

/// What a codec is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodecRole {
    /// It carries media.
    Media,
    /// Keys and tones beside the media, `telephone-event` (RFC 4733). libwebrtc takes a section
    /// that has nothing else.
    Tones,
    /// Comfort noise (RFC 3389), of no use without another codec.
    ComfortNoise,
    /// Redundant copies of other codecs (RFC 2198).
    Redundancy,
    /// Retransmissions of another codec (RFC 4588).
    Retransmission,
    /// Parity over other codecs.
    Parity,
}

impl<'a> Terms<'a> {
    /// A codec of one channel without number and parameters.
    pub const fn new(kind: MediaKind, encoding: &'a str, clock_rate: u32) -> Self {
        Self { kind, payload: None, encoding, clock_rate, channels: 1, parameters: None }
    }

    /// With that payload type.
    #[must_use]
    pub const fn with_payload(mut self, payload: PayloadType) -> Self {
        self.payload = Some(payload);
        self
    }

    /// With that many audio channels.
    #[must_use]
    pub const fn with_channels(mut self, channels: u8) -> Self {
        self.channels = channels;
        self
    }

    /// With these format parameters.
    #[must_use]
    pub const fn with_parameters(mut self, parameters: Option<Parameters<'a>>) -> Self {
        self.parameters = parameters;
        self
    }

    /// The terms of a codec of a description; `None` where no line says what its payload type
    /// means.
    pub fn of(codec: &Codec<'_, 'a>) -> Option<Self> {
        Some(Self {
            kind: codec.section().kind(),
            payload: Some(codec.payload()),
            encoding: codec.encoding_name()?,
            clock_rate: codec.clock_rate()?,
            channels: codec.channels(),
            parameters: codec.fmtp().map(|fmtp| fmtp.parameters),
        })
    }

    /// What it is there for.
    ///
    /// ```
    /// use sdpkit_model::MediaKind;
    /// use sdpkit_negotiate::matching::{CodecRole, Terms};
    /// let role = |name| Terms::new(MediaKind::Video, name, 90_000).role();
    /// assert_eq!((role("RTX"), role("flexfec-03")), (CodecRole::Retransmission, CodecRole::Parity));
    /// assert_eq!((role("VP8"), role("red")), (CodecRole::Media, CodecRole::Redundancy));
    /// ```
    pub fn role(&self) -> CodecRole {
        let is = |name: &str| self.encoding.eq_ignore_ascii_case(name);
        match self.encoding.len() {
            2 if is("CN") => CodecRole::ComfortNoise,
            3 if is("rtx") => CodecRole::Retransmission,
            3 if is("red") => CodecRole::Redundancy,
            6 if is("ulpfec") => CodecRole::Parity,
            7 if is("flexfec") => CodecRole::Parity,
            9 if is("parityfec") => CodecRole::Parity,
            10 if is("flexfec-03") => CodecRole::Parity,
            15 if is("telephone-event") => CodecRole::Tones,
            24 if is("1d-interleaved-parityfec") => CodecRole::Parity,
            _ => CodecRole::Media,
        }
    }

    /// Whether both are the same encoding with the same configuration; what they refer to is left
    /// to [`CodecList::is_same`](super::CodecList::is_same).
    ///
    /// The parameters of audio are hints and not compared. Video is compared by profile, and not by
    /// clock rate, which is 90000 (`MatchesWithCodecRules` of libwebrtc).
    pub fn is_same_encoding(&self, other: &Terms<'_>, numbers: Numbers) -> bool {
        if self.kind != other.kind {
            return false;
        }
        let by_name = match (self.payload, other.payload, numbers) {
            (Some(own), Some(theirs), Numbers::Browser) => own.is_dynamic() && theirs.is_dynamic(),
            _ => true,
        };
        if by_name {
            if !self.encoding.eq_ignore_ascii_case(other.encoding) {
                return false;
            }
        } else if self.payload != other.payload {
            return false;
        }
        if self.kind == MediaKind::Video {
            return same_configuration(self.encoding, self.parameters, other.parameters);
        }
        // A `0` in `a=rtpmap` is libwebrtc's way to say that channels do not matter.
        self.clock_rate == other.clock_rate && self.channels.max(1) == other.channels.max(1)
    }
}
