//! The other parsers, each called the way its own documentation calls it.
//!
//! What they do is not the same: sdp-types, sdp and rtc-sdp keep attributes as untyped text,
//! webrtc-sdp, str0m, ezk-sdp-types and sdp-nom type them. Read the "written text" column with the
//! times: a parser that gives few lines back has not read the others.
//!
//! Those that take `&str` get it without a UTF-8 check of ours.

use std::convert::Infallible;
use std::hint::black_box;
use std::io::{Cursor, Write as _};

use crate::contender::{Contender, Kind, Refusal};

/// The fastest peer, and the one that goals are set against.
pub const SDP_TYPES: &str = "sdp-types 0.3.1";
/// Firefox's parser: types its attributes as we do.
pub const WEBRTC_SDP: &str = "webrtc-sdp 0.3.17";

/// One row: name, how it parses an input, how it writes what it parsed into a `Vec<u8>`.
///
/// ```ignore
/// peer!("name 1.2.3", |input| Session::parse(input.bytes()), |session, out| session.write(out))
/// ```
macro_rules! peer {
    ($name:expr, |$input:ident| $parse:expr, |$session:ident, $out:ident| $write:expr) => {
        Contender {
            name: $name,
            kind: Kind::Peer,
            parse: |$input, _| {
                let session = $parse.map_err(Refusal::new)?;
                black_box(&session);
                Ok(())
            },
            round_trip: Some(|$input, scratch| {
                let $session = $parse.map_err(Refusal::new)?;
                let $out = &mut scratch.written;
                $write.map_err(Refusal::new)
            }),
        }
    };
}

/// The peers.
pub fn rows() -> Vec<Contender> {
    vec![
        peer!(SDP_TYPES, |input| sdp_types::Session::parse(input.bytes()), |session, out| session
            .write(out)),
        peer!(
            WEBRTC_SDP,
            |input| webrtc_sdp::parse_sdp(&input.text, false),
            |session, out| write!(out, "{session}")
        ),
        peer!(
            "sdp 0.17.2",
            |input| sdp::SessionDescription::unmarshal(&mut Cursor::new(input.bytes())),
            |session, out| write!(out, "{session}")
        ),
        peer!(
            "rtc-sdp 0.21.1",
            |input| rtc_sdp::SessionDescription::unmarshal(&mut Cursor::new(input.bytes())),
            |session, out| write!(out, "{session}")
        ),
        peer!(
            "str0m 0.25.0",
            |input| str0m::change::SdpOffer::from_sdp_string(&input.text),
            |session, out| write!(out, "{session}")
        ),
        // It parses only reference-counted text; making that from the caller's is part of the job.
        peer!(
            "ezk-sdp-types 0.6.1",
            |input| ezk_sdp_types::SessionDescription::parse(&input.text.as_str().into()),
            |session, out| write!(out, "{session}")
        ),
        // It cannot fail: it leaves out the lines that it cannot read.
        peer!(
            "sdp-nom 0.2.0",
            |input| Ok::<_, Infallible>(sdp_nom::Session::read_str(&input.text)),
            |session, out| out.write_all(session.to_string().as_bytes())
        ),
        peer!(
            "sdp-rs 0.2.1",
            |input| input.text.parse::<sdp_rs::SessionDescription>(),
            |session, out| write!(out, "{session}")
        ),
    ]
}
