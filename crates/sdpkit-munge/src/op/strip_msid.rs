//! `msid strip`: nobody is told which stream and track a section is of.

use sdpkit_core::attribute::Msid;
use sdpkit_core::{Attr, AttributeKind, Line, TypedAttribute as _};

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Removes the identifiers of streams and tracks.
    ///
    /// `a=msid` goes, the `msid`, `mslabel` and `label` of sources, and, where all sections are
    /// meant, `a=msid-semantic`. The receiver then makes up streams of its own (RFC 9429 §5.10).
    StripMsid "strip-msid", "msid strip", strip_msid {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "msid strip":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=msid-semantic:WMS stream\n\
         m=audio 9 RTP/AVP 0\n\
         a=msid:stream track\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:11 msid:stream track\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 RTP/AVP 0\n\
         a=ssrc:11 cname:x\n",
}

/// The source-level attributes that name streams and tracks.
const NAMES: [&[u8]; 3] = [Msid::INFO.name.as_bytes(), b"mslabel", b"label"];

impl Operation for StripMsid {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for section in planner.sections(&self.media) {
            for line in section.lines_of_kind(AttributeKind::Msid) {
                planner.remove_line(line, Cause::Requested);
            }
            for line in section.lines_of_kind(AttributeKind::SsrcAttribute).filter(names_track) {
                planner.remove_line(line, Cause::Requested);
            }
        }
        if self.media.is_all() {
            for line in planner.model().lines_of_kind(AttributeKind::MsidSemantic) {
                planner.remove_line(line, Cause::Requested);
            }
        }
        Ok(())
    }
}

/// Whether an `a=ssrc` line says of which stream or track the source is; its value need not be
/// well-formed.
fn names_track(line: &Line<'_>) -> bool {
    let value = line.attribute().and_then(Attr::value).unwrap_or_default();
    let mut words = value.as_bytes().split(|&byte| byte == b' ');
    let attribute = words.nth(1).and_then(|word| word.split(|&byte| byte == b':').next());
    attribute.is_some_and(|name| NAMES.contains(&name))
}
