//! Data channels as drafts before RFC 8841 had them, and how to say the same today:
//!
//! ```text
//! m=application 9 DTLS/SCTP 5000              m=application 9 UDP/DTLS/SCTP webrtc-datachannel
//! a=sctpmap:5000 webrtc-datachannel 1024      a=sctp-port:5000
//! ```

use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::Span;
use sdpkit_core::attribute::SctpMap;
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::FixEdit;

/// The transport of drafts.
pub(super) const OLD_TRANSPORT: &str = "DTLS/SCTP";
const TRANSPORT: &str = "UDP/DTLS/SCTP";
const FORMAT: &str = "webrtc-datachannel";

/// The data channel sections whose form is theirs to choose: an answer repeats that of the offer.
pub(super) fn sections<'m, 'a>(
    document: &'m Document<'a>,
) -> impl Iterator<Item = Section<'m, 'a>> + use<'m, 'a> {
    let sections = document.model().sections();
    let sections = sections.filter(|section| section.is_data_channel() && !section.is_rejected());
    sections.filter(|_| !document.is_answer())
}

/// The edits that write a section as RFC 8841 has it, where its port is known.
pub(super) fn modernised(
    document: &Document<'_>,
    section: Section<'_, '_>,
) -> Option<Vec<FixEdit>> {
    let media = section.media()?;
    let format = media.formats.iter().next()?;
    let sctp = section.sctp();
    let port = sctp.port().or_else(|| format.as_str().parse().ok())?;
    let line = section.line();
    let mut edits = Vec::new();
    if media.transport.as_str() == OLD_TRANSPORT {
        edits.push(FixEdit::replace(line.token(2)?, TRANSPORT));
    }
    if format != FORMAT {
        let formats = Span::new(line.token(3)?.start(), line.value_span().end());
        edits.push(FixEdit::replace(formats, FORMAT));
    }
    let mut maps = section.all::<SctpMap<'_>>();
    let new = format!("a=sctp-port:{port}");
    match (sctp.port, maps.next()) {
        (Some(_), Some(map)) => edits.push(FixEdit::delete(map.line.span())),
        (Some(_), None) => {}
        (None, Some(map)) => edits.push(FixEdit::replace(map.line.content_span(), new)),
        (None, None) => {
            edits.push(document.line_after(*section.lines().last()?, new.as_bytes()));
        }
    }
    edits.extend(maps.map(|map| FixEdit::delete(map.line.span())));
    Some(edits)
}
