//! What an end can do: codecs, header extensions, transports.

mod media;
mod numbered;
mod preset;
#[cfg(feature = "serde")]
mod serialized;
mod transport;

pub use media::{
    CodecCapability, DataChannelCapability, ExtensionCapability, MediaCapabilities, Order, Repair,
    SimulcastCapability,
};
pub use transport::{IceSupport, Protection, TransportCapabilities};

pub(crate) use numbered::{NumberedCodec, NumberedCodecs, PayloadNumbers, codec_key};
pub(crate) use transport::Family;

use sdpkit_model::MediaKind;

use crate::matching::Numbers;

/// What an end can do. Start from a preset, or from [`Capabilities::new`], which can do nothing.
///
/// ```
/// use sdpkit_negotiate::{Capabilities, CodecCapability, MediaCapabilities};
/// let opus = CodecCapability::new("opus", 48_000).with_channels(2).with_parameters("useinbandfec=1");
/// let capabilities = Capabilities::new().with_audio(MediaCapabilities::new().with_codec(opus));
/// assert!(capabilities.video.is_none());
/// ```
///
/// With the feature `serde` they are read from TOML or JSON; what is not named stays as it is in
/// [`Capabilities::new`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct Capabilities {
    /// Audio.
    pub audio: Option<MediaCapabilities>,
    /// Video.
    pub video: Option<MediaCapabilities>,
    /// Real-time text (RFC 4103).
    pub text: Option<MediaCapabilities>,
    /// Data channels (RFC 8831).
    pub data_channel: Option<DataChannelCapability>,
    /// How packets travel.
    pub transport: TransportCapabilities,
    /// How payload type numbers take part in matching.
    #[cfg_attr(feature = "serde", serde(with = "serialized::numbers"))]
    pub numbers: Numbers,
}

impl Capabilities {
    /// None at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// With that audio.
    #[must_use]
    pub fn with_audio(mut self, audio: MediaCapabilities) -> Self {
        self.audio = Some(audio);
        self
    }

    /// With that video.
    #[must_use]
    pub fn with_video(mut self, video: MediaCapabilities) -> Self {
        self.video = Some(video);
        self
    }

    /// With that real-time text.
    #[must_use]
    pub fn with_text(mut self, text: MediaCapabilities) -> Self {
        self.text = Some(text);
        self
    }

    /// With data channels.
    #[must_use]
    pub const fn with_data_channel(mut self, data_channel: DataChannelCapability) -> Self {
        self.data_channel = Some(data_channel);
        self
    }

    /// With that transport.
    #[must_use]
    pub fn with_transport(mut self, transport: TransportCapabilities) -> Self {
        self.transport = transport;
        self
    }

    /// With payload type numbers taking part in matching like this.
    #[must_use]
    pub const fn with_numbers(mut self, numbers: Numbers) -> Self {
        self.numbers = numbers;
        self
    }

    /// What it can do with media of `kind` over RTP.
    pub const fn media(&self, kind: MediaKind) -> Option<&MediaCapabilities> {
        match kind {
            MediaKind::Audio => self.audio.as_ref(),
            MediaKind::Video => self.video.as_ref(),
            MediaKind::Text => self.text.as_ref(),
            _ => None,
        }
    }
}
