//! A codec that both ends have.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::PayloadType;
use sdpkit_model::Codec;

/// A codec that both ends have, in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NegotiatedCodec {
    /// The payload type in packets of this direction: the receiver chooses it (RFC 3264 §5.1).
    pub payload: PayloadType,
    /// The encoding name.
    pub encoding: String,
    /// The RTP clock rate in Hz.
    pub clock_rate: u32,
    /// The number of audio channels.
    pub channels: u8,
    /// What the receiver of this direction says in `a=fmtp`.
    pub parameters: Option<String>,
    /// The RTCP feedback that the receiver of this direction may send, as in `a=rtcp-fb`.
    pub feedback: Vec<String>,
    /// The payload type of its retransmission.
    pub retransmission: Option<PayloadType>,
}

impl NegotiatedCodec {
    /// `codec` as its section describes it; `retransmission` is looked for by the caller.
    pub(super) fn new(codec: &Codec<'_, '_>) -> Option<Self> {
        let feedback = codec.feedback().filter_map(|feedback| {
            let value = feedback.attr()?.value()?.to_str().ok()?;
            Some(value.split_once(' ')?.1.into())
        });
        let parameters = codec.fmtp().and_then(|fmtp| {
            let text = fmtp.parameters.as_text();
            Some(text.to_str().ok()?.into())
        });
        Some(Self {
            payload: codec.payload(),
            encoding: codec.encoding_name()?.into(),
            clock_rate: codec.clock_rate()?,
            channels: codec.channels(),
            parameters,
            feedback: feedback.collect(),
            retransmission: None,
        })
    }
}
