//! Runs `sdptool`, and folders to run it in.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A session level that nothing is wrong with.
pub(crate) const SESSION: &str =
    "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

/// A media section that nothing is wrong with.
pub(crate) const AUDIO: &str = "m=audio 49170 RTP/AVP 0\r\n";

/// The program, whatever the terminal of who runs the tests wants.
pub(crate) fn sdptool(arguments: impl IntoIterator<Item: AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sdptool"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

/// Runs `sdptool lint` on a text at standard input.
pub(crate) fn lint_text<const N: usize>(options: [&str; N], text: impl AsRef<[u8]>) -> Output {
    lint_text_with(options, text)
}

/// The same with any number of options.
pub(crate) fn lint_text_with<'a>(
    options: impl IntoIterator<Item = &'a str>,
    text: impl AsRef<[u8]>,
) -> Output {
    let mut command = sdptool(["lint", "-"]);
    command.args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Everything is read before anything is written, so that neither side waits for the other.
    stdin.write_all(text.as_ref()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Every description in `testdata`, in order.
pub(crate) fn captures() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "sdp") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// An empty folder that goes with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("{name}-{}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn with(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// Runs `sdptool lint` in the folder.
    pub(crate) fn lint<const N: usize>(&self, arguments: [&str; N]) -> Output {
        sdptool(["lint"]).args(arguments).current_dir(&self.0).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left lies in the target folder, and harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}
