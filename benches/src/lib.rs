//! sdpkit, other SDP parsers and the floor they all stand on, measured in one run.
//!
//! Times of one machine say little about another, so every figure is read as a ratio within the
//! same run: to the floor F ([`floors::F`]) and to the peers. [`round_robin`] makes such ratios
//! hold on a noisy machine. The binaries print: `table` times, `heap` allocations, `ours-only`
//! times without any peer in the build. The criterion bench is for looking at one row closely.
//!
//! To add a parser, add a row to [`peers`]; to add an input, one to [`inputs`].
#![forbid(unsafe_code)]

pub mod contender;
pub mod floors;
mod generated;
#[cfg(feature = "peers")]
pub mod goals;
pub mod inputs;
pub mod ours;
#[cfg(feature = "peers")]
pub mod peers;
pub mod report;
pub mod round_robin;

use contender::Contender;

/// Every row of the comparison that this build holds: floors, sdpkit, then the peers.
pub fn contenders() -> Vec<Contender> {
    let mut rows = floors::rows();
    rows.extend(ours::rows());
    #[cfg(feature = "peers")]
    rows.extend(peers::rows());
    rows
}
