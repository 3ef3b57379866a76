//! The core allocates nothing: no heap call over the corpora.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

mod heap;

use sdpkit_core::{Buffer, Edit, Sdp, Span, Visitor, WriteError, splice};
use sdpkit_munge::privacy::{CandidatePolicy, filter_candidate};
use sdpkit_testkit::{Sample, testdata, wider_corpus};

use heap::heap_calls;

#[test]
fn the_counter_counts() {
    assert_eq!(heap_calls(|| drop(std::hint::black_box(Box::new(1)))), 2);
}

#[test]
fn testdata_needs_no_heap() {
    check(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn wider_corpus_needs_no_heap() {
    check(&wider_corpus());
}

#[test]
fn candidate_filters_need_no_heap() {
    check_filters(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn candidate_filters_need_no_heap_over_the_wider_corpus() {
    check_filters(&wider_corpus());
}

/// Every policy over every file, into fixed memory; and every line as a trickled candidate.
fn check_filters(samples: &[Sample]) {
    let largest = samples.iter().map(|sample| sample.bytes.len()).max().unwrap_or(0);
    let mut memory = vec![0; 2 * largest + 64];
    let (mut changed, mut refused) = (0, 0);
    for Sample { path, bytes } in samples {
        let policies = [
            CandidatePolicy::relay_only(),
            CandidatePolicy::public_only(),
            CandidatePolicy::scrub(),
        ];
        for policy in policies {
            let calls = heap_calls(|| {
                let mut room = CandidatePolicy::ROOM;
                let mut out = Buffer::new(&mut memory);
                match policy.filter(Sdp::new(bytes), &mut room, &mut out) {
                    Ok(()) => changed += usize::from(out.written() != bytes.as_slice()),
                    Err(_) => refused += 1,
                }
                for line in Sdp::new(bytes).lines() {
                    std::hint::black_box(filter_candidate(policy, line.raw()).is_some());
                }
            });
            assert_eq!(calls, 0, "{path}: heap calls");
        }
    }
    println!("{} files, {changed} changed, {refused} without room, 0 heap calls", samples.len());
}

fn check(samples: &[Sample]) {
    let largest = samples.iter().map(|sample| sample.bytes.len()).max().unwrap_or(0);
    let mut memory = vec![0; largest + 64];
    for Sample { path, bytes } in samples {
        let calls = heap_calls(|| use_everything(bytes, &mut memory));
        assert_eq!(calls, 0, "{path}: heap calls");
    }
    println!("{} files, 0 heap calls", samples.len());
}

/// Parses, iterates with every line and attribute typed, written and visited, checks strictly, and
/// splices into fixed memory.
fn use_everything(text: &[u8], memory: &mut [u8]) {
    let sdp = Sdp::new(text);
    std::hint::black_box(Sdp::parse(text).is_ok());
    std::hint::black_box(sdp.errors().count());
    for line in sdp.lines() {
        let Ok(value) = line.typed() else { continue };
        let mut out = Buffer::new(memory);
        // A value that does not fit the memory cannot come from a text that does; one with a NUL or
        // a lone CR can be read, and is not written.
        let written = value.write(&mut out);
        assert!(matches!(written, Ok(()) | Err(WriteError::ForbiddenByte { .. })), "{written:?}");
        value.visit(&mut Ignore);
        std::hint::black_box(out.written());
    }
    for media in sdp.media() {
        std::hint::black_box((
            media.line().is_ok(),
            media.direction(),
            media.connection().is_some(),
        ));
    }
    let end = Span::empty(u32::try_from(text.len()).unwrap());
    let edits = [Edit { span: end, text: b"a=x-note:no heap\r\n" }];
    splice(text, &edits, &mut Buffer::new(memory)).unwrap();
}

/// Looks at every value and keeps nothing.
struct Ignore;

impl Visitor for Ignore {
    fn field(&mut self, _: &'static str, value: sdpkit_core::Value<'_>) {
        match value {
            sdpkit_core::Value::List(items) => items.each(&mut |item| Self.field("", item)),
            sdpkit_core::Value::Record(record) => record.visit_fields(self),
            other => drop(std::hint::black_box(other)),
        }
    }
}
