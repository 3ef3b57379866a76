//! What is to be answered or offered.

use clap::{Args, ValueEnum};
use sdpkit::negotiate::MediaWant;

#[derive(Debug, Args)]
pub(crate) struct AnswerArguments {
    /// The offer: a file, or - for stdin; of several descriptions the first.
    #[arg(value_name = "OFFER")]
    pub(super) offer: String,

    #[command(flatten)]
    pub(super) common: CommonArguments,

    /// Reject this section, counted from 0.
    #[arg(long, value_name = "SECTION")]
    pub(super) reject: Vec<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct OfferArguments {
    #[command(flatten)]
    pub(super) common: CommonArguments,

    /// The sections, in order [default: one of everything the capabilities hold].
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(super) media: Vec<MediaArgument>,
}

#[derive(Debug, Args)]
pub(super) struct CommonArguments {
    /// What this end can do: a file in TOML or JSON, or one of browser-like, sip-phone,
    /// recv-only-sfu.
    #[arg(long = "caps", value_name = "FILE|NAME")]
    pub(super) capabilities: String,

    /// Where identifiers come from: the same number gives the same text [default: other
    /// identifiers in each run].
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,

    /// The address of media, where it is not ICE that finds it.
    #[arg(long)]
    pub(super) address: Option<String>,

    /// The port of the first section; each further one is 2 higher.
    #[arg(long, requires = "address")]
    pub(super) port: Option<u16>,
}

/// A section of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MediaArgument {
    Audio,
    Video,
    Text,
    Data,
}

impl MediaArgument {
    pub(super) const ALL: [Self; 4] = [Self::Audio, Self::Video, Self::Text, Self::Data];

    pub(super) const fn want(self) -> MediaWant {
        match self {
            Self::Audio => MediaWant::audio(),
            Self::Video => MediaWant::video(),
            Self::Text => MediaWant::text(),
            Self::Data => MediaWant::data_channel(),
        }
    }
}
