//! Text that no program should send: pieces of descriptions in any order, broken bytes, values
//! with a slip in them, and edits over all of that.

use proptest::collection::vec;
use proptest::prelude::{any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::strategy::{Just, Strategy, Union};
use sdpkit_core::{AttributeKind, OwnedEdit, Span};

use super::value::{attribute_line, attribute_value, line, line_types, line_value};

/// Any text at all, with all that tends to break readers of SDP: NUL, lone CRs, byte order marks,
/// blank and half lines, digits without end, bytes that are not UTF-8, no final line end.
pub fn hostile_text() -> impl Strategy<Value = Vec<u8>> {
    let attributes = Union::new(AttributeKind::ALL.iter().map(|&kind| {
        attribute_value(kind).prop_map(move |value| attribute_line(kind.name(), value.as_deref()))
    }));
    let lines = Union::new(
        line_types()
            .map(|line_type| line_value(line_type).prop_map(move |value| line(line_type, &value))),
    );
    let whole = prop_oneof![attributes, lines].boxed();
    let piece = prop_oneof![
        4 => whole.clone(),
        2 => misspelt(whole),
        6 => one_of(LINE_ENDS),
        4 => one_of(PIECES),
        1 => "[0-9]{1,40}".prop_map(String::into_bytes),
        1 => "\\PC{1,6}".prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 1..16),
    ];
    vec(piece, 0..32).prop_map(|pieces| pieces.concat())
}

/// Line ends, and what could be taken for one.
const LINE_ENDS: &[u8] = b"\r\n|\r\n|\r\n|\n|\n|\r|\r\r\n|\n\r|\r\n\r\n|\xe2\x80\xa8|\x85";

/// Beginnings, middles and ends of lines.
const PIECES: &[u8] =
    b"m=|m=audio 9 RTP/AVP 0|m|\nma=0|a=|a=:|a|=|v=0|v|o=|s=|t=0 0|c=|c=IN IP4 0.0.0.0|\
    a=mid|a=mid:|a=rtpmap:|a=candidate:|a=ssrc:1 |a=fmtp:96 |a=sendonly|x=y|A=b|M=audio| |\t|  |\
    :|/|;|,|-|\"|\\|%|*|\0|\x7f|\xef\xbb\xbf|\xff\xfe|\xc3|\xed\xa0\x80|\xf0\x9f\x98\x80";

/// What a slip of the pen puts in.
const SLIPS: &[u8] = b" |0|00|1|-|/|:|;|,|.|=|\"|[|]|*|\t|a|Z|\x80|\xc3\xa9|99999999999999999999";

/// One of `choices`, which stand between bars.
fn one_of(choices: &'static [u8]) -> impl Strategy<Value = Vec<u8>> + Clone {
    let choices: Vec<_> = choices.split(|&byte| byte == b'|').collect();
    select(choices).prop_map(<[u8]>::to_vec)
}

/// `values`, each after one to three slips.
pub fn misspelt(values: impl Strategy<Value = Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (values, slips()).prop_map(|(mut value, slips)| {
        slips.make_in(&mut value);
        value
    })
}

/// One to three slips of the pen: bytes left out, doubled, in the other case, put in or cut off.
pub fn slips() -> impl Strategy<Value = Slips> {
    vec((any::<Index>(), slip()), 1..=3).prop_map(Slips)
}

/// Slips of the pen, each at a place of its own.
#[derive(Clone, Debug)]
pub struct Slips(Vec<(Index, Slip)>);

impl Slips {
    /// Makes these slips in `value`.
    pub fn make_in(self, value: &mut Vec<u8>) {
        for (at, slip) in self.0 {
            slip.make_at(at.index(value.len() + 1), value);
        }
    }
}

#[derive(Clone, Debug)]
enum Slip {
    LeaveOut,
    Double,
    SwapCase,
    CutOff,
    PutIn(Vec<u8>),
}

impl Slip {
    fn make_at(self, at: usize, value: &mut Vec<u8>) {
        match (self, value.get(at).copied()) {
            (Self::PutIn(bytes), _) => drop(value.splice(at..at, bytes)),
            (Self::CutOff, _) => value.truncate(at),
            (Self::LeaveOut, Some(_)) => drop(value.remove(at)),
            (Self::Double, Some(byte)) => value.insert(at, byte),
            (Self::SwapCase, Some(byte)) if byte.is_ascii_alphabetic() => value[at] = byte ^ 0x20,
            _ => {}
        }
    }
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        2 => Just(Slip::LeaveOut),
        1 => Just(Slip::Double),
        1 => Just(Slip::SwapCase),
        1 => Just(Slip::CutOff),
        4 => one_of(SLIPS).prop_map(Slip::PutIn),
        1 => any::<u8>().prop_map(|byte| Slip::PutIn(vec![byte])),
    ]
}

/// Hostile texts with up to eight edits that lie within them, sorted and apart.
pub fn edits() -> impl Strategy<Value = (Vec<u8>, Vec<OwnedEdit>)> {
    let replacement = prop_oneof![vec(any::<u8>(), 0..6), one_of(LINE_ENDS)];
    let edits = vec((any::<Index>(), any::<Index>(), replacement), 0..8);
    (hostile_text(), edits).prop_map(|(text, edits)| {
        let place = |index: &Index| u32::try_from(index.index(text.len() + 1)).unwrap_or(u32::MAX);
        let mut ends: Vec<_> =
            edits.iter().flat_map(|(one, other, _)| [place(one), place(other)]).collect();
        ends.sort_unstable();
        let spans = ends.chunks(2).map(|ends| Span::new(ends[0], ends[1]));
        let edits = spans.zip(edits).map(|(span, (_, _, text))| OwnedEdit { span, text }).collect();
        (text, edits)
    })
}
