//! `fmt`: canonical order and spelling.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Fmtp, PayloadScope, PayloadType, RtcpFb, RtpMap};
use sdpkit_core::{Attr, AttributeKind as Kind, Line, LineType, OwnedEdit, Span};
use sdpkit_model::{Codec, Section};

use crate::arrange::{Ending, Part, arrange};
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;

operation! {
    /// Writes the description in one order and spelling, whoever wrote it; what it says stays.
    ///
    /// Lines stand in the order of RFC 8866 §5, attributes in that of libwebrtc, and those of a codec
    /// together in the order of the `m=` line; numbers lose leading zeros, every line ends as
    /// most do, blank lines go. Lines that are said more often than once, and attributes that have no
    /// place in the order, follow each other as before. A level with a line that is none (RFC 8866
    /// §9) keeps its order.
    Format "format", "fmt", format {}
    example "fmt":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 RTP/AVP 111 0\n\
         a=rtpmap:000 PCMU/8000\n\
         a=fmtp:111 minptime=10\n\
         a=rtpmap:111 opus/48000/2\n\
         a=mid:0\n\
         c=IN IP4 192.0.2.1\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 RTP/AVP 111 0\n\
         c=IN IP4 192.0.2.1\n\
         a=mid:0\n\
         a=rtpmap:111 opus/48000/2\n\
         a=fmtp:111 minptime=10\n\
         a=rtpmap:0 PCMU/8000\n",
}

/// The order of attributes: what libwebrtc writes, with what it does not write where it belongs.
/// Attributes in one row follow each other as they stood.
const ATTRIBUTES: &[&[Kind]] = &[
    &[Kind::IceLite],
    &[Kind::Group],
    &[Kind::ExtmapAllowMixed],
    &[Kind::MsidSemantic],
    &[Kind::Rtcp],
    &[Kind::Candidate],
    &[Kind::EndOfCandidates],
    &[Kind::RemoteCandidates],
    &[Kind::IceUfrag],
    &[Kind::IcePwd],
    &[Kind::IceOptions],
    &[Kind::Fingerprint],
    &[Kind::Setup],
    &[Kind::TlsId],
    &[Kind::Mid],
    &[Kind::BundleOnly],
    &[Kind::Extmap],
    &[Kind::SendRecv, Kind::SendOnly, Kind::RecvOnly, Kind::Inactive],
    &[Kind::Msid],
    &[Kind::SctpPort, Kind::SctpMap],
    &[Kind::MaxMessageSize],
    &[Kind::RtcpMux],
    &[Kind::RtcpMuxOnly],
    &[Kind::RtcpRsize],
    &[Kind::RtcpXr],
    &CODEC,
    &[Kind::Ptime],
    &[Kind::MaxPtime],
    &[Kind::SsrcGroup],
    &[Kind::SsrcAttribute],
    &[Kind::RidAttribute],
    &[Kind::Simulcast],
];

/// The attributes of a codec, in their order.
const CODEC: [Kind; 3] = [Kind::RtpMap, Kind::RtcpFb, Kind::Fmtp];

/// The place of a line type in its level (RFC 8866 §5); repeat times belong to the time before them.
const fn rank(line_type: LineType) -> u8 {
    match line_type.letter() {
        b'v' | b'm' => 0,
        b'o' => 1,
        b's' => 2,
        b'i' => 3,
        b'u' => 4,
        b'e' => 5,
        b'p' => 6,
        b'c' => 7,
        b'b' => 8,
        b't' | b'r' => 9,
        b'z' => 10,
        b'k' => 11,
        _ => 12,
    }
}

/// Where a line goes: its type, its attribute, its codec, and the line of the codec.
type Key = (u8, usize, usize, usize);

impl Operation for Format {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let model = planner.model();
        format(planner, model.session().lines(), None);
        for section in model.sections() {
            format(planner, section.lines(), Some(section));
        }
        Ok(())
    }
}

/// Writes the lines of the session level or of a section anew.
fn format<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    lines: &'m [Line<'a>],
    section: Option<Section<'m, 'a>>,
) {
    let formats: BTreeMap<_, _> = section
        .iter()
        .flat_map(Section::codecs)
        .filter(Codec::is_listed)
        .zip(1..)
        .map(|(codec, place)| (codec.payload(), place))
        .collect();
    let end = planner.line_end();
    let mut keys = Vec::new();
    let mut parts = Vec::new();
    for line in lines.iter().filter(|line| !line.content().is_empty()) {
        keys.push(key(*line, &formats));
        parts.push(Part { span: line.span(), text: [&*spelt(*line), end_of(*line, end)].concat() });
    }
    for line in lines {
        if line.content().is_empty() {
            planner.remove_line(*line, Cause::Requested);
            continue;
        }
        let spelt = spelt(*line);
        if spelt != line.content() {
            planner.edit(OwnedEdit::replace(line.content_span(), spelt), Cause::Requested);
        }
        let end = end_of(*line, end);
        if !line.terminator().is_empty() && line.terminator() != end {
            let place = Span::new(line.content_span().end(), line.span().end());
            planner.edit(OwnedEdit::replace(place, end), Cause::Requested);
        }
    }
    let mut wanted: Vec<_> = (0..parts.len()).collect();
    // Whoever reads a line that is none may read what follows it differently.
    if let Some(keys) = keys.into_iter().collect::<Option<Vec<Key>>>() {
        wanted.sort_by_key(|&number| keys.get(number));
    }
    arrange(planner, &parts, &wanted, Ending::Closed);
}

/// How a line ends where most end with `end`: a line feed alone would make a line end of a carriage
/// return that is none.
fn end_of<'e>(line: Line<'_>, end: &'e [u8]) -> &'e [u8] {
    if line.content().ends_with(b"\r") { b"\r\n" } else { end }
}

/// The line as its typed value writes it; as it stands where it has none.
fn spelt(line: Line<'_>) -> Vec<u8> {
    let (Some(line_type), Ok(value)) = (line.line_type(), line.typed()) else {
        return line.content().into();
    };
    let mut text = Vec::from([line_type.letter(), b'=']);
    match value.write(&mut text) {
        Ok(()) => text,
        // What was read can be written, but nothing is lost where it cannot.
        Err(_) => line.content().into(),
    }
}

/// Where a line goes; `None` for one that is none.
fn key(line: Line<'_>, formats: &BTreeMap<PayloadType, usize>) -> Option<Key> {
    let rank = rank(line.line_type()?);
    let Some(attr) = line.attribute() else { return Some((rank, 0, 0, 0)) };
    let kind = attr.kind();
    let row = ATTRIBUTES.iter().position(|row| kind.is_some_and(|kind| row.contains(&kind)));
    let row = row.unwrap_or(ATTRIBUTES.len());
    let Some(part) = CODEC.iter().position(|part| Some(*part) == kind) else {
        return Some((rank, row, 0, 0));
    };
    Some(match payload_of(attr) {
        Some(PayloadScope::All) => (rank, row, 0, 0),
        Some(PayloadScope::One(payload)) => {
            // Those of formats that are not listed stay together as well.
            let unlisted = formats.len() + 1 + usize::from(payload.get());
            (rank, row, formats.get(&payload).copied().unwrap_or(unlisted), part)
        }
        None => (rank, row, usize::MAX, 0),
    })
}

/// The codec that an attribute speaks of.
fn payload_of(attr: Attr<'_>) -> Option<PayloadScope> {
    let one = |payload: Option<PayloadType>| payload.map(PayloadScope::One);
    match attr.kind()? {
        Kind::RtpMap => one(Some(attr.get::<RtpMap<'_>>()?.ok()?.payload)),
        Kind::Fmtp => one(attr.get::<Fmtp<'_>>()?.ok()?.payload()),
        Kind::RtcpFb => Some(attr.get::<RtcpFb<'_>>()?.ok()?.payload),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use crate::{Context, Document, Op};

    fn formatted(text: &str) -> String {
        let op: Op = "fmt".parse().unwrap();
        let mut document = Document::new(text);
        document.apply(op.clone(), &Context::default()).unwrap_or_else(|e| panic!("{e}"));
        let once = document.as_bytes().to_vec();
        document.apply(op, &Context::default()).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(document.as_bytes(), once, "the second time changes something");
        String::from_utf8(once).unwrap()
    }

    #[test]
    fn lines_end_the_same_and_none_is_blank() {
        let text = "v=0\no=- 1 1 IN IP4 192.0.2.1\r\n\ns=-\nt=0 0\r\nm=audio 09 RTP/AVP 0\na=x";
        let lines = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 RTP/AVP 0\na=x\n";
        assert_eq!(formatted(text), lines);
        assert_eq!(
            formatted(&text.replace("=0\n", "=0\r\n").replace("-\n", "-\r\n")),
            lines.replace('\n', "\r\n")
        );
        // The last line moves, and the one before it.
        assert_eq!(
            formatted("v=0\nt=0 0\ns=-\no=- 1 1 IN IP4 192.0.2.1"),
            "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n"
        );
        let lone = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=x\r\r\na=y\n";
        assert_eq!(formatted(lone), lone);
    }

    #[test]
    fn what_is_repeated_keeps_its_order() {
        let section = "m=audio 9 RTP/AVP 0 8\r\na=inactive\r\na=sendrecv\r\na=rtcp-fb:* nack\r\n\
            a=rtpmap:0 PCMU/8000\r\na=rtcp-fb:0 b\r\na=rtcp-fb:0 a\r\na=rtpmap:8 PCMA/8000\r\n\
            a=fmtp:5 x=1\r\na=fmtp:3 x=1\r\na=ssrc:2 cname:x\r\na=ssrc:1 cname:x\r\na=x-b\r\n\
            a=sqn: 0\r\na=cdsc: 1 audio RTP/AVP 0\r\na=x-a\r\n";
        let session = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=1 2\r\nr=1 1 0\r\nt=3 4\r\n";
        let text = [session, section].concat();
        let unlisted =
            text.replace("a=fmtp:5 x=1\r\na=fmtp:3 x=1\r\n", "a=fmtp:3 x=1\r\na=fmtp:5 x=1\r\n");
        assert_eq!(formatted(&text), unlisted);
        let mixed =
            text.replace("a=rtcp-fb:0 b\r\n", "").replace("a=x-b", "a=rtcp-fb:0 b\r\na=x-b");
        let swapped = unlisted.replace("0 b\r\na=rtcp-fb:0 a\r\n", "0 a\r\na=rtcp-fb:0 b\r\n");
        assert_eq!(formatted(&mixed), swapped);
    }

    #[test]
    fn a_line_that_is_none_keeps_its_neighbours() {
        let text = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n\
            what is this\r\na=mid:0\r\nc=IN IP4 192.0.2.1\r\n";
        assert_eq!(formatted(text), text);
    }
}
