//! `cargo xtask layers`: the crate graph equals the list in ARCHITECTURE.md.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context as _, Result, bail};

use crate::workspace::{DependencyKind, Metadata, Workspace};

/// The document that holds the list, so that the list is read and kept true.
const DOCUMENT: &str = "ARCHITECTURE.md";

/// May be used by the tests of every crate, and by nothing else.
const TESTKIT: &str = "sdpkit-testkit";

pub(crate) fn layers(workspace: &Workspace) -> Result<String> {
    let text = fs::read_to_string(workspace.existing(DOCUMENT)?)?;
    let stack = Stack::read(&text)?;
    let graph = Graph::new(&workspace.metadata()?);
    let violations = violations(&graph, &stack);
    if violations.is_empty() {
        return Ok(format!("{} crates as in {DOCUMENT}", graph.crates.len()));
    }
    bail!("the crate graph is not the one in {DOCUMENT}:\n  {}", violations.join("\n  "))
}

type Edges = BTreeMap<String, BTreeSet<String>>;

/// What the document says.
struct Stack {
    /// For each crate of the workspace, those it uses.
    uses: Edges,
    /// For each outside crate that only some may use, those.
    users: Edges,
}

/// What Cargo says.
struct Graph {
    crates: BTreeMap<String, Crate>,
}

#[derive(Default)]
struct Crate {
    is_shipped: bool,
    /// Normal and build dependencies, outside crates too.
    uses: BTreeSet<String>,
    /// Dev-dependencies.
    tests_use: BTreeSet<String>,
}

impl Stack {
    /// Reads the fenced blocks `text layers` and `text users`: `name: other other`.
    fn read(document: &str) -> Result<Self> {
        Ok(Self { uses: block(document, "layers")?, users: block(document, "users")? })
    }

    /// Everything `name` stands on, itself included.
    fn below(&self, name: &str) -> BTreeSet<&str> {
        let mut below = BTreeSet::new();
        let mut open: Vec<&str> =
            self.uses.get_key_value(name).map(|(n, _)| &**n).into_iter().collect();
        while let Some(next) = open.pop() {
            if below.insert(next) {
                open.extend(self.uses.get(next).into_iter().flatten().map(String::as_str));
            }
        }
        below
    }
}

impl Graph {
    fn new(metadata: &Metadata) -> Self {
        let mut crates = BTreeMap::new();
        for package in &metadata.packages {
            let mut entry = Crate { is_shipped: package.is_shipped(), ..Crate::default() };
            for dependency in &package.dependencies {
                let edges = match dependency.kind {
                    Some(DependencyKind::Dev) => &mut entry.tests_use,
                    None | Some(DependencyKind::Build) => &mut entry.uses,
                };
                edges.insert(dependency.name.clone());
            }
            crates.insert(package.name.clone(), entry);
        }
        Self { crates }
    }
}

fn block(document: &str, name: &str) -> Result<Edges> {
    let mut edges = Edges::new();
    let fence = format!("```text {name}");
    let mut lines = document.lines().skip_while(|line| line.trim_end() != fence);
    lines.next().with_context(|| format!("expected a block `{fence}` in {DOCUMENT}"))?;
    for line in lines.take_while(|line| !line.starts_with("```")) {
        let (key, others) = line.split_once(':').with_context(|| {
            format!("expected `name: other other` in the block {name}, found `{line}`")
        })?;
        let others = others.split_whitespace().map(str::to_owned).collect();
        edges.insert(key.trim().to_owned(), others);
    }
    Ok(edges)
}

fn violations(graph: &Graph, stack: &Stack) -> Vec<String> {
    let mut found = Vec::new();
    for name in stack.uses.keys().filter(|name| !graph.crates.contains_key(*name)) {
        found.push(format!("{name} is in the list, but not in the workspace"));
    }
    for (name, entry) in &graph.crates {
        let Some(listed) = stack.uses.get(name) else {
            found.push(format!("{name} is in the workspace, but not in the list"));
            continue;
        };
        let is_member = |other: &&String| graph.crates.contains_key(*other);
        for other in entry.uses.iter().filter(is_member) {
            if !listed.contains(other) {
                found.push(format!("{name} uses {other}, which the list does not allow"));
            }
            let is_shipped = |name| graph.crates.get(name).is_some_and(|entry| entry.is_shipped);
            if is_shipped(name) && !is_shipped(other) {
                found.push(format!("{name} is shipped, but {other}, which it uses, is not"));
            }
        }
        for other in listed.difference(&entry.uses) {
            found.push(format!("{name} does not use {other}, but the list says so"));
        }
        let below = stack.below(name);
        for other in entry.tests_use.iter().filter(is_member) {
            // What is never shipped may test everything.
            if other != TESTKIT && entry.is_shipped && !below.contains(other.as_str()) {
                found.push(format!("the tests of {name} use {other}, which is not below it"));
            }
        }
        for (outside, users) in &stack.users {
            if entry.uses.contains(outside) && !users.contains(name) {
                found.push(format!("{name} uses {outside}, which only {users:?} may"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "
# Layers
```text layers
tool : facade
facade: core
core:
sdpkit-testkit: core
```
```text users
nom: core
```
";

    /// `(name, is shipped, uses, tests use)`
    type Row = (&'static str, bool, &'static str, &'static str);

    const GOOD: [Row; 4] = [
        ("tool", true, "facade clap", "sdpkit-testkit core"),
        ("facade", true, "core", ""),
        ("core", true, "nom", "sdpkit-testkit"),
        ("sdpkit-testkit", false, "core", ""),
    ];

    fn check(rows: &[Row]) -> Vec<String> {
        let names = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let crates = rows.iter().map(|&(name, is_shipped, uses, tests_use)| {
            (name.to_owned(), Crate { is_shipped, uses: names(uses), tests_use: names(tests_use) })
        });
        violations(&Graph { crates: crates.collect() }, &Stack::read(DOCUMENT).unwrap())
    }

    /// The good graph with one row replaced.
    fn check_with(row: Row) -> Vec<String> {
        check(&GOOD.map(|good| if good.0 == row.0 { row } else { good }))
    }

    #[test]
    fn the_listed_graph_is_accepted() {
        assert_eq!(check(&GOOD), [""; 0]);
    }

    #[test]
    fn an_edge_outside_the_list_is_found() {
        assert_eq!(
            check_with(("core", true, "nom facade", "")),
            ["core uses facade, which the list does not allow"]
        );
        assert_eq!(
            check_with(("tool", true, "facade core", "")),
            ["tool uses core, which the list does not allow"]
        );
    }

    #[test]
    fn an_edge_that_is_gone_is_found() {
        assert_eq!(
            check_with(("tool", true, "clap", "")),
            ["tool does not use facade, but the list says so"]
        );
    }

    #[test]
    fn a_crate_missing_on_either_side_is_found() {
        let more = ("model", true, "core", "");
        assert_eq!(
            check(&[&GOOD[..], &[more]].concat()),
            ["model is in the workspace, but not in the list"]
        );
        assert_eq!(check(&GOOD[1..]), ["tool is in the list, but not in the workspace"]);
    }

    #[test]
    fn tests_may_look_down_but_not_up() {
        assert_eq!(
            check_with(("core", true, "nom", "facade")),
            ["the tests of core use facade, which is not below it"]
        );
    }

    #[test]
    fn a_shipped_crate_cannot_use_one_that_is_not() {
        assert_eq!(
            check_with(("facade", true, "core sdpkit-testkit", "")),
            [
                "facade uses sdpkit-testkit, which the list does not allow",
                "facade is shipped, but sdpkit-testkit, which it uses, is not"
            ]
        );
    }

    #[test]
    fn an_outside_crate_has_its_users() {
        assert_eq!(
            check_with(("facade", true, "core nom", "")),
            [r#"facade uses nom, which only {"core"} may"#]
        );
    }

    #[test]
    fn a_document_without_the_block_is_an_error() {
        let error = Stack::read("# Layers\n").err().unwrap();
        assert_eq!(error.to_string(), "expected a block ````text layers` in ARCHITECTURE.md");
    }
}
