//! `cname`: what an endpoint is called in RTCP.

use alloc::string::String;

use sdpkit_core::attribute::Cname;
use sdpkit_core::{AttributeKind, Span, TypedAttribute as _};
use sdpkit_model::{SecretKind, secrets_in};

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Sets the canonical name of sources, `a=ssrc:... cname:`.
    ///
    /// Sources with one name are played in step (RFC 7022), so one name for all is right for the
    /// tracks of one stream. What is sent in RTCP does not change.
    SetCname "set-cname", "cname", set_cname {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The name.
        cname: String,
    }
    example "cname audio 9QV7Spl7":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ssrc:11 cname:jane@192.0.2.1\n\
         a=ssrc:11 msid:s t\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ssrc:11 cname:9QV7Spl7\n\
         a=ssrc:11 msid:s t\n",
}

impl Operation for SetCname {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        if Cname::parse(Some(self.cname.as_bytes())).is_err()
            || self.cname.contains(|c: char| c.is_ascii_control() || c.is_whitespace())
        {
            let kind =
                EditErrorKind::InvalidValue { expected: "a name", value: self.cname.clone() };
            return Err(planner.refusal(kind, None, ""));
        }
        for section in planner.sections(&self.media) {
            for line in section.lines_of_kind(AttributeKind::SsrcAttribute) {
                let mut place = None;
                secrets_in(line.content(), &mut |kind, range| {
                    if kind == SecretKind::Cname {
                        place = u32::try_from(range.start).ok().zip(u32::try_from(range.end).ok());
                    }
                });
                if let Some((start, end)) = place {
                    let at = line.span().start();
                    planner.replace(
                        Span::new(at + start, at + end),
                        &self.cname,
                        Cause::Requested,
                    )?;
                }
            }
        }
        Ok(())
    }
}
