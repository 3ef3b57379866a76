//! What is accepted of a section over RTP.

use alloc::vec::Vec;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Crypto, Direction, Fingerprint, RtcpMux, RtcpMuxOnly, RtcpRsize};
use sdpkit_model::Section;

use super::codecs::{Negotiation, encodings};
use super::{Answerer, SectionWish};
use crate::capabilities::{Family, MediaCapabilities, NumberedCodecs, Protection};
use crate::draft::{CodecDraft, SctpDraft};
use crate::matching::CodecList;
use crate::negotiated::Rejection;

/// What is accepted of a section, before transports are shared.
#[derive(Debug)]
pub(super) struct Accepted<'d> {
    pub(super) protection: Protection,
    pub(super) direction: Direction,
    pub(super) codecs: Vec<CodecDraft<'d>>,
    pub(super) is_muxed: bool,
    pub(super) is_reduced: bool,
    pub(super) sctp: Option<SctpDraft>,
}

impl<'r, 'm, 'a> Answerer<'r, 'm, 'a> {
    pub(super) fn accept_media<'d>(
        &self,
        section: &Section<'m, 'a>,
        media: &'r MediaCapabilities,
        local: &'d NumberedCodecs<'r>,
        comparable: &'d CodecList<'d>,
        wish: Option<SectionWish>,
    ) -> Result<Accepted<'d>, Rejection>
    where
        'r: 'd,
        'a: 'd,
    {
        let protection = self.protection(section)?;
        let offers_mux = section.has(RtcpMux::INFO.kind);
        if section.has(RtcpMuxOnly::INFO.kind) && !self.capabilities.transport.rtcp_mux {
            return Err(Rejection::MuxRequired);
        }
        let direction = answered_direction(section.direction(), media.direction, wish);
        let negotiation = Negotiation {
            section: *section,
            offered: CodecList::of(section),
            local,
            comparable,
            direction,
            numbers: self.capabilities.numbers,
            order: media.order,
        };
        let codecs = negotiation.codecs();
        if codecs.is_empty() {
            return Err(Rejection::NoCommonCodec {
                offered: encodings(&negotiation.offered),
                own: encodings(comparable),
            });
        }
        let transport = &self.capabilities.transport;
        Ok(Accepted {
            protection,
            direction,
            codecs,
            is_muxed: offers_mux && transport.rtcp_mux,
            is_reduced: section.has(RtcpRsize::INFO.kind) && transport.reduced_size_rtcp,
            sctp: None,
        })
    }

    /// How the media of a section is protected.
    fn protection(&self, section: &Section<'m, 'a>) -> Result<Protection, Rejection> {
        let family = section.transport().and_then(Family::of);
        let family = family.ok_or(Rejection::UnsupportedProtocol)?;
        let known = &self.capabilities.transport.protection;
        // The fingerprint of a bundled section may stand in the one that is tagged.
        let has_fingerprint = section.transport_owner().has_in_effect(Fingerprint::INFO.kind)
            || section.has_in_effect(Fingerprint::INFO.kind);
        let has_keys = section.has(Crypto::INFO.kind);
        let is_possible = |protection: &&Protection| match (protection, family) {
            (Protection::None, Family::Plain) => true,
            (Protection::Dtls, Family::Dtls) => true,
            (Protection::Dtls, Family::Secure) => has_fingerprint,
            (Protection::Sdes, Family::Secure) => has_keys,
            _ => false,
        };
        let chosen = known.iter().find(is_possible).copied();
        let chosen = chosen.ok_or(Rejection::UnsupportedProtocol)?;
        match chosen {
            Protection::Dtls if !has_fingerprint => Err(Rejection::MissingFingerprint),
            Protection::Sdes if self.crypto(section).is_none() => {
                let offered = section.all::<Crypto<'a>>().map(|line| line.suite.as_str().into());
                Err(Rejection::NoCommonSuite {
                    offered: offered.collect(),
                    own: self.capabilities.transport.sdes_suites.clone(),
                })
            }
            chosen => Ok(chosen),
        }
    }
}

/// What the answerer does (RFC 3264 §6.1): it sends where the offerer receives and it wants to, and
/// the other way round.
fn answered_direction(offered: Direction, can: Direction, wish: Option<SectionWish>) -> Direction {
    let wished = match wish {
        Some(SectionWish::Direction(direction)) => direction,
        _ => Direction::SendRecv,
    };
    let sends = offered.receives() && can.sends() && wished.sends();
    let receives = offered.sends() && can.receives() && wished.receives();
    match (sends, receives) {
        (true, true) => Direction::SendRecv,
        (true, false) => Direction::SendOnly,
        (false, true) => Direction::RecvOnly,
        (false, false) => Direction::Inactive,
    }
}
