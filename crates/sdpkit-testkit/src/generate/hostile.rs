//! Text that no program should send: pieces of descriptions in any order, broken bytes, values
//! with a slip in them, and edits over all of that.

use proptest::collection::vec;
use proptest::prelude::{any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::strategy::{Strategy, Union};
use sdpkit_core::{AttributeKind, Edit, Span};

use super::value::{attribute_value, line_types, line_value};

/// Any text at all, with all that tends to break readers of SDP: NUL, lone CRs, byte order marks,
/// blank and half lines, digits without end, bytes that are not UTF-8, no final line end.
pub fn hostile_text() -> impl Strategy<Value = Vec<u8>> {
    let attributes = Union::new(AttributeKind::ALL.iter().map(|&kind| {
        attribute_value(kind).prop_map(move |value| {
            let value = value.map(|value| [b":", &value[..]].concat()).unwrap_or_default();
            [b"a=", kind.name().as_bytes(), &value].concat()
        })
    }));
    let lines = Union::new(line_types().map(|line_type| {
        line_value(line_type)
            .prop_map(move |value| [&[line_type.letter(), b'='], &value[..]].concat())
    }));
    let whole = prop_oneof![attributes, lines];
    let misspelt_line = misspelt(whole.clone().boxed());
    let piece = prop_oneof![
        4 => whole,
        2 => misspelt_line,
        6 => select(LINE_ENDS).prop_map(<[u8]>::to_vec),
        4 => select(PIECES).prop_map(<[u8]>::to_vec),
        1 => "[0-9]{1,40}".prop_map(String::into_bytes),
        1 => "\\PC{1,6}".prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 1..16),
    ];
    vec(piece, 0..32).prop_map(|pieces| pieces.concat())
}

/// Line ends, and what could be taken for one.
const LINE_ENDS: &[&[u8]] = &[
    b"\r\n",
    b"\r\n",
    b"\r\n",
    b"\n",
    b"\n",
    b"\r",
    b"\r\r\n",
    b"\n\r",
    b"\r\n\r\n",
    b"\xe2\x80\xa8",
];

/// Beginnings, ends and middles of lines.
const PIECES: &[&[u8]] = &[
    b"m=",
    b"m=audio 9 RTP/AVP 0",
    b"a=",
    b"a=:",
    b"a",
    b"=",
    b"v=0",
    b"v",
    b"o=",
    b"s=",
    b"t=0 0",
    b"c=",
    b"c=IN IP4 0.0.0.0",
    b"a=mid",
    b"a=mid:",
    b"a=rtpmap:",
    b"a=candidate:",
    b"a=ssrc:1 ",
    b"a=fmtp:96 ",
    b"x=y",
    b"A=b",
    b"M=audio",
    b" ",
    b"\t",
    b"  ",
    b":",
    b"/",
    b";",
    b",",
    b"-",
    b"\"",
    b"\\",
    b"%",
    b"*",
    b"\0",
    b"\x7f",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"\x85",
];

/// `values` after one to three slips: bytes left out, doubled, changed, put in or swapped.
pub fn misspelt(values: impl Strategy<Value = Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (values, vec((any::<Index>(), slip()), 1..=3)).prop_map(|(mut value, slips)| {
        for (at, slip) in slips {
            let at = at.index(value.len() + 1);
            slip.apply(&mut value, at);
        }
        value
    })
}

/// A slip of the pen.
#[derive(Clone, Debug)]
enum Slip {
    LeaveOut,
    Double,
    SwapCase,
    PutIn(Vec<u8>),
    CutOff,
}

impl Slip {
    fn apply(self, value: &mut Vec<u8>, at: usize) {
        let here = value.get(at).copied();
        match (self, here) {
            (Self::PutIn(bytes), _) => drop(value.splice(at..at, bytes)),
            (Self::CutOff, _) => value.truncate(at),
            (Self::LeaveOut, Some(_)) => drop(value.remove(at)),
            (Self::Double, Some(byte)) => value.insert(at, byte),
            (Self::SwapCase, Some(_)) => {
                for byte in value.iter_mut().skip(at).take(1) {
                    *byte ^= if byte.is_ascii_alphabetic() { 0x20 } else { 0 };
                }
            }
            (_, None) => {}
        }
    }
}

fn slip() -> impl Strategy<Value = Slip> + Clone {
    const LIKELY: &[&[u8]] = &[
        b" ",
        b"0",
        b"00",
        b"1",
        b"-",
        b"/",
        b":",
        b";",
        b",",
        b".",
        b"=",
        b"\"",
        b"[",
        b"]",
        b"*",
        b"\t",
        b"\x80",
        b"\xc3\xa9",
        b"a",
        b"Z",
        b"99999999999999999999",
    ];
    prop_oneof![
        2 => proptest::strategy::Just(Slip::LeaveOut),
        1 => proptest::strategy::Just(Slip::Double),
        1 => proptest::strategy::Just(Slip::SwapCase),
        1 => proptest::strategy::Just(Slip::CutOff),
        4 => select(LIKELY).prop_map(|bytes| Slip::PutIn(bytes.to_vec())),
        1 => any::<u8>().prop_map(|byte| Slip::PutIn(vec![byte])),
    ]
}

/// An edit that owns its text.
#[derive(Clone, Debug)]
pub struct OwnedEdit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: Vec<u8>,
}

impl OwnedEdit {
    /// The edit.
    pub fn as_edit(&self) -> Edit<'_> {
        Edit { span: self.span, text: &self.text }
    }
}

/// Hostile texts with up to eight edits that lie within them, sorted and apart.
pub fn edits() -> impl Strategy<Value = (Vec<u8>, Vec<OwnedEdit>)> {
    let places = vec((any::<Index>(), any::<Index>(), replacement()), 0..8);
    (hostile_text(), places).prop_map(|(text, edits)| {
        let place = |index: Index| saturate(index.index(text.len() + 1));
        let ends = edits.iter().flat_map(|(start, end, _)| [place(*start), place(*end)]);
        let mut ends: Vec<_> = ends.collect();
        ends.sort_unstable();
        let spans = ends.chunks(2).map(|ends| Span::new(ends[0], ends[1]));
        let edits = spans.zip(edits).map(|(span, (_, _, text))| OwnedEdit { span, text }).collect();
        (text, edits)
    })
}

/// Short texts with edits that lie anywhere, in any order.
pub fn unchecked_edits() -> impl Strategy<Value = (Vec<u8>, Vec<OwnedEdit>)> {
    let edit = (0_u32..14, 0_u32..4, replacement()).prop_map(|(start, length, text)| OwnedEdit {
        span: Span::new(start, start + length),
        text,
    });
    (vec(any::<u8>(), 0..16), vec(edit, 0..5))
}

fn replacement() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![vec(any::<u8>(), 0..6), select(LINE_ENDS).prop_map(<[u8]>::to_vec)]
}

fn saturate(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
