//! The descriptions that are parsed, from a telephone's offer to a conference of 500 sections.

use std::path::{Path, PathBuf};
use std::{error, fmt, fs, io};

use crate::generated;

/// The input that goals are measured on: what a current Chrome sends.
pub const CHROME: &str = "chrome";

/// The input that goals about large descriptions are measured on: 1 MB.
pub const LARGE: &str = "500 sections";

/// A named description. All inputs are UTF-8, with CRLF line ends, as the peers want them.
#[derive(Debug)]
pub struct Input {
    /// Short name, the one used in tables and on the command line.
    pub name: &'static str,
    /// The description.
    pub text: String,
}

impl Input {
    /// The description's bytes.
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.text.lines().count()
    }
}

/// Where an input's text comes from.
enum Source {
    /// A file below `testdata/`.
    File(&'static str),
    /// As many generated sections.
    Sections(u32),
}

/// Every input, small to large.
const INPUTS: [(&str, Source); 6] = [
    ("sip", Source::File("handwritten/sip-phone.offer.sdp")),
    ("token", Source::File("seed/chrome-2013-token.sdp")),
    ("firefox", Source::File("firefox/audio-video-data.offer.gathered.sdp")),
    (CHROME, Source::File("chromium/audio-video-data.offer.gathered.sdp")),
    ("50 sections", Source::Sections(50)),
    (LARGE, Source::Sections(500)),
];

/// The names of all inputs, small to large.
pub fn names() -> impl Iterator<Item = &'static str> {
    INPUTS.iter().map(|(name, _)| *name)
}

/// Reads or makes the inputs whose name `wanted` accepts.
pub fn load(wanted: impl Fn(&str) -> bool) -> Result<Vec<Input>, Unreadable> {
    INPUTS
        .iter()
        .filter(|(name, _)| wanted(name))
        .map(|(name, source)| Ok(Input { name, text: text(source)? }))
        .collect()
}

/// A file under `testdata/` that could not be read.
#[derive(Debug)]
pub struct Unreadable {
    path: PathBuf,
    cause: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl error::Error for Unreadable {}

fn text(source: &Source) -> Result<String, Unreadable> {
    match source {
        Source::Sections(count) => Ok(generated::sections(*count)),
        Source::File(name) => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata").join(name);
            fs::read_to_string(&path).map_err(|cause| Unreadable { path, cause })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_loads_and_has_only_crlf_line_ends() {
        let inputs = load(|_| true).expect("testdata is there");
        assert_eq!(inputs.len(), INPUTS.len());
        for input in inputs {
            assert_eq!(input.text.matches('\n').count(), input.text.matches("\r\n").count());
            assert!(input.text.ends_with("\r\n"), "{}", input.name);
        }
    }
}
