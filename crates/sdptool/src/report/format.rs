//! The formats, by name.

use std::path::PathBuf;
use std::str::FromStr;

use super::output::Output;
use super::summary::SummaryWriter;
use super::{Writer, concise, full, json};

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// With the text around them.
    Full,
    /// One line each.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Not at all, but counted; not on the command line.
    Summary,
}

impl Format {
    /// Those that can be asked for, by their names.
    const NAMED: [(&'static str, Self); 4] = [
        ("full", Self::Full),
        ("concise", Self::Concise),
        ("json", Self::Json),
        ("ndjson", Self::Ndjson),
    ];

    /// What writes it to `out`.
    pub(super) fn writer(self, out: &Output) -> Box<dyn Writer> {
        match self {
            Self::Full => Box::new(full::Full::new(out.is_styled())),
            Self::Concise => Box::new(concise::Concise),
            Self::Json => Box::new(json::Document::default()),
            Self::Ndjson => Box::new(json::Lines),
            Self::Summary => Box::new(SummaryWriter),
        }
    }
}

/// `FORMAT` or `FORMAT=FILE` of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) format: Format,
    pub(super) file: Option<PathBuf>,
}

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((_, "")) => return Err("expected the name of a file after `=`".to_owned()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let named = Format::NAMED.iter().find(|(known, _)| *known == name);
        let Some(&(_, format)) = named else {
            let names = Format::NAMED.map(|(name, _)| name).join(", ");
            return Err(format!("expected one of {names}"));
        };
        Ok(Self { format, file })
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Wanted};

    #[test]
    fn a_format_may_have_a_file() {
        let wanted: Wanted = "json=out/a=b.json".parse().unwrap();
        let file = Some("out/a=b.json".into());
        assert_eq!(wanted, Wanted { format: Format::Json, file });
        assert_eq!("full".parse(), Ok(Wanted { format: Format::Full, file: None }));
        assert!("full=".parse::<Wanted>().is_err());
    }
}
