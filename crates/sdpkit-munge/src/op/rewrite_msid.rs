//! `msid`: which stream and track a section is of.

use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::Msid;
use sdpkit_core::{AttributeKind, TypedAttribute as _};

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Sets the identifiers of stream and track, in `a=msid` and in `a=ssrc:... msid:`.
    ///
    /// Only lines that are there change; a section with several `a=msid`, whose track is in several
    /// streams, is left as it is, and so are `mslabel` and `label`, which nobody reads any more.
    RewriteMsid "rewrite-msid", "msid", rewrite_msid {
        /// The sections.
        media: Sections = default,
        /// The stream; `-` for none.
        stream: String,
        /// The track.
        track: String,
    }
    example "msid mid=0 s t":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=msid:stream track\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:11 msid:stream track\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=msid:s t\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:11 msid:s t\n",
}

impl Operation for RewriteMsid {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let value = format!("{} {}", self.stream, self.track);
        if Msid::parse(Some(value.as_bytes())).is_err() || value.matches(' ').count() != 1 {
            let expected = "two identifiers";
            let kind = EditErrorKind::InvalidValue { expected, value };
            return Err(planner.refusal(kind, None, ""));
        }
        for section in planner.sections(&self.media) {
            let own: alloc::vec::Vec<_> = section.lines_of_kind(AttributeKind::Msid).collect();
            if own.len() > 1 {
                continue;
            }
            for attr in own.into_iter().filter_map(sdpkit_core::Line::attribute) {
                planner.replace(attr.value_span(), &value, Cause::Requested)?;
            }
            for attr in section
                .lines_of_kind(AttributeKind::SsrcAttribute)
                .filter_map(sdpkit_core::Line::attribute)
            {
                let text = attr.value().unwrap_or_default();
                let Some((source, name)) = text.to_str().ok().and_then(|text| text.split_once(' '))
                else {
                    continue;
                };
                if name.starts_with("msid:") {
                    let line = format!("{source} msid:{value}");
                    planner.replace(attr.value_span(), line, Cause::Requested)?;
                }
            }
        }
        Ok(())
    }
}
