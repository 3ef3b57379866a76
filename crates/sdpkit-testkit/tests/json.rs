//! Every file of the corpora comes back byte for byte from its JSON.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use sdpkit_json::lossless::{from_json, to_json};
use sdpkit_testkit::{Sample, testdata, wider_corpus};

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
    let (mut lines, mut untyped) = (0, 0);
    for Sample { path, bytes } in samples {
        let json = to_json(bytes);
        assert_eq!(&from_json(&json).unwrap(), bytes, "{path}");
        lines +=
            json.matches("\n    {\"raw\":").count() + json.matches("\n      {\"raw\":").count();
        untyped += json.matches(",\"error\":").count();
    }
    let files = samples.len();
    println!("{corpus}: {files} files, {lines} lines, {untyped} of them not typed, all identical");
}
