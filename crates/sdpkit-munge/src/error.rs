//! Why an operation was refused.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use sdpkit_core::{Span, SpliceError};

/// Why an operation was refused; the description is then as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[error("{operation}: {kind}")]
#[non_exhaustive]
pub struct EditError {
    /// The name of the operation; `commit` where all of them together are refused.
    pub operation: &'static str,
    /// What is wrong.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub kind: EditErrorKind,
    /// The place in the text before the operation, where there is one.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub at: Option<Span>,
    /// What to do about it; may be empty.
    pub help: &'static str,
}

/// What is wrong with an operation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EditErrorKind {
    /// A section would be left without any format, which its `m=` line cannot be (RFC 8866 §9).
    #[error("no codec would be left in section {section}")]
    LastCodec {
        /// The section, counted from 0.
        section: usize,
    },
    /// Several codecs are meant where one must be.
    #[error("`{codec}` means several codecs of section {section}: {}", listed(payloads))]
    AmbiguousCodec {
        /// What was said.
        codec: String,
        /// The section, counted from 0.
        section: usize,
        /// The payload types of those that it means.
        payloads: Vec<u8>,
    },
    /// No payload type is free.
    #[error("no payload type is left for {name}")]
    PayloadTypesExhausted {
        /// The encoding that needs one.
        name: String,
    },
    /// A section would have to send over a transport of its own, and states none.
    #[error("section {section} has no transport of its own")]
    NeedsTransport {
        /// The section, counted from 0.
        section: usize,
    },
    /// No id is free for a header extension.
    #[error("no id is left for the header extension {uri}")]
    ExtensionIdsExhausted {
        /// The extension.
        uri: String,
    },
    /// A value does not follow the grammar of its place; it may hold a line end.
    #[error("expected {expected}, found `{}`", value.escape_debug())]
    InvalidValue {
        /// What should stand there.
        expected: &'static str,
        /// What was given.
        value: String,
    },
    /// The role of the description does not allow it.
    #[error("{what}")]
    NotAllowed {
        /// What is not allowed, and for which role.
        what: &'static str,
    },
    /// The description would have errors that it has not now.
    #[error("{}", tell(problems))]
    WouldInvalidate {
        /// What would be wrong.
        problems: Vec<Problem>,
    },
    /// The edits cannot be applied: the text is too large for places to be told.
    #[error("{}", _0)]
    #[cfg_attr(feature = "serde", serde(skip))]
    Splice(SpliceError),
}

/// Something that an operation would make wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Problem {
    /// The rule of `sdpkit-lint` that finds it.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// The line, as it would be; empty for a line that would be missing.
    pub line: String,
}

fn listed(payloads: &[u8]) -> String {
    let mut text = String::new();
    for (number, payload) in payloads.iter().enumerate() {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{}{payload}", if number == 0 { "" } else { ", " });
    }
    text
}

fn tell(problems: &[Problem]) -> String {
    let mut text = String::from("would make the description invalid");
    for (number, problem) in problems.iter().enumerate() {
        text.push_str(if number == 0 { ": " } else { "; " });
        text.extend([problem.message.as_str(), " (", problem.rule, ")"]);
    }
    text
}
