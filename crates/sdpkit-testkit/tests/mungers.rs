//! What other mungers get wrong, each seen in a library or demo that people use: ours does not.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails loudly")]

use sdpkit_munge::{Context, Document, EditErrorKind, Op, Validate};

/// What a browser offers, shortened.
const OFFER: &str = "v=0
o=- 1 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1 10 21
a=extmap-allow-mixed
m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 126
c=IN IP4 0.0.0.0
a=rtcp:9 IN IP4 0.0.0.0
a=ice-ufrag:abcd
a=ice-pwd:abcdefghijklmnopqrstuvwx
a=ice-options:trickle
a=mid:0
a=sendrecv
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=rtcp-fb:111 transport-cc
a=fmtp:111 minptime=10;useinbandfec=1
a=rtpmap:63 red/48000/2
a=fmtp:63 111/111
a=rtpmap:9 G722/8000
a=rtpmap:0 PCMU/8000
a=rtpmap:126 telephone-event/8000
m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 123 122 125
c=IN IP4 0.0.0.0
a=mid:1
a=sendrecv
a=rtcp-mux
a=rtpmap:96 VP8/90000
a=rtcp-fb:96 nack pli
a=rtpmap:97 rtx/90000
a=fmtp:97 apt=96
a=rtpmap:98 VP9/90000
a=fmtp:98 profile-id=0
a=rtpmap:99 rtx/90000
a=fmtp:99 apt=98
a=rtpmap:123 red/90000
a=rtpmap:122 rtx/90000
a=fmtp:122 apt=123
a=rtpmap:125 ulpfec/90000
a=ssrc-group:FID 11 12
a=ssrc:11 cname:x
a=ssrc:12 cname:x
m=video 9 UDP/TLS/RTP/SAVPF 96
c=IN IP4 0.0.0.0
a=mid:10
a=recvonly
a=rtcp-mux
a=rtpmap:96 VP8/90000
m=application 9 UDP/DTLS/SCTP webrtc-datachannel
c=IN IP4 0.0.0.0
a=mid:21
a=sctp-port:5000
";

/// `text` after some operations.
fn after(text: &str, words: &[&str]) -> String {
    let mut document = Document::new(text.replace('\n', "\r\n"));
    let mut transaction = document.begin(Context::default());
    for words in words {
        let op: Op = words.parse().unwrap_or_else(|e| panic!("{words}: {e}"));
        transaction.apply(op).unwrap_or_else(|e| panic!("{words}: {e}"));
    }
    transaction.commit(Validate::Strict).unwrap_or_else(|e| panic!("{e}"));
    let text = String::from_utf8(document.into_bytes()).unwrap();
    assert!(!text.contains("\r\n\r\n"), "a blank line");
    text.replace("\r\n", "\n")
}

#[test]
fn a_codec_leaves_nothing_behind() {
    let text = after(OFFER, &["remove vp8 on-empty=reject"]);
    assert!(text.contains("m=video 9 UDP/TLS/RTP/SAVPF 98 99 123 122 125\n"), "{text}");
    let first = text.split("m=video").nth(1).unwrap();
    for orphan in ["rtcp-fb:96", "rtpmap:96", "rtpmap:97", "fmtp:97", "apt=96"] {
        assert!(!first.contains(orphan), "{orphan} is left");
    }
    // Its only codec goes: the section is rejected and keeps a format, and its group loses it.
    assert!(text.contains("m=video 0 UDP/TLS/RTP/SAVPF 96\n"));
    assert!(text.contains("a=group:BUNDLE 0 1 21\n"));
}

#[test]
fn redundancy_goes_with_the_only_codec_that_it_is_made_of() {
    let text = after(OFFER, &["remove audio opus"]);
    assert!(text.contains("m=audio 9 UDP/TLS/RTP/SAVPF 9 0 126\n"), "{text}");
    assert!(!text.contains("111") && !text.contains("a=rtpmap:63"));
}

#[test]
fn repair_of_video_is_not_that_of_audio() {
    let text = after(OFFER, &["disable video red", "disable video fec"]);
    assert!(text.contains("m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 126\n"));
    assert!(text.contains("m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99\n"));
    assert!(text.contains("a=fmtp:63 111/111\n") && !text.contains("apt=123"));
}

#[test]
fn bit_rates_are_for_media_alone() {
    let text = after(OFFER, &["fmtp video video/* x-google-start-bitrate=800"]);
    assert_eq!(text.matches("x-google").count(), 3, "VP8, VP9, and VP8 again");
    assert!(text.contains("a=fmtp:97 apt=96\n") && text.contains("a=fmtp:63 111/111\n"));
    assert!(text.contains("a=fmtp:98 profile-id=0;x-google-start-bitrate=800\n"));
}

#[test]
fn stereo_is_set_once() {
    let stereo = "fmtp opus stereo=1";
    let once = after(OFFER, &[stereo]);
    assert_eq!(once.matches("stereo=1").count(), 1);
    assert_eq!(after(OFFER, &[stereo, stereo]), once);
    let spread = OFFER.replace("useinbandfec=1", "useinbandfec=1;sprop-stereo=1");
    assert!(after(&spread, &[stereo]).contains("useinbandfec=1;sprop-stereo=1;stereo=1\n"));
}

#[test]
fn trickle_is_one_option_of_several() {
    let text = OFFER.replace("options:trickle", "options:trickle renomination");
    assert!(after(&text, &["ice-option remove trickle"]).contains("a=ice-options:renomination\n"));
}

#[test]
fn what_follows_a_group_of_sources_stays() {
    let text = after(OFFER, &["disable rtx"]);
    assert_eq!(text.matches("m=").count(), 4);
    assert!(!text.contains("ssrc-group") && !text.contains("a=ssrc:12"));
    assert!(text.contains("a=ssrc:11 cname:x\n") && text.contains("a=sctp-port:5000\n"));
}

#[test]
fn retransmissions_are_found_by_their_parameter() {
    let text = OFFER.replace("apt=96", "apt=96;rtx-time=3000");
    assert!(!after(&text, &["remove section=1 96"]).contains("rtx-time"));
}

#[test]
fn groups_of_simulcast_are_not_those_of_retransmission() {
    let text = OFFER.replace("a=ssrc-group:FID", "a=ssrc-group:SIM 11 13\na=ssrc-group:FID");
    let text = text.replace("a=ssrc:12 cname:x\n", "a=ssrc:12 cname:x\na=ssrc:13 cname:x\n");
    assert!(after(&text, &["disable rtx"]).contains("a=ssrc-group:SIM 11 13\n"));
}

#[test]
fn a_limit_stands_before_the_attributes_of_the_section_that_is_meant() {
    let text = after(OFFER, &["bandwidth mid=1 AS=500"]);
    // Not behind `a=mid`, and not in section 10, whose name begins the same.
    assert_eq!(
        text,
        OFFER.replace("c=IN IP4 0.0.0.0\na=mid:1\n", "c=IN IP4 0.0.0.0\nb=AS:500\na=mid:1\n")
    );
    assert_eq!(after(&text, &["bandwidth mid=1 AS=500"]), text);
}

#[test]
fn stereo_of_what_is_sent_is_not_stereo_of_what_is_received() {
    // With a parameter behind it, the text `stereo=1;` is there.
    let spread = OFFER.replace("minptime=10", "sprop-stereo=1;minptime=10");
    let text = after(&spread, &["fmtp opus stereo=1"]);
    assert!(text.contains("a=fmtp:111 sprop-stereo=1;minptime=10;useinbandfec=1;stereo=1\n"));
    let off = after(&text, &["fmtp unset opus stereo"]);
    assert_eq!(off, spread);
}

#[test]
fn a_limit_of_video_is_not_that_of_the_first_section() {
    let text = after(OFFER, &["bandwidth video TIAS=500000"]);
    let sections: Vec<_> = text.split("\nm=").collect();
    let limited = |section: &&&str| section.contains("c=IN IP4 0.0.0.0\nb=TIAS:500000\n");
    let kinds = sections.iter().filter(limited).filter_map(|section| section.split(' ').next());
    assert_eq!(kinds.collect::<Vec<_>>(), ["video", "video"]);
    assert_eq!(text.matches("b=").count(), 2);
}

#[test]
fn a_payload_type_takes_all_with_it_that_is_made_of_it() {
    // Not `apt` alone: redundant data of audio, and retransmissions of redundant data of video.
    let text = after(OFFER, &["remove audio 111", "remove section=1 123"]);
    for orphan in ["111", "a=rtpmap:63 ", "a=rtpmap:123 ", "a=rtpmap:122 ", "apt=123"] {
        assert!(!text.contains(orphan), "{orphan} is left");
    }
    let mut document = Document::new(OFFER);
    let op: Op = "remove section=2 96".parse().unwrap();
    let error = document.apply(op, &Context::default()).unwrap_err();
    assert_eq!(error.kind, EditErrorKind::LastCodec { section: 2 });
    assert_eq!(document.as_bytes(), OFFER.as_bytes());
}

#[test]
fn a_removed_line_leaves_no_blank_one() {
    // Chromium refuses one in the middle of a section: `a=sctp-init` came behind what scripts cut.
    let text = after(OFFER, &["extmap allow-mixed off", "ssrc strip"]);
    assert!(!text.contains("\n\n"), "{text}");
    // The first line of the attributes, and one that is followed by the next section.
    assert!(text.contains("a=group:BUNDLE 0 1 10 21\nm=audio"));
    assert!(text.contains("a=rtpmap:125 ulpfec/90000\nm=video"));
}
