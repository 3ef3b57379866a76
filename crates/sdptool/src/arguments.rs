//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use colorchoice_clap::Color;
use sdpkit::lint::{Category, DescriptionType, Profile, RULES, Selector};

use crate::nearest::nearest;
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
    Lint(LintArguments),
    /// Explain a rule, or list all.
    Explain(ExplainArguments),
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct LintArguments {
    /// Files, directories (every *.sdp in them), globs, or - for stdin; a file may also be JSON
    /// as signalling carries it: {"type":"offer","sdp":"..."}.
    #[arg(value_name = "FILE|DIR|GLOB|-", required = true)]
    pub(crate) inputs: Vec<String>,

    #[command(flatten)]
    pub(crate) report: ReportArguments,

    /// Apply safe fixes; text from stdin is written to stdout.
    #[arg(long, group = "mending")]
    pub(crate) fix: bool,

    /// With --fix or --diff: also apply fixes that may change what is negotiated.
    #[arg(long, requires = "mending")]
    pub(crate) unsafe_fixes: bool,

    /// Show what --fix would change, and change nothing.
    #[arg(long, group = "mending")]
    pub(crate) diff: bool,

    /// Run only these rules: ids, categories, rfc:NUMBER, or all.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    pub(crate) select: Vec<Selector>,

    /// Do not run these rules.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    pub(crate) ignore: Vec<Selector>,

    /// Run hints too.
    #[arg(long)]
    pub(crate) pedantic: bool,

    /// What kind of description it is.
    #[arg(long, value_enum, default_value_t = ProfileArgument::Auto)]
    pub(crate) profile: ProfileArgument,

    /// The part it plays in offer/answer; auto takes what JSON says.
    #[arg(long = "type", value_enum, default_value_t = TypeArgument::Auto)]
    pub(crate) description_type: TypeArgument,

    /// The name to show for stdin.
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(crate) stdin_filename: String,
}

/// Reads what names rules, and says which rule may be meant when none is named.
fn selector(text: &str) -> Result<Selector, String> {
    let names = RULES.iter().map(|rule| rule.id);
    let names = names.chain(Category::ALL.iter().map(|category| category.as_str()));
    text.parse().map_err(|error| match nearest(text, names) {
        Some(near) => format!("{error}; did you mean `{near}`?"),
        None => format!("{error}"),
    })
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The rule to explain.
    #[arg(required_unless_present = "list", conflicts_with = "list")]
    pub(crate) rule: Option<String>,

    /// List every rule.
    #[arg(long)]
    pub(crate) list: bool,

    /// How it is printed.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub(crate) format: ExplainFormat,
}

/// How rules are explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For people.
    Text,
    /// One JSON array.
    Json,
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
