//! The commands that the workspace's README shows, executed.

use std::path::Path;

use crate::support::{code, sdptool, text};

/// How the README starts `sdptool`; the tests have it built already.
const CARGO_RUN: &str = "cargo run -p sdptool -- ";

#[test]
fn what_the_readme_shows_is_what_is_printed() {
    let readme = readme();
    let (_, block) = readme.split_once("```console\n$ ").unwrap();
    let (command, shown) = block.split_once('\n').unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    let output = run(command);
    // A patch has the line ends of the file, which a README cannot show.
    let printed = text(&output.stdout).replace("\r\n", "\n");
    assert_eq!((printed.as_str(), code(&output)), (shown, 1));
}

#[test]
fn the_real_offer_of_the_readme_is_clean() {
    let readme = readme();
    let (_, block) = readme.split_once("```sh\n").unwrap();
    let command = block.lines().next().unwrap().split_once('#').unwrap().0.trim();
    let output = run(command);
    assert_eq!((text(&output.stdout), code(&output)), ("", 0));
}

/// Runs a command line of the README in the folder that it is in.
fn run(command: &str) -> std::process::Output {
    let arguments = command.strip_prefix(CARGO_RUN).unwrap().split(' ');
    sdptool(arguments).current_dir(root()).output().unwrap()
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
