//! `ice-credentials`: what connectivity checks are signed with.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{IcePwd, IceUfrag};
use sdpkit_core::{AttributeKind, Line, Span, TypedAttribute};
use sdpkit_model::{Level, SecretKind, secrets_in};

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::sections::Sections;

operation! {
    /// Sets username fragment and password of ICE, which restarts it.
    ///
    /// Both are replaced wherever they stand, and so is the fragment that candidates name. A section
    /// for which none are in effect gets them, unless it is rejected or uses the transport of
    /// another.
    SetIceCredentials "set-ice-credentials", "ice-credentials", set_ice_credentials {
        /// The sections; all of them, and the session level, by default.
        media: Sections = default,
        /// The username fragment: 4 to 256 letters, digits, `+` and `/`.
        ufrag: String,
        /// The password: 22 to 256 of the same.
        pwd: String,
    }
    example "ice-credentials 8hhY asd88fgpdd777uzjYhagZg":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-ufrag:4ZcD\n\
         a=ice-pwd:2/1muCWoOi3uLifh0NuRHlz0\n\
         a=candidate:1 1 udp 1 192.0.2.1 50000 typ host ufrag 4ZcD\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-ufrag:8hhY\n\
         a=ice-pwd:asd88fgpdd777uzjYhagZg\n\
         a=candidate:1 1 udp 1 192.0.2.1 50000 typ host ufrag 8hhY\n",
}

impl Operation for SetIceCredentials {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        check(planner, &self.ufrag, 4, "4 to 256 letters, digits, `+` and `/`")?;
        check(planner, &self.pwd, 22, "22 to 256 letters, digits, `+` and `/`")?;
        let session = planner.model().session();
        if self.media.is_all() {
            self.replace_in(planner, session)?;
        }
        for section in planner.sections(&self.media) {
            self.replace_in(planner, *section)?;
            for line in section.lines_of_kind(AttributeKind::Candidate) {
                for span in fragments(line) {
                    let cause = Cause::Closure(Reason::SameCredentials);
                    planner.replace(span, &self.ufrag, cause)?;
                }
            }
            let is_said_for_all = self.media.is_all() && session.has(AttributeKind::IceUfrag);
            let has_own =
                section.has(AttributeKind::IceUfrag) || section.has(AttributeKind::IcePwd);
            if has_own || is_said_for_all || section.is_rejected() || !section.owns_transport() {
                continue;
            }
            for (name, value) in [("a=ice-ufrag:", &self.ufrag), ("a=ice-pwd:", &self.pwd)] {
                planner.add_line(Some(section), [name, value].concat(), Cause::Requested)?;
            }
        }
        Ok(())
    }
}

impl SetIceCredentials {
    /// Replaces what a level says.
    fn replace_in(
        &self,
        planner: &mut Planner<'_, '_>,
        level: Level<'_, '_>,
    ) -> Result<(), EditError> {
        let both = [(IceUfrag::INFO.kind, &self.ufrag), (IcePwd::INFO.kind, &self.pwd)];
        for (kind, value) in both {
            for attr in level.lines_of_kind(kind).filter_map(Line::attribute) {
                planner.replace(attr.value_span(), value, Cause::Requested)?;
            }
        }
        Ok(())
    }
}

/// Makes sure that `value` can be a credential (RFC 8839 §5.4).
fn check(
    planner: &Planner<'_, '_>,
    value: &str,
    least: usize,
    expected: &'static str,
) -> Result<(), EditError> {
    let is_proper = IceUfrag::parse(Some(value.as_bytes())).is_ok();
    if is_proper && (least..=256).contains(&value.len()) {
        return Ok(());
    }
    Err(planner.refusal(EditErrorKind::InvalidValue { expected, value: value.into() }, None, ""))
}

/// Where a candidate names its username fragment.
fn fragments(line: Line<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    secrets_in(line.content(), &mut |kind, range| {
        let start = u32::try_from(range.start).ok();
        if let (SecretKind::IceUfrag, Some(start), Ok(end)) =
            (kind, start, u32::try_from(range.end))
        {
            let line = line.span().start();
            found.push(Span::new(line + start, line + end));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use crate::{Context, Document, Op};

    const WORDS: &str = "ice-credentials 8hhY asd88fgpdd777uzjYhagZg";

    #[test]
    fn sections_without_credentials_get_them_unless_they_use_those_of_another() {
        let text = "a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=video 9 RTP/AVP 96\na=mid:1\n\
            m=video 0 RTP/AVP 96\n";
        let mut document = Document::new(text);
        document.apply(WORDS.parse::<Op>().unwrap(), &Context::default()).unwrap();
        let expected = text
            .replace("a=mid:0\n", "a=mid:0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n");
        assert_eq!(document.as_bytes(), expected.as_bytes());
    }

    #[test]
    fn what_is_no_credential_is_refused() {
        for words in [
            "ice-credentials 8hh asd88fgpdd777uzjYhagZg",
            "ice-credentials 8hhY short",
            "ice-credentials 8hhY \"asd88fgpdd777uzjYhagZg\\r\\na=x\"",
        ] {
            let op: Op = words.parse().unwrap();
            let mut document = Document::new("m=audio 9 RTP/AVP 0\na=ice-ufrag:4ZcD\n");
            assert!(document.apply(op, &Context::default()).is_err(), "{words}");
        }
    }
}
