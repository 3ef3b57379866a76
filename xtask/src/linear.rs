//! `cargo xtask linear`: the cost of a description grows with its length and no faster.
//!
//! Instructions are counted, not time: the count is the same on a busy machine.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::{
    process, tools,
    workspace::{Metadata, Workspace},
};

/// What is counted.
struct Case {
    /// What the example does with a description; the word in front says what that has too much of.
    work: &'static str,
    /// How much the smallest description has: sections, or what it has too much of.
    smallest: u64,
    growth: Growth,
}

/// How the cost may grow.
#[derive(Clone, Copy)]
enum Growth {
    /// With the length.
    Linear,
    /// What is changed, or said of a pair, is sorted: n log n, of which little is the sort.
    Sorted,
}

const CASES: &[Case] = &[
    Case::linear("parse", 10),
    Case::linear("errors", 10),
    Case::linear("typed", 10),
    Case::linear("lint", 10),
    Case::linear("candidates-lint", 300),
    Case::linear("attributes-lint", 200),
    Case::linear("line-bytes-lint", 30_000),
    Case::linear("sections-lint", 100),
    Case::linear("garbage-lint", 100),
    Case::sorted("remove", 100),
    Case::linear("filter", 10),
    Case::linear("answer", 10),
    Case::sorted("verify", 10),
    Case::linear("hostile-answer", 10),
    Case::sorted("hostile-verify", 10),
];

impl Case {
    const fn linear(work: &'static str, smallest: u64) -> Self {
        Self { work, smallest, growth: Growth::Linear }
    }

    const fn sorted(work: &'static str, smallest: u64) -> Self {
        Self { work, smallest, growth: Growth::Sorted }
    }
}

impl Growth {
    /// How many times more the larger descriptions have, and how many times more instructions they
    /// may take. One that is quadratic takes 100 and 10,000 times as many.
    const fn limits(self) -> [(u64, f64); 2] {
        match self {
            Self::Linear => [(10, 10.5), (100, 105.0)],
            Self::Sorted => [(10, 11.5), (100, 125.0)],
        }
    }
}

/// Makes the text and does nothing with it.
const NO_WORK: &str = "none";

pub(crate) fn linear(workspace: &Workspace) -> Result<String> {
    tools::valgrind(workspace)?;
    let Metadata { target_directory, .. } = workspace.metadata()?;
    let mut build = workspace.cargo(["build", "--release", "--package", "sdpkit-testkit"]);
    process::run(build.args(["--example", "linear"]))?;
    let example = target_directory.join("release/examples/linear");

    let cost = |work: &str, size: u64| -> Result<u64> {
        let no_work = match work.rsplit_once('-') {
            Some((input, _)) => format!("{input}-{NO_WORK}"),
            None => NO_WORK.to_owned(),
        };
        let all = instructions(workspace, &example, work, size)?;
        let rest = instructions(workspace, &example, &no_work, size)?;
        all.checked_sub(rest)
            .filter(|&cost| cost > 0)
            .with_context(|| format!("expected {work} to cost more than {no_work}"))
    };
    let mut summary = Vec::new();
    let mut too_much = Vec::new();
    println!("{:16}{:>10}{:>16}{:>10}", "work", "size", "instructions", "ratio");
    for &Case { work, smallest, growth } in CASES {
        let base = cost(work, smallest)?;
        println!("{work:16}{smallest:>10}{base:>16}{:>10}", 1);
        let mut ratios = Vec::new();
        for (factor, limit) in growth.limits() {
            let size = smallest * factor;
            let instructions = cost(work, size)?;
            let ratio = ratio(instructions, base);
            println!("{work:16}{size:>10}{instructions:>16}{ratio:>10.2}");
            if ratio > limit {
                too_much.push(format!("{work} {ratio:.2}, at most {limit}"));
            }
            ratios.push(format!("{ratio:.2}"));
        }
        summary.push(format!("{work} {}", ratios.join(" and ")));
    }
    if too_much.is_empty() {
        return Ok(summary.join(", "));
    }
    bail!("expected growth with the length, found {}", too_much.join("; "))
}

fn instructions(workspace: &Workspace, example: &Path, work: &str, size: u64) -> Result<u64> {
    let mut command = workspace.command("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(example);
    let report = process::stderr(command.args([work, &size.to_string()]))?;
    collected(&report).with_context(|| format!("expected `Collected : N` in the report:\n{report}"))
}

/// The count at the end of callgrind's report.
fn collected(report: &str) -> Option<u64> {
    let (_, after) = report.rsplit_once("Collected : ")?;
    after.split_whitespace().next()?.parse().ok()
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn ratio(instructions: u64, base: u64) -> f64 {
    instructions as f64 / base as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_count_of_callgrind() {
        let report =
            "==7== Events    : Ir\n==7== Collected : 1234567\n==7== \n==7== I   refs: 1,234,567\n";
        assert_eq!(collected(report), Some(1_234_567));
        assert_eq!(collected("==7== Events    : Ir\n"), None);
    }
}
