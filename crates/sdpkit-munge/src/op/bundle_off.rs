//! `bundle off`: sections have a transport each.

use alloc::vec::Vec;

use sdpkit_model::Section;

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::reject::reject;
use crate::report::{Cause, Reason};
use crate::sections::Sections;
use crate::shared_transport::{has_own_transport, tags, write_group};

operation! {
    /// Takes sections out of their BUNDLE group, so that each uses a transport of its own.
    ///
    /// They must state one: ICE credentials and a fingerprint, where the description has them, and a
    /// port. One that is offered in its group alone (`a=bundle-only`) is rejected. Where the section
    /// goes that carried the transport of the group, those that are left need one as well.
    BundleOff "bundle-off", "bundle off", bundle_off {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "bundle off":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 0 1\n\
         m=audio 9 RTP/AVP 0\n\
         a=mid:0\n\
         a=rtcp-mux\n\
         m=video 11 RTP/AVP 96\n\
         a=mid:1\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 RTP/AVP 0\n\
         a=mid:0\n\
         a=rtcp-mux\n\
         m=video 11 RTP/AVP 96\n\
         a=mid:1\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n",
}

impl Operation for BundleOff {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        let leaves = |index: usize| sections.iter().any(|section| section.index() == index);
        let mut rejected = Vec::new();
        for bundle in planner.model().bundles() {
            let is_left = |tag: &&str| {
                planner.model().section_with_mid(tag).is_none_or(|s| !leaves(s.index()))
            };
            let all = tags(bundle);
            let tags: Vec<_> = all.iter().copied().filter(is_left).collect();
            // Another group may name the section too, and would have it once the first has not.
            if tags.len() == all.len() {
                continue;
            }
            let going = bundle.sections().filter(|section| leaves(section.index()));
            let (bundled, leaving): (Vec<_>, Vec<_>) = going.partition(Section::is_bundle_only);
            rejected.extend(bundled);
            let left: Vec<_> = bundle.sections().filter(|s| !leaves(s.index())).collect();
            let tag_leaves = bundle.tagged().is_some_and(|tagged| leaves(tagged.index()));
            let heir = left.first().filter(|_| tag_leaves);
            if let Some(poor) = leaving.iter().chain(heir).find(|s| !has_own_transport(**s)) {
                let kind = EditErrorKind::NeedsTransport { section: poor.index() };
                let help = "reject the section, or `expand` the description first";
                return Err(planner.refusal(kind, Some(poor.line().content_span()), help));
            }
            if tags.is_empty() {
                planner.remove_line(bundle.group().line, Cause::Requested);
            } else {
                write_group(planner, Some(bundle), &tags, Cause::Requested)?;
            }
        }
        reject(planner, &rejected, Cause::Closure(Reason::SharedTransport))
    }
}
