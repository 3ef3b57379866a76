//! The formats: a file and a row each.

mod checkstyle;
mod concise;
mod excerpt;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod junit;
mod markdown;
mod rdjson;
mod sarif;
mod statistics;
mod xml;

pub(super) use statistics::Statistics;

use super::Writer;

/// How findings are printed.
#[derive(Debug)]
pub(super) struct Format {
    /// What it is called on the command line.
    pub(super) name: &'static str,
    /// What it is, in a few words.
    pub(super) about: &'static str,
    pub(super) reader: Reader,
    /// Whether secrets are masked unless something else is asked for.
    pub(super) is_public: bool,
    pub(super) writer: fn(Style) -> Box<dyn Writer>,
}

/// Who reads a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    Person,
    Program,
}

/// How what people read may look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Whether colours reach the reader.
    pub(super) is_coloured: bool,
}

/// Every format, in the order in which they are listed.
///
/// Logs of GitHub and GitLab and what is uploaded to them may be read by everybody.
pub(super) static FORMATS: &[Format] = &[
    person("full", "with the text around them", |style| Box::new(full::Full::new(style))),
    person("concise", "a line each", |style| Box::new(concise::Concise::new(style))),
    person("grouped", "a line each, by file", |style| Box::new(grouped::Grouped::new(style))),
    person("markdown", "tables, as for a job summary", |_| Box::new(markdown::Markdown)),
    program("json", "one JSON object", |_| Box::<json::Document>::default()),
    program("ndjson", "a JSON object a line", |_| Box::new(json::Lines)),
    public("sarif", "SARIF 2.1.0", |_| Box::<sarif::Sarif>::default()),
    public("github", "annotations by workflow commands", |_| Box::new(github::Github)),
    public("gitlab", "a Code Quality report", |_| Box::<gitlab::Gitlab>::default()),
    program("junit", "a JUnit report", |_| Box::<junit::Junit>::default()),
    program("checkstyle", "a Checkstyle report", |_| Box::<checkstyle::Checkstyle>::default()),
    program("rdjson", "Reviewdog Diagnostic Format", |_| Box::<rdjson::Rdjson>::default()),
];

type MakeWriter = fn(Style) -> Box<dyn Writer>;

const fn person(name: &'static str, about: &'static str, writer: MakeWriter) -> Format {
    Format { name, about, reader: Reader::Person, is_public: false, writer }
}

const fn program(name: &'static str, about: &'static str, writer: MakeWriter) -> Format {
    Format { name, about, reader: Reader::Program, is_public: false, writer }
}

const fn public(name: &'static str, about: &'static str, writer: MakeWriter) -> Format {
    Format { name, about, reader: Reader::Program, is_public: true, writer }
}
