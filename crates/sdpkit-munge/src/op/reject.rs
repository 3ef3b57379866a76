//! `reject`: sections are refused, and stay where they are.

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::reject::reject;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Rejects sections: the port becomes 0, and they leave their groups.
    ///
    /// A section is never deleted: offers and answers go by its place. Its candidates go. Where it
    /// carried the transport of its BUNDLE group, the first section of the group that is left takes
    /// over: what describes the transport moves, unless that section has one of its own.
    RejectMedia "reject-media", "reject", reject {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "reject mid=0":
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
         a=group:BUNDLE 1\n\
         m=audio 0 RTP/AVP 0\n\
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

impl Operation for RejectMedia {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        reject(planner, &sections, Cause::Requested)
    }
}
