//! Runs the examples; each asserts what it prints.

#[cfg(feature = "negotiate")]
#[path = "../examples/answer.rs"]
mod answer;
#[cfg(feature = "munge")]
#[path = "../examples/candidate_filter.rs"]
mod candidate_filter;
#[path = "../examples/check.rs"]
mod check;
#[path = "../examples/read.rs"]
mod read;

#[cfg(feature = "negotiate")]
#[test]
fn answering() {
    answer::main().unwrap();
}

#[test]
fn reading() {
    read::main().unwrap();
}

#[test]
fn checking() {
    check::main();
}

#[cfg(feature = "munge")]
#[test]
fn filtering_candidates() {
    candidate_filter::main().unwrap();
}

#[cfg(feature = "munge")]
#[test]
fn a_full_proxy_refuses_instead_of_leaking() {
    use sdpkit::munge::privacy::FilterError;
    let line = b"a=candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host\r\n";
    let mut memory = [0; 16384];
    let refused = candidate_filter::relay_only(&line.repeat(129), &mut memory);
    assert_eq!(refused, Err(FilterError::TooManyEdits { room: 128 }));
    let refused = candidate_filter::relay_only(b"a=mid:0\r\n", &mut memory[..4]);
    assert!(matches!(refused, Err(FilterError::Splice(_))));
}
