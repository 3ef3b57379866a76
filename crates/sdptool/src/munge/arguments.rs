//! What is to be changed, and what is printed of it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use sdpkit::lint::DescriptionType;
use sdpkit::model::Model;
use sdpkit::munge::Role;

use crate::input::Description;

#[derive(Debug, Args)]
#[group(skip)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct MungeArguments {
    /// A file with one description, or - for stdin.
    #[arg(value_name = "FILE|-", required_unless_present = "list")]
    pub(super) input: Option<String>,

    /// Operations in their order, one in each argument: 'remove video VP8' 'fmtp opus stereo=1'.
    #[arg(value_name = "OP")]
    pub(super) operations: Vec<String>,

    /// Also those of this file, before the others: one in a line, or a JSON array.
    #[arg(long, value_name = "FILE")]
    pub(super) recipe: Option<PathBuf>,

    /// The part the description plays; it decides what may be changed.
    #[arg(long, value_enum, default_value_t = RoleArgument::Free)]
    pub(super) role: RoleArgument,

    /// The description that fixes the order of sections: the offer of an answer, or the one before.
    #[arg(long, value_name = "FILE")]
    pub(super) previous: Option<PathBuf>,

    /// Say of every line that changes, why.
    #[arg(long)]
    pub(super) explain: bool,

    /// Print the difference in place of the description.
    #[arg(long, group = "output")]
    pub(super) diff: bool,

    /// Print the description and the report as JSON.
    #[arg(long, group = "output")]
    pub(super) json: bool,

    /// Write the description back to its file, and print nothing.
    #[arg(long, group = "output")]
    pub(super) in_place: bool,

    /// Print nothing; exit with 1 when something would change.
    #[arg(long, group = "output")]
    pub(super) check: bool,

    /// List every operation, with an example of each.
    #[arg(long, conflicts_with_all = ["input", "output", "recipe", "previous", "explain"])]
    pub(super) list: bool,
}

/// The part a description plays, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RoleArgument {
    LocalOffer,
    LocalAnswer,
    RemoteOffer,
    RemoteAnswer,
    /// Made here; the description tells whether it is an offer or an answer.
    Local,
    /// The peer's; the description tells whether it is an offer or an answer.
    Remote,
    /// None of these.
    Free,
}

impl RoleArgument {
    /// The role of `description`.
    pub(super) fn of(self, description: &Description) -> Role {
        let is_answer = || {
            let told = description.described.as_ref().and_then(|told| told.description_type);
            let model = || Model::new(sdpkit::Sdp::new(&description.text));
            let guessed = || model().description_type().map(|guess| guess.value);
            let known = told.or_else(guessed);
            matches!(known, Some(DescriptionType::Answer | DescriptionType::Pranswer))
        };
        match self {
            Self::LocalOffer => Role::LocalOffer,
            Self::LocalAnswer => Role::LocalAnswer,
            Self::RemoteOffer => Role::RemoteOffer,
            Self::RemoteAnswer => Role::RemoteAnswer,
            Self::Local if is_answer() => Role::LocalAnswer,
            Self::Local => Role::LocalOffer,
            Self::Remote if is_answer() => Role::RemoteAnswer,
            Self::Remote => Role::RemoteOffer,
            Self::Free => Role::Free,
        }
    }
}
