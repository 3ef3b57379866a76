//! Operations over all corpora: see `invariants::munged` for what must hold.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use arbitrary::Unstructured;
use proptest::collection::vec;
use proptest::prelude::any;
use sdpkit_core::Sdp;
use sdpkit_model::{Codec, Model};
use sdpkit_munge::{Context, Op, plan};
use sdpkit_testkit::generate::{for_all, hostile_text};
use sdpkit_testkit::invariants::{munge, munged, operations};
use sdpkit_testkit::{Sample, testdata, wider_corpus};

#[test]
fn operations_keep_their_promises_over_testdata() {
    keep_promises(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn operations_keep_their_promises_over_the_wider_corpus() {
    keep_promises(&wider_corpus());
}

#[test]
fn what_is_there_is_left() {
    let mut sections = 0;
    for sample in testdata().iter().filter(|sample| sample.is_description()) {
        let sdp = Sdp::new(&sample.bytes);
        for section in Model::new(sdp).sections() {
            let mut order = format!("prefer section={}", section.index());
            for codec in section.codecs().filter(Codec::is_listed) {
                order += &format!(" {}", codec.payload());
            }
            sections += 1;
            for words in ["only *", "prefer *", "remove x-no-such", &order] {
                let Ok(op) = words.parse::<Op>() else { continue };
                let plan = plan(&op, sdp, &Context::default()).unwrap();
                assert_eq!(plan.edits, [], "`{words}` changes {}", sample.path);
            }
        }
    }
    println!("{sections} sections");
}

#[test]
fn the_ways_in_which_lines_end_are_kept() {
    let text = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=Caf\u{e9}\nt=0 0\nm=audio 9 RTP/AVP 0 8\n\
        a=rtpmap:0 PCMU/8000\na=sendrecv";
    let latin = text.replace('\u{e9}', "\0").into_bytes();
    let latin: Vec<_> = latin.iter().map(|&b| if b == 0 { 0xe9 } else { b }).collect();
    let crlf: Vec<_> = latin.split(|&b| b == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
    let mut mixed = crlf.clone();
    mixed.remove(3);
    for text in [latin, crlf, mixed] {
        for info in Op::ALL {
            let op: Op = info.example.words.parse().unwrap();
            munged(&text, &[op], &Context::default());
        }
    }
}

#[test]
fn any_bytes_are_changed_as_promised() {
    let choices = vec(any::<u8>(), 8..48);
    for_all(&"operations on any bytes", 192, &(choices, hostile_text()), |(choices, text)| {
        munge(&[choices, text].concat());
        Ok(())
    });
}

/// Some of the operations' examples on every description, and random ones on every fourth.
fn keep_promises(samples: &[Sample]) {
    let examples: Vec<Op> =
        Op::ALL.iter().map(|info| info.example.words.parse().unwrap()).collect();
    let (mut files, mut applied, mut changed) = (0, 0, 0);
    for (number, sample) in samples.iter().filter(|sample| sample.is_description()).enumerate() {
        files += 1;
        let mut run = |operations: &[Op], context: &Context| {
            let counts = munged(&sample.bytes, operations, context);
            (applied, changed) = (applied + counts.0, changed + counts.1);
        };
        // Every file meets some of them, and each of them many files.
        for op in examples.iter().skip(number % STRIDE).step_by(STRIDE) {
            run(std::slice::from_ref(op), &Context::default());
        }
        if number % 4 != 0 {
            continue;
        }
        let random = random_bytes(number);
        let (role, operations) = operations(&mut Unstructured::new(&random)).unwrap();
        run(&operations, &Context::from(role));
    }
    println!("{files} files: {applied} operations applied, {changed} changed something");
}

/// Each file is tried with every so many-th of the examples.
const STRIDE: usize = 32;

/// Bytes that are the same in each run.
fn random_bytes(seed: usize) -> Vec<u8> {
    let mut state =
        0x9e37_79b9_7f4a_7c15_u64 ^ u64::try_from(seed).unwrap().wrapping_mul(0xbf58_476d);
    let bytes = (0..256).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    });
    bytes.collect()
}
