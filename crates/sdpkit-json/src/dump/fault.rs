//! Where a text stops being JSON.

use core::fmt;

/// Where a text stops being JSON, and what should stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    kind: FaultKind,
    at: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The text ends within a value.
    CutOff { expected: &'static str },
    /// Something else stands there.
    Unexpected { expected: &'static str, found: u8 },
}

impl Fault {
    pub(super) fn new(kind: FaultKind, at: usize) -> Self {
        Self { kind, at: u32::try_from(at).unwrap_or(u32::MAX) }
    }

    /// The byte where it happened.
    pub const fn at(self) -> u32 {
        self.at
    }

    /// Whether the text ends too early, as that of a file that was not written to its end.
    pub const fn is_cut_off(self) -> bool {
        matches!(self.kind, FaultKind::CutOff { .. })
    }

    /// What should stand there.
    pub const fn expected(self) -> &'static str {
        match self.kind {
            FaultKind::CutOff { expected } | FaultKind::Unexpected { expected, .. } => expected,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            FaultKind::CutOff { expected } => {
                write!(f, "expected {expected}, found the end of the text")
            }
            FaultKind::Unexpected { expected, found } => {
                write!(f, "expected {expected}, found `{}`", found.escape_ascii())
            }
        }
    }
}

impl core::error::Error for Fault {}
