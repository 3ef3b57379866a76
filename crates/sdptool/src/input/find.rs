//! Names on the command line to files.

use std::path::{Path, PathBuf};

use globset::Glob;
use ignore::WalkBuilder;

/// Where bytes come from.
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// The files that `name` stands for: `-`, a file, every `*.sdp` below a directory (as far as
/// `.gitignore` allows), or whatever matches a glob.
pub(crate) fn find(name: &str) -> Result<Vec<Source>, String> {
    let path = Path::new(name);
    let files = if name == "-" {
        return Ok(vec![Source::Stdin]);
    } else if path.is_dir() {
        let files = walk(path, |file| file.extension().is_some_and(|end| end == "sdp"))?;
        if files.is_empty() {
            return Err("expected *.sdp files in the directory, found none".to_owned());
        }
        files
    } else if path.exists() || !is_glob(name) {
        vec![path.to_owned()]
    } else {
        let glob = Glob::new(name).map_err(|error| error.to_string())?.compile_matcher();
        let files =
            walk(fixed_part(name), |file| glob.is_match(file.strip_prefix("./").unwrap_or(file)))?;
        if files.is_empty() {
            return Err("expected files that match the pattern, found none".to_owned());
        }
        files
    };
    Ok(files.into_iter().map(Source::File).collect())
}

/// The files below `root` that are `wanted`, in order of their names.
fn walk(root: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(root).sort_by_file_path(Path::cmp).build() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_some_and(|kind| !kind.is_dir()) && wanted(entry.path()) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
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
