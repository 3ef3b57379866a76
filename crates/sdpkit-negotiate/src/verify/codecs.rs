//! Formats: what was offered, under the same number, with the same meaning.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use sdpkit_core::Span;
use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Parameters, PayloadScope, PayloadType, RtcpFb, RtcpMux};
use sdpkit_model::fmtp::{H264, H264ProfileLevelId, Opus, Red, same_configuration};
use sdpkit_model::order::set;
use sdpkit_model::{Codec, Section, StaticPayload};

use super::Check;
use super::log::Log;
use super::pair::{Both, head, multiplexes};
use crate::matching::{CodecRole, Terms};

pub(super) fn check(both: Both<'_>, log: &mut Log) {
    check_numbers(both.answered, log);
    if !both.offered.is_rtp() || !both.answered.is_rtp() {
        return;
    }
    let offered = Table::new(both.offered);
    let answered = Table::new(both.answered);
    let before = log.len();
    let mut has_common = false;
    for codec in both.answered.codecs().filter(Codec::is_listed) {
        has_common |= check_codec(codec, &offered, &answered, log);
        check_references(codec, &answered, log);
    }
    // What is wrong with a codec that is in common is told there.
    if !has_common && log.len() == before {
        let reference = Some(head(both.offered));
        log.add(Check::NoCommonCodec, Some(both.index), head(both.answered), reference);
    }
    check_order(both, &offered, log);
    check_feedback(both, &offered, log);
}

/// The codecs of a section by payload type.
struct Table<'a> {
    codecs: Vec<Codec<'a, 'a>>,
    /// For each payload type the place of its codec, plus one.
    places: [u8; 128],
}

impl<'a> Table<'a> {
    fn new(section: Section<'a, 'a>) -> Self {
        let codecs: Vec<_> = section.codecs().filter(Codec::is_listed).collect();
        let mut places = [0; 128];
        for (number, codec) in (1..).zip(&codecs) {
            if let Some(place) = places.get_mut(usize::from(codec.payload().get())) {
                *place = number;
            }
        }
        Self { codecs, places }
    }

    /// The place in the `m=` line.
    fn place(&self, payload: PayloadType) -> Option<usize> {
        usize::from(*self.places.get(usize::from(payload.get()))?).checked_sub(1)
    }

    fn codec(&self, payload: PayloadType) -> Option<Codec<'a, 'a>> {
        self.codecs.get(self.place(payload)?).copied()
    }

    /// The codec that is the same as `codec`, whatever its payload type.
    fn same(&self, codec: Codec<'_, '_>) -> Option<Codec<'a, 'a>> {
        self.codecs.iter().copied().find(|known| is_same(*known, codec))
    }
}

/// Whether two payload types mean the same codec.
pub(super) fn is_same(one: Codec<'_, '_>, other: Codec<'_, '_>) -> bool {
    match (one.encoding_name(), other.encoding_name()) {
        (Some(name), Some(other_name)) => {
            name.eq_ignore_ascii_case(other_name)
                && one.clock_rate() == other.clock_rate()
                && one.channels() == other.channels()
                && is_same_configuration(name, one, other)
        }
        _ => false,
    }
}

fn is_same_configuration(name: &str, one: Codec<'_, '_>, other: Codec<'_, '_>) -> bool {
    let (one, other) = (parameters(one), parameters(other));
    // What cannot be read equals nothing; a copy of it is not the answerer's fault.
    let is_copy = one.map(Parameters::as_text) == other.map(Parameters::as_text);
    is_copy || same_configuration(name, one, other)
}

fn parameters<'a>(codec: Codec<'_, 'a>) -> Option<Parameters<'a>> {
    codec.fmtp().map(|fmtp| fmtp.parameters)
}

/// Checks one format; whether it is media that both sides have.
fn check_codec(
    codec: Codec<'_, '_>,
    offered: &Table<'_>,
    answered: &Table<'_>,
    log: &mut Log,
) -> bool {
    let section = Some(codec.section().index());
    // A place is looked for only where there is something to tell: that takes a walk over the line.
    let here = || place(codec);
    let is_known = codec.encoding_name().is_some();
    if !is_known && StaticPayload::of(codec.payload()).is_none() {
        log.add(Check::RtpmapMissing, section, here(), None);
    }
    // Tones count, as in libwebrtc: a section may have nothing else.
    let is_media = Terms::of(&codec)
        .is_none_or(|terms| matches!(terms.role(), CodecRole::Media | CodecRole::Tones));
    let Some(same_payload) = offered.codec(codec.payload()) else {
        let check = match offered.same(codec) {
            Some(same) if answered.codec(same.payload()).is_none_or(|a| !is_same(a, same)) => {
                log.add(Check::PayloadRemapped, section, here(), Some(place(same)));
                return is_media;
            }
            _ => Check::FormatNotOffered,
        };
        let reference = offered.codecs.first().map(|codec| head(codec.section()));
        log.add(check, section, here(), reference);
        return false;
    };
    let there = || Some(place(same_payload));
    let (Some(name), Some(offered_name)) = (codec.encoding_name(), same_payload.encoding_name())
    else {
        return is_media;
    };
    if !name.eq_ignore_ascii_case(offered_name) {
        log.add(Check::PayloadReused, section, here(), there());
        return false;
    }
    if codec.clock_rate() != same_payload.clock_rate()
        || codec.channels() != same_payload.channels()
    {
        log.add(Check::ClockOrChannels, section, here(), there());
        return false;
    }
    let (mine, theirs) = (parameters(codec), parameters(same_payload));
    let at = |codec: Codec<'_, '_>| codec.fmtp().map_or_else(|| place(codec), |f| f.value_span());
    if !is_same_configuration(name, codec, same_payload) {
        let check = if codec.is("H264") { Check::H264 } else { Check::CodecProfile };
        log.add(check, section, at(codec), Some(at(same_payload)));
        return false;
    }
    if codec.is("H264") && is_level_above(&H264::new(mine), &H264::new(theirs)) {
        log.add(Check::H264, section, at(codec), Some(at(same_payload)));
    }
    if codec.is("opus") {
        check_parameters(codec, same_payload, log);
    }
    is_media
}

/// Where a codec stands: its `a=rtpmap`, else its format in the `m=` line.
fn place(codec: Codec<'_, '_>) -> Span {
    let map = codec.rtpmap().map(|map| map.value_span());
    map.or_else(|| codec.format_span()).unwrap_or_else(|| head(codec.section()))
}

/// RFC 6184 §8.2.2: without `level-asymmetry-allowed` on both sides the level of the answer is not
/// above that of the offer.
fn is_level_above(answered: &H264<'_>, offered: &H264<'_>) -> bool {
    let is_free = answered.level_asymmetry_allowed() && offered.level_asymmetry_allowed();
    // An absent level is another one in RFC 6184 than in libwebrtc.
    let is_told = |h264: &H264<'_>| h264.profile_level_id_digits().is_some();
    let level = |h264: &H264<'_>| h264.profile_level_id().and_then(H264ProfileLevelId::level);
    !is_free && is_told(answered) && is_told(offered) && level(answered) > level(offered)
}

/// RFC 7587 §7.1: parameters of the offer that are unknown must not come back.
fn check_parameters(codec: Codec<'_, '_>, offered: Codec<'_, '_>, log: &mut Log) {
    let (Some(fmtp), Some(theirs)) = (codec.fmtp(), parameters(offered)) else { return };
    let known: BTreeSet<_> = set(theirs.iter().map(|parameter| parameter.key));
    for parameter in fmtp.parameters.iter() {
        let is_known = Opus::FORMAT.parameter(parameter.key.as_bytes()).is_some();
        if is_known || parameter.value.is_none() || !known.contains(&parameter.key) {
            continue;
        }
        let sdp = codec.section().model().sdp();
        let Some(span) = sdp.span_of(&parameter.key) else { continue };
        let there = offered.section().model().sdp();
        let reference = known.get(&parameter.key).and_then(|key| there.span_of(key));
        log.add(Check::UnknownParameter, Some(codec.section().index()), span, reference);
    }
}

/// Formats that are nothing without others.
fn check_references(codec: Codec<'_, '_>, answered: &Table<'_>, log: &mut Log) {
    let section = Some(codec.section().index());
    let is_answered = |payload: PayloadType| answered.codec(payload).is_some();
    let at = || codec.fmtp().map_or_else(|| place(codec), |fmtp| fmtp.value_span());
    if codec.is_rtx() && !codec.apt().is_some_and(is_answered) {
        log.add(Check::RtxApt, section, at(), None);
    }
    if codec.is_red() && !Red::new(parameters(codec)).blocks().all(is_answered) {
        log.add(Check::RedUnknownPayload, section, at(), None);
    }
}

/// RFC 3264 §6.1 recommends the order of the offer, and lets the answerer prefer another.
fn check_order(both: Both<'_>, offered: &Table<'_>, log: &mut Log) {
    let mut last = 0;
    for codec in both.answered.codecs().filter(Codec::is_listed) {
        let Some(place) = offered.place(codec.payload()) else { continue };
        if place < last {
            let span = codec.format_span().unwrap_or_else(|| head(both.answered));
            let reference = Some(head(both.offered));
            return log.add(Check::FormatOrder, Some(both.index), span, reference);
        }
        last = place;
    }
}

/// RFC 4585 §4.2: the answerer must not add feedback. A codec that moved takes its feedback along.
fn check_feedback(both: Both<'_>, offered: &Table<'_>, log: &mut Log) {
    if !both.answered.has(RtcpFb::INFO.kind) {
        return;
    }
    let known: BTreeSet<_> =
        set(both.offered.all::<RtcpFb<'_>>().map(|fb| (fb.payload, words(&fb))));
    let anywhere: BTreeSet<_> = set(known.iter().map(|(_, words)| words));
    for feedback in both.answered.all::<RtcpFb<'_>>() {
        let words = words(&feedback);
        let is_offered = match feedback.payload {
            PayloadScope::All => anywhere.contains(&words),
            PayloadScope::One(payload) => {
                let same = || Some(offered.same(both.answered.codec(payload)?)?.payload());
                let meant = offered.place(payload).map(|_| payload).or_else(same);
                known.contains(&(PayloadScope::All, words.clone()))
                    || meant.is_none_or(|meant| known.contains(&(PayloadScope::One(meant), words)))
            }
        };
        if !is_offered {
            let reference = Some(head(both.offered));
            log.add(Check::FeedbackAdded, Some(both.index), feedback.value_span(), reference);
        }
    }
}

/// What is asked for, in small letters: names are compared without case.
fn words(feedback: &RtcpFb<'_>) -> Vec<u8> {
    let parameter = feedback.parameter.map_or(&b""[..], |parameter| parameter.as_bytes());
    let rest = feedback.rest.map_or(&b""[..], |rest| rest.as_bytes());
    [feedback.feedback_type.as_bytes(), parameter, rest].join(&b' ').to_ascii_lowercase()
}

/// RFC 5761 §4: 64 to 95 look like RTCP packets; above 127 there is no payload type.
fn check_numbers(section: Section<'_, '_>, log: &mut Log) {
    let Some(media) = section.media().filter(|media| media.transport.is_rtp()) else { return };
    let shares_port = section.has(RtcpMux::INFO.kind) || multiplexes(section);
    for format in &media.formats {
        let number = format.as_str().parse::<u32>().ok();
        let is_wrong =
            number.is_some_and(|number| number > 127 || shares_port && (64..=95).contains(&number));
        if is_wrong {
            let span = section.model().sdp().span_of(&format).unwrap_or_else(|| head(section));
            log.add(Check::RtcpConflict, Some(section.index()), span, None);
        }
    }
}
