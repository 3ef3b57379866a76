//! What an end can do with media.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Direction, PayloadType};

/// What an end can do with one kind of media over RTP.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct MediaCapabilities {
    /// The codecs in order of preference.
    pub codecs: Vec<CodecCapability>,
    /// The RTP header extensions.
    pub extensions: Vec<ExtensionCapability>,
    /// What it is willing to do; `sendrecv` unless told otherwise.
    #[cfg_attr(feature = "serde", serde(with = "super::serialized::direction"))]
    pub direction: Direction,
    /// How many simulcast streams it can send and receive.
    pub simulcast: SimulcastCapability,
    /// Whose order of codecs an answer has.
    pub order: Order,
    /// How much media it wishes in each packet it receives, in milliseconds (`a=ptime`).
    pub packet_time: Option<u32>,
    /// The most media it takes in a packet, in milliseconds (`a=maxptime`).
    pub max_packet_time: Option<u32>,
    /// The values of its `b=` lines, as `AS:128`: what it wants to receive at most.
    pub bandwidth: Vec<String>,
}

/// A codec.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct CodecCapability {
    /// The encoding name, as in `a=rtpmap`.
    pub encoding: String,
    /// The RTP clock rate in Hz.
    pub clock_rate: u32,
    /// The number of audio channels, where it is more than one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub channels: Option<u8>,
    /// The format parameters, as in `a=fmtp`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub parameters: Option<String>,
    /// The RTCP feedback, as in `a=rtcp-fb` behind the payload type.
    #[cfg_attr(feature = "serde", serde(default))]
    pub feedback: Vec<String>,
    /// The payload type that offers use if it is free.
    #[cfg_attr(feature = "serde", serde(default, with = "super::serialized::payload"))]
    pub payload: Option<PayloadType>,
    /// Whether lost packets are sent again.
    #[cfg_attr(feature = "serde", serde(default))]
    pub repair: Repair,
    /// In which directions it can be used.
    #[cfg_attr(feature = "serde", serde(default, with = "super::serialized::direction"))]
    pub direction: Direction,
}

/// Whether packets of a codec are sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Repair {
    /// They are not.
    #[default]
    None,
    /// In a stream of their own, `rtx` (RFC 4588).
    Retransmission,
}

/// An RTP header extension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct ExtensionCapability {
    /// The URI that names it.
    pub uri: String,
    /// In which directions it can be used.
    #[cfg_attr(feature = "serde", serde(default, with = "super::serialized::direction"))]
    pub direction: Direction,
}

/// How many simulcast streams can be sent and received; 0 is no simulcast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct SimulcastCapability {
    /// How many it can send.
    pub send: usize,
    /// How many it can receive.
    pub receive: usize,
}

/// Whose order the codecs of an answer have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Order {
    /// The offer's, as RFC 3264 §6.1 recommends.
    #[default]
    Offer,
    /// That of the capabilities.
    Own,
}

/// Data channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct DataChannelCapability {
    /// The SCTP port, 5000 by habit.
    pub port: u16,
    /// The largest message it takes, in bytes.
    pub max_message_size: u64,
}

impl MediaCapabilities {
    /// Without codecs.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one codec more, liked less than those before it.
    #[must_use]
    pub fn with_codec(mut self, codec: CodecCapability) -> Self {
        self.codecs.push(codec);
        self
    }

    /// With one header extension more.
    #[must_use]
    pub fn with_extension(mut self, extension: ExtensionCapability) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Willing to do this.
    #[must_use]
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// With that many simulcast streams sent and received.
    #[must_use]
    pub const fn with_simulcast(mut self, send: usize, receive: usize) -> Self {
        self.simulcast = SimulcastCapability { send, receive };
        self
    }

    /// With answers in that order.
    #[must_use]
    pub const fn with_order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// With that much media wished in each packet, in milliseconds.
    #[must_use]
    pub const fn with_packet_time(mut self, milliseconds: u32) -> Self {
        self.packet_time = Some(milliseconds);
        self
    }
}

impl CodecCapability {
    /// The codec called `encoding` with that RTP clock rate in Hz.
    pub fn new(encoding: &str, clock_rate: u32) -> Self {
        Self {
            encoding: encoding.into(),
            clock_rate,
            channels: None,
            parameters: None,
            feedback: Vec::new(),
            payload: None,
            repair: Repair::None,
            direction: Direction::SendRecv,
        }
    }

    /// With that many audio channels.
    #[must_use]
    pub const fn with_channels(mut self, channels: u8) -> Self {
        self.channels = Some(channels);
        self
    }

    /// With these format parameters.
    #[must_use]
    pub fn with_parameters(mut self, parameters: &str) -> Self {
        self.parameters = Some(parameters.into());
        self
    }

    /// With this RTCP feedback too, as `nack pli`.
    #[must_use]
    pub fn with_feedback(mut self, feedback: &str) -> Self {
        self.feedback.push(feedback.into());
        self
    }

    /// With a payload type that offers use if it is free.
    #[must_use]
    pub const fn with_payload(mut self, payload: PayloadType) -> Self {
        self.payload = Some(payload);
        self
    }

    /// With packets sent again in a stream of their own.
    #[must_use]
    pub const fn with_retransmission(mut self) -> Self {
        self.repair = Repair::Retransmission;
        self
    }

    /// Used in these directions alone.
    #[must_use]
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }
}

impl ExtensionCapability {
    /// The extension that `uri` names.
    pub fn new(uri: &str) -> Self {
        Self { uri: uri.into(), direction: Direction::SendRecv }
    }

    /// Used in these directions alone.
    #[must_use]
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }
}

impl DataChannelCapability {
    /// With that port and largest message.
    pub const fn new(port: u16, max_message_size: u64) -> Self {
        Self { port, max_message_size }
    }
}

impl Default for DataChannelCapability {
    /// Port 5000, and messages of 262144 bytes as in browsers.
    fn default() -> Self {
        Self::new(5000, 262_144)
    }
}
