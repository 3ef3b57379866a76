//! `fuzz/coverage.toml`: how much the checked-in corpus has to reach.

use std::{collections::BTreeMap, fmt, fs};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::workspace::Workspace;

const FILE: &str = "fuzz/coverage.toml";

/// Accepted loss in percent with the compiler that counted: code may lose a few edges to a change
/// that has nothing to do with the corpus.
const SAME_TOOLCHAIN: u64 = 3;

/// Accepted loss in percent with another compiler, which inlines and so counts differently.
const OTHER_TOOLCHAIN: u64 = 15;

const HEADER: &str = "\
# Edges that the checked-in corpus of each target reaches, as libFuzzer counts them.
# Written by `cargo xtask fuzz --update-coverage`; `cargo xtask fuzz` fails below it (minus 3 % with
# the same compiler, 15 % with another, which counts differently). The figures may only be lowered
# where code went away.
";

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(super) struct Coverage {
    /// `rustc --version` of the compiler that counted.
    toolchain: String,
    edges: BTreeMap<String, u64>,
}

impl Coverage {
    pub(super) fn read(workspace: &Workspace) -> Result<Self> {
        let text = fs::read_to_string(workspace.existing(FILE)?)?;
        toml::from_str(&text).context(FILE)
    }

    /// The figures that `toolchain` counted before: none where there is no file, or where another
    /// compiler counted, whose figures cannot stand beside new ones.
    pub(super) fn read_or_new(workspace: &Workspace, toolchain: &str) -> Result<Self> {
        let new = Self { toolchain: toolchain.to_owned(), edges: BTreeMap::new() };
        if !workspace.path(FILE).exists() {
            return Ok(new);
        }
        let old = Self::read(workspace)?;
        Ok(if old.toolchain == toolchain { old } else { new })
    }

    pub(super) fn set(&mut self, target: &str, edges: u64) {
        self.edges.insert(target.to_owned(), edges);
    }

    /// The fewest edges accepted for `target` when `toolchain` counts.
    pub(super) fn least(&self, target: &str, toolchain: &str) -> Result<u64> {
        let edges = self.edges.get(target).with_context(|| {
            format!("expected a figure for {target} in {FILE}: cargo xtask fuzz --update-coverage")
        })?;
        let loss = if self.toolchain == toolchain { SAME_TOOLCHAIN } else { OTHER_TOOLCHAIN };
        Ok(edges * (100 - loss) / 100)
    }

    pub(super) fn write(&self, workspace: &Workspace) -> Result<()> {
        Ok(fs::write(workspace.path(FILE), self.to_string())?)
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEADER}toolchain = \"{}\"\n\n[edges]\n", self.toolchain)?;
        self.edges.iter().try_for_each(|(target, edges)| writeln!(f, "{target} = {edges}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage() -> Coverage {
        let edges = [("typed".to_owned(), 900), ("view".to_owned(), 200)];
        Coverage { toolchain: "rustc 1.95.0".to_owned(), edges: edges.into() }
    }

    #[test]
    fn reads_what_it_writes() {
        assert_eq!(toml::from_str::<Coverage>(&coverage().to_string()).unwrap(), coverage());
    }

    #[test]
    fn another_compiler_may_count_differently() {
        assert_eq!(coverage().least("view", "rustc 1.95.0").unwrap(), 194);
        assert_eq!(coverage().least("view", "rustc 1.96.0").unwrap(), 170);
        assert!(coverage().least("lint", "rustc 1.95.0").is_err());
    }
}
