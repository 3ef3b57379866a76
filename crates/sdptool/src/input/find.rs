//! Names on the command line to files.

use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;

/// Where bytes come from.
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// A file that a name stands for, or what there is none of and why.
type Found = Result<Source, (String, String)>;

/// The files that `name` stands for: `-`, a file, every `*.sdp` below a directory (as far as
/// `.gitignore` allows), or whatever matches a glob.
pub(crate) fn find(name: &str) -> Vec<Found> {
    let path = Path::new(name);
    if name == "-" {
        return vec![Ok(Source::Stdin)];
    }
    if path.is_dir() {
        let found = walk(WalkBuilder::new(path), is_sdp);
        return or_nothing(found, name, "expected *.sdp files in the directory, found none");
    }
    if path.exists() || !is_glob(name) {
        return vec![Ok(Source::File(path.to_owned()))];
    }
    // As shells do: only `**` matches in directories below.
    match GlobBuilder::new(name).literal_separator(true).build() {
        Ok(glob) => {
            let glob = glob.compile_matcher();
            let found = walk(walker_of(name), |file| glob.is_match(file));
            or_nothing(found, name, "expected files that match the pattern, found none")
        }
        Err(error) => vec![Err((name.to_owned(), error.kind().to_string()))],
    }
}

/// Where files that `name` stands for may come and go: a folder, and whether those below it count.
pub(crate) fn place_of(name: &str) -> (PathBuf, Below) {
    let path = Path::new(name);
    if path.is_dir() {
        return (path.to_owned(), Below::Too);
    }
    if is_glob(name) && !path.exists() {
        return (fixed_part(name).to_owned(), Below::Too);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    (folder.unwrap_or(Path::new(".")).to_owned(), Below::Not)
}

/// Whether the folders below a folder count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Below {
    Too,
    Not,
}

/// What was found, or that it was nothing.
fn or_nothing(found: Vec<Found>, name: &str, nothing: &str) -> Vec<Found> {
    if found.is_empty() { vec![Err((name.to_owned(), nothing.to_owned()))] } else { found }
}

fn is_sdp(file: &Path) -> bool {
    file.extension().is_some_and(|end| end.eq_ignore_ascii_case("sdp"))
}

/// Walks as far down as `pattern` may match.
fn walker_of(pattern: &str) -> WalkBuilder {
    let start = fixed_part(pattern);
    let mut builder = WalkBuilder::new(start);
    if !pattern.contains("**") {
        builder.max_depth(Some(pattern.matches('/').count() + 1));
    }
    builder
}

/// The files that are `wanted`, in order of their names, and what cannot be read on the way.
fn walk(mut builder: WalkBuilder, wanted: impl Fn(&Path) -> bool) -> Vec<Found> {
    let entries = builder.sort_by_file_path(Path::cmp).build();
    let found = entries.filter_map(|entry| match entry {
        Err(error) => Some(Err(unwalkable(error))),
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink());
            let path = entry.path();
            let path = path.strip_prefix("./").unwrap_or(path);
            (is_file && wanted(path)).then(|| Ok(Source::File(path.to_owned())))
        }
    });
    found.collect()
}

/// What cannot be walked through, and why.
fn unwalkable(error: ignore::Error) -> (String, String) {
    match error {
        ignore::Error::WithDepth { err, .. } => unwalkable(*err),
        ignore::Error::WithPath { path, err } => (path.display().to_string(), err.to_string()),
        other => ("directory".to_owned(), other.to_string()),
    }
}

fn is_glob(name: &str) -> bool {
    name.contains(['*', '?', '[', '{'])
}

/// The directory that a glob starts from: its parts before the first that is a pattern.
fn fixed_part(pattern: &str) -> &Path {
    let fixed = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
    let end = pattern.get(..fixed).and_then(|text| text.rfind('/')).unwrap_or(0);
    match pattern.get(..end) {
        None | Some("") if pattern.starts_with('/') => Path::new("/"),
        None | Some("") => Path::new("."),
        Some(directory) => Path::new(directory),
    }
}

#[cfg(test)]
mod tests {
    use super::fixed_part;

    #[test]
    fn globs_start_where_the_pattern_starts() {
        let parts = ["*.sdp", "a/b*/c", "/x/*.sdp", "/*.sdp", "a/{b,c}.sdp"].map(fixed_part);
        assert_eq!(parts.map(|part| part.to_str().unwrap()), [".", "a", "/x", "/", "a"]);
    }
}
