//! What browsers said, broken in one way: exactly the check that is meant finds it.

use std::collections::BTreeMap;

use sdpkit_core::Sdp;
use sdpkit_model::Model;
use sdpkit_negotiate::{Check, Exchange, Violation, verify, verify_next, verify_renewal};
use sdpkit_testkit::testdata_path;

use Edit::{After, Cut, Drop, DropFirst, Echo, First, Lines};

/// A change of a text; lines are written without their ends.
#[derive(Clone, Copy)]
enum Edit {
    /// The first `.0` becomes `.1`.
    First(&'static str, &'static str),
    /// The line `.1` comes after the first line that begins with `.0`.
    After(&'static str, &'static str),
    /// Every line that begins with `.0` becomes `.1`.
    Lines(&'static str, &'static str),
    /// Every line that begins so becomes the first such line of the other description.
    Echo(&'static str),
    /// The lines that begin so go.
    Drop(&'static str),
    /// The first line that begins so goes.
    DropFirst(&'static str),
    /// All from the first line on that begins so goes.
    Cut(&'static str),
}

/// What is broken.
struct Row {
    check: Check,
    /// The capture, without `.offer.created.sdp`.
    base: &'static str,
    /// What is changed before, in the offer and in the answer, so that there is something to break.
    given: (&'static [Edit], &'static [Edit]),
    /// What breaks it, in the offer and in the answer.
    broken: (&'static [Edit], &'static [Edit]),
}

const PAIR: &str = "audio-video-data";
const SIMULCAST: &str = "simulcast-2";
const AUDIO: &str = "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126";
const UFRAG: Edit = Lines("a=ice-ufrag:", "a=ice-ufrag:Zz12");
const PWD: Edit = Lines("a=ice-pwd:", "a=ice-pwd:0123456789abcdefghijklmn");
const FINGERPRINT: Edit = Lines("a=fingerprint:", "a=fingerprint:sha-256 AB:CD");
const TLS_ID: &str = "a=tls-id:abc3de65cddef001be82";
/// An answer that receives both streams.
const RECEIVES: &[Edit] =
    &[After("a=rtcp-mux", "a=rid:lo recv\r\na=rid:hi recv\r\na=simulcast:recv lo;hi")];

const fn answer(check: Check, edits: &'static [Edit]) -> Row {
    Row { check, base: PAIR, given: (&[], &[]), broken: (&[], edits) }
}

const fn offer(check: Check, edits: &'static [Edit]) -> Row {
    Row { check, base: PAIR, given: (&[], &[]), broken: (edits, &[]) }
}

const fn both(check: Check, offer: &'static [Edit], answer: &'static [Edit]) -> Row {
    Row { check, base: PAIR, given: (&[], &[]), broken: (offer, answer) }
}

const fn simulcast(check: Check, answer: &'static [Edit]) -> Row {
    Row { check, base: SIMULCAST, given: (&[], RECEIVES), broken: (&[], answer) }
}

/// Answers and their offers.
const PAIRS: &[Row] = &[
    answer(Check::MediaCount, &[Cut("m=application")]),
    answer(Check::MediaKind, &[First("m=video", "m=text")]),
    answer(Check::Protocol, &[First("m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/SAVP")]),
    answer(Check::Mid, &[Lines("a=mid:1", "a=mid:x")]),
    offer(Check::ZeroPort, &[First("m=video 9", "m=video 0")]),
    answer(
        Check::RejectedFormats,
        &[
            First("BUNDLE 0 1 2", "BUNDLE 0 2"),
            First("m=video 9 UDP/TLS/RTP/SAVPF", "m=video 0 UDP/TLS/RTP/SAVPF 34"),
        ],
    ),
    answer(Check::FormatNotOffered, &[First("SAVPF 111", "SAVPF 3 111")]),
    answer(
        Check::PayloadRemapped,
        &[First("110 126", "110 127"), First("rtpmap:126 ", "rtpmap:127 ")],
    ),
    answer(Check::PayloadReused, &[First("9 G722/8000", "9 L16/8000")]),
    answer(Check::ClockOrChannels, &[First("telephone-event/48000", "telephone-event/16000")]),
    answer(Check::H264, &[First("profile-level-id=42e01f", "profile-level-id=640c1f")]),
    answer(Check::CodecProfile, &[First("profile-id=2", "profile-id=1")]),
    answer(Check::RtxApt, &[First("97 apt=96", "97 apt=95")]),
    answer(Check::NoCommonCodec, &[First(AUDIO, "m=audio 9 UDP/TLS/RTP/SAVPF 13")]),
    answer(Check::FeedbackAdded, &[First("111 transport-cc", "111 nack")]),
    answer(Check::RedUnknownPayload, &[First("63 111/111", "63 112/112")]),
    answer(Check::RtpmapMissing, &[Drop("a=rtpmap:126 ")]),
    answer(Check::FormatOrder, &[First("111 63 9 0 8", "111 63 9 8 0")]),
    answer(Check::ExtensionAdded, &[After("a=mid:0", "a=extmap:20 urn:example:new")]),
    answer(Check::ExtensionChanged, &[First("extmap:1 urn:ietf", "extmap:21 urn:ietf")]),
    offer(Check::ExtensionDirection, &[First("extmap:1 urn:ietf", "extmap:1/recvonly urn:ietf")]),
    both(
        Check::ExtensionCollision,
        &[First("extmap:13 urn:3gpp", "extmap:1 urn:3gpp")],
        &[First("extmap:13 urn:3gpp", "extmap:1 urn:3gpp")],
    ),
    offer(Check::AllowMixedAdded, &[Drop("a=extmap-allow-mixed")]),
    offer(Check::Direction, &[First("a=sendrecv", "a=recvonly")]),
    answer(Check::OneWay, &[First("a=sendrecv", "a=recvonly")]),
    answer(Check::SetupUndecided, &[First("a=setup:active", "a=setup:actpass")]),
    offer(Check::SetupConflict, &[First("a=setup:actpass", "a=setup:active")]),
    answer(Check::FingerprintMissing, &[DropFirst("a=fingerprint:")]),
    offer(Check::RtcpMuxUnsolicited, &[Drop("a=rtcp-mux")]),
    answer(Check::RtcpMuxRefused, &[Drop("a=rtcp-mux")]),
    answer(Check::RtcpMuxOnly, &[After("a=rtcp-mux", "a=rtcp-mux-only")]),
    offer(Check::RtcpRsizeAdded, &[Drop("a=rtcp-rsize")]),
    answer(Check::CredentialsMissing, &[DropFirst("a=ice-pwd:")]),
    answer(Check::CredentialsEchoed, &[Echo("a=ice-ufrag:"), Echo("a=ice-pwd:")]),
    answer(Check::TlsIdAdded, &[After("a=setup:", TLS_ID)]),
    offer(Check::BundleSuperset, &[First("BUNDLE 0 1 2", "BUNDLE 0 1")]),
    answer(Check::BundleRepeated, &[First("BUNDLE 0 1 2", "BUNDLE 0 1 2 1")]),
    answer(Check::BundleRejected, &[First("m=video 9", "m=video 0")]),
    answer(Check::BundleTagRejected, &[First("m=audio 9", "m=audio 0")]),
    answer(Check::BundleOnlyPresent, &[After("a=mid:1", "a=bundle-only")]),
    both(
        Check::BundleOnlyRefused,
        &[First("m=video 9", "m=video 0"), After("a=mid:1", "a=bundle-only")],
        &[First("BUNDLE 0 1 2", "BUNDLE 0 2")],
    ),
    Row {
        check: Check::RedundantTransport,
        base: PAIR,
        given: (&[], &[First("BUNDLE 0 1 2", "BUNDLE 0 1")]),
        broken: (&[], &[First("BUNDLE 0 1", "BUNDLE 0 1 2")]),
    },
    answer(Check::GroupUnknown, &[After("a=group:", "a=group:LS 0 1")]),
    simulcast(Check::SimulcastAdded, &[First("recv lo;hi", "recv lo;mid")]),
    simulcast(Check::SimulcastDirection, &[First("simulcast:recv", "simulcast:send")]),
    simulcast(Check::SimulcastWithoutRid, &[Drop("a=extmap:10 ")]),
    simulcast(Check::RidModified, &[First("rid:lo recv", "rid:lo recv max-width=640")]),
    simulcast(Check::SimulcastDropped, &[Drop("a=simulcast:"), Drop("a=rid:")]),
    answer(Check::SctpPortMissing, &[Drop("a=sctp-port:")]),
    answer(Check::DataChannelFormat, &[First("SCTP webrtc-datachannel", "SCTP other")]),
    answer(Check::SctpSize, &[First("max-message-size:262144", "max-message-size:65536")]),
    answer(Check::TimeLine, &[First("t=0 0", "t=3724394400 0")]),
    answer(Check::SameOrigin, &[Echo("o=")]),
    both(
        Check::RtcpConflict,
        &[First("110 126", "110 126 72"), After("a=rtpmap:126", "a=rtpmap:72 L16/8000")],
        &[First("110 126", "110 126 72"), After("a=rtpmap:126", "a=rtpmap:72 L16/8000")],
    ),
    answer(Check::SourceGroupSize, &[After("a=ssrc-group:", "a=ssrc-group:FID 1")]),
    both(
        Check::SourceOverlap,
        &[After("a=mid:0", "a=ssrc:77 cname:x")],
        &[After("a=mid:0", "a=ssrc:77 cname:y")],
    ),
    answer(Check::SframeAdded, &[After("a=mid:1", "a=sframe")]),
    answer(Check::FingerprintEchoed, &[Echo("a=fingerprint:")]),
    both(Check::IceLiteBoth, &[After("t=", "a=ice-lite")], &[After("t=", "a=ice-lite")]),
    answer(Check::RemoteCandidates, &[After("a=mid:0", "a=remote-candidates:1 192.0.2.1 5000")]),
    offer(
        Check::IceWithoutOffer,
        &[Drop("a=ice-ufrag:"), Drop("a=ice-pwd:"), Drop("a=ice-options:")],
    ),
    offer(Check::MulticastChanged, &[First("c=IN IP4 0.0.0.0", "c=IN IP4 233.252.0.1/127")]),
    both(
        Check::UnknownParameter,
        &[First("fmtp:111 ", "fmtp:111 foo=1;")],
        &[First("fmtp:111 ", "fmtp:111 foo=1;")],
    ),
];

/// Offers that follow an exchange: what breaks them.
const NEXT: &[(Check, &[Edit])] = &[
    (Check::OriginChanged, &[First("o=- ", "o=x ")]),
    (Check::VersionNotIncremented, &[Echo("o=")]),
    (Check::MediaRemoved, &[Cut("m=audio")]),
    (Check::MediaReordered, &[Lines("a=mid:0", "a=mid:x")]),
    (Check::PayloadChanged, &[First("9 G722/8000", "9 L16/8000")]),
    (Check::ExtensionMoved, &[First("extmap:1 urn:ietf", "extmap:21 urn:ietf")]),
    (Check::RestartHalf, &[PWD]),
    (Check::DtlsChanged, &[FINGERPRINT]),
    (Check::SetupChanged, &[Lines("a=setup:", "a=setup:active")]),
    (Check::MuxChanged, &[Drop("a=rtcp-mux")]),
    (Check::LiteChanged, &[After("t=", "a=ice-lite")]),
];

/// Answers to such offers.
const RENEWAL: &[(Check, &[Edit])] = &[
    (Check::RestartOneSided, &[UFRAG, PWD]),
    (Check::BundleShrunk, &[First("BUNDLE 0 1", "BUNDLE 1")]),
];

#[test]
fn every_check_finds_what_it_is_meant_for_and_no_other_does() {
    let mut rows = 0;
    for row in PAIRS {
        let (offer, answer) = (read(row.base, "offer"), read(row.base, "answer"));
        let offer = changed(&offer, &answer, row.given.0);
        let answer = changed(&answer, &offer, row.given.1);
        let broken_offer = changed(&offer, &answer, row.broken.0);
        let broken_answer = changed(&answer, &offer, row.broken.1);
        let before = verify(&model(&offer), &model(&answer));
        let after = verify(&model(&broken_offer), &model(&broken_answer));
        let edits = [row.broken.0, row.broken.1].concat();
        assert_only(row.check, &before, &after, &edits, (&broken_offer, &broken_answer));
        rows += 1;
    }
    let first = (read("add-video", "offer"), read("add-video", "answer"));
    let second =
        (read("add-video.r2-by-caller", "offer"), read("add-video.r2-by-caller", "answer"));
    for (check, edits) in NEXT {
        let broken = changed(&second.0, &first.0, edits);
        let (previous, peer) = (model(&first.0), model(&first.1));
        let before = verify_next(&previous, Some(&peer), &model(&second.0));
        let after = verify_next(&previous, Some(&peer), &model(&broken));
        assert_only(*check, &before, &after, edits, (&first.0, &broken));
        rows += 1;
    }
    for (check, edits) in RENEWAL {
        let broken = changed(&second.1, &second.0, edits);
        let renewed = |text: &str| {
            let previous = Exchange { offer: &model(&first.0), answer: &model(&first.1) };
            verify_renewal(previous, Exchange { offer: &model(&second.0), answer: &model(text) })
        };
        let (before, after) = (renewed(&second.1), renewed(&broken));
        assert_only(*check, &before, &after, edits, (&second.0, &broken));
        rows += 1;
    }
    println!("{rows} mutations, {} checks", Check::ALL.len());
    let tried = PAIRS.iter().map(|row| row.check);
    let tried: Vec<_> = tried.chain(NEXT.iter().chain(RENEWAL).map(|(check, _)| *check)).collect();
    let untried: Vec<_> = Check::ALL.iter().filter(|check| !tried.contains(check)).collect();
    assert!(untried.is_empty(), "checks without a mutation: {untried:?}");
}

/// Asserts that of all checks `check` alone finds more than before, and prints the row.
fn assert_only(
    check: Check,
    before: &[Violation],
    after: &[Violation],
    edits: &[Edit],
    (reference, text): (&str, &str),
) {
    let count = |violations: &[Violation]| {
        let mut counts: BTreeMap<Check, usize> = BTreeMap::new();
        for violation in violations {
            *counts.entry(violation.check).or_default() += 1;
        }
        counts
    };
    let (before, counts) = (count(before), count(after));
    let more =
        counts.iter().filter(|(check, count)| **count > before.get(check).copied().unwrap_or(0));
    let more: Vec<_> = more.map(|(check, _)| *check).collect();
    let what: Vec<_> = edits.iter().map(Edit::shown).collect();
    assert_eq!(more, [check], "{}", what.join("; "));
    let found = after.iter().find(|violation| violation.check == check).unwrap();
    let shown = found.shown(Sdp::new(reference), Sdp::new(text));
    println!(
        "{} {check:?} | {} | {} {shown}",
        check.code(),
        what.join("; "),
        found.severity.as_str()
    );
}

impl Edit {
    fn shown(&self) -> String {
        match self {
            First(from, to) => format!("`{from}` -> `{to}`"),
            Lines(from, to) => format!("lines `{from}...` -> `{to}`"),
            After(after, line) => format!("`{line}` after `{after}...`"),
            Echo(start) => format!("lines `{start}...` as in the other"),
            Drop(start) => format!("no lines `{start}...`"),
            DropFirst(start) => format!("without the first `{start}...`"),
            Cut(start) => format!("nothing from `{start}...` on"),
        }
    }

    fn apply(self, text: &str, other: &str) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let first = |start: &str| {
            let place = lines.iter().position(|line| line.starts_with(start));
            place.unwrap_or_else(|| panic!("no line `{start}`"))
        };
        let replaced = |start: &str, by: &str| {
            let place = |line: &&str| {
                if line.starts_with(start) { by.to_owned() } else { (*line).to_owned() }
            };
            first(start);
            lines.iter().map(place).collect::<String>()
        };
        match self {
            First(from, to) => {
                assert!(text.contains(from), "no `{from}`");
                text.replacen(from, to, 1)
            }
            Lines(start, line) => replaced(start, &format!("{line}\r\n")),
            Echo(start) => {
                let line = other.split_inclusive('\n').find(|line| line.starts_with(start));
                replaced(start, line.unwrap())
            }
            Drop(start) => replaced(start, ""),
            After(start, line) => {
                let (before, after) = lines.split_at(first(start) + 1);
                format!("{}{line}\r\n{}", before.concat(), after.concat())
            }
            DropFirst(start) => {
                let (before, after) = lines.split_at(first(start));
                format!("{}{}", before.concat(), after[1..].concat())
            }
            Cut(start) => lines[..first(start)].concat(),
        }
    }
}

fn changed(text: &str, other: &str, edits: &[Edit]) -> String {
    edits.iter().fold(text.to_owned(), |text, edit| edit.apply(&text, other))
}

fn read(base: &str, role: &str) -> String {
    let path = testdata_path().join(format!("chromium/{base}.{role}.created.sdp"));
    std::fs::read_to_string(path).unwrap()
}

fn model(text: &str) -> Model<'_> {
    Model::new(Sdp::new(text))
}
