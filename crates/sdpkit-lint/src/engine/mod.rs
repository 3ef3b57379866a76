//! What single engines do with a description, beyond what the documents ask of everybody.

pub mod chromium;
