//! Every file of the corpora comes back byte for byte through the view, its lines and its sections.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use sdpkit_core::{Line, Sdp, splice};
use sdpkit_testkit::{Sample, naive, testdata, wider_corpus};

#[test]
fn testdata_comes_back() {
    check("testdata", &testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn wider_corpus_comes_back() {
    check("SDPKIT_CORPUS", &wider_corpus());
}

fn check(corpus: &str, samples: &[Sample]) {
    let mut lines = 0;
    for Sample { path, bytes } in samples {
        let sdp = Sdp::new(bytes);
        assert_eq!(sdp.as_bytes(), bytes, "{path}: the view");

        let raw: Vec<_> = sdp.lines().map(Line::raw).collect();
        assert_eq!(raw, naive::lines(bytes), "{path}: the lines");
        lines += raw.len();

        let session = sdp.session().as_bytes().to_vec();
        let media = sdp.media().map(|media| media.as_bytes().to_vec());
        let sections: Vec<_> = std::iter::once(session).chain(media).collect();
        assert_eq!(sections, naive::sections(bytes), "{path}: the sections");

        let mut copy = Vec::new();
        splice(bytes, &[], &mut copy).unwrap();
        assert_eq!(&copy, bytes, "{path}: splice without edits");

        for line in sdp.lines() {
            assert_eq!(sdp.slice(line.span()).as_bytes(), line.raw(), "{path}: a line's place");
            assert_eq!(sdp.span_of(line.raw()), Some(line.span()), "{path}: a line's address");
        }
    }
    println!("{corpus}: {} files, {lines} lines, all identical", samples.len());
}
