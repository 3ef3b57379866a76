//! Names on the command line to files.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{fs, io};

use super::ignored::{Ignored, Kind};
use crate::config::absolute;
use crate::glob::{Braces, Glob};
use sdpkit::model::order::Order as _;

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
        let found = Walk::below(path, usize::MAX, &is_sdp);
        return or_nothing(found, name, "expected *.sdp files in the directory, found none");
    }
    if path.exists() || !is_glob(name) {
        return vec![Ok(Source::File(path.to_owned()))];
    }
    let pattern = name.strip_prefix("./").unwrap_or(name);
    match Glob::new(pattern, Braces::Alternatives) {
        Ok(glob) => {
            let found =
                Walk::below(fixed_part(pattern), depth(pattern), &|file| glob.is_match(file));
            or_nothing(found, name, "expected files that match the pattern, found none")
        }
        Err(why) => vec![Err((name.to_owned(), why))],
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

/// How many folders below [`fixed_part`] files may be that match.
fn depth(pattern: &str) -> usize {
    if pattern.contains("**") { usize::MAX } else { pattern.matches('/').count() }
}

/// The way through the folders below one.
struct Walk<'a> {
    wanted: &'a dyn Fn(&Path) -> bool,
    found: Vec<Found>,
}

impl<'a> Walk<'a> {
    /// The files that are `wanted` in `folder` and so many levels of folders below it, in order of
    /// their names, and what cannot be read on the way.
    ///
    /// What is hidden or ignored is left out, and links to folders are not followed.
    fn below(folder: &Path, depth: usize, wanted: &'a dyn Fn(&Path) -> bool) -> Vec<Found> {
        let mut walk = Self { wanted, found: Vec::new() };
        walk.enter(folder, depth, Ignored::of(folder).as_ref());
        walk.found
    }

    fn enter(&mut self, folder: &Path, depth: usize, ignored: Option<&Rc<Ignored>>) {
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.found.push(Err((folder.display().to_string(), error.to_string())));
                return;
            }
        };
        for (path, kind) in entries {
            let whole =
                if ignored.is_some() || kind == Kind::Folder { absolute(&path).ok() } else { None };
            let whole = whole.as_deref().unwrap_or(&path);
            if ignored.is_some_and(|ignored| ignored.leaves_out(whole, kind)) {
                continue;
            }
            match kind {
                Kind::Folder if depth > 0 => {
                    let ignored = Ignored::below(ignored.cloned(), whole);
                    self.enter(&path, depth - 1, ignored.as_ref());
                }
                Kind::File if (self.wanted)(&path) => self.found.push(Ok(Source::File(path))),
                _ => {}
            }
        }
    }
}

/// The entries of a folder that are files or folders and not hidden, in order of their names.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let kind = entry.file_type()?;
        if is_hidden(&name) {
            continue;
        }
        // `./` before a name says nothing.
        let path = if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) };
        if kind.is_dir() {
            entries.push((path, Kind::Folder));
        } else if kind.is_file() || kind.is_symlink() {
            entries.push((path, Kind::File));
        }
    }
    entries.order_by(|(one, _), (other, _)| one.cmp(other));
    Ok(entries)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
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
