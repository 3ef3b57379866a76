//! Numbers that keep their meaning for as long as the session lasts.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;

use sdpkit_model::Model;

use crate::capabilities::{PayloadNumbers, codec_key};

/// What payload types and header extension numbers have stood for (RFC 3264 §8.3.2, RFC 8285 §7).
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    pub(crate) payloads: PayloadNumbers,
    pub(crate) extensions: BTreeMap<String, u16>,
    /// The names that sections have had.
    pub(crate) mids: BTreeSet<String>,
}

impl History {
    /// Adds what `model` says; what was said first counts.
    pub(crate) fn remember(&mut self, model: &Model<'_>) {
        for section in model.sections() {
            self.mids.extend(section.mid().map(|mid| mid.tag.as_str().into()));
            for codec in section.codecs() {
                if self.payloads.is_taken(codec.payload()) {
                    continue;
                }
                let (Some(encoding), Some(clock_rate)) =
                    (codec.encoding_name(), codec.clock_rate())
                else {
                    continue;
                };
                let parameters = codec.fmtp().map(|fmtp| fmtp.parameters.as_text());
                let parameters = parameters.and_then(|text| text.to_str().ok());
                let channels = Some(codec.channels());
                let key = codec_key(section.kind(), encoding, clock_rate, channels, parameters);
                self.payloads.remember(codec.payload(), key);
            }
            for extension in section.extensions() {
                if self.extensions.contains_key(extension.uri.as_str()) {
                    continue;
                }
                if matches!(extension.id.get(), 1..=255) {
                    self.extensions.insert(extension.uri.as_str().into(), extension.id.get());
                }
            }
        }
    }
}
