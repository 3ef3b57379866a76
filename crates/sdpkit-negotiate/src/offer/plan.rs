//! What an offer is to ask for.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::Direction;
use sdpkit_model::MediaKind;

use crate::identifiers::Identifiers;

/// What an offer is to ask for.
///
/// After the first exchange a section that no want names by its `mid` stays as it is.
///
/// ```
/// use sdpkit_core::attribute::Direction;
/// use sdpkit_negotiate::{Identifiers, MediaWant, OfferPlan};
/// let plan = OfferPlan::new(Identifiers::new(1))
///     .with_media(MediaWant::audio())
///     .with_media(MediaWant::video().with_direction(Direction::SendOnly).with_streams(&["hi", "lo"]))
///     .with_media(MediaWant::data_channel());
/// assert_eq!(plan.media.len(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OfferPlan {
    /// Who offers, and where.
    pub identifiers: Identifiers,
    /// The sections that are new or change.
    pub media: Vec<MediaWant>,
    /// Whether ICE starts anew.
    pub ice: IcePlan,
}

/// Whether ICE starts anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum IcePlan {
    /// Transports that exist go on.
    #[default]
    GoOn,
    /// All transports get the credentials of the [`Identifiers`], which must be new.
    Restart,
}

/// A section that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MediaWant {
    /// What it carries; [`MediaKind::Application`] is data channels.
    pub kind: MediaKind,
    /// The section that is meant, if there is one already.
    pub mid: Option<String>,
    /// What this end wants to do.
    pub direction: Direction,
    /// The names of the simulcast streams to send.
    pub streams: Vec<String>,
    /// Whether the section goes on.
    pub life: Life,
}

/// Whether a section goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Life {
    /// It does.
    #[default]
    GoesOn,
    /// It ends: port 0, and its place may be used for another.
    Ends,
}

impl OfferPlan {
    /// An offer of nothing new.
    pub const fn new(identifiers: Identifiers) -> Self {
        Self { identifiers, media: Vec::new(), ice: IcePlan::GoOn }
    }

    /// With one want more.
    #[must_use]
    pub fn with_media(mut self, want: MediaWant) -> Self {
        self.media.push(want);
        self
    }

    /// With ICE like this.
    #[must_use]
    pub const fn with_ice(mut self, ice: IcePlan) -> Self {
        self.ice = ice;
        self
    }
}

impl MediaWant {
    /// A new section of audio, sent and received.
    pub const fn audio() -> Self {
        Self::of(MediaKind::Audio)
    }

    /// A new section of video, sent and received.
    pub const fn video() -> Self {
        Self::of(MediaKind::Video)
    }

    /// A new section of real-time text, sent and received.
    pub const fn text() -> Self {
        Self::of(MediaKind::Text)
    }

    /// A section of data channels.
    pub const fn data_channel() -> Self {
        Self::of(MediaKind::Application)
    }

    /// The section called `mid`, instead of a new one.
    #[must_use]
    pub fn with_mid(mut self, mid: &str) -> Self {
        self.mid = Some(mid.into());
        self
    }

    /// Doing this.
    #[must_use]
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Sending simulcast streams of these names.
    #[must_use]
    pub fn with_streams(mut self, streams: &[&str]) -> Self {
        self.streams = streams.iter().map(|name| (*name).into()).collect();
        self
    }

    /// No longer.
    #[must_use]
    pub const fn ended(mut self) -> Self {
        self.life = Life::Ends;
        self
    }

    const fn of(kind: MediaKind) -> Self {
        Self {
            kind,
            mid: None,
            direction: Direction::SendRecv,
            streams: Vec::new(),
            life: Life::GoesOn,
        }
    }
}
