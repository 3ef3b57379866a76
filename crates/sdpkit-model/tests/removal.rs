//! What goes with what is removed.
#![expect(clippy::expect_used, reason = "what is not there fails the test")]

use sdpkit_core::attribute::Ssrc;
use sdpkit_core::{Edit, Sdp, splice};
use sdpkit_model::{Cause, Model, Removal, Section};

/// `text` after what `choose` removes from its first section.
fn after(text: &str, choose: impl for<'m, 'a> Fn(&mut Removal<'m, 'a>, Section<'m, 'a>)) -> String {
    let model = Model::new(Sdp::new(text));
    let mut removal = Removal::new(&model);
    choose(&mut removal, model.section(0).expect("there is a section"));
    let edits = removal.edits();
    let edits: Vec<_> = edits.iter().map(Edit::from).collect();
    let mut out = Vec::new();
    splice(text.as_bytes(), &edits, &mut out).expect("the parts are in order and apart");
    String::from_utf8(out).expect("words go as a whole")
}

fn without_codecs(text: &str, payloads: &[u8]) -> String {
    after(text, |removal, section| {
        for codec in section.codecs().filter(|codec| payloads.contains(&codec.payload().get())) {
            removal.codec(codec);
        }
    })
}

#[test]
fn what_depends_on_a_codec_goes_with_it() {
    let text = "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 100\n\
        a=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=rtcp-fb:* ccm fir\n\
        a=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtpmap:98 VP9/90000\n\
        a=rtpmap:99 red/90000\na=fmtp:99 96/96\na=rtpmap:100 ulpfec/90000\n\
        a=imageattr:96 send [x=320,y=240]\na=imageattr:* recv [x=320,y=240]\n";
    let left = "m=video 9 UDP/TLS/RTP/SAVPF 98 100\na=rtcp-fb:* ccm fir\na=rtpmap:98 VP9/90000\n\
        a=rtpmap:100 ulpfec/90000\na=imageattr:* recv [x=320,y=240]\n";
    assert_eq!(without_codecs(text, &[96]), left);
    assert_eq!(without_codecs(left, &[96]), left);
}

#[test]
fn the_last_codec_leaves_the_formats_to_the_caller() {
    let text = "m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 red/90000\n";
    let model = Model::new(Sdp::new(text));
    let video = model.section(0).expect("there is a section");
    let mut removal = Removal::new(&model);
    removal.codec(video.codecs().next().expect("there are codecs"));
    assert!(removal.empties(video), "red protects nothing any more");
    let causes: Vec<_> = removal.parts().iter().map(|part| part.cause).collect();
    assert_eq!(causes, [Cause::Requested, Cause::NothingToProtect]);
    assert_eq!(without_codecs(text, &[96]), "m=video 9 UDP/TLS/RTP/SAVPF 96 97\n");
}

#[test]
fn streams_that_are_left_no_format_go() {
    let text = "m=video 9 UDP/TLS/RTP/SAVPF 96 98\na=rtpmap:96 VP8/90000\na=rtpmap:98 VP9/90000\n\
        a=rid:a send pt=96\na=rid:b send pt=98,96;max-fps=30\na=rid:c send\n\
        a=simulcast:send a,b;~c recv d\n";
    let left = "m=video 9 UDP/TLS/RTP/SAVPF 98\na=rtpmap:98 VP9/90000\n\
        a=rid:b send pt=98;max-fps=30\na=rid:c send\na=simulcast:send b;~c recv d\n";
    assert_eq!(without_codecs(text, &[96]), left);
}

#[test]
fn simulcast_loses_streams_then_directions_then_the_line() {
    let remove = |rids: &'static [&'static str]| {
        let text = "m=video 9 UDP/TLS/RTP/SAVPF 96\na=rid:a send\na=rid:b send\n\
            a=simulcast:send a;~b recv c\n";
        after(text, |removal, section| rids.iter().for_each(|rid| removal.rid(section, rid)))
    };
    let head = "m=video 9 UDP/TLS/RTP/SAVPF 96\n";
    assert_eq!(remove(&["b"]), format!("{head}a=rid:a send\na=simulcast:send a recv c\n"));
    assert_eq!(remove(&["a"]), format!("{head}a=rid:b send\na=simulcast:send ~b recv c\n"));
    assert_eq!(remove(&["a", "b"]), format!("{head}a=simulcast:recv c\n"));
    let sends = format!("{head}a=rid:a send\na=rid:b send\na=simulcast:send a;~b\n");
    assert_eq!(remove(&["c"]), sends);
    assert_eq!(remove(&["a", "b", "c"]), head);
}

#[test]
fn a_source_takes_what_repairs_it() {
    let text = "m=video 9 UDP/TLS/RTP/SAVPF 96\na=ssrc-group:SIM 1 2 3\na=ssrc-group:FID 1 4\n\
        a=ssrc:1 cname:x\na=ssrc:2 cname:x\na=ssrc:3 cname:x\na=ssrc:4 cname:x\n";
    let without =
        |ssrc| after(text, move |removal, section| removal.source(section, Ssrc::new(ssrc)));
    assert_eq!(
        without(1),
        "m=video 9 UDP/TLS/RTP/SAVPF 96\na=ssrc-group:SIM 2 3\na=ssrc:2 cname:x\na=ssrc:3 cname:x\n"
    );
    assert!(without(4).contains("a=ssrc:1 cname:x") && !without(4).contains("FID"));
}

#[test]
fn groups_lose_their_tags() {
    let remove = |group: &str, mid: &str| {
        let text = format!("a=group:{group}\nm=audio 9 RTP/AVP 0\na=mid:{mid}\n");
        let left = after(&text, |removal, section| {
            removal.from_groups(section);
        });
        left.lines().next().map(str::to_owned)
    };
    assert_eq!(remove("BUNDLE 1 10 100", "1").as_deref(), Some("a=group:BUNDLE 10 100"));
    assert_eq!(remove("BUNDLE 1 10 100", "100").as_deref(), Some("a=group:BUNDLE 1 10"));
    assert_eq!(remove("BUNDLE 1", "1").as_deref(), Some("m=audio 9 RTP/AVP 0"));
    assert_eq!(remove("LS 1 2", "2").as_deref(), Some("m=audio 9 RTP/AVP 0"));
}

#[test]
fn payload_types_are_told_apart_from_numbers_that_begin_like_them() {
    let text = "m=video 9 UDP/TLS/RTP/SAVPF 9 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n";
    assert_eq!(without_codecs(text, &[9]), text.replacen(" 9 96", " 96", 1));
}

#[test]
fn tones_and_silence_go_with_the_last_codec_of_their_clock() {
    let text = "m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 110 126 13\na=rtpmap:111 opus/48000/2\n\
        a=rtpmap:110 telephone-event/48000\na=rtpmap:126 telephone-event/8000\n";
    let without_opus =
        "m=audio 9 UDP/TLS/RTP/SAVPF 0 8 126 13\na=rtpmap:126 telephone-event/8000\n";
    assert_eq!(without_codecs(text, &[111]), without_opus);
    assert_eq!(without_codecs(without_opus, &[0]), without_opus.replace("0 8 126", "8 126"));
    let only_opus = "m=audio 9 UDP/TLS/RTP/SAVPF 111 110\na=rtpmap:111 opus/48000/2\n\
        a=rtpmap:110 telephone-event/48000\n";
    assert_eq!(without_codecs(text, &[0, 8]), only_opus);
}

#[test]
fn redundancy_is_made_of_what_is_left() {
    let text = "m=audio 9 RTP/AVP 121 0 5 101\na=rtpmap:121 red/8000\na=fmtp:121 0/5/101\n\
        a=rtpmap:101 x/8000\na=fmtp:101 0-15\n";
    assert!(without_codecs(text, &[5]).contains("a=fmtp:121 0/101\n"));
    assert!(without_codecs(text, &[0, 5]).contains("a=fmtp:121 101\na=rtpmap:101"));
    assert!(!without_codecs(text, &[0, 5, 101]).contains("red"));
}

#[test]
fn sources_of_repair_go_with_the_last_that_carried_them() {
    let text = "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 35\na=rtpmap:96 VP8/90000\n\
        a=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtpmap:98 VP9/90000\na=rtpmap:99 rtx/90000\n\
        a=fmtp:99 apt=98\na=rtpmap:35 flexfec-03/90000\na=ssrc-group:FID 1 2\n\
        a=ssrc-group:FEC-FR 1 3\na=ssrc:1 cname:x\na=ssrc:2 cname:x\na=ssrc:3 cname:x\n";
    assert!(without_codecs(text, &[97]).contains("a=ssrc-group:FID 1 2\n"));
    let left = "a=rtpmap:35 flexfec-03/90000\na=ssrc-group:FEC-FR 1 3\na=ssrc:1 cname:x\n\
        a=ssrc:3 cname:x\n";
    assert!(without_codecs(text, &[97, 99]).ends_with(left));
    let bare = "a=rtpmap:98 VP9/90000\na=ssrc:1 cname:x\n";
    assert!(without_codecs(text, &[35, 97, 99]).ends_with(bare));
}
