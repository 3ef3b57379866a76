//! A description before it is text: what an offer and an answer have in common.

mod text;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Direction, PayloadType, SetupRole};

use crate::identifiers::{CertificateFingerprint, IceCredentials, MediaIdentifiers};

/// A description.
#[derive(Debug, Default)]
pub(crate) struct Draft<'d> {
    /// The values of `t=` and the lines that belong to them, with their letter.
    pub(crate) times: Vec<(sdpkit_core::LineType, sdpkit_core::Text<'d>)>,
    /// The tags of each BUNDLE group.
    pub(crate) bundles: Vec<Vec<Cow<'d, str>>>,
    pub(crate) ice_lite: bool,
    pub(crate) ice_options: Vec<&'d str>,
    pub(crate) allows_mixed_extensions: bool,
    pub(crate) sections: Vec<SectionDraft<'d>>,
}

/// A section.
#[derive(Debug)]
pub(crate) struct SectionDraft<'d> {
    pub(crate) media: Cow<'d, str>,
    pub(crate) port: u16,
    pub(crate) protocol: Cow<'d, str>,
    /// The formats of a section without codecs, or of a rejected one.
    pub(crate) formats: Cow<'d, str>,
    pub(crate) address: Cow<'d, str>,
    pub(crate) mid: Option<Cow<'d, str>>,
    pub(crate) bandwidth: &'d [String],
    pub(crate) is_bundle_only: bool,
    /// What a section with a transport of its own says of it.
    pub(crate) transport: TransportDraft<'d>,
    pub(crate) rtcp: RtcpDraft,
    pub(crate) allows_mixed_extensions: bool,
    pub(crate) extensions: Vec<ExtensionDraft<'d>>,
    pub(crate) direction: Option<Direction>,
    pub(crate) media_identifiers: Option<&'d MediaIdentifiers>,
    pub(crate) codecs: Vec<CodecDraft<'d>>,
    pub(crate) packet_time: Option<u32>,
    pub(crate) max_packet_time: Option<u32>,
    /// The values of `a=rid` and of `a=simulcast`.
    pub(crate) rids: Vec<String>,
    pub(crate) simulcast: Option<String>,
    pub(crate) sctp: Option<SctpDraft>,
}

#[derive(Debug, Default)]
pub(crate) struct TransportDraft<'d> {
    pub(crate) ice: Option<Cow<'d, IceCredentials>>,
    pub(crate) fingerprints: Cow<'d, [CertificateFingerprint]>,
    pub(crate) setup: Option<SetupRole>,
    pub(crate) tls_id: Option<Cow<'d, str>>,
    /// The values of `a=crypto`.
    pub(crate) crypto: Vec<String>,
    pub(crate) candidates: &'d [String],
}

/// What a section says of RTCP.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RtcpDraft {
    pub(crate) port: Option<u16>,
    pub(crate) is_muxed: bool,
    pub(crate) is_reduced: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct ExtensionDraft<'d> {
    pub(crate) id: u16,
    pub(crate) direction: Option<Direction>,
    pub(crate) uri: Cow<'d, str>,
}

#[derive(Clone, Debug)]
pub(crate) struct CodecDraft<'d> {
    pub(crate) payload: PayloadType,
    pub(crate) encoding: Cow<'d, str>,
    pub(crate) clock_rate: u32,
    pub(crate) channels: Option<u8>,
    pub(crate) parameters: Option<Cow<'d, str>>,
    pub(crate) feedback: Vec<&'d str>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum SctpDraft {
    /// `a=sctp-port` (RFC 8841).
    Port { port: u16, max_message_size: u64 },
    /// `a=sctpmap` of the drafts before it.
    Map { port: u16, max_message_size: u64 },
}

impl<'d> SectionDraft<'d> {
    /// A section that says no more than its `m=` line.
    pub(crate) fn new(
        media: impl Into<Cow<'d, str>>,
        protocol: impl Into<Cow<'d, str>>,
        formats: impl Into<Cow<'d, str>>,
    ) -> Self {
        Self {
            media: media.into(),
            port: 0,
            protocol: protocol.into(),
            formats: formats.into(),
            address: Cow::Borrowed(NO_ADDRESS),
            mid: None,
            bandwidth: &[],
            is_bundle_only: false,
            transport: TransportDraft::default(),
            rtcp: RtcpDraft::default(),
            allows_mixed_extensions: false,
            extensions: Vec::new(),
            direction: None,
            media_identifiers: None,
            codecs: Vec::new(),
            packet_time: None,
            max_packet_time: None,
            rids: Vec::new(),
            simulcast: None,
            sctp: None,
        }
    }
}

/// The address where none is known yet (RFC 8840 §4.1.1).
pub(crate) const NO_ADDRESS: &str = "0.0.0.0";

/// The port where none is known yet.
pub(crate) const NO_PORT: u16 = 9;
