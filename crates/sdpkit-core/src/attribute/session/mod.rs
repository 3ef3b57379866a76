//! What a session is, and the languages it is in.

mod description;
mod language;

pub use description::*;
pub use language::*;
