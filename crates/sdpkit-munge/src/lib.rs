//! Changes to session descriptions: operations as data, each closed over what follows from it.
//!
//! An [`Op`] says what is wanted, in words, in JSON or by a method; its [`Plan`] is a list of edits
//! over the text and says of every line that changes, why. A [`Transaction`] applies operations and
//! refuses what would bring in an error. No byte changes that no edit names.
//!
//! ```
//! use sdpkit_munge::{Context, Document, Op};
//! let mut document = Document::new("m=audio 9 RTP/AVP 0 8\r\na=sendrecv\r\n");
//! let op: Op = "direction audio sendonly".parse()?;
//! let report = document.apply(op, &Context::default())?;
//! assert_eq!(document.as_bytes(), b"m=audio 9 RTP/AVP 0 8\r\na=sendonly\r\n");
//! assert_eq!(report.diff(), "@@ -1,2 +1,2 @@\n m=audio 9 RTP/AVP 0 8\n-a=sendrecv\n+a=sendonly\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate reads no file, and asks neither clock nor random numbers.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod arrange;
mod bundle;
mod change;
mod check;
mod chromium;
mod codecs;
mod context;
mod document;
mod error;
#[cfg(feature = "serde")]
mod fields;
mod keywords;
pub mod op;
mod operation;
mod place;
mod planner;
pub mod privacy;
mod reject;
mod report;
mod sections;
mod shared_transport;
#[cfg(test)]
mod tester;
mod words;

pub use codecs::{CodecSelector, Codecs};
pub use context::{Context, Role};
pub use document::{Applied, Document, Transaction, Validate, plan};
pub use error::{EditError, EditErrorKind, Problem};
pub use op::Op;
pub use operation::{ArgumentInfo, Example, OperationInfo};
pub use planner::Plan;
pub use report::{Cause, Change, LineText, Note, Reason, Report, SectionRef};
#[cfg(feature = "check")]
pub use sdpkit_lint::engine::chromium::munging;
pub use sections::{SectionTest, Sections};
pub use words::{WordList, WordsError};
