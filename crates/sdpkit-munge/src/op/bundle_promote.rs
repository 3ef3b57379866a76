//! `bundle promote`: another section carries the transport of its group.

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::shared_transport::{has_port, promote, tags};

operation! {
    /// Makes a section the tagged one: the first of its BUNDLE group, whose transport counts.
    ///
    /// What describes the transport moves there, unless the section has a transport of its own
    /// (RFC 9143 §7.3.1). Of several sections of a group the first is taken.
    BundlePromote "bundle-promote", "bundle promote", bundle_promote {
        /// The section.
        media: Sections = default,
    }
    example "bundle promote mid=1":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 0 1\n\
         m=audio 50000 RTP/AVP 0\n\
         c=IN IP4 192.0.2.1\n\
         a=mid:0\n\
         a=rtcp:50000\n\
         a=rtcp-mux\n\
         m=video 50000 RTP/AVP 96\n\
         c=IN IP4 192.0.2.1\n\
         a=mid:1\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 1 0\n\
         m=audio 50000 RTP/AVP 0\n\
         c=IN IP4 192.0.2.1\n\
         a=mid:0\n\
         a=rtcp-mux\n\
         m=video 50000 RTP/AVP 96\n\
         c=IN IP4 192.0.2.1\n\
         a=mid:1\n\
         a=rtcp:50000\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n",
}

impl Operation for BundlePromote {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let chosen = planner.sections(&self.media);
        for bundle in planner.model().bundles() {
            let is_chosen = |index| chosen.iter().any(|section| section.index() == index);
            let Some(old) = bundle.tagged() else { continue };
            let Some(new) = bundle.sections().find(|section| is_chosen(section.index())) else {
                continue;
            };
            if is_chosen(old.index()) && self.media.is_all() || new.index() == old.index() {
                continue;
            }
            if !has_port(new) {
                let what = "a section without a port cannot carry the transport of its group";
                let kind = EditErrorKind::NotAllowed { what };
                return Err(planner.refusal(kind, Some(new.line().content_span()), ""));
            }
            promote(planner, bundle, [old, new], &tags(bundle), Cause::Requested)?;
        }
        Ok(())
    }
}
