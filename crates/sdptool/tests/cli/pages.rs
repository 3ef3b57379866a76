//! The commands that the README and the pages of `docs` show, executed in the workspace's root.

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{code, sdptool, text};

/// How the README starts `sdptool`; the tests have it built already.
const CARGO_RUN: &str = "cargo run -p sdptool -- ";

/// Each page, and how many commands it shows with what they print.
const PAGES: [(&str, usize); 4] =
    [("README.md", 1), ("docs/inputs.md", 1), ("docs/output.md", 5), ("docs/check.md", 1)];

#[test]
fn what_a_page_shows_is_what_is_printed() {
    for (page, commands) in PAGES {
        let content = read(page);
        let blocks: Vec<&str> = content.split("```console\n$ ").skip(1).collect();
        assert_eq!(blocks.len(), commands, "{page}");
        for block in blocks {
            let (command, shown) = block.split_once('\n').unwrap();
            let (shown, _) = shown.split_once("```").unwrap();
            let output = run(command);
            // A patch has the line ends of the file, which a page cannot show.
            let printed = text(&output.stdout).replace("\r\n", "\n");
            assert_eq!(printed, shown, "{page}: {command}");
            assert!(code(&output) <= 1, "{page}: {command}");
        }
    }
}

#[test]
fn the_real_offer_of_the_readme_is_clean() {
    let readme = read("README.md");
    let (_, block) = readme.split_once("```sh\n").unwrap();
    let command = block.lines().next().unwrap().split_once('#').unwrap().0.trim();
    let output = run(command);
    assert_eq!((text(&output.stdout), code(&output)), ("", 0));
}

/// The capabilities on the page about negotiation are a file that makes an offer, and answers it.
#[test]
fn the_capabilities_of_the_page_negotiate() {
    let page = read("docs/negotiation.md");
    let blocks: Vec<&str> = page.split("```toml\n").skip(1).collect();
    let [block] = blocks[..] else { panic!("expected one block of TOML, found {}", blocks.len()) };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (capabilities, offer) = (folder.join("page-caps.toml"), folder.join("page-offer.sdp"));
    std::fs::write(&capabilities, block.split_once("```").unwrap().0).unwrap();
    let (capabilities, file) = (capabilities.to_str().unwrap(), offer.to_str().unwrap());
    let run = |arguments: &[&str]| {
        let output = sdptool(arguments).current_dir(root()).output().unwrap();
        assert_eq!((text(&output.stderr), code(&output)), ("", 0), "{arguments:?}");
        text(&output.stdout).to_owned()
    };
    let media = "audio,video,data";
    let offered = run(&["offer", "--caps", capabilities, "--seed", "1", "--media", media]);
    std::fs::write(&offer, &offered).unwrap();
    let answered = run(&["answer", file, "--caps", capabilities, "--seed", "2"]);
    for described in [offered, answered] {
        let stated = [
            "opus/48000/2",
            "useinbandfec=1",
            "VP8/90000",
            "ccm fir",
            "rtx/90000",
            "urn:ietf:params:rtp-hdrext:sdes:mid",
            "a=max-message-size:262144",
            "a=ice-options:trickle",
            "a=group:BUNDLE 0 1 2",
            "a=rtcp-mux",
        ];
        for part in stated {
            assert!(described.contains(part), "no {part} in\n{described}");
        }
    }
}

/// Runs a command line of a page: words between spaces or in single quotes.
fn run(command: &str) -> Output {
    let arguments = command
        .strip_prefix(CARGO_RUN)
        .or_else(|| command.strip_prefix("sdptool "))
        .unwrap_or_else(|| panic!("expected `sdptool`, found `{command}`"));
    let words = arguments.split('\'').enumerate().flat_map(|(index, part)| {
        let is_quoted = index % 2 == 1;
        if is_quoted { vec![part] } else { part.split_whitespace().collect() }
    });
    sdptool(words).current_dir(root()).output().unwrap()
}

fn read(page: &str) -> String {
    std::fs::read_to_string(root().join(page)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
