//! Rules that find what is wrong in a session description, with exact places and fixes.
//!
//! The crate reads no file and prints nothing: text in, findings out.
//!
//! ```
//! use sdpkit_core::Sdp;
//! use sdpkit_lint::{Severity, Settings, lint};
//!
//! let findings = lint(Sdp::new("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\r\nt=0 0\r\n"), &Settings::default());
//! assert_eq!(findings[0].rule.id, "empty-session-name");
//! assert_eq!(findings[0].severity, Severity::Error);
//! assert_eq!(findings[0].span.range(), 31..33);
//! ```
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod across;
#[cfg(test)]
mod coverage;
mod detect;
mod document;
pub mod engine;
mod finding;
mod fix;
mod omitted;
mod pair;
mod peer;
mod repeats;
mod rule;
mod rules;
mod runner;
mod selection;
mod settings;
mod similarity;
#[cfg(test)]
mod tester;

pub use across::{Across, Traces, Trail};
pub use detect::looks_like_sdp;
pub use document::Document;
pub use finding::{Elsewhere, Finding, Fix, FixEdit, Label, Report, Whose};
pub use fix::{FixMode, Fixed, fix};
pub use omitted::Omitted;
pub use pair::{Exchange, Pair, fix_pair, lint_next, lint_pair, lint_renewal};
pub use peer::{Browser, Peer, UnknownPeer, Versions};
pub use rule::{Applies, Category, Check, Claim, FixClass, Rule, Safety, Severity};
pub use rules::RULES;
pub use runner::lint;
pub use sdpkit_model::{DescriptionType, Profile};
pub use selection::{Level, Selection, Selector, UnknownLevel, UnknownSelector};
pub use settings::{IcePolicy, Policy, Settings};
