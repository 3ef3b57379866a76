//! The files that tests run over.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of a corpus.
#[derive(Debug)]
pub struct Sample {
    /// Its path below the folder of the corpus, with `/` between the parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Sample {
    /// Whether it was captured from a current browser as the browser's own text.
    pub fn is_browser_capture(&self) -> bool {
        let captured = ["chromium", "firefox"].iter().any(|browser| {
            self.path.starts_with(browser) || self.path.starts_with(&format!("captured/{browser}"))
        });
        captured && self.has_description_name() && !self.path.contains(".munged.")
    }

    /// Whether it is a description, as far as its name tells.
    pub fn is_description(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.has_description_name() || self.path.starts_with("tricky/") && !name.contains('.')
    }

    fn has_description_name(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|end| end == "sdp")
    }
}

/// The folder of the checked-in test data.
pub fn testdata_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata")
}

/// Every file of the checked-in test data, in order of path.
pub fn testdata() -> Vec<Sample> {
    read(&testdata_path())
}

/// Every file of the corpus that `SDPKIT_CORPUS` names, in order of path.
///
/// # Panics
/// When the variable is not set: tests that need it are ignored then.
pub fn wider_corpus() -> Vec<Sample> {
    read(&wider_corpus_path())
}

/// The folder of the corpus that `SDPKIT_CORPUS` names.
///
/// # Panics
/// When the variable is not set: tests that need it are ignored then.
pub fn wider_corpus_path() -> PathBuf {
    std::env::var_os("SDPKIT_CORPUS").expect("SDPKIT_CORPUS was set when tests were built").into()
}

fn read(root: &Path) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let below = path.strip_prefix(root).expect("a path below the root");
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            samples.push(Sample { path: parts.join("/"), bytes });
        }
    }
    assert!(!samples.is_empty(), "no file in {}", root.display());
    samples.sort_by(|one, other| one.path.cmp(&other.path));
    samples
}
