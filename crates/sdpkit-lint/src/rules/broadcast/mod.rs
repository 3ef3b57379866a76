//! Rules about broadcast over IP: SMPTE ST 2110, AES67 and source filters.
//!
//! The SMPTE documents are not free to read. What they say was taken from the checks of
//! AMWA-TV/sdpoker, each of which names its clause; `docs/sdpoker.md` maps them to the rules.

mod destinations;

pub(super) mod source_filter_destination;
pub(super) mod source_filter_malformed;
