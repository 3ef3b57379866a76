//! Hostile pairs: time is in proportion to the texts.

use std::fmt::Write as _;
use std::time::Instant;

use sdpkit_core::Sdp;
use sdpkit_model::Model;
use sdpkit_negotiate::{verify, verify_next};

/// Ten times the text may take so many times as long: a pass over all sections for each of them
/// would take a hundred times.
const MOST: u32 = 40;

/// As many sections as `sections` with 128 payload types each, in groups that contradict each other.
fn hostile(sections: usize, encoding: &str) -> String {
    let mut text = String::from("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n");
    for start in 0..3 {
        text.push_str("a=group:BUNDLE");
        for section in start..sections {
            write!(text, " {}", section % (sections - start)).unwrap();
        }
        text.push_str("\r\n");
    }
    for section in 0..sections {
        text.push_str("m=audio 9 UDP/TLS/RTP/SAVPF");
        (0..128).for_each(|payload| write!(text, " {payload}").unwrap());
        write!(text, "\r\na=mid:{section}\r\na=rtcp-mux\r\n").unwrap();
        for payload in 96..128 {
            write!(text, "a=rtpmap:{payload} {encoding}{payload}/8000\r\n").unwrap();
        }
        text.push_str("a=rtcp-fb:* nack\r\n");
    }
    text
}

#[test]
fn time_is_in_proportion_to_the_texts() {
    let measure = |sections| {
        let (offer, answer) = (hostile(sections, "x"), hostile(sections, "y"));
        let (offer, answer) = (Model::new(Sdp::new(&offer)), Model::new(Sdp::new(&answer)));
        let start = Instant::now();
        let found = verify(&offer, &answer).len();
        let next = verify_next(&offer, None, &answer).len();
        (found, next, start.elapsed())
    };
    let (found, next, few) = measure(50);
    let (more_found, more_next, many) = measure(500);
    println!("50 sections: {found} and {next} violations in {few:?}");
    println!("500 sections: {more_found} and {more_next} violations in {many:?}");
    // Each section has its own: another meaning of 32 payload types, and RTCP's numbers.
    assert!(found >= 50 * 64 && more_found >= 500 * 64);
    assert!(next >= 50 * 32 && more_next >= 500 * 32);
    assert!(many < few * MOST, "{few:?}, {many:?}");
}
