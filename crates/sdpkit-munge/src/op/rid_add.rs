//! `rid add`: one more stream of simulcast.

use alloc::string::String;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{RidAttribute, Simulcast};
use sdpkit_model::Section;

use super::extensions::add_extension;
use crate::error::{EditError, EditErrorKind};
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::sections::Sections;

operation! {
    /// Adds a stream of simulcast: an `a=rid`, and its place at the end of `a=simulcast`.
    ///
    /// The header extension that tells streams apart (RFC 8852) is added where it is missing.
    RidAdd "rid-add", "rid add", add_rid {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The restriction identifier.
        rid: String,
        /// Who sends the stream.
        direction: RidDirection,
    }
    example "rid add video l send":
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n\
         a=sendonly\n\
         a=rtpmap:96 VP8/90000\n\
         a=rid:h send\n\
         a=simulcast:send h\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n\
         a=sendonly\n\
         a=rtpmap:96 VP8/90000\n\
         a=rid:h send\n\
         a=rid:l send\n\
         a=simulcast:send h;l\n",
}

keywords! {
    /// Who sends a stream.
    RidDirection "send|recv" {
        /// Whoever wrote the description.
        #[default]
        Send = "send",
        /// The other side.
        Recv = "recv",
    }
}

/// The header extension by which receivers tell the streams of simulcast apart (RFC 8852 §3).
const STREAM_ID: &str = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

impl Operation for RidAdd {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let value = [&self.rid, " ", self.direction.as_str()].concat();
        if !RidAttribute::parse(Some(value.as_bytes())).is_ok_and(|rid| rid.id.as_str() == self.rid)
        {
            let expected = "letters, digits, `-` and `_`";
            let kind = EditErrorKind::InvalidValue { expected, value: self.rid.clone() };
            return Err(planner.refusal(kind, None, ""));
        }
        let sections = planner.sections(&self.media);
        let rtp = sections.iter().copied().filter(Section::is_rtp);
        let lacking = rtp.filter(|section| !section.rids().any(|rid| rid.id.as_str() == self.rid));
        let lacking: alloc::vec::Vec<_> = lacking.collect();
        for section in &lacking {
            planner.add_line(Some(*section), ["a=rid:", &value].concat(), Cause::Requested)?;
            self.add_stream(planner, *section)?;
        }
        add_extension(planner, &lacking, STREAM_ID, Cause::Closure(Reason::NeedsExtension))
    }
}

impl RidAdd {
    /// Adds the stream to `a=simulcast`, or the line.
    fn add_stream<'m, 'a>(
        &self,
        planner: &mut Planner<'m, 'a>,
        section: Section<'m, 'a>,
    ) -> Result<(), EditError> {
        let word = self.direction.as_str();
        let Some(simulcast) = section.simulcast() else {
            let line = alloc::format!("a={}:{word} {}", Simulcast::INFO.name, self.rid);
            return planner.add_line(Some(section), line, Cause::Requested);
        };
        let streams = match self.direction {
            RidDirection::Send => simulcast.send,
            RidDirection::Recv => simulcast.recv,
        };
        let listed =
            streams.and_then(|list| planner.model().sdp().span_of(list.as_text().as_bytes()));
        let (at, text) = match listed {
            Some(list) => (list.end(), [";", &self.rid].concat()),
            None => (simulcast.value_span().end(), [" ", word, " ", &self.rid].concat()),
        };
        planner.replace(sdpkit_core::Span::empty(at), text, Cause::Requested)
    }
}
