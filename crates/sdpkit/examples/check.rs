//! Checks a description strictly: every error, each with its exact place.
//!
//! `cargo run -p sdpkit --example check`

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use sdpkit::{ColumnUnit, Sdp};

/// What a careless template makes of an offer.
const CARELESS: &str = "v=0\n\
    o=- 1 IN IP4 192.0.2.1\n\
    s=\n\
    m=audio 70000 RTP/AVP 0 200\n\
    c=IN IP4 192.0.2.1\n\
    a=rtpmap:200 opus/48000/2\n\
    a=fmtp:0\n";

/// `line:column: message` for each error.
pub(crate) fn errors(text: &str) -> Vec<String> {
    let sdp = Sdp::new(text);
    sdp.errors()
        .map(|error| {
            let place = sdp.position(error.span().start(), ColumnUnit::Char);
            format!("{place}: {}", error.quoting(sdp))
        })
        .collect()
}

pub(crate) fn main() {
    let errors = errors(CARELESS);
    assert_eq!(
        errors,
        [
            "2:7: expected a number, found `IN`",
            "3:3: expected text, found the end",
            "4:1: expected a `t=` line, found none",
            "4:9: expected a number up to 65535, found `70000`",
            "6:10: expected a payload type (0 to 127), found `200`",
            "7:9: expected a space, found the end",
        ]
    );
    for error in errors {
        println!("{error}");
    }
}
