//! Every error of a text: its kind, its place, and that the rest of the text is still checked.

use std::string::String;
use std::vec::Vec;
use std::{format, vec};

use crate::error::{Error, ErrorKind, Expected, Found};
use crate::line::LineType;
use crate::{Fragment, Sdp};

/// The errors of a description, each with the text it is about.
fn errors(text: &str) -> Vec<(ErrorKind, &str)> {
    Sdp::new(text).errors().map(|error| located(error, text)).collect()
}

/// The errors of a fragment, each with the text it is about.
fn fragment_errors(text: &str) -> Vec<(ErrorKind, &str)> {
    Fragment::new(text).errors().map(|error| located(error, text)).collect()
}

fn located(error: Error, text: &str) -> (ErrorKind, &str) {
    (error.kind(), text.get(error.span().range()).unwrap())
}

/// The errors of a description of lines that are all well-formed, each given by its type letter.
fn order(letters: &str) -> Vec<ErrorKind> {
    let text: String = letters.chars().map(line).collect();
    Sdp::new(&text).errors().map(Error::kind).collect()
}

fn line(letter: char) -> String {
    let value = match letter {
        'v' => "0",
        'o' => "- 0 0 IN IP4 192.0.2.1",
        'c' => "IN IP4 192.0.2.1",
        'b' => "AS:64",
        't' => "0 0",
        'r' => "7d 1h 0",
        'z' => "3730928400 -1h",
        'k' => "prompt",
        'm' => "audio 9 RTP/AVP 0",
        'a' => "ptime:20",
        'e' => "a@example.com",
        'p' => "911",
        _ => "-",
    };
    format!("{letter}={value}\r\n")
}

fn of(letter: u8) -> LineType {
    LineType::from_letter(letter).unwrap()
}

fn late(found: u8, after: u8) -> ErrorKind {
    ErrorKind::LineOutOfOrder { found: of(found), after: of(after) }
}

fn repeated(found: u8) -> ErrorKind {
    ErrorKind::RepeatedLine { found: of(found) }
}

fn missing(expected: u8) -> ErrorKind {
    ErrorKind::MissingLine { expected: of(expected) }
}

#[test]
fn whatever_the_grammar_allows_has_no_error() {
    for letters in [
        "vost",
        "vosiueepppcbbbtrrzttrtrzkaa",
        "vosta",
        "vostmm",
        "vostmicccbbkaamcam",
        "vostkamkam",
        "vosettrz",
    ] {
        assert_eq!(order(letters), [], "{letters}");
    }
}

#[test]
fn lines_that_come_too_late_are_out_of_order() {
    for (letters, expected) in [
        ("ovst", late(b'v', b'o')),
        ("vsot", late(b'o', b's')),
        ("vots", late(b's', b't')),
        ("vosuit", late(b'i', b'u')),
        ("vospet", late(b'e', b'p')),
        ("voseut", late(b'u', b'e')),
        ("vostc", late(b'c', b't')),
        ("vosbct", late(b'c', b'b')),
        ("vosat", late(b't', b'a')),
        ("vostak", late(b'k', b'a')),
        ("vostkt", late(b't', b'k')),
        ("vostmci", late(b'i', b'c')),
        ("vostmbc", late(b'c', b'b')),
        ("vostmkb", late(b'b', b'k')),
        ("vostmak", late(b'k', b'a')),
        ("vostmacm", late(b'c', b'a')),
        ("vostmamac", late(b'c', b'a')),
    ] {
        assert_eq!(order(letters), [expected], "{letters}");
    }
}

#[test]
fn lines_of_the_session_do_not_stand_in_a_media_section() {
    for letter in *b"vosueptrz" {
        let text = format!("vostma{}a", char::from(letter));
        assert_eq!(order(&text), [late(letter, b'a')]);
        let twice = format!("vostm{0}{0}", char::from(letter));
        assert_eq!(order(&twice), [late(letter, b'm'), late(letter, b'm')]);
    }
}

#[test]
fn repeats_and_zones_follow_their_time() {
    for (letters, expected) in [
        ("vostz", vec![late(b'z', b't')]),
        ("vostrzr", vec![late(b'r', b'z')]),
        ("vostrzz", vec![repeated(b'z')]),
        ("vostrtz", vec![late(b'z', b't')]),
        ("vosrt", vec![late(b'r', b's')]),
        ("vostkr", vec![late(b'r', b'k')]),
        ("vostar", vec![late(b'r', b'a')]),
        // A line in between is one error, and so is a time description that comes too late.
        ("vostcr", vec![late(b'c', b't')]),
        ("vostrcz", vec![late(b'c', b'r')]),
        ("vosatrrz", vec![late(b't', b'a')]),
        ("vosrrzt", vec![late(b'r', b's')]),
    ] {
        assert_eq!(order(letters), expected, "{letters}");
    }
    let unknown = "v=0\r\no=- 0 0 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\ny=1\r\nr=7d 1h 0\r\n";
    assert_eq!(errors(unknown), [(ErrorKind::UnknownLineType { found: b'y' }, "y=1")]);
}

#[test]
fn some_lines_stand_only_once() {
    for letters in ["vvost", "voost", "vosst", "vosiit", "vosuut", "vosccbt", "vostkka"] {
        let twice = letters.bytes().zip(letters.bytes().skip(1)).find(|(a, b)| a == b).unwrap().0;
        assert_eq!(order(letters), [repeated(twice)], "{letters}");
    }
    assert_eq!(order("vostmiicckka"), [repeated(b'i'), repeated(b'k')]);
    // A second one that also comes too late is one error.
    assert_eq!(order("vostv"), [repeated(b'v')]);
    // Each section counts for itself.
    assert_eq!(order("vosictkmickmick"), []);
}

#[test]
fn a_line_out_of_order_does_not_hide_the_next() {
    assert_eq!(order("vosatrk"), [late(b't', b'a'), late(b'k', b'a')]);
    assert_eq!(order("vosatrt"), [late(b't', b'a'), late(b't', b'a')]);
    assert_eq!(order("vosatrb"), [late(b't', b'a'), late(b'b', b'a')]);
    assert_eq!(
        order("vostacicab"),
        [late(b'c', b'a'), late(b'i', b'a'), repeated(b'c'), late(b'b', b'a')]
    );
}

#[test]
fn missing_lines_are_told_where_they_belong() {
    for (letters, expected) in [
        ("a", "v0 o0 s0 t0"),
        ("m", "v0 o0 s0 t0"),
        ("v", "o5 s5 t5"),
        ("vst", "o5"),
        ("vot", "s31"),
        ("vos", "t36"),
        ("vosica", "t61"),
        ("vosam", "t36"),
        ("ost", "v0"),
        ("st", "v0 o0"),
        ("vm", "o5 s5 t5"),
        ("vom", "s31 t31"),
        ("eec", "v0 o0 s0 t54"),
    ] {
        let text: String = letters.chars().map(line).collect();
        let missing: Vec<_> = Sdp::new(&text)
            .errors()
            .map(|error| match error.kind() {
                ErrorKind::MissingLine { expected } if error.span().range().is_empty() => {
                    format!("{expected}{}", error.span().start())
                }
                kind => panic!("{letters}: {kind}"),
            })
            .collect();
        assert_eq!(missing.join(" "), expected, "{letters}");
    }
}

#[test]
fn a_line_in_the_wrong_place_is_not_missing() {
    assert_eq!(order("votas"), [late(b's', b'a')]);
    assert_eq!(order("vosmt"), [missing(b't'), late(b't', b'm')]);
}

#[test]
fn the_last_line_needs_a_line_end() {
    let text = "v=0\r\no=- 0 0 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0";
    let sdp = Sdp::new(text);
    let [error] = sdp.errors().collect::<Vec<_>>()[..] else { panic!("{:?}", errors(text)) };
    assert_eq!((error.kind(), error.span().range()), (ErrorKind::MissingLineEnd, 41..41));
}

#[test]
fn line_ends_may_be_lf_and_mixed() {
    assert_eq!(errors("v=0\no=- 0 0 IN IP4 192.0.2.1\r\ns=-\nt=0 0\r\n"), []);
}

#[test]
fn no_text_is_one_error() {
    assert_eq!(errors(""), [(ErrorKind::EmptyText, "")]);
}

#[test]
fn a_byte_order_mark_is_one_error_and_moves_what_is_missing_behind_it() {
    let text = format!("\u{feff}{}", "vost".chars().map(line).collect::<String>());
    assert_eq!(errors(&text), [(ErrorKind::ByteOrderMark, "\u{feff}")]);
    let places: Vec<_> = Sdp::new("\u{feff}").errors().map(|e| e.span().range()).collect();
    assert_eq!(places, [0..3, 3..3, 3..3, 3..3, 3..3]);
    let kinds: Vec<_> = Sdp::new("\u{feff}m=").errors().map(Error::kind).collect();
    assert_eq!(kinds.len(), 7, "{kinds:?}");
}

#[test]
fn a_byte_order_mark_elsewhere_is_no_line_type() {
    let text = "v=0\r\n\u{feff}o=- 0 0 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n";
    let found = Found::Byte(0xbb);
    assert_eq!(errors(text)[0].0, ErrorKind::MalformedLine { found });
}

#[test]
fn nul_and_lone_cr_are_told_once_for_each_line() {
    for (value, found, at) in [
        ("a\0b", 0, 1),
        ("\0", 0, 0),
        ("a\rb", b'\r', 1),
        ("a\r", b'\r', 1),
        ("a\r\0\r", b'\r', 1),
        ("a\0\r", 0, 1),
    ] {
        let text = format!("v=0\r\no=- 0 0 IN IP4 192.0.2.1\r\ns={value}\r\nt=0 0\r\n");
        let sdp = Sdp::new(&text);
        let [error] = sdp.errors().collect::<Vec<_>>()[..] else { panic!("{:?}", errors(&text)) };
        assert_eq!(error.kind(), ErrorKind::ForbiddenByte { found }, "{value:?}");
        assert_eq!(error.span().range(), 33 + at..34 + at, "{value:?}");
    }
}

#[test]
fn a_forbidden_byte_explains_the_value_but_not_the_order() {
    let text = "v=0\r\no=- 0 0 IN\0\r\ns=-\r\nt=0 0\r\nc=\r\r\n";
    assert_eq!(
        errors(text),
        [
            (ErrorKind::ForbiddenByte { found: 0 }, "\0"),
            (late(b'c', b't'), "c=\r"),
            (ErrorKind::ForbiddenByte { found: b'\r' }, "\r"),
        ]
    );
}

#[test]
fn cr_alone_ends_no_line() {
    let text = "v=0\ro=- 0 0 IN IP4 192.0.2.1\rs=-\rt=0 0\r";
    let kinds: Vec<_> = errors(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        [
            ErrorKind::ForbiddenByte { found: b'\r' },
            ErrorKind::MissingLineEnd,
            missing(b'o'),
            missing(b's'),
            missing(b't'),
        ]
    );
}

#[test]
fn lines_that_are_none_are_told_apart() {
    let text = "\r\nv=0\r\n\no=- 0 0 IN IP4 192.0.2.1\r\n  s=-\r\n\tx\r\ns\r\ns -\r\ny=0\r\nS=-\r\n\
        s=-\r\nt=0 0\r\n\r\n";
    let malformed = |found| ErrorKind::MalformedLine { found };
    assert_eq!(
        errors(text),
        [
            (ErrorKind::BlankLine, "\r\n"),
            (ErrorKind::BlankLine, "\n"),
            (ErrorKind::LeadingSpace, "  s=-"),
            (ErrorKind::LeadingSpace, "\tx"),
            (malformed(Found::End), "s"),
            (malformed(Found::Byte(b' ')), "s -"),
            (ErrorKind::UnknownLineType { found: b'y' }, "y=0"),
            (ErrorKind::UnknownLineType { found: b'S' }, "S=-"),
            (ErrorKind::BlankLine, "\r\n"),
        ]
    );
}

#[test]
fn one_bad_value_leaves_the_others_to_be_checked() {
    let text = "v=x\r\no=RTSP Session 1 2 IN IP4 0.0.0.0\r\ns=\r\nc=IN \r\nb=AS:128.5\r\nt=now-\r\n\
        r=\r\nz=0\r\nk=x\r\na=\r\nm=audio -1 RTP/AVP 0\r\na=rtpmap:0\r\nc=IN IP4 a/b\r\n";
    let value = |expected, found: Found| ErrorKind::Value { expected, found };
    assert_eq!(
        errors(text),
        [
            (value(Expected::NumberU32, Found::Byte(b'x')), "x"),
            (value(Expected::Number, Found::Byte(b'S')), "Session"),
            (value(Expected::Text, Found::End), ""),
            (value(Expected::AddressType, Found::End), ""),
            (value(Expected::End, Found::Byte(b'.')), ".5"),
            (value(Expected::SessionTime, Found::Byte(b'n')), "now-"),
            (value(Expected::RepeatInterval, Found::End), ""),
            (value(Expected::SessionTime, Found::Byte(b'0')), "0"),
            (value(Expected::KeyMethod, Found::Byte(b'x')), "x"),
            (value(Expected::Token, Found::End), ""),
            (value(Expected::NumberU16, Found::Byte(b'-')), "-1"),
            (value(Expected::Space, Found::End), ""),
            (late(b'c', b'a'), "c=IN IP4 a/b"),
            (value(Expected::Ttl, Found::Byte(b'b')), "b"),
        ]
    );
}

#[test]
fn parse_gives_the_first_error_or_the_view() {
    let text: String = "vostm".chars().map(line).collect();
    assert_eq!(Sdp::parse(&text).unwrap().as_bytes(), text.as_bytes());
    let error = Sdp::parse("v=0\r\no=- 0 0 IN\r\n").unwrap_err();
    assert_eq!(Some(error), Sdp::new("v=0\r\no=- 0 0 IN\r\n").errors().next());
}

#[test]
fn the_end_stays_the_end() {
    let mut errors = Sdp::new("v=0\r\n").errors();
    assert_eq!(errors.by_ref().count(), 3);
    assert_eq!((errors.next(), errors.next()), (None, None));
}

#[test]
fn fragments_need_no_line_but_keep_the_order() {
    for text in [
        "",
        "a=ice-lite\r\na=ptime:20\r\nm=audio 9 RTP/AVP 0\r\na=mid:1\r\n",
        "m=audio 9 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\nm=audio 9 RTP/AVP 0\r\n",
        "c=IN IP4 192.0.2.1\r\nt=0 0\r\nr=7d 1h 0\r\na=ptime:20\r\n",
        "t=0 0\r\n",
    ] {
        assert_eq!(fragment_errors(text), [], "{text:?}");
    }
    assert_eq!(fragment_errors("a=ptime:20\r\nt=0 0\r\n"), [(late(b't', b'a'), "t=0 0")]);
    assert_eq!(
        fragment_errors("m=audio 9 RTP/AVP 0\r\na=mid:1\r\nc=IN IP4 192.0.2.1\r\n"),
        [(late(b'c', b'a'), "c=IN IP4 192.0.2.1")]
    );
    assert_eq!(fragment_errors("t=0 0"), [(ErrorKind::MissingLineEnd, "")]);
    assert_eq!(fragment_errors("a=mid:1\r\na=ptime:20"), [(ErrorKind::MissingLineEnd, "")]);
    assert_eq!(fragment_errors("\r\n"), [(ErrorKind::BlankLine, "\r\n")]);
    assert_eq!(
        fragment_errors(" a=mid:1"),
        [(ErrorKind::LeadingSpace, " a=mid:1"), (ErrorKind::MissingLineEnd, ""),]
    );
}

#[test]
fn a_lone_attribute_need_not_be_a_line() {
    for text in ["a=ptime:20", "ptime:20", "ptime:20\r\n", "a=ptime:20\n", "sendrecv", "x-y:z"] {
        assert_eq!(fragment_errors(text), [], "{text:?}");
    }
    let value = |expected, found: Found| ErrorKind::Value { expected, found };
    for (text, errors) in [
        ("rtpmap:0", vec![(value(Expected::Space, Found::End), "")]),
        ("a=rtpmap:0", vec![(value(Expected::Space, Found::End), "")]),
        ("rtpmap:x PCMU/8000", vec![(value(Expected::PayloadType, Found::Byte(b'x')), "x")]),
        (
            "\u{feff}sendrecv:",
            vec![
                (ErrorKind::ByteOrderMark, "\u{feff}"),
                (value(Expected::NoValue, Found::End), ""),
            ],
        ),
        ("x:a\0b", vec![(ErrorKind::ForbiddenByte { found: 0 }, "\0")]),
        ("a b", vec![(value(Expected::Token, Found::Byte(b' ')), " ")]),
        (
            "ptime:20\r\nsendrecv",
            vec![
                (ErrorKind::MalformedLine { found: Found::Byte(b't') }, "ptime:20"),
                (ErrorKind::MalformedLine { found: Found::Byte(b'e') }, "sendrecv"),
                (ErrorKind::MissingLineEnd, ""),
            ],
        ),
    ] {
        assert_eq!(fragment_errors(text), errors, "{text:?}");
    }
}
