//! Payload formats by encoding name, and what is known of their parameters.

use sdpkit_core::attribute::{Parameter, Parameters};
use sdpkit_core::{Repeat, Text};

use super::others::{H261, H263, ISAC, SILK, SPEEX, T140, THEORA, VORBIS};
use super::problem::{Cause, Problem};
use super::value::ValueKind;
use super::{
    Amr, Av1, Evs, FlexFec, G723, G729, G7221, H264, H265, H266, Ilbc, Jxsv, Mp4aLatm, Mp4vEs,
    Mpeg4Generic, Opus, Pcm, RawVideo, Red, Rtx, Smpte291, TelephoneEvent, UlpFec, Vp8, Vp9,
};
use crate::encoding::Encoding;

/// A payload format: how its `a=fmtp` is written, and which parameters it knows.
///
/// ```
/// use sdpkit_model::fmtp::{Format, Syntax};
/// let opus = Format::of("OPUS").unwrap();
/// assert_eq!((opus.reference, opus.syntax), ("RFC 7587 §6.1", Syntax::Parameters));
/// assert!(opus.parameter(b"useInbandFEC").is_some() && opus.parameter(b"sterio").is_none());
/// assert_eq!(Format::of("telephone-event").unwrap().syntax, Syntax::List(','));
/// assert!(Format::of("CN").is_none());
/// ```
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Format {
    /// The encoding names of `a=rtpmap` that have these parameters.
    pub encodings: &'static [&'static str],
    /// The document that defines the parameters.
    pub reference: &'static str,
    /// How the parameters are written.
    pub syntax: Syntax,
    /// The parameters; for a list, what each of its items is.
    pub parameters: &'static [ParameterInfo],
}

impl Format {
    /// The format of `encoding`, in any case, if its parameters are known.
    pub fn of(encoding: &str) -> Option<&'static Self> {
        Encoding::named(encoding)?.format
    }

    /// The format of an encoding, spelt as in the list of encodings; for the compiler.
    pub(crate) const fn listed(encoding: &str) -> Option<&'static Self> {
        let mut rest = BY_ENCODING;
        while let [(name, format), after @ ..] = rest {
            if is_same(name.as_bytes(), encoding.as_bytes()) {
                return Some(format);
            }
            rest = after;
        }
        None
    }

    /// All of them, each with one of its encoding names.
    ///
    /// ```
    /// use sdpkit_model::fmtp::Format;
    /// assert!(Format::all().any(|(encoding, format)| encoding == "L24" && format.encodings.len() > 1));
    /// ```
    pub fn all() -> impl Iterator<Item = (&'static str, &'static Self)> {
        BY_ENCODING.iter().copied()
    }

    /// What is known of the parameter called `name`, in any case.
    pub fn parameter(&self, name: &[u8]) -> Option<&'static ParameterInfo> {
        self.parameters.iter().find(|info| info.names(Text::new(name)))
    }

    /// What the document does not allow in `parameters`, in the order of the text. A parameter
    /// that is not known is no problem: receivers ignore it.
    ///
    /// ```
    /// use sdpkit_core::attribute::Parameters;
    /// use sdpkit_model::fmtp::Format;
    /// let parameters = Parameters::new("0-15,x,66")?;
    /// let problems = Format::of("telephone-event").unwrap().problems(parameters);
    /// assert!(problems.map(|problem| problem.found).eq(["x"]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn problems<'a>(
        &'static self,
        parameters: Parameters<'a>,
    ) -> impl Iterator<Item = Problem<'a>> {
        let (pairs, items) = match self.syntax {
            Syntax::Parameters => (Some(parameters.iter()), None),
            Syntax::List(separator) => (None, Some(super::list::items(parameters, separator))),
        };
        let pairs = pairs.into_iter().flatten().filter_map(|parameter| {
            let info = self.parameter(parameter.key.as_bytes())?;
            info.check(parameter).err()
        });
        let mut told_empty = false;
        let items = items.into_iter().flatten().filter_map(move |item| {
            let info = self.parameters.first()?;
            if item.is_empty() {
                // It has no place of its own: all of the list is told, once.
                let is_first = !core::mem::replace(&mut told_empty, true);
                let found = parameters.as_text();
                return is_first.then_some(Problem { info, cause: Cause::Malformed, found });
            }
            info.value.check(item).err().map(|(cause, found)| Problem { info, cause, found })
        });
        pairs.chain(items)
    }
}

/// How the parameters of a payload format are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Syntax {
    /// `name=value` separated by `;` (RFC 4855 §3).
    Parameters,
    /// A list without names, separated by this (RFC 2198 §5, RFC 4733 §2.4.1).
    List(char),
}

/// What is known of a format parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParameterInfo {
    /// Its name in its usual case; compared without it.
    pub name: &'static str,
    /// What its value looks like.
    pub value: ValueKind,
    /// How often it may stand in one `a=fmtp`.
    pub repeat: Repeat,
}

impl ParameterInfo {
    /// One that stands at most once.
    pub(super) const fn once(name: &'static str, value: ValueKind) -> Self {
        Self { name, value, repeat: Repeat::Once }
    }

    /// One that may stand more often.
    pub(super) const fn many(name: &'static str, value: ValueKind) -> Self {
        Self { name, value, repeat: Repeat::Many }
    }

    /// Whether `key` is its name, in any case (RFC 4855 §3).
    ///
    /// ```
    /// use sdpkit_model::fmtp::Opus;
    /// assert!(Opus::FORMAT.parameters.iter().any(|info| info.names("Stereo".into())));
    /// ```
    pub fn names(&self, key: Text<'_>) -> bool {
        key.as_bytes().eq_ignore_ascii_case(self.name.as_bytes())
    }

    /// The value that `parameter`, which is called so, gives it.
    ///
    /// # Errors
    /// When the document does not allow it.
    ///
    /// ```
    /// use sdpkit_core::attribute::Parameters;
    /// use sdpkit_model::fmtp::Vp9;
    /// let parameter = Parameters::new("profile-id=4")?.iter().next().unwrap();
    /// let info = Vp9::FORMAT.parameter(parameter.key.as_bytes()).unwrap();
    /// assert_eq!(info.check(parameter).unwrap_err().found, "4");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn check<'a>(&'static self, parameter: Parameter<'a>) -> Result<Text<'a>, Problem<'a>> {
        let Some(value) = parameter.value.filter(|value| !value.is_empty()) else {
            return match self.value {
                ValueKind::Flag => Ok(Text::default()),
                _ => Err(Problem { info: self, cause: Cause::MissingValue, found: parameter.key }),
            };
        };
        match self.value.check(value) {
            Ok(()) => Ok(value),
            Err((cause, found)) => Err(Problem { info: self, cause, found }),
        }
    }
}

/// Whether two texts are the same; `==` is not for constants yet.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, one_rest @ ..], [other_first, other_rest @ ..]) = (one, other) {
        if *first != *other_first {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

/// The formats by encoding name, spelt as in the list of encodings.
#[rustfmt::skip]
const BY_ENCODING: &[(&str, &Format)] = &[
    ("AMR",             Amr::FORMAT),
    ("AV1",             Av1::FORMAT),
    ("EVS",             Evs::FORMAT),
    ("L16",             Pcm::FORMAT),
    ("L20",             Pcm::FORMAT),
    ("L24",             Pcm::FORMAT),
    ("raw",             RawVideo::FORMAT),
    ("red",             Red::FORMAT),
    ("rtx",             Rtx::FORMAT),
    ("VP8",             Vp8::FORMAT),
    ("VP9",             Vp9::FORMAT),
    ("G723",            G723::FORMAT),
    ("G729",            G729::FORMAT),
    ("H261",            H261),
    ("H263",            H263),
    ("H264",            H264::FORMAT),
    ("H265",            H265::FORMAT),
    ("H266",            H266::FORMAT),
    ("iLBC",            Ilbc::FORMAT),
    ("iSAC",            ISAC),
    ("jxsv",            Jxsv::FORMAT),
    ("opus",            Opus::FORMAT),
    ("SILK",            SILK),
    ("t140",            T140),
    ("AM824",           Pcm::FORMAT),
    ("G7221",           G7221::FORMAT),
    ("G729D",           G729::FORMAT),
    ("G729E",           G729::FORMAT),
    ("speex",           SPEEX),
    ("AMR-WB",          Amr::FORMAT),
    ("theora",          THEORA),
    ("ulpfec",          UlpFec::FORMAT),
    ("vorbis",          VORBIS),
    ("flexfec",         FlexFec::FORMAT),
    ("MP4V-ES",         Mp4vEs::FORMAT),
    ("smpte291",        Smpte291::FORMAT),
    ("H263-1998",       H263),
    ("H263-2000",       H263),
    ("MP4A-LATM",       Mp4aLatm::FORMAT),
    ("multiopus",       Opus::FORMAT),
    ("flexfec-03",      FlexFec::FORMAT),
    ("mpeg4-generic",   Mpeg4Generic::FORMAT),
    ("telephone-event", TelephoneEvent::FORMAT),
];

#[cfg(test)]
mod tests {
    use super::Format;
    use crate::Encoding;
    use std::vec::Vec;

    #[test]
    fn every_format_is_found_by_each_of_its_encodings() {
        for (encoding, format) in Format::all() {
            assert_eq!(Format::of(encoding), Some(format), "{encoding}");
            assert!(Format::of(&encoding.to_ascii_uppercase()).is_some(), "{encoding}");
            assert!(format.encodings.contains(&encoding), "{encoding}");
            assert!(format.encodings.iter().all(|name| Format::of(name) == Some(format)));
        }
    }

    #[test]
    fn encodings_are_spelt_as_in_the_list_of_encodings() {
        for (encoding, _) in Format::all() {
            assert_eq!(Encoding::named(encoding).map(|known| known.name), Some(encoding));
        }
    }

    #[test]
    fn a_name_is_known_once() {
        for (encoding, format) in Format::all() {
            let mut names: Vec<_> =
                format.parameters.iter().map(|info| info.name.to_ascii_lowercase()).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), format.parameters.len(), "{encoding}");
        }
    }
}
