//! What holds for any bytes at all, as functions that panic where it does not: the fuzz targets
//! call nothing else, and `cargo test` replays their corpora and crashes through the same code.

mod errors;
mod lint;
mod munge;
mod order;
mod splice;
mod typed;
mod view;

pub use lint::lint;
pub use munge::{munge, munged, operations};
pub use splice::splice;
pub use typed::typed;
pub use view::view;

/// A fuzz target: its name, which is that of its folders below `fuzz`, and what it checks.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "test code, used within the repository only")]
pub struct Target {
    /// The name.
    pub name: &'static str,
    /// Panics where an invariant does not hold for an input.
    pub check: fn(&[u8]),
}

/// Every fuzz target.
pub const TARGETS: &[Target] = &[
    Target { name: "view", check: view },
    Target { name: "typed", check: typed },
    Target { name: "splice", check: splice },
    Target { name: "lint", check: lint },
    Target { name: "munge", check: munge },
];
