//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use colorchoice_clap::Color;
use sdpkit::lint::{DescriptionType, Profile};

use crate::check::CheckArguments;
use crate::config::{ConfigArguments, ConfigCommand};
use crate::convert::ConvertArguments;
use crate::explain::ExplainArguments;
use crate::munge::MungeArguments;
use crate::munge_diff::MungeDiffArguments;
use crate::negotiate::{AnswerArguments, OfferArguments};
use crate::report::ReportArguments;

/// Lint, explain and fix session descriptions (SDP).
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what is wrong in session descriptions.
    ///
    /// Exits with 0 when nothing is found at or above --fail-on, 1 when something is, 2 on wrong
    /// usage or unreadable files, 3 when an input holds no session description.
    Lint(Box<LintArguments>),
    /// Find what in an answer does not fit its offer, and tell what was negotiated.
    ///
    /// Tells what is wrong with each of both too. Exits as `sdptool lint` does.
    Check(Box<CheckArguments>),
    /// Change a session description, with all that follows from it, and print it.
    ///
    /// Operations are words: sdptool munge offer.sdp 'prefer video H264' 'disable rtx'. A change that
    /// would bring in an error is refused; errors that were there before do not matter. Exits with 0
    /// when all was done, 1 when it was refused or --check finds something to change, 2 on wrong
    /// usage or unreadable files, 3 when the input holds no session description.
    Munge(Box<MungeArguments>),
    /// Explain a rule, or list all.
    Explain(ExplainArguments),
    /// Print descriptions as JSON: every line with its text and what it says.
    ///
    /// A file with several descriptions gives as many JSON texts. `sdptool from-json` gives back the
    /// description byte for byte.
    Json(ConvertArguments),
    /// Print the description that JSON from `sdptool json` holds.
    ///
    /// Where fields were changed the line says what they say; everything else stays as it was.
    FromJson(ConvertArguments),
    /// Tell what was changed between createOffer or createAnswer and setLocalDescription.
    ///
    /// Names each change as Chromium's munging detector does, says whether Chromium refuses it, and
    /// which API does it instead. Exits with 0 when nothing was changed that Chromium counts, 1
    /// when something was, 2 on wrong usage or unreadable files, 3 when an input holds no session
    /// description.
    MungeDiff(MungeDiffArguments),
    /// Answer an offer with what an end can do.
    ///
    /// Identifiers are made up, so nobody listens at the other end of such an answer. Exits with 1
    /// when there is no answer; sections that are rejected are told on stderr.
    Answer(AnswerArguments),
    /// Make an offer of what an end can do.
    ///
    /// Identifiers are made up, so nobody listens at the other end of such an offer.
    Offer(OfferArguments),
    /// Print what configurations say, or write one to begin with.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print what makes a shell complete this command.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print a manual page.
    Man {
        /// A command, for its own page.
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct LintArguments {
    /// Files, directories (every *.sdp in them), globs, or - for stdin; a file may also be a dump
    /// of webrtc-internals or rtcstats, JSON as signalling carries it, or a log with descriptions
    /// in one line each; and all of that compressed by gzip.
    #[arg(value_name = "FILE|DIR|GLOB|-", required = true)]
    pub(crate) inputs: Vec<String>,

    #[command(flatten)]
    pub(crate) report: ReportArguments,

    #[command(flatten)]
    pub(crate) config: ConfigArguments,

    /// Apply safe fixes; text from stdin is written to stdout.
    #[arg(long, group = "mending")]
    pub(crate) fix: bool,

    /// Apply safe fixes, and say nothing of what is left.
    #[arg(long, group = "mending")]
    pub(crate) fix_only: bool,

    /// With --fix, --fix-only or --diff: also apply fixes that may change what is negotiated.
    #[arg(long, requires = "mending")]
    pub(crate) unsafe_fixes: bool,

    /// Show what --fix would change, and change nothing.
    #[arg(long, group = "mending")]
    pub(crate) diff: bool,

    #[command(flatten)]
    pub(crate) baseline: BaselineArguments,

    /// The name to show for stdin; configurations are looked for from there on.
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(crate) stdin_filename: String,

    /// How many files are looked at at once [default: as many as there are processors].
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Look again whenever a file changes.
    #[arg(long, conflicts_with_all = ["mending", "write_baseline", "prune_baseline"])]
    pub(crate) watch: bool,
}

/// Findings that are known.
#[derive(Debug, Args)]
pub(crate) struct BaselineArguments {
    /// Tell nothing of the findings that this file holds.
    #[arg(long = "baseline", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Write what is found to the baseline (sdptool.baseline.json where none is named).
    #[arg(long, conflicts_with_all = ["mending", "prune_baseline"])]
    pub(crate) write_baseline: bool,

    /// Take out of the baseline what is not found any more.
    #[arg(long)]
    pub(crate) prune_baseline: bool,
}

impl BaselineArguments {
    /// Whether findings are compared with a baseline, or written to one.
    pub(crate) const fn is_used(&self) -> bool {
        self.file.is_some() || self.write_baseline || self.prune_baseline
    }
}

/// What kind of description it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileArgument {
    Auto,
    Webrtc,
    Sip,
    Rtsp,
    St2110,
    Generic,
}

impl ProfileArgument {
    /// The profile, or `None` to guess it.
    pub(crate) const fn profile(self) -> Option<Profile> {
        match self {
            Self::Auto => None,
            Self::Webrtc => Some(Profile::WebRtc),
            Self::Sip => Some(Profile::Sip),
            Self::Rtsp => Some(Profile::Rtsp),
            Self::St2110 => Some(Profile::St2110),
            Self::Generic => Some(Profile::Generic),
        }
    }
}

/// The part a description plays in offer/answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TypeArgument {
    Auto,
    Offer,
    Answer,
    Pranswer,
}

impl TypeArgument {
    /// The type, or `None` where the input has to say.
    pub(crate) const fn description_type(self) -> Option<DescriptionType> {
        match self {
            Self::Auto => None,
            Self::Offer => Some(DescriptionType::Offer),
            Self::Answer => Some(DescriptionType::Answer),
            Self::Pranswer => Some(DescriptionType::Pranswer),
        }
    }
}
