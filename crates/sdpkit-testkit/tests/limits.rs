//! Sizes and numbers that no program sends: each is read in full or refused, and comes to an end.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use sdpkit_core::attribute::{Fmtp, IceOptions, Mid};
use sdpkit_core::{AttributeKind, Fault, Fragment, LineType, LineValue, Sdp, SdpBuf, Shape};
use sdpkit_testkit::generate::{line, line_types};
use sdpkit_testkit::generated_offer;

const MEGABYTE: usize = 1 << 20;

#[test]
fn a_list_of_a_megabyte_is_read() {
    let text = format!("a=ice-options:{}x\r\n", "x ".repeat(MEGABYTE / 2));
    let attr = Sdp::new(&text).lines().next().unwrap().attribute().unwrap();
    let options = attr.get::<IceOptions<'_>>().unwrap().unwrap();
    assert_eq!(options.tags.iter().count(), MEGABYTE / 2 + 1);
    let last = attr.token(MEGABYTE / 2).unwrap();
    assert_eq!(last.range(), text.len() - 3..text.len() - 2);
}

#[test]
fn parameters_of_a_megabyte_are_read() {
    let text = format!("a=fmtp:96 {}a=b\r\n", "a=b;".repeat(MEGABYTE / 4));
    let attr = Sdp::new(&text).lines().next().unwrap().attribute().unwrap();
    let fmtp = attr.get::<Fmtp<'_>>().unwrap().unwrap();
    assert_eq!(fmtp.parameters.iter().count(), MEGABYTE / 4 + 1);
}

/// A megabyte of one byte as the value of every line type and attribute: one error at most, in
/// that line, and what is read is written again.
#[test]
fn a_value_of_a_megabyte_is_read_or_refused() {
    for byte in *b"0x ;" {
        let value = vec![byte; MEGABYTE];
        for line_type in line_types() {
            let raw = line(line_type, &value);
            let lone = [&raw[..], b"\n"].concat();
            let errors: Vec<_> = Fragment::new(&lone).errors().collect();
            let written = LineValue::parse(line_type, &value).map(|line| {
                let mut written = Vec::new();
                line.write(&mut written).unwrap();
                written
            });
            assert_eq!(errors.len(), usize::from(written.is_err()), "{line_type}={byte}");
            assert!(errors.iter().all(|error| error.span().range().end < lone.len()));
        }
        for kind in AttributeKind::ALL {
            if let Ok(attribute) = kind.parse(Some(&value)) {
                let mut written = Vec::new();
                attribute.write(&mut written).unwrap();
                assert_eq!(kind.parse(Some(&written)), Ok(attribute));
            }
        }
    }
}

#[test]
fn lines_without_an_end_are_told_once() {
    for byte in [b'\0', b'\r', b'x', b'='] {
        let text = vec![byte; MEGABYTE];
        let sdp = Sdp::new(&text);
        assert_eq!(sdp.lines().count(), 1);
        // The four mandatory lines, the line itself, and its end.
        assert_eq!(sdp.errors().count(), 6, "{byte}");
    }
    let blank = "\n".repeat(MEGABYTE);
    assert_eq!(Sdp::new(&blank).errors().count(), MEGABYTE + 4);
}

#[test]
fn a_hundred_thousand_sections_are_told_apart() {
    const SECTIONS: usize = 100_000;
    let sections = "m=audio 9 RTP/AVP 0\r\na=mid:x\r\n".repeat(SECTIONS);
    let text =
        format!("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\na=recvonly\r\n{sections}");
    let sdp = Sdp::new(&text);
    assert_eq!(sdp.errors().next(), None);
    assert_eq!(sdp.lines().last().unwrap().section(), Some(SECTIONS - 1));
    let with_mid = sdp.media().filter(|media| {
        media.find::<Mid<'_>>().unwrap().is_some() && media.direction().as_str() == "recvonly"
    });
    assert_eq!(with_mid.count(), SECTIONS);
    let last = sdp.media().last().unwrap();
    assert_eq!((last.index(), last.span().range().end), (SECTIONS - 1, text.len()));

    let offer = generated_offer(1_000);
    assert_eq!(Sdp::new(&offer).errors().next(), None);
    assert_eq!(SdpBuf::from(offer.as_str()).view().media().count(), 1_000);
}

/// Every number of every example, made too large for 64 bits.
#[test]
fn numbers_beyond_64_bits_are_refused_or_kept() {
    let (mut refused, mut kept) = (0, 0);
    for &kind in AttributeKind::ALL {
        let info = kind.info();
        if info.shape == Shape::Flag {
            continue;
        }
        for value in with_huge_numbers(info.example) {
            match kind.parse(Some(value.as_bytes())) {
                Ok(attribute) => {
                    let mut written = Vec::new();
                    attribute.write(&mut written).unwrap();
                    assert_eq!(String::from_utf8(written).unwrap(), value, "{kind:?}");
                    kept += 1;
                }
                Err(fault) => {
                    assert!(fault.at() as usize <= value.len(), "{kind:?}: {value}: {fault:?}");
                    refused += 1;
                }
            }
        }
    }
    println!("{refused} refused, {kept} kept as they were spelt");
    assert!(refused > 100 && kept > 100);
}

#[test]
fn numbers_beyond_64_bits_are_refused_where_they_stand() {
    let fault_at = |line_type, value: &str| {
        LineValue::parse(line_type, value.as_bytes()).map_err(Fault::at).unwrap_err()
    };
    assert_eq!(fault_at(LineType::Bandwidth, &format!("AS:{HUGE}")), 3);
    assert_eq!(fault_at(LineType::Media, &format!("audio {HUGE} RTP/AVP 0")), 6);
    assert_eq!(fault_at(LineType::Version, HUGE), 0);
    let version = format!("- {HUGE} {HUGE} IN IP4 192.0.2.1");
    assert!(LineValue::parse(LineType::Origin, version.as_bytes()).is_ok(), "1*DIGIT, any number");
}

/// 10^25, beyond 64 bits.
const HUGE: &str = "10000000000000000000000000";

/// `text` once for each run of digits in it, which is replaced by [`HUGE`].
fn with_huge_numbers(text: &str) -> Vec<String> {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..text.len()).filter(|&at| is_digit(at) && (at == 0 || !is_digit(at - 1)));
    let replaced = starts.map(|start| {
        let rest = text[start..].trim_start_matches(|c: char| c.is_ascii_digit());
        format!("{}{HUGE}{rest}", &text[..start])
    });
    replaced.collect()
}
