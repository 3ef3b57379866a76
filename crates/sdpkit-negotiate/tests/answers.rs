//! Answers to what browsers really offer, and to odd offers.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use sdpkit_core::Sdp;
use sdpkit_core::attribute::Direction;
use sdpkit_model::Model;
use sdpkit_negotiate::{
    Acceptance, AnswerPolicy, Answered, Blame, Capabilities, DtlsRole, Identifiers, Negotiated,
    Rejected, Rejection, SectionWish, TransportParameters, answer,
};
use sdpkit_testkit::testdata;

const FINGERPRINT: &str = "DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:\
    1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55";

fn transport() -> TransportParameters {
    TransportParameters::new()
        .with_ice("aB3d", "asd88fgpdd777uzjYhagZg")
        .with_fingerprint("sha-256", FINGERPRINT)
        .with_sdes_key("AES_CM_128_HMAC_SHA1_80", "inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR")
}

fn policy() -> AnswerPolicy {
    AnswerPolicy::new(Identifiers::new(42).with_transport(transport()))
}

fn testfile(path: &str) -> String {
    let sample = testdata().into_iter().find(|sample| sample.path == path).unwrap();
    String::from_utf8(sample.bytes).unwrap()
}

#[track_caller]
fn answered(offer: &str, capabilities: &Capabilities, policy: &AnswerPolicy) -> Answered {
    answer(&Model::new(Sdp::new(offer)), capabilities, policy, None).unwrap()
}

fn plain(sections: &str) -> String {
    format!(
        "v=0\r\no=alice 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n{}",
        sections.replace('\n', "\r\n")
    )
}

fn lines<'s>(sdp: &'s str, start: &str) -> Vec<&'s str> {
    sdp.lines().filter(|line| line.starts_with(start)).collect()
}

#[test]
fn every_offer_of_a_browser_has_an_answer_that_can_be_read() {
    let capabilities =
        [Capabilities::browser_like(), Capabilities::recv_only_sfu(), Capabilities::sip_phone()];
    let offers: Vec<_> = testdata()
        .into_iter()
        .filter(|sample| sample.is_browser_capture() && sample.path.contains(".offer."))
        .collect();
    for offer in &offers {
        let model = Model::new(Sdp::new(&offer.bytes));
        for capabilities in &capabilities {
            let first = answer(&model, capabilities, &policy(), None).unwrap();
            let again = answer(&model, capabilities, &policy(), None).unwrap();
            assert_eq!(first.sdp, again.sdp, "{}", offer.path);
            assert_eq!(first.sdp.view().errors().next(), None, "{}\n{}", offer.path, first.sdp);
        }
    }
    println!("{} offers, {} capabilities", offers.len(), capabilities.len());
    assert!(offers.len() > 50);
}

#[test]
fn a_renewed_offer_goes_on_with_what_there_was() {
    let first_offer = testfile("chromium/add-video.offer.created.sdp");
    let next_offer = testfile("chromium/add-video.r2-by-caller.offer.created.sdp");
    let capabilities = Capabilities::browser_like();
    let first = answered(&first_offer, &capabilities, &policy());
    let fresh = TransportParameters::new()
        .with_ice("otherUfrag", "otherPasswordOfManyCharacters")
        .with_fingerprint("sha-256", FINGERPRINT);
    let policy = AnswerPolicy::new(Identifiers::new(43).with_transport(fresh))
        .with_dtls_role(DtlsRole::Server);
    let model = Model::new(Sdp::new(&next_offer));
    let next = answer(&model, &capabilities, &policy, Some(&first.negotiated)).unwrap();
    let text = next.sdp.to_string();
    assert_eq!(lines(&text, "o="), ["o=- 42 2 IN IP4 0.0.0.0"]);
    assert_eq!(lines(&text, "a=ice-ufrag"), ["a=ice-ufrag:aB3d"], "no restart, no new credentials");
    assert_eq!(lines(&text, "a=setup"), ["a=setup:active"], "the association goes on");
    assert_eq!(next.negotiated.sections.len(), 2);
    assert!(next.negotiated.sections.iter().all(|section| !section.ice_restart));

    let same = answer(&model, &capabilities, &policy, Some(&next.negotiated)).unwrap();
    assert_eq!(same.sdp, next.sdp, "nothing changed, so the version stays");
}

#[test]
fn a_restart_of_ice_needs_new_credentials() {
    let offer = testfile("chromium/add-video.offer.created.sdp");
    let capabilities = Capabilities::browser_like();
    let first = answered(&offer, &capabilities, &policy());
    let ufrag = lines(&offer, "a=ice-ufrag:")[0];
    let restarted = offer.replace(ufrag, "a=ice-ufrag:new1");
    let model = Model::new(Sdp::new(&restarted));
    let renew =
        |policy: &AnswerPolicy| answer(&model, &capabilities, policy, Some(&first.negotiated));
    let refused = renew(&policy()).unwrap_err();
    assert_eq!(refused.blame(), Blame::Caller);
    assert!(matches!(refused, Rejected::MissingIdentifier { section: 0, .. }));
    let fresh = transport().with_ice("fresh", "asd88fgpdd777uzjYhagZg");
    let renewed = renew(&AnswerPolicy::new(Identifiers::new(1).with_transport(fresh))).unwrap();
    assert!(renewed.negotiated.sections[0].ice_restart);
    assert_eq!(lines(&renewed.sdp.to_string(), "a=ice-ufrag"), ["a=ice-ufrag:fresh"]);
}

#[test]
fn what_is_unknown_is_rejected_in_its_shape() {
    let offer = plain(
        "m=image 54111 udptl t38\nm=audio 4000 RTP/AVP 0 97\na=rtpmap:97 speex/8000\n\
         m=message 2855 TCP/MSRP *\nm=audio 4002 RTP/SAVP 0\nm=video 4004 RTP/AVP 96\n\
         a=rtpmap:96 VP8/90000\n",
    );
    let answered = answered(&offer, &Capabilities::sip_phone(), &policy());
    let text = answered.sdp.to_string();
    assert_eq!(
        lines(&text, "m="),
        [
            "m=image 0 udptl t38",
            "m=audio 9 RTP/AVP 0",
            "m=message 0 TCP/MSRP *",
            "m=audio 0 RTP/SAVP 0",
            "m=video 0 RTP/AVP 96",
        ]
    );
    let reasons: Vec<_> =
        answered.negotiated.sections.iter().map(|s| s.rejection.clone()).collect();
    assert_eq!(
        reasons,
        [
            Some(Rejection::UnsupportedMedia),
            None,
            Some(Rejection::UnsupportedMedia),
            Some(Rejection::UnsupportedProtocol),
            Some(Rejection::UnsupportedMedia),
        ]
    );
}

#[test]
fn a_multicast_stream_is_answered_where_it_is() {
    let offer = plain("m=audio 4000 RTP/AVP 0\nc=IN IP4 233.252.0.1/127\n");
    let text = answered(&offer, &Capabilities::sip_phone(), &policy()).sdp.to_string();
    assert_eq!(lines(&text, "m="), ["m=audio 4000 RTP/AVP 0"]);
    assert_eq!(lines(&text, "c="), ["c=IN IP4 233.252.0.1/127"]);
}

#[test]
fn directions_are_reversed_and_restricted() {
    let offer = plain(
        "m=audio 4000 RTP/AVP 0\na=sendonly\nm=audio 4002 RTP/AVP 0\n\
        m=audio 4004 RTP/AVP 0\na=inactive\n",
    );
    let policy = policy().with_section(1, SectionWish::Direction(Direction::RecvOnly));
    let answered = answered(&offer, &Capabilities::sip_phone(), &policy);
    let directions: Vec<_> = answered.negotiated.sections.iter().map(|s| s.direction).collect();
    assert_eq!(directions, [Direction::RecvOnly, Direction::RecvOnly, Direction::Inactive]);
}

#[test]
fn the_first_usable_suite_is_taken_under_its_tag() {
    let key = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    let offer = plain(&format!(
        "m=audio 4000 RTP/SAVP 0\na=crypto:1 F8_128_HMAC_SHA1_80 {key}\n\
         a=crypto:2 AES_CM_128_HMAC_SHA1_80 {key} UNENCRYPTED_SRTP\n\
         a=crypto:3 AES_CM_128_HMAC_SHA1_80 {key} -x-late\n"
    ));
    let answered = answered(&offer, &Capabilities::sip_phone(), &policy());
    let keys = answered.negotiated.sections[0].keys.as_ref().unwrap();
    assert_eq!((keys.tag, keys.remote.as_str()), (3, key));
    assert!(keys.local.ends_with("XXtxaVBR"));
    let other = offer.replace("AES_CM", "AES_XX");
    let model = Model::new(Sdp::new(&other));
    let policy = policy().with_acceptance(Acceptance::AtLeastOne);
    let refused = answer(&model, &Capabilities::sip_phone(), &policy, None).unwrap_err();
    assert_eq!(refused.blame(), Blame::Nobody);
    assert!(refused.to_string().contains("no common cipher suite"), "{refused}");
}

#[test]
fn references_follow_the_numbers_of_the_offer() {
    let offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-ufrag:abcd\r\n\
        a=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 AA:BB\r\na=setup:actpass\r\n\
        m=video 9 UDP/TLS/RTP/SAVPF 100 101 102 103 104\r\nc=IN IP4 0.0.0.0\r\na=mid:v\r\na=rtcp-mux\r\n\
        a=rtpmap:100 H264/90000\r\na=fmtp:100 profile-level-id=42e00d;packetization-mode=1\r\n\
        a=rtpmap:101 rtx/90000\r\na=fmtp:101 apt=100;rtx-time=3000\r\n\
        a=rtpmap:102 VP8/90000\r\na=rtcp-fb:102 NACK PLI\r\na=rtcp-fb:* nack\r\n\
        a=rtpmap:103 rtx/90000\r\na=fmtp:103 apt=102\r\na=rtpmap:104 rtx/90000\r\na=fmtp:104 apt=99\r\n";
    let answered = answered(offer, &Capabilities::browser_like(), &policy());
    let text = answered.sdp.to_string();
    assert_eq!(lines(&text, "m="), ["m=video 9 UDP/TLS/RTP/SAVPF 100 101 102 103"]);
    assert_eq!(
        lines(&text, "a=fmtp"),
        [
            "a=fmtp:100 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e00d",
            "a=fmtp:101 apt=100;rtx-time=3000",
            "a=fmtp:103 apt=102",
        ]
    );
    assert_eq!(
        lines(&text, "a=rtcp-fb"),
        ["a=rtcp-fb:100 nack", "a=rtcp-fb:102 nack", "a=rtcp-fb:102 nack pli"]
    );
    let send = &answered.negotiated.sections[0].send;
    assert_eq!(
        send.iter().map(|codec| codec.retransmission.unwrap().get()).collect::<Vec<_>>(),
        [101, 103]
    );
}

#[test]
fn simulcast_keeps_what_both_can() {
    let rids = "a=rid:h send pt=96;max-width=1280\r\na=rid:m send pt=96,99\r\na=rid:l send pt=99\r\n\
        a=rid:x send\r\na=simulcast:send h;m,l;~x\r\n";
    let offer = format!(
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n\
        m=video 9 UDP/TLS/RTP/SAVPF 96 99\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=rtcp-mux\r\n\
        a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 AA:BB\r\n\
        a=setup:passive\r\na=extmap:4096 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n\
        a=extmap:4096/recvonly urn:ietf:params:rtp-hdrext:sdes:mid\r\n\
        a=extmap:1 urn:ietf:params:rtp-hdrext:toffset\r\n\
        a=rtpmap:96 VP8/90000\r\na=rtpmap:99 H263-2000/90000\r\n{rids}"
    );
    let answered = answered(&offer, &Capabilities::browser_like(), &policy());
    let text = answered.sdp.to_string();
    assert_eq!(
        lines(&text, "a=rid"),
        ["a=rid:h recv pt=96;max-width=1280", "a=rid:m recv pt=96", "a=rid:x recv"]
    );
    assert_eq!(lines(&text, "a=simulcast"), ["a=simulcast:recv h;m;~x"]);
    assert_eq!(
        lines(&text, "a=extmap"),
        [
            "a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
            "a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid",
            "a=extmap:1 urn:ietf:params:rtp-hdrext:toffset",
        ]
    );
    assert_eq!(lines(&text, "a=setup"), ["a=setup:active"]);
    let streams = &answered.negotiated.sections[0].receive_streams;
    assert_eq!(streams.len(), 3);
    assert!(streams[2][0].paused);
}

#[test]
fn data_channels_keep_their_form() {
    let transport = "c=IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n\
        a=fingerprint:sha-256 AA:BB\r\na=setup:actpass\r\na=mid:d\r\n";
    let head = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE d\r\n";
    let modern = format!(
        "{head}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n{transport}\
        a=sctp-port:5001\r\na=max-message-size:1000\r\n"
    );
    let text = answered(&modern, &Capabilities::browser_like(), &policy());
    let channel = text.negotiated.sections[0].data_channel.unwrap();
    assert_eq!(
        (channel.local_port, channel.remote_port, channel.max_message_size),
        (5000, 5001, Some(1000))
    );
    let legacy = format!(
        "{head}m=application 9 DTLS/SCTP 5000\r\n{transport}a=sctpmap:5000 webrtc-datachannel 256\r\n"
    );
    let text = answered(&legacy, &Capabilities::browser_like(), &policy()).sdp.to_string();
    assert_eq!(lines(&text, "m="), ["m=application 9 DTLS/SCTP 5000"]);
    assert_eq!(lines(&text, "a=sctp"), ["a=sctpmap:5000 webrtc-datachannel 1024"]);
}

#[test]
fn faults_have_an_owner() {
    let capabilities = Capabilities::browser_like();
    let refuse = |offer: &str, policy: &AnswerPolicy, previous: Option<&Negotiated>| {
        answer(&Model::new(Sdp::new(offer)), &capabilities, policy, previous).unwrap_err()
    };
    let offer = testfile("chromium/add-video.offer.created.sdp");
    let hold = offer.replace("a=setup:actpass", "a=setup:holdconn");
    let refused = refuse(&hold, &policy(), None);
    let Rejected::PeerRule { span, .. } = refused else { panic!("{refused:?}") };
    assert_eq!((refused.blame(), Sdp::new(&hold).slice(span)), (Blame::Peer, "holdconn".into()));

    let malformed = offer.replace("m=audio 9", "m=audio nine");
    assert!(matches!(refuse(&malformed, &policy(), None), Rejected::Malformed(_)));

    let nobody = AnswerPolicy::new(Identifiers::new(1));
    assert_eq!(refuse(&offer, &nobody, None).blame(), Blame::Caller);

    let injected = transport().with_candidate("1 1 udp 1 192.0.2.1 9 typ host\r\na=evil");
    let injected = AnswerPolicy::new(Identifiers::new(1).with_transport(injected));
    assert!(matches!(refuse(&offer, &injected, None), Rejected::Value { name: "candidate", .. }));

    let many = plain(&"m=audio 4000 RTP/AVP 0\n".repeat(10_000));
    let refused = refuse(&many, &policy(), None);
    assert_eq!(refused.to_string(), "expected at most 4096 sections, found 10000");

    let two = testfile("chromium/add-video.r2-by-caller.offer.created.sdp");
    let before = answered(&two, &capabilities, &policy()).negotiated;
    assert!(matches!(refuse(&offer, &policy(), Some(&before)), Rejected::PeerRule { .. }));
}
