//! Exit codes, and the one line on stderr that explains one.

use std::fmt;
use std::io::Write;
use std::process::ExitCode;

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
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::NotSdp => 3,
            Exit::Usage => 2,
            Exit::Bug => 101,
        })
    }
}

/// Writes `sdptool: <message>` to stderr.
pub(crate) fn complain(message: impl fmt::Display) {
    // When stderr is closed there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "sdptool: {message}");
}
