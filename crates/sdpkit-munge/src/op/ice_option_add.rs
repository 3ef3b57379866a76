//! `ice-option add`: an option of ICE is announced.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::IceOptions;
use sdpkit_model::Placed;

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Adds an option to `a=ice-options`.
    ///
    /// Where all sections are meant and the session level has options, it is added there; a section
    /// that gets a line of its own keeps the options of the session, which it overrides.
    IceOptionAdd "ice-option-add", "ice-option add", add_ice_option {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The option, such as `trickle`.
        option: String,
    }
    example "ice-option add renomination":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-options:trickle\n\
         a=mid:0\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-options:trickle renomination\n\
         a=mid:0\n",
}

impl Operation for IceOptionAdd {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let read = IceOptions::parse(Some(self.option.as_bytes()));
        if read.is_err() || self.option.contains(' ') {
            let expected = "an option of ICE: letters, digits, `+` and `/`";
            let kind = EditErrorKind::InvalidValue { expected, value: self.option.clone() };
            return Err(planner.refusal(kind, None, ""));
        }
        let has = |options: &Placed<'_, IceOptions<'_>>| {
            options.tags.iter().any(|tag| tag == *self.option)
        };
        let of_session = planner.model().session().first::<IceOptions<'_>>();
        let is_announced = of_session.as_ref().is_some_and(has);
        let widens = of_session.filter(|_| self.media.is_all() && !is_announced);
        if let Some(options) = widens {
            self.append(planner, &options)?;
        }
        for section in planner.sections(&self.media) {
            match section.first::<IceOptions<'_>>() {
                Some(own) if has(&own) => {}
                Some(own) => self.append(planner, &own)?,
                None if is_announced || widens.is_some() => {}
                None => {
                    let inherited = of_session.as_ref().and_then(Placed::attr);
                    let inherited =
                        inherited.and_then(sdpkit_core::Attr::value).unwrap_or_default();
                    let words = [inherited.as_bytes(), self.option.as_bytes()];
                    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
                    let line = [b"a=ice-options:", words.join(&b' ').as_slice()].concat();
                    planner.add_line(Some(section), line, Cause::Requested)?;
                }
            }
        }
        Ok(())
    }
}

impl IceOptionAdd {
    fn append(
        &self,
        planner: &mut Planner<'_, '_>,
        options: &Placed<'_, IceOptions<'_>>,
    ) -> Result<(), EditError> {
        let Some(attr) = options.attr() else { return Ok(()) };
        let value = attr.value().unwrap_or_default();
        let text = [value.as_bytes(), b" ", self.option.as_bytes()].concat();
        planner.replace(attr.value_span(), text, Cause::Requested)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Context, Document, Op};

    #[track_caller]
    fn assert_op(words: &str, before: &str, after: &str) {
        let mut document = Document::new(before);
        document.apply(words.parse::<Op>().unwrap(), &Context::default()).unwrap();
        assert_eq!(document.sdp().slice(sdpkit_core::Span::new(0, u32::MAX)), after);
    }

    #[test]
    fn the_level_that_has_options_gets_more() {
        assert_op(
            "ice-option add ice2",
            "a=ice-options:trickle\r\nm=audio 9 RTP/AVP 0\r\na=ice-options:x\r\nm=video 9 RTP/AVP 96\r\n",
            "a=ice-options:trickle ice2\r\nm=audio 9 RTP/AVP 0\r\na=ice-options:x ice2\r\nm=video 9 RTP/AVP 96\r\n",
        );
        assert_op(
            "ice-option add video ice2",
            "a=ice-options:trickle\r\nm=audio 9 RTP/AVP 0\r\nm=video 9 RTP/AVP 96\r\n",
            "a=ice-options:trickle\r\nm=audio 9 RTP/AVP 0\r\nm=video 9 RTP/AVP 96\r\na=ice-options:trickle ice2\r\n",
        );
    }

    #[test]
    fn only_an_option_is_added() {
        for words in ["ice-option add a_b", "ice-option add \"a b\"", "ice-option add \"\""] {
            let op: Op = words.parse().unwrap();
            let text = "m=audio 9 RTP/AVP 0\r\n";
            assert!(Document::new(text).apply(op, &Context::default()).is_err(), "{words}");
        }
    }
}
