//! `setup`: who opens the DTLS association.

use alloc::vec::Vec;

use sdpkit_core::attribute::Setup;
use sdpkit_core::{Line, TypedAttribute as _};

use crate::error::{EditError, EditErrorKind};
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Says who opens the DTLS association (RFC 8842 §5).
    ///
    /// Every `a=setup` of the sections is replaced, that of the session level too where all of them
    /// are meant. A section that takes over the one of the session gets its own. An answer decides:
    /// `actpass` is refused there.
    SetSetup "set-setup", "setup", set_setup {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The role.
        role: SetupWord,
    }
    example "setup passive":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=setup:active\n\
         a=mid:0\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=setup:passive\n\
         a=mid:0\n",
}

keywords! {
    /// Who opens the association (RFC 4145 §4).
    SetupWord "active|passive|actpass" {
        /// Whoever wrote the description.
        Active = "active",
        /// The other side.
        Passive = "passive",
        /// Either: the answerer decides.
        #[default]
        ActPass = "actpass",
    }
}

impl Operation for SetSetup {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        if self.role == SetupWord::ActPass && planner.context().role.is_answer() {
            let what = "an answer decides who opens the association: active or passive";
            return Err(planner.refusal(EditErrorKind::NotAllowed { what }, None, ""));
        }
        let kind = Setup::INFO.kind;
        let session = planner.model().session();
        let mut lines: Vec<_> = Vec::new();
        if self.media.is_all() {
            lines.extend(session.lines_of_kind(kind));
        }
        for section in planner.sections(&self.media) {
            if section.has(kind) {
                lines.extend(section.lines_of_kind(kind));
            } else if !self.media.is_all() && session.has(kind) {
                let line = ["a=", Setup::INFO.name, ":", self.role.as_str()].concat();
                planner.add_line(Some(section), line, Cause::Requested)?;
            }
        }
        for attr in lines.into_iter().filter_map(Line::attribute) {
            planner.replace(attr.value_span(), self.role.as_str(), Cause::Requested)?;
        }
        Ok(())
    }
}
