//! Data channels in an answer (RFC 8841).

use alloc::vec::Vec;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Direction, Fingerprint};
use sdpkit_model::Section;

use super::Answerer;
use super::media::Accepted;
use crate::capabilities::Protection;
use crate::draft::SctpDraft;
use crate::negotiated::Rejection;

impl<'m, 'a> Answerer<'_, 'm, 'a> {
    pub(super) fn accept_data_channel<'d>(
        &self,
        section: &Section<'m, 'a>,
    ) -> Result<Accepted<'d>, Rejection> {
        let own = self.capabilities.data_channel.ok_or(Rejection::UnsupportedMedia)?;
        if !self.capabilities.transport.protection.contains(&Protection::Dtls) {
            return Err(Rejection::UnsupportedProtocol);
        }
        let has_fingerprint = section.transport_owner().has_in_effect(Fingerprint::INFO.kind)
            || section.has_in_effect(Fingerprint::INFO.kind);
        if !has_fingerprint {
            return Err(Rejection::MissingFingerprint);
        }
        let offered = section.sctp();
        // libwebrtc answers the smaller of both, although each end speaks for itself
        // (RFC 8841 §6.1); 0 is no limit.
        let max_message_size = offered
            .largest_message()
            .map_or(own.max_message_size, |theirs| theirs.min(own.max_message_size));
        let port = own.port;
        // `DTLS/SCTP 5000`: in the drafts the format was the port (draft-ietf-mmusic-sctp-sdp-05).
        let is_legacy = section.transport().is_some_and(|name| name.as_str() == "DTLS/SCTP")
            && offered.port.is_none();
        let sctp = if is_legacy {
            SctpDraft::Map { port: offered.port().unwrap_or(port), max_message_size }
        } else {
            SctpDraft::Port { port, max_message_size }
        };
        Ok(Accepted {
            protection: Protection::Dtls,
            direction: Direction::SendRecv,
            codecs: Vec::new(),
            is_muxed: true,
            is_reduced: false,
            sctp: Some(sctp),
        })
    }
}
