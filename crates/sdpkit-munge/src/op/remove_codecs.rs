//! `remove`: codecs go, with all that means nothing without them.

use sdpkit_model::{Removal, Section};

use crate::codecs::Codecs;
use crate::error::{EditError, EditErrorKind};
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::reject::reject;
use crate::report::{Cause, Reason};
use crate::sections::Sections;

operation! {
    /// Removes codecs, and all that means nothing without them.
    ///
    /// The format goes from the `m=` line, and so do its `a=rtpmap`, `a=fmtp`, `a=rtcp-fb`,
    /// `a=imageattr` and `a=packetization`; then the retransmissions of it, the redundancy made of
    /// it, the streams (`a=rid`, `a=simulcast`) that may have no other format. Forward error
    /// correction goes when no media is left to protect, tones and comfort noise when no codec of
    /// their clock rate is left, sources of repair when nothing is left that they could carry.
    RemoveCodecs "remove-codecs", "remove", remove_codecs {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs.
        codecs: Codecs,
    }
    options {
        /// What becomes of a section that would be left without codecs.
        on_empty "on-empty": OnEmpty,
    }
    example "remove video VP8":
        "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtcp-fb:96 nack pli\n\
         a=rtpmap:97 rtx/90000\n\
         a=fmtp:97 apt=96\n\
         a=rtpmap:98 VP9/90000\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 98\n\
         a=rtpmap:98 VP9/90000\n",
}

keywords! {
    /// What becomes of a section that would be left without codecs, which no `m=` line can be.
    OnEmpty "error|reject" {
        /// The operation is refused.
        #[default]
        Error = "error",
        /// The section is rejected: its port becomes 0, and it leaves its groups.
        Reject = "reject",
    }
}

impl Operation for RemoveCodecs {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        for selector in &self.codecs {
            if !sections.iter().any(|s| s.codecs().any(|codec| selector.matches(codec))) {
                planner.not_found(alloc::format!("codec `{selector}`"));
            }
        }
        remove(planner, &sections, self.on_empty, |removal, section| {
            section.codecs().filter(|codec| self.codecs.match_any(*codec)).for_each(|codec| {
                removal.codec(codec);
            });
        })
    }
}

/// Removes from each of `sections` what `choose` puts into its removal.
pub(super) fn remove<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    sections: &[Section<'m, 'a>],
    on_empty: OnEmpty,
    choose: impl Fn(&mut Removal<'m, 'a>, Section<'m, 'a>),
) -> Result<(), EditError> {
    let mut removal = Removal::new(planner.model());
    let mut emptied = alloc::vec::Vec::new();
    for section in sections {
        let mut own = Removal::new(planner.model());
        choose(&mut own, *section);
        if own.empties(*section) {
            emptied.push(*section);
        } else {
            choose(&mut removal, *section);
        }
    }
    planner.take(&removal, Cause::Requested);
    // One that is rejected is not used anyway, and cannot be without formats.
    emptied.retain(|section| !section.is_rejected());
    match (emptied.first(), on_empty) {
        (Some(section), OnEmpty::Error) => {
            let kind = EditErrorKind::LastCodec { section: section.index() };
            let help = "keep a codec, or say `on-empty=reject`";
            Err(planner.refusal(kind, Some(section.line().content_span()), help))
        }
        _ => reject(planner, &emptied, Cause::Closure(Reason::SectionEmptied)),
    }
}
