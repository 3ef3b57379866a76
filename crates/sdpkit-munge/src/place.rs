//! Where new lines go.

use sdpkit_core::attribute::{
    Fmtp, PayloadScope, PayloadType, RtcpFb, RtpMap, TypedAttribute as _,
};
use sdpkit_core::{Attr, Line, LineType};
use sdpkit_model::{Model, Section};

/// The line after which `content`, a new line of `section` or of the session level, goes; `None`
/// where it would be the first of the text.
///
/// | line | after |
/// |---|---|
/// | `a=rtcp-fb`, `a=fmtp` of a payload type | the last of its kind, else the kinds before it: `a=rtpmap`, `a=rtcp-fb`, `a=fmtp` |
/// | an attribute of which there are others | the last of them |
/// | any other attribute | the last line that is not blank |
/// | another line | the last that may stand before it (RFC 8866 §5) |
pub(crate) fn line_before<'a>(
    model: &Model<'a>,
    section: Option<Section<'_, 'a>>,
    content: &[u8],
) -> Option<Line<'a>> {
    let lines = match section {
        Some(section) => section.lines(),
        None => model.session().lines(),
    };
    let last_where =
        |wanted: &dyn Fn(Line<'a>) -> bool| lines.iter().rev().copied().find(|line| wanted(*line));
    let Some(name) = content.strip_prefix(b"a=") else {
        let rank = rank(content.first().copied()?)?;
        return last_where(&|line| {
            line.line_type().and_then(|other| self::rank(other.letter())).is_some_and(|o| o <= rank)
        });
    };
    let value = name.iter().position(|&byte| byte == b':');
    let (name, value) = name.split_at(value.unwrap_or(name.len()));
    let of_codec = section.and_then(|section| beside_codec(section, name, value.get(1..)?));
    let of_kind =
        || last_where(&|line| line.attribute().is_some_and(|attr| attr.name().as_bytes() == name));
    of_codec.or_else(of_kind).or_else(|| last_where(&|line| !line.content().is_empty()))
}

/// The place of a line type among those of its level.
fn rank(letter: u8) -> Option<usize> {
    const ORDER: &[u8] = b"mvosiuepcbtrzka";
    let line_type = LineType::from_letter(letter)?;
    ORDER.iter().position(|&other| other == line_type.letter())
}

/// The line of a codec after which another of its lines goes.
fn beside_codec<'a>(section: Section<'_, 'a>, name: &[u8], value: &[u8]) -> Option<Line<'a>> {
    let payload: PayloadType = if name == Fmtp::INFO.name.as_bytes() {
        Fmtp::parse(Some(value)).ok()?.payload()?
    } else if name == RtcpFb::INFO.name.as_bytes() {
        match RtcpFb::parse(Some(value)).ok()?.payload {
            PayloadScope::One(payload) => payload,
            PayloadScope::All => return None,
        }
    } else if name == RtpMap::INFO.name.as_bytes() {
        RtpMap::parse(Some(value)).ok()?.payload
    } else {
        return None;
    };
    let codec = section.codec(payload)?;
    let is_own = |line: &Line<'a>| {
        let Some(Ok(feedback)) = line.attribute().and_then(Attr::get::<RtcpFb<'a>>) else {
            return false;
        };
        feedback.payload == PayloadScope::One(payload)
    };
    let maps = || codec.rtpmaps().map(|map| map.line).last();
    let feedback = || codec.feedback().map(|feedback| feedback.line).filter(is_own).last();
    let parameters = || codec.fmtps().map(|fmtp| fmtp.line).last();
    if name == Fmtp::INFO.name.as_bytes() {
        return parameters().or_else(feedback).or_else(maps);
    }
    if name == RtcpFb::INFO.name.as_bytes() { feedback().or_else(maps) } else { maps() }
}
