//! Findings that are known, and not told again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use sdpkit::lint::Finding;
use sdpkit::model::order::set;
use serde::{Deserialize, Serialize};

use crate::config::absolute;
use crate::report::{Linted, fingerprints};

/// Where a baseline is written when nothing else is said.
pub(crate) const DEFAULT: &str = "sdptool.baseline.json";

/// Grows when a file of another version cannot be read any more.
const VERSION: u32 = 1;

/// What becomes of a baseline at the end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It stays as it is.
    Keep,
    /// It holds what was found.
    Write,
    /// It loses what was not found any more.
    Prune,
}

/// A file with findings that are known.
///
/// A finding is known by the name of its file, its rule and a number that stays the same when the
/// text around it changes.
pub(crate) struct Baseline {
    path: PathBuf,
    mode: Mode,
    known: BTreeSet<Entry>,
    /// What was found in this run.
    found: BTreeSet<Entry>,
    /// The files that were looked at.
    files: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    rule: String,
    fingerprint: String,
}

#[derive(Deserialize)]
struct Document {
    version: u32,
    findings: BTreeSet<Entry>,
}

impl Baseline {
    /// Reads the file; to be written, it need not be there.
    pub(crate) fn open(path: &Path, mode: Mode) -> Result<Self, String> {
        let told = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let known = match fs::read(path) {
            Ok(text) => read(&text).map_err(|why| told(&why))?,
            Err(error) if mode == Mode::Write && error.kind() == io::ErrorKind::NotFound => {
                BTreeSet::new()
            }
            Err(error) => return Err(told(&error)),
        };
        let (path, found, files) = (path.to_owned(), BTreeSet::new(), BTreeSet::new());
        Ok(Self { path, mode, known, found, files })
    }

    /// What of `linted` is not known yet.
    pub(crate) fn unknown(&mut self, linted: &Linted<'_>) -> Vec<Finding> {
        let file = self.relative(linted.file);
        self.files.insert(file.clone());
        let mut unknown = Vec::new();
        for (finding, fingerprint) in linted.findings.iter().zip(fingerprints(linted)) {
            let entry = Entry {
                file: file.clone(),
                rule: finding.rule.id.to_owned(),
                fingerprint: format!("{fingerprint:016x}"),
            };
            if self.mode != Mode::Write && !self.known.contains(&entry) {
                unknown.push(finding.clone());
            }
            self.found.insert(entry);
        }
        unknown
    }

    /// Does what is to be done at the end; what is returned is worth telling.
    pub(crate) fn finish(self) -> Result<Option<String>, String> {
        let name = self.path.display();
        let is_stale =
            |entry: &&Entry| self.files.contains(&entry.file) && !self.found.contains(entry);
        let stale = self.known.iter().filter(is_stale).count();
        match self.mode {
            Mode::Keep if stale == 0 => Ok(None),
            Mode::Keep => Ok(Some(format!(
                "{name}: {} found any more; --prune-baseline removes {}",
                if stale == 1 {
                    "1 finding is not".to_owned()
                } else {
                    format!("{stale} findings are not")
                },
                if stale == 1 { "it" } else { "them" },
            ))),
            Mode::Write => {
                let others = self.known.iter().filter(|entry| !self.files.contains(&entry.file));
                self.write(others.chain(&self.found))?;
                Ok(Some(format!("{name}: {} written", count(self.found.len()))))
            }
            Mode::Prune => {
                let folder = self.path.parent().unwrap_or(Path::new(""));
                let is_kept =
                    |entry: &&Entry| !is_stale(entry) && folder.join(&entry.file).exists();
                let kept: Vec<_> = self.known.iter().filter(is_kept).collect();
                let removed = self.known.len() - kept.len();
                self.write(kept.into_iter())?;
                Ok((removed > 0).then(|| format!("{name}: {} removed", count(removed))))
            }
        }
    }

    /// Writes a line for each finding: a change shows which.
    fn write<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Result<(), String> {
        let told = |error: io::Error| format!("{}: {error}", self.path.display());
        let entries: BTreeSet<_> = set(entries);
        let mut text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (number, entry) in entries.into_iter().enumerate() {
            text.push_str(if number == 0 { "\n    " } else { ",\n    " });
            let entry = serde_json::to_string(entry).map_err(|error| told(error.into()))?;
            text.push_str(&entry);
        }
        text.push_str("\n  ]\n}\n");
        fs::write(&self.path, text).map_err(told)
    }

    /// The name of a file as seen from the baseline, the same on every machine.
    fn relative(&self, file: &str) -> String {
        let folder = absolute(&self.path).ok();
        let folder = folder.as_deref().and_then(Path::parent);
        let path = absolute(Path::new(file)).ok();
        let below =
            folder.zip(path.as_deref()).and_then(|(folder, path)| path.strip_prefix(folder).ok());
        let Some(below) = below else { return file.to_owned() };
        below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}

fn read(text: &[u8]) -> Result<BTreeSet<Entry>, String> {
    let document: Document = serde_json::from_slice(text).map_err(|error| {
        format!("expected a baseline of sdptool, found something else: {error}")
    })?;
    if document.version != VERSION {
        return Err(format!(
            "expected a baseline of version {VERSION}, found {}",
            document.version
        ));
    }
    Ok(document.findings)
}

fn count(findings: usize) -> String {
    if findings == 1 { "1 finding".to_owned() } else { format!("{findings} findings") }
}
