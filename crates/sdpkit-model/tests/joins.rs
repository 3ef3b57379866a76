//! What the model joins, on descriptions written for it.
#![expect(
    clippy::expect_used,
    clippy::string_slice,
    reason = "what is not there fails the test, and places are at ASCII"
)]

use sdpkit_core::Sdp;
use sdpkit_core::attribute::{Direction, PayloadType, Ssrc};
use sdpkit_model::{DescriptionType, Engine, MediaKind, Model, Profile};

const OFFER: &str = "v=0\r\n\
    o=- 1 1 IN IP4 127.0.0.1\r\n\
    s=-\r\n\
    t=0 0\r\n\
    a=group:BUNDLE a v gone d\r\n\
    a=msid-semantic: WMS\r\n\
    a=fingerprint:sha-256 AA:BB\r\n\
    a=recvonly\r\n\
    m=audio 0 UDP/TLS/RTP/SAVPF 111 0\r\n\
    a=mid:a\r\n\
    a=rtpmap:111 opus/48000/2\r\n\
    a=fmtp:111 minptime=10\r\n\
    a=fmtp:111 useinbandfec=1\r\n\
    m=video 9 UDP/TLS/RTP/SAVPF 96 97 96\r\n\
    a=mid:v\r\n\
    a=setup:actpass\r\n\
    a=sendonly\r\n\
    a=ice-ufrag:abcd\r\n\
    a=rtcp-fb:97 nack\r\n\
    a=rtcp-fb:* transport-cc\r\n\
    a=rtcp-fb:96 nack\r\n\
    a=rtcp-fb:96 nack pli\r\n\
    a=rtpmap:98 H264/90000\r\n\
    a=rtpmap:96 VP8/90000\r\n\
    a=rtpmap:97 rtx/90000\r\n\
    a=fmtp:97 apt=96\r\n\
    a=ssrc:9 cname:x\r\n\
    a=ssrc:7 cname:x\r\n\
    a=ssrc:9 msid:s t\r\n\
    m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n\
    a=mid:d\r\n\
    a=sctp-port:5000\r\n";

fn payload(number: u8) -> PayloadType {
    PayloadType::new(number).expect("the tests use payload types below 128")
}

#[test]
fn codecs_are_joined_whatever_the_order_of_the_lines() {
    let model = Model::new(Sdp::new(OFFER));
    let video = model.section(1).expect("there are three sections");
    let payloads: Vec<_> = video.codecs().map(|codec| codec.payload().get()).collect();
    assert_eq!(payloads, [96, 97, 98], "listed ones first, each once");
    let vp8 = video.codec(payload(96)).expect("96 is listed");
    let feedback: Vec<_> = vp8.feedback().map(|feedback| feedback.line.span().start()).collect();
    let lines: Vec<_> = ["a=rtcp-fb:96 nack\r", "a=rtcp-fb:96 nack pli", "a=rtcp-fb:* "]
        .iter()
        .filter_map(|line| u32::try_from(OFFER.find(line)?).ok())
        .collect();
    assert_eq!(feedback, lines, "its own in order, then those of all");
    assert_eq!(vp8.format_span().map(|span| &OFFER[span.range()]), Some("96"));
    let rtx = video.codec(payload(97)).expect("97 is listed");
    assert_eq!((rtx.is_rtx(), rtx.apt(), rtx.is_media()), (true, Some(payload(96)), false));
    let orphan = video.codec(payload(98)).expect("98 has a line");
    assert_eq!((orphan.is_listed(), orphan.format_span()), (false, None));
    assert_eq!(orphan.encoding_name(), Some("H264"));
}

#[test]
fn parameters_on_several_lines_stay_together() {
    let model = Model::new(Sdp::new(OFFER));
    let audio = model.section(0).expect("there are three sections");
    let opus = audio.codec(payload(111)).expect("111 is listed");
    let parameters: Vec<_> = opus.fmtps().map(|fmtp| fmtp.parameters.to_string()).collect();
    assert_eq!(parameters, ["minptime=10", "useinbandfec=1"]);
    assert_eq!((opus.clock_rate(), opus.channels()), (Some(48_000), 2));
    let pcmu = audio.codec(payload(0)).expect("0 is listed");
    assert_eq!((pcmu.encoding_name(), pcmu.rtpmap().is_none()), (Some("PCMU"), true));
}

#[test]
fn a_section_inherits_from_the_session() {
    let model = Model::new(Sdp::new(OFFER));
    let [audio, video, data] = model.sections().collect::<Vec<_>>()[..] else { unreachable!() };
    assert_eq!((audio.direction(), video.direction()), (Direction::RecvOnly, Direction::SendOnly));
    assert_eq!(data.dtls().fingerprints().count(), 1);
    assert!(audio.ice().ufrag.is_none() && video.ice().ufrag.is_some());
    assert_eq!((audio.kind(), data.kind()), (MediaKind::Audio, MediaKind::Application));
    assert!(data.is_data_channel() && !data.is_rtp());
    assert_eq!(data.sctp().port(), Some(5000));
}

#[test]
fn a_bundle_knows_its_sections_and_whose_transport_counts() {
    let model = Model::new(Sdp::new(OFFER));
    let bundle = model.bundles().next().expect("there is a group");
    assert!(bundle.sections().map(|section| section.index()).eq([0, 1, 2]));
    // Port 0 without `bundle-only` rejects the first.
    assert_eq!(bundle.tagged().map(|section| section.index()), Some(1));
    let data = model.section_with_mid("d").expect("the mid is there");
    assert_eq!(data.transport_owner().index(), 1);
    assert!(model.section_with_mid("gone").is_none());
}

#[test]
fn a_section_belongs_to_one_bundle_and_once() {
    let text = "a=group:BUNDLE b a b\r\na=group:BUNDLE a c gone\r\n\
        m=audio 0 RTP/AVP 0\r\na=mid:a\r\nm=audio 9 RTP/AVP 0\r\na=mid:b\r\nm=audio 0 RTP/AVP 0\r\na=mid:c\r\n";
    let model = Model::new(Sdp::new(text));
    let members: Vec<Vec<_>> =
        model.bundles().map(|bundle| bundle.sections().map(|s| s.index()).collect()).collect();
    assert_eq!(members, [vec![1, 0], vec![2]]);
    let tagged = model.bundles().map(|bundle| bundle.tagged().map(|section| section.index()));
    assert!(tagged.eq([Some(1), None]));
}

#[test]
fn bundle_only_counts_with_port_0_in_a_group() {
    let text = "a=group:BUNDLE a b\r\nm=audio 0 RTP/AVP 0\r\na=mid:a\r\na=bundle-only\r\n\
        m=audio 9 RTP/AVP 0\r\na=mid:b\r\na=bundle-only\r\nm=audio 0 RTP/AVP 0\r\na=bundle-only\r\n";
    let model = Model::new(Sdp::new(text));
    let sections =
        model.sections().map(|section| (section.is_bundle_only(), section.is_rejected()));
    assert!(sections.eq([(true, false), (false, false), (false, true)]));
    let bundle = model.bundles().next().expect("there is a group");
    assert_eq!(bundle.tagged().map(|section| section.index()), Some(1));
}

#[test]
fn sources_collect_their_lines() {
    let model = Model::new(Sdp::new(OFFER));
    let video = model.section(1).expect("there are three sections");
    let sources: Vec<_> =
        video.sources().map(|s| (s.ssrc().get(), s.attributes().count())).collect();
    assert_eq!(sources, [(7, 1), (9, 2)]);
    let source = video.source(Ssrc::new(9)).expect("9 has lines");
    assert!(source.attribute("msid").is_some());
    assert!(video.source(Ssrc::new(8)).is_none());
}

#[test]
fn a_description_tells_what_it_is() {
    let model = Model::new(Sdp::new(OFFER));
    assert_eq!(model.profile().value, Profile::WebRtc);
    assert_eq!(model.description_type().map(|guess| guess.value), Some(DescriptionType::Offer));
    let engine = model.engine().expect("libwebrtc shows");
    assert_eq!(engine.value, Engine::Chromium);
    assert_eq!(engine.evidence.map(sdpkit_core::Line::content), Some(&b"a=msid-semantic: WMS"[..]));
    for (text, profile) in [
        ("a=ts-refclk:ptp=traceable\r\n", Profile::St2110),
        ("a=control:*\r\n", Profile::Rtsp),
        ("m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n", Profile::Sip),
        ("m=audio 4000 RTP/AVP 0\r\n", Profile::Generic),
        ("m=audio 9 UDP/TLS/RTP/SAVPF\r\n", Profile::WebRtc),
    ] {
        assert_eq!(Model::new(Sdp::new(text)).profile().value, profile, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_left_out_and_kept_as_a_line() {
    let text = "m=audio x\r\na=rtpmap:x\r\nm=video 9 RTP/AVP 96\r\na=rtpmap:96 VP8\r\na=mid:\r\n";
    let model = Model::new(Sdp::new(text));
    assert_eq!((model.sections().len(), model.lines().len()), (2, 5));
    let video = model.section(1).expect("there are two sections");
    let codec = video.codecs().next().expect("96 is listed");
    assert!(codec.rtpmap().is_none() && codec.encoding_name().is_none() && video.mid().is_none());
    assert!(model.section(0).is_some_and(|audio| audio.media().is_none()));
    assert_eq!(model.lines_of_kind(sdpkit_core::AttributeKind::RtpMap).count(), 2);
}
