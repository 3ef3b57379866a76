//! The codecs of a section, as libwebrtc holds them, and how they were munged.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::attribute::{AttributeKind, Packetization, PayloadType, RtcpFb};
use sdpkit_core::{Line, Text, Token};
use sdpkit_model::order::map;
use sdpkit_model::{Codec, MediaKind, Placed, Section};

use super::MungingKind;
use super::section::Pair;

/// A codec, reduced to what libwebrtc compares; names are compared with case, as it does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct HeldCodec<'a> {
    payload: PayloadType,
    name: &'a str,
    clock_rate: Option<u32>,
    channels: u8,
    parameters: BTreeMap<&'a [u8], &'a [u8]>,
    feedback: Vec<(&'a str, Option<&'a str>, Option<Text<'a>>)>,
    packetization: Option<&'a str>,
}

impl<'a> HeldCodec<'a> {
    /// The codecs of a section: those that the `m=` line lists.
    pub(super) fn all(section: Section<'_, 'a>) -> Vec<Self> {
        let packetization: BTreeMap<_, _> = map(section
            .all::<Packetization<'a>>()
            .map(|packetization| (packetization.payload, packetization.format.as_str())));
        let listed = section.codecs().filter(Codec::is_listed);
        listed.map(|codec| Self::new(codec, &packetization)).collect()
    }

    fn new(codec: Codec<'_, 'a>, packetization: &BTreeMap<PayloadType, &'a str>) -> Self {
        let mut feedback = Vec::new();
        for line in codec.feedback() {
            let one = (line.feedback_type.as_str(), line.parameter.map(Token::as_str), line.rest);
            if !feedback.contains(&one) {
                feedback.push(one);
            }
        }
        Self {
            payload: codec.payload(),
            name: codec.encoding_name().unwrap_or_default(),
            clock_rate: codec.clock_rate(),
            channels: codec.channels(),
            parameters: parameters(codec),
            feedback,
            packetization: packetization.get(&codec.payload()).copied(),
        }
    }

    fn is_set(&self, key: &str) -> bool {
        self.parameters.get(key.as_bytes()) == Some(&&b"1"[..])
    }

    fn has_feedback(&self, feedback: &str) -> bool {
        self.feedback.contains(&(feedback, None, None))
    }
}

/// The parameters of `a=fmtp`; for audio also `a=ptime` and `a=maxptime`, which libwebrtc keeps
/// with each codec.
fn parameters<'a>(codec: Codec<'_, 'a>) -> BTreeMap<&'a [u8], &'a [u8]> {
    let mut parameters = BTreeMap::new();
    for fmtp in codec.fmtps() {
        for parameter in fmtp.parameters.iter() {
            match parameter.value {
                Some(value) => parameters.insert(parameter.key.as_bytes(), value.as_bytes()),
                // A list such as that of redundant data is a value without a name.
                None => parameters.insert(b"", parameter.key.as_bytes()),
            };
        }
        if fmtp.parameters.as_text().as_bytes().ends_with(b";") {
            // libwebrtc reads an empty parameter there, and writes it again.
            parameters.insert(b"", b"");
        }
    }
    let section = codec.section();
    if section.kind() == MediaKind::Audio {
        for (kind, key) in [(AttributeKind::Ptime, "ptime"), (AttributeKind::MaxPtime, "maxptime")]
        {
            let value =
                section.lines_of_kind(kind).last().and_then(|line| line.attribute()?.value());
            if let Some(value) = value {
                parameters.insert(key.as_bytes(), value.as_bytes());
            }
        }
    }
    parameters
}

/// Something of one codec that counts for its section wherever it appears.
type Feature = fn(&HeldCodec<'_>) -> bool;

const AUDIO_ADDED: [(MungingKind, Feature); 3] = [
    (MungingKind::AudioCodecsFmtpOpusStereo, |codec| is_opus(codec) && codec.is_set("stereo")),
    (MungingKind::AudioCodecsAddedMultiOpus, |codec| codec.name == "multiopus"),
    (MungingKind::AudioCodecsAddedL16, |codec| codec.name == "L16"),
];

const AUDIO_FEEDBACK: [(MungingKind, Feature); 2] = [
    (MungingKind::AudioCodecsRtcpFbAudioNack, |codec| codec.has_feedback("nack")),
    (MungingKind::AudioCodecsRtcpFbRrtr, |codec| codec.has_feedback("rrtr")),
];

const AUDIO_PARAMETERS: [(MungingKind, Feature); 2] = [
    (MungingKind::AudioCodecsFmtpOpusDtx, |codec| is_opus(codec) && codec.is_set("usedtx")),
    (MungingKind::AudioCodecsFmtpOpusCbr, |codec| is_opus(codec) && codec.is_set("cbr")),
];

fn is_opus(codec: &HeldCodec<'_>) -> bool {
    codec.name == "opus"
}

impl<'a> Pair<'_, '_, 'a> {
    /// What happened to the codecs of audio as a whole.
    pub(super) fn audio(&mut self, created: &[HeldCodec<'a>], set: &[HeldCodec<'a>]) {
        if set.len() < created.len() {
            self.media_lines(MungingKind::AudioCodecsRemoved);
        }
        self.gained(&AUDIO_ADDED, created, set);
        if set.len() > created.len() {
            self.media_lines(MungingKind::AudioCodecsAdded);
        }
        self.gained(&AUDIO_FEEDBACK, created, set);
        let corrects = |codec: &HeldCodec<'_>| is_opus(codec) && codec.is_set("useinbandfec");
        if created.iter().any(corrects) && !set.iter().any(corrects) {
            let lost = created.iter().find(|codec| corrects(codec));
            let payload = lost.map(|codec| codec.payload);
            let set = self.set;
            let lines = (fmtp(self.created, payload), fmtp(set, payload));
            self.hit(MungingKind::AudioCodecsFmtpOpusFec, lines.0, lines.1);
        }
        self.gained(&AUDIO_PARAMETERS, created, set);
    }

    /// What happened to the codecs of video as a whole.
    pub(super) fn video(&mut self, created: &[HeldCodec<'a>], set: &[HeldCodec<'a>]) {
        if set.len() < created.len() {
            self.media_lines(MungingKind::VideoCodecsRemoved);
        }
        if set.len() > created.len() {
            let has_packetization =
                |codecs: &[HeldCodec<'_>]| codecs.iter().any(|codec| codec.packetization.is_some());
            self.media_lines(if !has_packetization(created) && has_packetization(set) {
                MungingKind::VideoCodecsAddedWithRawPacketization
            } else {
                MungingKind::VideoCodecsAdded
            });
        }
        self.legacy_simulcast();
        let in_keyframe: [(MungingKind, Feature); 1] =
            [(MungingKind::VideoCodecsFmtpH264SpsPpsIdrInKeyframe, |codec| {
                codec.name == "H264" && codec.is_set("sps-pps-idr-in-keyframe")
            })];
        self.gained(&in_keyframe, created, set);
    }

    /// What happened to each codec, where as many are left.
    pub(super) fn codecs(&mut self, created: &[HeldCodec<'a>], set: &[HeldCodec<'a>]) {
        if created.len() != set.len() {
            return;
        }
        let is_audio = self.created.kind() == MediaKind::Audio;
        let of = |audio, video| if is_audio { audio } else { video };
        let reordered = of(MungingKind::AudioCodecsReordered, MungingKind::VideoCodecsReordered);
        let mut is_reordered = false;
        for (index, (old, new)) in created.iter().zip(set).enumerate() {
            if old == new {
                continue;
            }
            if let Some(place) = set.iter().position(|codec| codec == old) {
                if place > index && !is_reordered {
                    self.media_lines(reordered);
                    is_reordered = true;
                }
                // One that only moved is told with those that moved behind it.
                if is_reordered {
                    continue;
                }
            }
            let payloads = (Some(old.payload), Some(new.payload));
            if old.name == new.name && old.payload != new.payload {
                let lines = (rtpmap(self.created, payloads.0), rtpmap(self.set, payloads.1));
                self.hit(MungingKind::PayloadTypes, lines.0, lines.1);
            } else if old.parameters != new.parameters {
                let kind = of(MungingKind::AudioCodecsFmtp, MungingKind::VideoCodecsFmtp);
                let lines = (fmtp(self.created, payloads.0), fmtp(self.set, payloads.1));
                self.hit(kind, lines.0, lines.1);
            } else if old.feedback != new.feedback {
                let kind = of(MungingKind::AudioCodecsRtcpFb, MungingKind::VideoCodecsRtcpFb);
                let lines =
                    (feedback_of_one(self.created, old, new), feedback_of_one(self.set, new, old));
                self.hit(kind, lines.0, lines.1);
            } else if !is_audio && old.packetization != new.packetization {
                let kind = MungingKind::VideoCodecsModifiedWithRawPacketization;
                let lines = (
                    packetization(self.created, old.payload),
                    packetization(self.set, new.payload),
                );
                self.hit(kind, lines.0, lines.1);
            }
        }
    }

    /// The features that some codec has now and none had.
    fn gained(
        &mut self,
        features: &[(MungingKind, Feature)],
        created: &[HeldCodec<'a>],
        set: &[HeldCodec<'a>],
    ) {
        for (kind, has) in features {
            let Some(gained) = set.iter().find(|codec| has(codec)) else { continue };
            if created.iter().any(has) {
                continue;
            }
            let payload = Some(gained.payload);
            let lines = match kind {
                MungingKind::AudioCodecsAddedMultiOpus | MungingKind::AudioCodecsAddedL16 => {
                    (None, rtpmap(self.set, payload))
                }
                MungingKind::AudioCodecsRtcpFbAudioNack | MungingKind::AudioCodecsRtcpFbRrtr => {
                    let old = created.iter().find(|codec| Some(codec.payload) == payload);
                    (None, old.and_then(|old| feedback_of_one(self.set, gained, old)))
                }
                _ => (fmtp(self.created, payload), fmtp(self.set, payload)),
            };
            self.hit(*kind, lines.0, lines.1);
        }
    }

    fn media_lines(&mut self, kind: MungingKind) {
        let (created, set) = (self.created.line(), self.set.line());
        self.hit(kind, Some(created), Some(set));
    }
}

fn rtpmap<'a>(section: Section<'_, 'a>, payload: Option<PayloadType>) -> Option<Line<'a>> {
    section.codec(payload?)?.rtpmap().map(|map| map.line)
}

fn fmtp<'a>(section: Section<'_, 'a>, payload: Option<PayloadType>) -> Option<Line<'a>> {
    section.codec(payload?)?.fmtp().map(|fmtp| fmtp.line)
}

fn packetization<'a>(section: Section<'_, 'a>, payload: PayloadType) -> Option<Line<'a>> {
    section.all::<Packetization<'a>>().find(|one| one.payload == payload).map(|one| one.line)
}

/// The first `a=rtcp-fb` of `codec` that `other` does not have.
fn feedback_of_one<'a>(
    section: Section<'_, 'a>,
    codec: &HeldCodec<'_>,
    other: &HeldCodec<'_>,
) -> Option<Line<'a>> {
    let feedback = section.codec(codec.payload)?.feedback();
    let is_new = |line: &Placed<'a, RtcpFb<'a>>| {
        let one = (line.feedback_type.as_str(), line.parameter.map(Token::as_str), line.rest);
        !other.feedback.contains(&one)
    };
    feedback.into_iter().find(is_new).map(|line| line.line)
}
