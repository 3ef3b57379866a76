//! What `.gitignore` says of the files below a folder (gitignore(5)).

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::config::absolute;
use crate::glob::{Braces, Glob};

/// What counts for the entries of one folder: its own `.gitignore`, then those above it, up to the
/// repository.
pub(super) struct Ignored {
    /// The whole path of the folder that the patterns speak of.
    folder: PathBuf,
    rows: Vec<Row>,
    above: Option<Rc<Ignored>>,
}

impl Ignored {
    /// What counts in `folder`; nothing outside of repositories.
    pub(super) fn of(folder: &Path) -> Option<Rc<Self>> {
        let folder = absolute(folder).ok()?;
        let repository = folder.ancestors().position(is_repository)?;
        let folders: Vec<_> = folder.ancestors().take(repository + 1).collect();
        folders.into_iter().rev().fold(None, Self::below)
    }

    /// What counts in `folder`, whose whole path it is, where `above` counts in the one that it
    /// stands in.
    pub(super) fn below(above: Option<Rc<Self>>, folder: &Path) -> Option<Rc<Self>> {
        let level = |files: &[&str], above| {
            // A file that cannot be read ignores nothing, as for git.
            let texts = files.iter().filter_map(|file| fs::read(folder.join(file)).ok());
            let rows = texts.flat_map(|text| rows(&String::from_utf8_lossy(&text))).collect();
            Self { folder: folder.to_owned(), rows, above }
        };
        if is_repository(folder) {
            return Some(Rc::new(level(&[".git/info/exclude", ".gitignore"], None)));
        }
        let level = level(&[".gitignore"], Some(above?));
        if level.rows.is_empty() { level.above } else { Some(Rc::new(level)) }
    }

    /// Whether the entry with this whole path is to be left out.
    pub(super) fn leaves_out(&self, path: &Path, kind: Kind) -> bool {
        let inside = path.strip_prefix(&self.folder).unwrap_or(path);
        // The last that speaks of it counts.
        match self.rows.iter().rev().find(|row| row.means(inside, kind)) {
            Some(row) => row.leaves_out,
            None => self.above.as_ref().is_some_and(|above| above.leaves_out(path, kind)),
        }
    }
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    File,
}

/// A line of a `.gitignore`.
struct Row {
    glob: Glob,
    /// `!` before it takes back what others leave out.
    leaves_out: bool,
    /// A slash at the end: folders alone.
    is_of_folders: bool,
    /// No other slash: a name in any folder.
    is_name: bool,
}

impl Row {
    /// The line as a pattern; `None` where there is none in it, or a broken one.
    fn read(line: &str) -> Option<Self> {
        let line = trimmed(line);
        if line.starts_with('#') {
            return None;
        }
        let (line, leaves_out) = match line.strip_prefix('!') {
            Some(line) => (line, false),
            None => (line, true),
        };
        let (line, is_of_folders) = match line.strip_suffix('/') {
            Some(line) => (line, true),
            None => (line, false),
        };
        let is_name = !line.contains('/');
        let line = line.strip_prefix('/').unwrap_or(line);
        if line.is_empty() {
            return None;
        }
        let glob = Glob::new(line, Braces::Literal).ok()?;
        Some(Self { glob, leaves_out, is_of_folders, is_name })
    }

    fn means(&self, path: &Path, kind: Kind) -> bool {
        let subject = if self.is_name { path.file_name().map(Path::new) } else { Some(path) };
        (kind == Kind::Folder || !self.is_of_folders)
            && subject.is_some_and(|subject| self.glob.is_match(subject))
    }
}

fn rows(text: &str) -> Vec<Row> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().filter_map(Row::read).collect()
}

/// The line without spaces at its end, but for one that is escaped.
fn trimmed(line: &str) -> &str {
    let trimmed = line.trim_end_matches(' ');
    let escapes = trimmed.len() - trimmed.trim_end_matches('\\').len();
    let kept = if escapes % 2 == 1 { trimmed.len() + 1 } else { trimmed.len() };
    line.get(..kept).unwrap_or(trimmed)
}

/// Whether the folder is that of a repository; `.git` is a file in a worktree.
fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Ignored, Kind, rows};

    #[test]
    fn lines_mean_what_git_means() {
        let text = "\u{feff}# no\n\n*.log\r\n!keep.log\nbuild/\n/top.sdp\ndocs/*.sdp\na/**\n**/deep\n\
            \\#sharp\n\\!bang\nspace\\ \ntrail  \n{x,y}\nbroken[\n";
        let ignored = Ignored { folder: PathBuf::from("/r"), rows: rows(text), above: None };
        for (path, kind, is_left_out) in [
            ("x.log", Kind::File, true),
            ("deep/er/x.log", Kind::File, true),
            ("keep.log", Kind::File, false),
            ("build", Kind::Folder, true),
            ("build", Kind::File, false),
            ("in/build", Kind::Folder, true),
            ("top.sdp", Kind::File, true),
            ("in/top.sdp", Kind::File, false),
            ("docs/x.sdp", Kind::File, true),
            ("docs/in/x.sdp", Kind::File, false),
            ("a", Kind::Folder, false),
            ("a/b/c", Kind::File, true),
            ("in/deep", Kind::Folder, true),
            ("#sharp", Kind::File, true),
            ("!bang", Kind::File, true),
            ("space ", Kind::File, true),
            ("space", Kind::File, false),
            ("trail", Kind::File, true),
            ("{x,y}", Kind::File, true),
            ("x", Kind::File, false),
            ("# no", Kind::File, false),
        ] {
            let whole = Path::new("/r").join(path);
            assert_eq!(ignored.leaves_out(&whole, kind), is_left_out, "{path}");
        }
    }
}
