//! What is compared: a contender is one row, its operations are plain functions.

use std::fmt;

use crate::inputs::Input;

/// One row of the comparison.
#[derive(Debug, Clone, Copy)]
pub struct Contender {
    /// Name and, for a peer, version.
    pub name: &'static str,
    /// Which side it is on.
    pub kind: Kind,
    /// Parses and drops the result; the drop is part of the time.
    pub parse: Action,
    /// Parses, writes into [`Scratch::written`] and drops. `None` where there is nothing to write.
    pub round_trip: Option<Action>,
}

impl Contender {
    /// The function behind `operation`, if this contender has it.
    pub fn action(&self, operation: Operation) -> Option<Action> {
        match operation {
            Operation::Parse => Some(self.parse),
            Operation::RoundTrip => self.round_trip,
        }
    }
}

/// A contender's code for one operation.
pub type Action = fn(&Input, &mut Scratch) -> Result<(), Refusal>;

/// Which side a contender is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Does less than any parser must do: the bottom of the scale.
    Floor,
    /// sdpkit.
    Ours,
    /// Another SDP parser.
    Peer,
}

/// What is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Read the description and drop the result.
    Parse,
    /// Read it, write it into a buffer whose capacity is kept, drop the result.
    RoundTrip,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Parse => "parse",
            Self::RoundTrip => "parse + write",
        })
    }
}

impl Operation {
    /// Both, in the order of the tables.
    pub const ALL: [Self; 2] = [Self::Parse, Self::RoundTrip];
}

/// A caller's buffers, made once: no contender is charged for them.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Room for one record per line of the largest input.
    pub records: Vec<Record>,
    /// What a round trip writes; cleared before each call, its capacity is kept.
    pub written: Vec<u8>,
}

impl Scratch {
    /// Buffers large enough for each of `inputs`.
    pub fn for_inputs(inputs: &[Input]) -> Self {
        let lines = inputs.iter().map(Input::line_count).max().unwrap_or(0);
        let bytes = inputs.iter().map(|input| input.text.len()).max().unwrap_or(0);
        Self { records: vec![Record::default(); lines], written: Vec::with_capacity(bytes) }
    }
}

/// What a reader must at least keep of a line: 16 bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Offset of the line's first byte.
    pub start: u32,
    /// Offset after its last byte, the line end not included.
    pub end: u32,
    /// Offset after its line end.
    pub next: u32,
    /// Which line it is; for the floor the line's letter.
    pub kind: u32,
}

const _: () = assert!(size_of::<Record>() == 16);

/// Why a contender would not take an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    /// Keeps what the parser said.
    pub fn new(said: impl fmt::Display) -> Self {
        Self(said.to_string())
    }
}
