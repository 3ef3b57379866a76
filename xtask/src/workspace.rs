//! Where the workspace is, what is in it, and the environment its commands run in.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::process;

/// Names a folder of further descriptions to test on; see `crates/sdpkit-testkit/build.rs`.
pub(crate) const CORPUS_VARIABLE: &str = "SDPKIT_CORPUS";

/// Where that folder is looked for when the variable is not set, from the root.
const CORPUS_PLACE: &str = "../shared/corpus";

pub(crate) struct Workspace {
    root: PathBuf,
    corpus: Option<PathBuf>,
}

/// The part of `cargo metadata` that the commands read.
#[derive(Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Package>,
    pub(crate) target_directory: PathBuf,
}

#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) rust_version: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
    /// `Some` and empty for `publish = false`.
    publish: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// Absent for a normal dependency.
    pub(crate) kind: Option<DependencyKind>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DependencyKind {
    Build,
    Dev,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("expected xtask in a folder of the workspace")?
            .to_owned();
        let corpus = match env::var_os(CORPUS_VARIABLE).filter(|value| !value.is_empty()) {
            Some(named) => Some(Path::new(&named).canonicalize().with_context(|| {
                format!("{CORPUS_VARIABLE} names {}", Path::new(&named).display())
            })?),
            // Absent on most machines: then the tests that need it are ignored, and counted.
            None => root.join(CORPUS_PLACE).canonicalize().ok(),
        };
        Ok(Self { root, corpus })
    }

    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The path of a file or folder that has to be there.
    pub(crate) fn existing(&self, relative: &str) -> Result<PathBuf> {
        let path = self.path(relative);
        ensure!(path.exists(), "expected {relative} in the workspace, found nothing there");
        Ok(path)
    }

    /// Whether this runs on a machine of GitHub, where everything can be fetched: there nothing is
    /// left out for want of a connection.
    pub(crate) fn has_everything_in_reach() -> bool {
        env::var_os("GITHUB_ACTIONS").is_some()
    }

    /// The folder of further descriptions, where there is one.
    pub(crate) fn corpus(&self) -> Option<&Path> {
        self.corpus.as_deref()
    }

    pub(crate) fn has_corpus(&self) -> bool {
        self.corpus.is_some()
    }

    /// The same, with nothing to test on but testdata.
    pub(crate) fn without_corpus(&self) -> Self {
        Self { root: self.root.clone(), corpus: None }
    }

    /// A command that runs in the root and knows the corpus.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        match &self.corpus {
            Some(corpus) => command.env(CORPUS_VARIABLE, corpus),
            None => command.env_remove(CORPUS_VARIABLE),
        };
        command
    }

    pub(crate) fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        // Not the path in the variable `CARGO`: only the one in PATH understands `+nightly`.
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    pub(crate) fn metadata(&self) -> Result<Metadata> {
        let mut command = self.cargo(["metadata", "--format-version=1", "--no-deps"]);
        serde_json::from_str(&process::stdout(&mut command)?).context("cargo metadata")
    }
}

impl Metadata {
    pub(crate) fn shipped(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.is_shipped())
    }
}

impl Package {
    pub(crate) fn is_shipped(&self) -> bool {
        self.publish.as_ref().is_none_or(|registries| !registries.is_empty())
    }
}
