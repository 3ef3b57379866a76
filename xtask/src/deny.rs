//! `cargo xtask deny`: licences, sources, duplicates and advisories of the dependencies.

use anyhow::Result;

use crate::{process, tools, workspace::Workspace};

/// Where cargo-deny gets the advisories from.
const ADVISORIES: &str = "https://github.com/rustsec/advisory-db";

pub(crate) fn deny(workspace: &Workspace) -> Result<String> {
    tools::cargo_deny(workspace)?;
    let checks = ["bans", "licenses", "sources"];
    process::run(workspace.cargo(["deny", "--locked", "check"]).args(checks))?;
    if !advisories_in_reach(workspace) {
        println!("advisories were NOT checked: {ADVISORIES} is out of reach");
        return Ok("bans, licenses, sources; advisories NOT checked, out of reach".to_owned());
    }
    process::run(&mut workspace.cargo(["deny", "--locked", "check", "advisories"]))?;
    Ok("bans, licenses, sources, advisories".to_owned())
}

/// Machines without a way out still check the rest.
fn advisories_in_reach(workspace: &Workspace) -> bool {
    let mut command = workspace.command("git");
    command.args(["-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=10"]);
    Workspace::has_everything_in_reach()
        || process::succeeds(command.args(["ls-remote", "--quiet", ADVISORIES, "HEAD"]))
}
