//! What is to be explained.

use clap::{ArgGroup, Args, ValueEnum};

#[derive(Debug, Args)]
#[group(skip)]
#[command(group = ArgGroup::new("subject").required(true).args(["rule", "list", "line", "error"]))]
pub(crate) struct ExplainArguments {
    /// The rule to explain.
    pub(super) rule: Option<String>,

    /// List every rule.
    #[arg(long)]
    pub(super) list: bool,

    /// Decode one line, or one candidate as browsers hand it out: 'a=rtpmap:96 VP8/90000'.
    #[arg(long, value_name = "LINE", allow_hyphen_values = true)]
    pub(super) line: Option<String>,

    /// Name the rules that explain what a browser said when it refused a description.
    #[arg(long, value_name = "MESSAGE", allow_hyphen_values = true)]
    pub(super) error: Option<String>,

    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// How explanations are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[value(alias = "table")]
    Text,
    /// One JSON object.
    Json,
}
