//! What Chromium calls it when a page edits a description before it sets it ("munging").
//!
//! Chromium compares what is given to `setLocalDescription` with what `createOffer` or
//! `createAnswer` returned last, counts the first difference that has a number, and refuses a few
//! kinds. Descriptions given to `setRemoteDescription` are not compared.
//!
//! ```
//! use sdpkit_core::Sdp;
//! use sdpkit_lint::engine::chromium::munging::{MungingKind, detect_munging};
//!
//! let created = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n\
//!     m=video 9 UDP/TLS/RTP/SAVPF 96 98\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:98 VP9/90000\r\na=sendrecv\r\n";
//! let set = created.replace("96 98", "98 96").replace("sendrecv", "sendonly");
//! let munging = detect_munging(Sdp::new(created), Sdp::new(&set));
//! assert_eq!(munging.counted(), MungingKind::VideoCodecsReordered);
//! let all: Vec<_> = munging.hits().iter().map(|hit| hit.kind).collect();
//! assert_eq!(all, [MungingKind::VideoCodecsReordered, MungingKind::Direction]);
//! assert!(munging.refusal().is_none());
//! ```

mod codec;
mod kind;
mod section;
mod session;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;

use sdpkit_core::attribute::{Attr, Fingerprint};
use sdpkit_core::{Line, Sdp, Span, Text, TypedAttribute};
use sdpkit_model::Model;

pub use kind::{Handling, MungingKind};
use section::Pair;

/// How a description differs from the one that was created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Munging {
    hits: Vec<Hit>,
    is_other_fingerprint: bool,
}

/// A difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// What it is called.
    pub kind: MungingKind,
    /// The media section, counted from 0; `None` for the session level.
    pub section: Option<usize>,
    /// The line of the created description that is gone or different, without its end.
    pub created: Option<Span>,
    /// The line of the set description that is new or different, without its end.
    pub set: Option<Span>,
}

/// Why `setLocalDescription` fails with `InvalidModificationError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The first `a=fingerprint` is another: the browser cannot have made it.
    Fingerprint,
    /// The kind of munging is not accepted.
    Kind(MungingKind),
}

impl Munging {
    /// Everything that differs, in the order in which Chromium looks.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// What Chromium counts: the first of the hits.
    pub fn counted(&self) -> MungingKind {
        self.hits.first().map_or(MungingKind::NoModification, |hit| hit.kind)
    }

    /// Why Chromium refuses the description as munged, if it does; it may still refuse it for what
    /// it says.
    pub fn refusal(&self) -> Option<Refusal> {
        if self.is_other_fingerprint {
            return Some(Refusal::Fingerprint);
        }
        let kind = self.counted();
        (kind.handling() == Handling::Refused).then_some(Refusal::Kind(kind))
    }
}

impl Refusal {
    /// What Chromium says.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Fingerprint => {
                "The SDP does not match the previously generated SDP for this type"
            }
            Self::Kind(_) => "SDP is modified in a non-acceptable way",
        }
    }
}

impl Hit {
    fn new(
        kind: MungingKind,
        section: Option<usize>,
        created: Option<Line<'_>>,
        set: Option<Line<'_>>,
    ) -> Self {
        let place = |line: Option<Line<'_>>| line.map(Line::content_span);
        Self { kind, section, created: place(created), set: place(set) }
    }
}

/// Finds how `set` differs from `created`, as Chromium does.
pub fn detect_munging(created: Sdp<'_>, set: Sdp<'_>) -> Munging {
    let (created, set) = (Model::new(created), Model::new(set));
    let hits = differences(&created, &set);
    Munging { hits, is_other_fingerprint: is_other_fingerprint(&created, &set) }
}

fn differences(created: &Model<'_>, set: &Model<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let (old, new) = (created.sections().len(), set.sections().len());
    if old != new {
        let first_beyond = |model: &Model<'_>, count| {
            model.section(count).map(|section| section.line().content_span())
        };
        // Which section was removed cannot be told; what stands at the same place is no pair.
        let (created, set) = (first_beyond(created, new), first_beyond(set, old));
        let section = Some(old.min(new));
        return Vec::from([Hit { kind: MungingKind::NumberOfContents, section, created, set }]);
    }
    let pairs = || created.sections().zip(set.sections());
    for (created, set) in pairs() {
        Pair { created, set, hits: &mut hits }.contents();
    }
    for (created, set) in pairs() {
        Pair { created, set, hits: &mut hits }.transport();
    }
    for (created, set) in pairs() {
        Pair { created, set, hits: &mut hits }.candidates();
    }
    session::compare(created, set, &mut hits);
    if hits.is_empty() && session::rest_differs(created, set) {
        hits.push(Hit::new(MungingKind::UnknownModification, None, None, None));
    }
    hits
}

/// Whether the first `a=fingerprint` of `set` differs from that of `created`, as text; none at all
/// is not looked at.
fn is_other_fingerprint(created: &Model<'_>, set: &Model<'_>) -> bool {
    let Some(set) = first_fingerprint(set) else { return false };
    first_fingerprint(created) != Some(set)
}

fn first_fingerprint<'a>(model: &Model<'a>) -> Option<&'a [u8]> {
    let line = model.lines_of_kind(Fingerprint::INFO.kind).next()?;
    line.attribute().and_then(Attr::value).map(Text::as_bytes)
}
