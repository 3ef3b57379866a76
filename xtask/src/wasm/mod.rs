//! `cargo xtask wasm`: the modules of the npm package, and what they weigh.

mod size;
mod toolchain;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};

use crate::{process, tools, workspace::Workspace};

/// A module of the package.
struct Module {
    /// The file.
    name: &'static str,
    /// What `cargo build` is told of features.
    features: &'static [&'static str],
    /// What it may weigh, in bytes: raw, and after gzip. What was reached, and may only fall; the
    /// goals are 450,000 and 160,000 for all, 150,000 and 60,000 for munging.
    most: (usize, usize),
}

const MODULES: [Module; 2] = [
    Module { name: "sdpkit.wasm", features: &[], most: (2_200_000, 880_000) },
    Module {
        name: "sdpkit-munge.wasm",
        features: &["--no-default-features"],
        most: (1_000_000, 400_000),
    },
];

/// What browsers of today have, and the compiler uses.
const ABILITIES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How many crates the table names.
const CRATES: usize = 10;

pub(crate) fn wasm(workspace: &Workspace) -> Result<String> {
    build(workspace).map(|(_, table)| table)
}

/// Builds the modules and their JavaScript; gives the folder they are in, and a table of sizes.
pub(crate) fn build(workspace: &Workspace) -> Result<(PathBuf, String)> {
    tools::npm(workspace)?;
    toolchain::ensure(workspace)?;
    process::run(workspace.command("npm").args(["ci", "--prefix", "npm/sdpkit"]))?;
    let target = workspace.metadata()?.target_directory.join("wasm");
    let folder = target.join("package");
    fs::create_dir_all(&folder)?;
    let mut table = String::new();
    for module in &MODULES {
        let mut command = toolchain::build(workspace, &target);
        process::run(command.args(module.features))?;
        let built = target.join(toolchain::TARGET).join("wasm/sdpkit_wasm.wasm");
        let bound = target.join("bound");
        toolchain::bind(workspace, &target, &built, &bound)?;
        let path = folder.join(module.name);
        optimise(workspace, &bound.join("engine_bg.wasm"), &path)?;
        // The module that has all functions has the JavaScript for all.
        if module.features.is_empty() {
            fs::copy(bound.join("engine.js"), folder.join("engine.js"))?;
        }
        weigh(workspace, module, &path, &bound.join("engine_bg.wasm"), &mut table)?;
    }
    Ok((folder, table))
}

fn optimise(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    let program = workspace.existing("npm/sdpkit/node_modules/.bin/wasm-opt")?;
    let mut command = workspace.command(program);
    command.args(["-Oz", "--strip-debug", "--strip-producers"]).args(ABILITIES);
    process::run(command.arg(from).arg("-o").arg(to))
}

/// Adds a module to the table, and fails where it is too large.
fn weigh(
    workspace: &Workspace,
    module: &Module,
    path: &Path,
    named: &Path,
    table: &mut String,
) -> Result<()> {
    let size = size::of(workspace, path)?;
    let (raw, gzip) = module.most;
    table.push_str(&format!(
        "{:18} {:>9} bytes, {:>8} after gzip (at most {raw} and {gzip})\n",
        module.name, size.raw, size.gzip
    ));
    for (name, bytes) in size::by_crate(&fs::read(named)?)?.into_iter().take(CRATES) {
        table.push_str(&format!("  {name:16} {bytes:>9}\n"));
    }
    ensure!(
        size.raw <= raw && size.gzip <= gzip,
        "expected {} within {raw} bytes and {gzip} after gzip, found {} and {}\n{table}",
        module.name,
        size.raw,
        size.gzip
    );
    Ok(())
}
