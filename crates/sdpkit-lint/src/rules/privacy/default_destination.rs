//! Where media would be sent without ICE: the `c=` line, the port of the `m=` line, `a=rtcp`.

use alloc::vec::Vec;

use sdpkit_core::attribute::{Candidate, Rtcp};
use sdpkit_core::line::Connection;
use sdpkit_model::{Placed, Section};

use crate::finding::FixEdit;

/// The `c=` line of a section, unless that of the session is in effect.
pub(super) fn section_connection<'a>(
    section: Section<'_, 'a>,
) -> Option<Placed<'a, Connection<'a>>> {
    section.all_lines::<Connection<'a>>().next()
}

/// Whether candidates tell where media is sent, so that the default destination may be hidden.
pub(super) fn has_candidates(section: Section<'_, '_>) -> bool {
    section.all::<Candidate<'_>>().next().is_some()
}

/// The edits that write `0.0.0.0` and port 9, which ICE never takes for a mismatch
/// (RFC 8839 §4.2.5).
pub(super) fn hidden(section: Section<'_, '_>) -> Vec<FixEdit> {
    let connections = section.all_lines::<Connection<'_>>();
    let connections = connections.map(|line| FixEdit::replace(line.value_span(), "IN IP4 0.0.0.0"));
    let has_port = section.media().is_some_and(|media| !matches!(media.port, 0 | 9));
    let port = section.line().token(1).filter(|_| has_port);
    let rtcp = section.all::<Rtcp<'_>>().filter(|rtcp| rtcp.address.is_some() || rtcp.port != 9);
    let rtcp = rtcp.map(|rtcp| FixEdit::replace(rtcp.value_span(), RTCP));
    let port = port.map(|port| FixEdit::replace(port, "9"));
    connections.chain(port).chain(rtcp).collect()
}

/// The value of `a=rtcp` while nothing is known (RFC 9429 §5.2.1).
pub(super) const RTCP: &str = "9 IN IP4 0.0.0.0";
