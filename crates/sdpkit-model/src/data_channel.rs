//! SCTP associations over DTLS (RFC 8841).

use sdpkit_core::attribute::{MaxMessageSize, SctpMap, SctpPort};

use crate::placed::Placed;
use crate::section::Section;

/// What a section says of its SCTP association.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SctpParameters<'a> {
    /// `a=sctp-port`.
    pub port: Option<Placed<'a, SctpPort>>,
    /// `a=sctpmap`, the form of drafts before RFC 8841.
    pub map: Option<Placed<'a, SctpMap<'a>>>,
    /// `a=max-message-size`.
    pub max_message_size: Option<Placed<'a, MaxMessageSize>>,
}

impl SctpParameters<'_> {
    /// The SCTP port, in either form.
    pub fn port(&self) -> Option<u16> {
        self.port.map(|port| port.port).or_else(|| self.map.map(|map| map.port))
    }

    /// The largest message the sender takes, in bytes: 65536 where it does not say, and no limit,
    /// `None`, where it says 0 (RFC 8841 §6.1).
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::Model;
    /// let model = Model::new(Sdp::new("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000\r\n"));
    /// let sctp = model.section(0).unwrap().sctp();
    /// assert_eq!((sctp.port(), sctp.largest_message()), (Some(5000), Some(65536)));
    /// ```
    pub fn largest_message(&self) -> Option<u64> {
        const DEFAULT: u64 = 65536;
        let size = self.max_message_size.map_or(DEFAULT, |size| size.size);
        Some(size).filter(|size| *size != 0)
    }
}

impl<'a> Section<'_, 'a> {
    /// What the section says of its SCTP association, if it has one; see
    /// [`Section::is_data_channel`].
    pub fn sctp(&self) -> SctpParameters<'a> {
        SctpParameters { port: self.first(), map: self.first(), max_message_size: self.first() }
    }

    /// Whether the transport is SCTP over DTLS: `UDP/DTLS/SCTP`, `TCP/DTLS/SCTP`, or `DTLS/SCTP`
    /// of the drafts before RFC 8841.
    pub fn is_data_channel(&self) -> bool {
        self.transport().is_some_and(|transport| transport.as_str().ends_with("DTLS/SCTP"))
    }
}
