//! Which configurations count for a file, and in which order.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use super::read::{parse, read};
use super::schema::Config;
use super::value::Written;
use crate::glob::{Braces, Glob};
use sdpkit::lint::Selector;

/// The names of a configuration, in the order in which they are looked for.
const NAMES: [&str; 2] = ["sdptool.toml", ".sdptool.toml"];

/// What stands after the name of a file in the name of its own configuration.
const SIDECAR: &str = ".lint.toml";

/// Where configurations come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    /// `--config FILE`: this one, in the place of those that are found.
    pub(crate) file: Option<PathBuf>,
    /// `--isolated`: none that would be found.
    pub(crate) isolated: bool,
}

/// The configurations of a run, each read once.
pub(crate) struct Layers {
    origins: Origins,
    given: Option<Rc<Layer>>,
    /// What the command line says; the last to count.
    command_line: Vec<Layer>,
    by_folder: BTreeMap<PathBuf, Option<Rc<Layer>>>,
}

impl Layers {
    /// Reads what the command line names; `pairs` are `KEY=VALUE`, `flags` is what its other
    /// options say.
    pub(crate) fn new(origins: Origins, pairs: &[String], flags: Config) -> Result<Self, String> {
        let given = match &origins.file {
            None => None,
            Some(file) => {
                let missing =
                    || format!("{}: expected a configuration, found no file", file.display());
                let config = read(file)?.ok_or_else(missing)?;
                Some(Rc::new(Layer::new(file, config)?))
            }
        };
        let mut command_line = Vec::new();
        for pair in pairs {
            let config = parse(pair).map_err(|(_, why)| format!("--config '{pair}': {why}"))?;
            command_line.push(Layer::new(Path::new("--config"), config)?);
        }
        command_line.push(Layer::new(Path::new("--config"), flags)?);
        Ok(Self { origins, given, command_line, by_folder: BTreeMap::new() })
    }

    /// What counts for `file`: the nearest configuration, the file's own, the command line.
    pub(crate) fn of(&mut self, file: &Path) -> Result<Config, String> {
        let found = self.found(file)?;
        let sidecar = if self.origins.isolated { None } else { sidecar(file)? };
        let layers = found.as_deref().into_iter().chain(&sidecar).chain(&self.command_line);
        let mut config = Config::default();
        for layer in layers {
            config = config.then(layer.of(file)?);
        }
        Ok(config)
    }

    /// Where the configuration is that counts for `file`.
    pub(crate) fn path_for(&mut self, file: &Path) -> Result<Option<PathBuf>, String> {
        Ok(self.found(file)?.map(|layer| layer.path.clone()))
    }

    /// The configuration that was given, or the nearest.
    fn found(&mut self, file: &Path) -> Result<Option<Rc<Layer>>, String> {
        match &self.given {
            Some(given) => Ok(Some(Rc::clone(given))),
            None if self.origins.isolated => Ok(None),
            None => self.nearest(&absolute(file)?),
        }
    }

    /// The configuration in the folder of `file`, or in the nearest one above that has one.
    fn nearest(&mut self, file: &Path) -> Result<Option<Rc<Layer>>, String> {
        let Some(folder) = file.parent() else { return Ok(None) };
        if let Some(known) = self.by_folder.get(folder) {
            return Ok(known.clone());
        }
        let mut found = None;
        for path in NAMES.map(|name| folder.join(name)) {
            if let Some(config) = read(&path)? {
                found = Some(Rc::new(Layer::new(&path, config)?));
                break;
            }
        }
        if found.is_none() {
            found = self.nearest(folder)?;
        }
        self.by_folder.insert(folder.to_owned(), found.clone());
        Ok(found)
    }
}

/// A configuration and the folder that it speaks of.
struct Layer {
    path: PathBuf,
    folder: PathBuf,
    config: Config,
    ignores: Vec<Ignores>,
}

/// The rules not to run on the files that a glob means.
struct Ignores {
    glob: Glob,
    /// Whether it means the name of a file in any folder.
    is_name: bool,
    rules: Vec<Written<Selector>>,
}

impl Layer {
    fn new(path: &Path, mut config: Config) -> Result<Self, String> {
        let mut ignores = Vec::new();
        for (pattern, rules) in std::mem::take(&mut config.lint.per_file_ignores) {
            let glob = Glob::new(&pattern, Braces::Alternatives).map_err(|why| {
                format!("{}: per-file-ignores `{pattern}`: {why}", path.display())
            })?;
            ignores.push(Ignores { glob, is_name: !pattern.contains('/'), rules });
        }
        let folder = absolute(path)?.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { path: path.to_owned(), folder, config, ignores })
    }

    /// What it says of `file`.
    fn of(&self, file: &Path) -> Result<Config, String> {
        let mut config = self.config.clone();
        if self.ignores.is_empty() {
            return Ok(config);
        }
        let path = absolute(file)?;
        for ignores in &self.ignores {
            let subject = if ignores.is_name {
                path.file_name().map(Path::new)
            } else {
                path.strip_prefix(&self.folder).ok()
            };
            if subject.is_some_and(|subject| ignores.glob.is_match(subject)) {
                config.lint.ignore.extend(&ignores.rules);
            }
        }
        Ok(config)
    }
}

/// Where configurations for `file` may be.
pub(crate) fn candidates(file: &Path) -> Result<Vec<PathBuf>, String> {
    let path = absolute(file)?;
    let folders = path.ancestors().skip(1);
    let nearest = folders.flat_map(|folder| NAMES.map(|name| folder.join(name)));
    Ok(sidecar_path(file).into_iter().chain(nearest).collect())
}

/// The configuration that stands beside `file` and is about it alone.
fn sidecar(file: &Path) -> Result<Option<Layer>, String> {
    let Some(path) = sidecar_path(file) else { return Ok(None) };
    match read(&path)? {
        Some(config) => Layer::new(&path, config).map(Some),
        None => Ok(None),
    }
}

fn sidecar_path(file: &Path) -> Option<PathBuf> {
    let mut name = file.file_name()?.to_owned();
    name.push(SIDECAR);
    Some(file.with_file_name(name))
}

/// The whole path, without `.` and `..`.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, String> {
    let path = std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            _ => plain.push(part),
        }
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::absolute;

    #[test]
    fn paths_that_go_up_are_made_plain() {
        let here = std::env::current_dir().unwrap();
        for (path, plain) in
            [("a/../b", here.join("b")), ("./c", here.join("c")), ("/x/../../y", "/y".into())]
        {
            assert_eq!(absolute(Path::new(path)).unwrap(), plain);
        }
    }
}
