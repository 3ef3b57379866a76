//! What operations did, line by line, each with its cause.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use sdpkit_core::attribute::{PayloadType, Ssrc};
use sdpkit_core::{OwnedEdit, Text};
use sdpkit_model::Section;

use crate::change::{inverse, unified};

/// What operations did to a description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Report {
    /// Every line that changed, in the order of the operations and then of the text.
    pub changes: Vec<Change>,
    /// What else there is to say.
    pub notes: Vec<Note>,
    /// Whether it was made sure that no new error was brought in.
    pub checked: bool,
    #[cfg_attr(feature = "serde", serde(skip))]
    before: Vec<u8>,
    #[cfg_attr(feature = "serde", serde(skip))]
    edits: Vec<OwnedEdit>,
}

impl Report {
    pub(crate) const fn new(
        changes: Vec<Change>,
        notes: Vec<Note>,
        checked: bool,
        before: Vec<u8>,
        edits: Vec<OwnedEdit>,
    ) -> Self {
        Self { changes, notes, checked, before, edits }
    }

    /// The edits that take the text from before the first operation to after the last.
    pub fn edits(&self) -> &[OwnedEdit] {
        &self.edits
    }

    /// The edits that take it back.
    pub fn inverse(&self) -> Vec<OwnedEdit> {
        inverse(&self.before, &self.edits)
    }

    /// The change as a unified diff, with three lines around it; empty where nothing changed.
    pub fn diff(&self) -> String {
        unified(&self.before, &self.edits)
    }
}

/// A line that changed, came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Change {
    /// The name of the operation.
    #[cfg_attr(feature = "serde", serde(rename = "op"))]
    pub operation: &'static str,
    /// Why.
    pub cause: Cause,
    /// Where it stands; `None` at session level.
    pub section: Option<SectionRef>,
    /// The line before; `None` when it came.
    pub before: Option<LineText>,
    /// The line after; `None` when it went.
    pub after: Option<LineText>,
}

/// A section that something is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SectionRef {
    /// Its number, from 0.
    pub index: usize,
    /// Its name.
    pub mid: Option<String>,
}

impl SectionRef {
    /// Refers to `section`.
    pub fn new(section: Section<'_, '_>) -> Self {
        let mid = section.mid().map(|mid| mid.tag.as_str().into());
        Self { index: section.index(), mid }
    }
}

impl fmt::Display for SectionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.mid {
            Some(mid) => write!(f, "section {} (mid {mid})", self.index),
            None => write!(f, "section {}", self.index),
        }
    }
}

/// A line of a text, without its end: any bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct LineText(Vec<u8>);

impl LineText {
    pub(crate) fn new(line: &[u8]) -> Self {
        Self(line.into())
    }

    /// The bytes, and how they are shown.
    pub fn as_text(&self) -> Text<'_> {
        Text::new(&self.0)
    }
}

impl fmt::Display for LineText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_text().fmt(f)
    }
}

impl fmt::Debug for LineText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_text().fmt(f)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for LineText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why a line changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// It was asked for.
    Requested,
    /// It follows from what was asked for.
    Closure(Reason),
}

/// Why something follows from what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It repairs, or is made of, this payload type, which goes.
    DependsOn(PayloadType),
    /// It protects media, and none is left in the section.
    NothingToProtect,
    /// It goes with codecs of this clock rate, and none is left in the section.
    NothingBeside(u32),
    /// Each payload type it may have goes.
    NoFormatLeft,
    /// It belongs to this source, which goes.
    SourceOf(Ssrc),
    /// It is a source of repair, and no payload type of such repair is left in the section.
    NothingToRepairWith,
    /// A payload type means the same in all sections of a BUNDLE group (RFC 9143 §9.1).
    SameInBundle(PayloadType),
    /// It had the payload type that another was to get.
    Collision(PayloadType),
    /// The section is left without codecs.
    SectionEmptied,
    /// The section is rejected, and has no use for it.
    SectionRejected,
    /// The section that carried the transport of its BUNDLE group is another now (RFC 9143 §7.3.1).
    BundlePromotion,
    /// The sections of a BUNDLE group have their RTCP on the port of their RTP (RFC 9143 §9.3).
    BundleNeedsMux,
    /// The section shares the transport of its BUNDLE group.
    SharedTransport,
    /// Streams are told apart by this header extension (RFC 8853 §5.6).
    NeedsExtension,
    /// The default destination follows the candidates that are left (RFC 8839 §4.2.5).
    DefaultDestination,
    /// It tells an address that may not leave.
    TellsAddress,
    /// It names credentials that are others now.
    SameCredentials,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requested => f.write_str("requested"),
            Self::Closure(reason) => reason.fmt(f),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DependsOn(payload) => write!(f, "depends on payload type {payload}"),
            Self::NothingToProtect => f.write_str("protects media, and none is left"),
            Self::NothingBeside(rate) => write!(f, "no codec of {rate} Hz is left beside it"),
            Self::NoFormatLeft => f.write_str("every format it may have goes"),
            Self::SourceOf(source) => write!(f, "belongs to source {source}"),
            Self::NothingToRepairWith => f.write_str("no payload type of such repair is left"),
            Self::SameInBundle(payload) => {
                write!(f, "payload type {payload} means the same in the whole BUNDLE group")
            }
            Self::Collision(payload) => write!(f, "payload type {payload} is given to another"),
            Self::SectionEmptied => f.write_str("the section is left without codecs"),
            Self::SectionRejected => f.write_str("the section is rejected"),
            Self::BundlePromotion => {
                f.write_str("another section carries the transport of the BUNDLE group")
            }
            Self::BundleNeedsMux => f.write_str("a BUNDLE group needs rtcp-mux"),
            Self::SharedTransport => f.write_str("the transport is that of the BUNDLE group"),
            Self::NeedsExtension => f.write_str("streams are told apart by this header extension"),
            Self::DefaultDestination => f.write_str("the default destination is a candidate"),
            Self::SameCredentials => f.write_str("names the credentials"),
            Self::TellsAddress => f.write_str("tells an address that may not leave"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Cause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<sdpkit_model::Cause> for Cause {
    fn from(cause: sdpkit_model::Cause) -> Self {
        use sdpkit_model::Cause as Model;
        Self::Closure(match cause {
            Model::DependsOn(payload) => Reason::DependsOn(payload),
            Model::NothingToProtect => Reason::NothingToProtect,
            Model::NothingBeside(rate) => Reason::NothingBeside(rate),
            Model::NoFormatLeft => Reason::NoFormatLeft,
            Model::SourceOf(source) => Reason::SourceOf(source),
            Model::NothingToRepairWith => Reason::NothingToRepairWith,
            // `Requested`, and what the model may learn to say.
            _ => return Self::Requested,
        })
    }
}

/// Something a person should know about what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "note", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Note {
    /// Nothing is there that the operation could be about.
    NotFound {
        /// What was looked for.
        what: String,
    },
    /// Chromium, which created the description, sees that it was changed before it is set.
    ChromiumMunging {
        /// The number of the change in libwebrtc.
        number: u16,
        /// Its name there.
        name: &'static str,
        /// What differs, as a clause.
        meaning: &'static str,
        /// Whether it is the one that is counted: the first of all.
        #[cfg_attr(feature = "serde", serde(rename = "counted"))]
        is_counted: bool,
        /// Whether `setLocalDescription` fails where it is counted.
        #[cfg_attr(feature = "serde", serde(rename = "refused"))]
        is_refused: bool,
        /// What does the same without a change of the text.
        instead: Option<&'static str>,
    },
    /// No candidate is left of those that were there; more may be trickled.
    NoCandidateLeft,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { what } => write!(f, "nothing to change: no {what}"),
            Self::ChromiumMunging { number, name, meaning, is_counted, is_refused, instead } => {
                let verb = match (is_counted, is_refused) {
                    (true, true) => "refuses",
                    (true, false) => "counts",
                    (false, _) => "also sees",
                };
                write!(f, "Chromium {verb} {number} {name}: {meaning}")?;
                instead.map_or(Ok(()), |instead| write!(f, "; {instead} does it instead"))
            }
            Self::NoCandidateLeft => {
                f.write_str("no candidate is left: ICE fails unless others are trickled")
            }
        }
    }
}
