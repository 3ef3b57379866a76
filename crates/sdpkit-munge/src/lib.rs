//! Changes to session descriptions: operations as data, each closed over what follows from it.
//!
//! The crate reads no file, and asks neither clock nor random numbers: a text and operations in, a
//! text and a report out.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;
