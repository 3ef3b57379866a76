//! `sdptool` as its users run it.
#![cfg(test)] // Clippy takes the helpers for product code otherwise.

mod cases;
mod description;
mod dumps;
mod files;
mod json;
mod pages;
mod published;
mod redact;
mod schema;
mod screenshot;
mod sizes;
mod streams;
mod support;
mod watch;
