//! `--format FORMAT[=FILE]`.

use std::path::PathBuf;
use std::str::FromStr;

use super::formats::{FORMATS, Format};
use crate::nearest::nearest;

/// A format, and where it goes.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) format: &'static Format,
    /// A stream when there is none.
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
        match FORMATS.iter().find(|format| format.name == name) {
            Some(format) => Ok(Self { format, file }),
            None => Err(unknown(name)),
        }
    }
}

fn unknown(name: &str) -> String {
    let names = FORMATS.iter().map(|format| format.name);
    let meant = nearest(name, names.clone()).map(|near| format!("; did you mean `{near}`?"));
    let names: Vec<_> = names.collect();
    format!("expected one of {}{}", names.join(", "), meant.unwrap_or_default())
}

/// The help of the option.
pub(super) fn help() -> String {
    let formats = FORMATS.iter().map(|format| format!("{}: {}", format.name, format.about));
    let formats: Vec<_> = formats.collect();
    format!(
        "How findings are printed, and into which file; can be given several times.\n\n{}",
        formats.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn a_format_may_have_a_file() {
        for (text, name, file) in
            [("json=out/a=b.json", "json", Some("out/a=b.json")), ("full", "full", None)]
        {
            let wanted: Wanted = text.parse().unwrap();
            assert_eq!((wanted.format.name, wanted.file), (name, file.map(Into::into)));
        }
        assert!("full=".parse::<Wanted>().is_err());
        let error = "sarrif".parse::<Wanted>().unwrap_err();
        assert!(error.ends_with("did you mean `sarif`?"), "{error}");
    }
}
