//! Rules that find what is wrong in a session description, with exact places and fixes.
//!
//! The crate reads no file and prints nothing: text in, findings out.
#![no_std]
#![forbid(unsafe_code)]
