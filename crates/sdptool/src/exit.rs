//! Exit codes, and the one line on stderr that explains one.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::process::{self, ExitCode};
use std::thread;

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

thread_local! {
    /// What this thread does when it panics.
    static INSTEAD: Cell<Option<Box<dyn FnOnce()>>> = const { Cell::new(None) };
}

/// When this thread panics, calls `last` on it in the place of ending the program.
///
/// The thread then waits for ever, as a panic does not unwind; whatever it owns and every lock that
/// it holds are lost. `last` must not panic.
pub(crate) fn instead_of_ending(last: impl FnOnce() + 'static) {
    INSTEAD.set(Some(Box::new(last)));
}

/// What every panic does: tells of itself, and ends the program, or the thread where there is
/// something to do instead.
pub(crate) fn panicked(panic: &PanicHookInfo<'_>) {
    tell_panic(panic);
    // Taken, so that a panic in it would end the program.
    if let Ok(Some(last)) = INSTEAD.try_with(Cell::take) {
        last();
        loop {
            thread::park();
        }
    }
    #[expect(clippy::exit, reason = "a panic does not unwind to `main`")]
    process::exit(Exit::Bug.code().into());
}

/// Tells a person that `sdptool` is at fault, and how to report it without giving secrets away.
fn tell_panic(panic: &PanicHookInfo<'_>) {
    let _ = writeln!(
        anstream::stderr(),
        "sdptool: {panic}\nThis is a bug in sdptool. Please report it at {}/issues with this text \
         and the command; leave out the description itself if it holds addresses or keys.",
        env!("CARGO_PKG_REPOSITORY"),
    );
}

#[cfg(test)]
mod tests {
    use super::Exit;

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
}
