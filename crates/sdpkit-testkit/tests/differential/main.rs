//! Our typed values are those of other parsers, the crates sdp-types and webrtc-sdp.
//!
//! Each line of the corpora is read by us and by each peer, into fields of the same names (ours are
//! those that [`sdpkit_core::Visitor`] shows). Where the peer reads it, so do we, and the fields are
//! equal, or `testdata/differences.tsv` says why not. Each text that a peer accepts has the same
//! sections with the same lines in them. Lines that only we read and texts that only one of both
//! accepts are counted and printed.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "all of it is a test, of which clippy sees only the functions marked so"
)]

mod ours;
mod peer;
mod reading;
mod report;
mod sdp_types;
mod table;
mod webrtc_sdp;

use sdpkit_testkit::{Sample, testdata, wider_corpus};

use peer::Peer;
use report::Report;
use sdp_types::SdpTypes;
use webrtc_sdp::WebrtcSdp;

/// How many kinds of lines and attributes both read at least, in testdata: less would mean that
/// the test does not see what it should.
const KINDS: usize = 35;

#[test]
fn testdata_is_read_as_peers_read_it() {
    let samples = testdata();
    let mut seen = table::Occurrences::new();
    for report in [report::<SdpTypes>(&samples), report::<WebrtcSdp>(&samples)] {
        report.print("testdata");
        let kinds = report.compared_kinds();
        assert!(kinds >= KINDS, "{}: only {kinds} kinds compared", report.peer());
        seen.extend(report.into_differences());
    }
    table::check(&seen);
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn wider_corpus_is_read_as_peers_read_it() {
    let samples = wider_corpus();
    for report in [report::<SdpTypes>(&samples), report::<WebrtcSdp>(&samples)] {
        report.print("SDPKIT_CORPUS");
    }
}

fn report<P: Peer>(samples: &[Sample]) -> Report {
    Report::of::<P>(samples.iter().filter(|sample| sample.is_description()))
}
