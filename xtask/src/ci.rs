//! `cargo xtask ci`: everything CI runs, in one command for any machine.

use anyhow::Result;

use crate::{
    add_attribute, check, deny, doc, features, fuzz, linear, no_std, package, steps::Steps, tools,
    workspace::Workspace,
};

/// Long enough to find what a change broke at once; the nightly run takes an hour per target.
const FUZZ_SECONDS: u64 = 30;

/// The oldest compilers have a job of their own (`cargo xtask msrv`): they are not on every machine.
pub(crate) fn ci(workspace: &Workspace) -> Result<String> {
    let mut steps = Steps::default();
    steps.run("tools", || {
        tools::valgrind(workspace)?;
        tools::cxx(workspace)?;
        tools::cargo_deny(workspace)?;
        tools::cargo_fuzz(workspace)?;
        Ok(String::new())
    });
    check::add_to(&mut steps, workspace);
    steps.run("doc", || doc::doc(workspace));
    steps.run("add-attribute", || add_attribute::add_attribute(workspace));
    steps.run("features", || features::features(workspace));
    steps.run("no_std", || no_std::no_std(workspace));
    steps.run("package", || package::package(workspace));
    steps.run("deny", || deny::deny(workspace));
    steps.run("linear", || linear::linear(workspace));
    steps.run("fuzz", || fuzz::fuzz(workspace, &fuzz::Options::brief(FUZZ_SECONDS)));
    steps.finish()
}
