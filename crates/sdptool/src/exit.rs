//! Exit codes, and the one line on stderr that explains one.

use std::fmt;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::process::ExitCode;

use crate::visible::visible;

/// How a run ends; the highest of several inputs wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: nothing found at or above `--fail-on`.
    #[default]
    Clean,
    /// 1: something found.
    Findings,
    /// 3: an input holds no session description.
    NotSdp,
    /// 2: usage, or an input that cannot be read or written.
    Usage,
    /// 101: `sdptool` itself is at fault.
    Bug,
}

impl Exit {
    /// The graver of two: 101, 2, 3, 1, 0.
    pub(crate) fn and(self, other: Self) -> Self {
        if other as u8 > self as u8 { other } else { self }
    }

    const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::NotSdp => 3,
            Self::Usage => 2,
            Self::Bug => 101,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Writes `sdptool: <message>` to stderr.
pub(crate) fn complain(message: impl fmt::Display) {
    // When stderr is closed there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "sdptool: {}", visible(&message.to_string()));
}

/// Runs one part of the work; a panic in it ends that part alone, and gives `bug`.
pub(crate) fn guard<T>(bug: T, work: impl FnOnce() -> T) -> T {
    // What the work was writing may be cut short; nothing else is shared with it.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(bug)
}

/// Writes a text to standard output.
pub(crate) fn print(text: &str) -> Exit {
    written(anstream::stdout().write_all(text.as_bytes()))
}

/// Writes bytes to standard output as they are: not through a stream that takes escapes out.
pub(crate) fn print_bytes(bytes: &[u8]) -> Exit {
    let mut stdout = io::stdout().lock();
    written(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// How a run ends that wrote to standard output.
fn written(result: io::Result<()>) -> Exit {
    match result {
        // The reader has seen enough, as `head` does.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(format_args!("standard output: {error}"));
            Exit::Usage
        }
        _ => Exit::Clean,
    }
}

/// Tells a person that `sdptool` is at fault, and how to report it without giving secrets away.
pub(crate) fn tell_panic(panic: &PanicHookInfo<'_>) {
    let _ = writeln!(
        anstream::stderr(),
        "sdptool: {panic}\nThis is a bug in sdptool. Please report it at {}/issues with this text \
         and the command; leave out the description itself if it holds addresses or keys.",
        env!("CARGO_PKG_REPOSITORY"),
    );
}

#[cfg(test)]
mod tests {
    use super::{Exit, guard};

    #[test]
    fn the_graver_exit_wins() {
        let mildest_first = [Exit::Clean, Exit::Findings, Exit::NotSdp, Exit::Usage, Exit::Bug];
        assert_eq!(mildest_first.map(Exit::code), [0, 1, 3, 2, 101]);
        for (index, graver) in mildest_first.into_iter().enumerate() {
            for milder in &mildest_first[..=index] {
                assert_eq!(graver.and(*milder), graver);
                assert_eq!(milder.and(graver), graver);
            }
        }
    }

    #[test]
    fn a_panic_is_a_bug_and_no_more() {
        assert_eq!(guard(Exit::Bug, || panic!("a test of the guard")), Exit::Bug);
        assert_eq!(guard(Exit::Bug, || Exit::NotSdp), Exit::NotSdp);
    }
}
