use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Buffer, Edit, Sdp, Span, SpliceError, WriteError};

use super::{FilterError, FilterReason};
use crate::privacy::{CandidateClass, CandidateClasses, CandidatePolicy};

const HEAD: &str = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n";
const HOST: &str = "a=candidate:1 1 udp 9 192.168.1.7 50000 typ host\r\n";
const REFLEXIVE: &str =
    "a=candidate:3 1 udp 5 203.0.113.5 61000 typ srflx raddr 0.0.0.0 rport 9\r\n";
const RELAY: &str = "a=candidate:2 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\r\n";
const RELAY6: &str = "a=candidate:2 1 udp 1 2001:db8::7 50002 typ relay raddr :: rport 9\r\n";

/// The description after `policy`; a second time nothing changes.
#[track_caller]
fn filtered(policy: CandidatePolicy, text: &str) -> String {
    let once = |text: &[u8]| {
        let mut out = Vec::new();
        let mut room = CandidatePolicy::ROOM;
        policy.filter(Sdp::new(text), &mut room, &mut out).unwrap();
        out
    };
    let out = once(text.as_bytes());
    assert_eq!(once(&out), out);
    String::from_utf8(out).unwrap()
}

/// Checks what relay-only makes of the lines after the session's.
#[track_caller]
fn assert_relayed(before: &[&str], after: &[&str]) {
    let text = |lines: &[&str]| String::from(HEAD) + &lines.concat();
    assert_eq!(filtered(CandidatePolicy::relay_only(), &text(before)), text(after));
}

#[test]
fn the_default_destination_follows_the_candidates() {
    let media = "m=audio 50000 UDP/TLS/RTP/SAVPF 0\r\n";
    assert_relayed(
        &[media, "c=IN IP4 192.168.1.7\r\n", HOST, RELAY6, RELAY],
        &["m=audio 50001 UDP/TLS/RTP/SAVPF 0\r\n", "c=IN IP4 198.51.100.7\r\n", RELAY6, RELAY],
    );
    assert_relayed(
        &[media, "c=IN IP4 192.168.1.7\r\n", HOST, RELAY6],
        &["m=audio 50002 UDP/TLS/RTP/SAVPF 0\r\n", "c=IN IP6 2001:db8::7\r\n", RELAY6],
    );
    assert_relayed(
        &[media, "c=IN IP4 host.example\r\n", HOST],
        &["m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n", "c=IN IP4 0.0.0.0\r\n"],
    );
}

#[test]
fn what_is_true_already_stays() {
    for lines in [
        &["m=audio 50001/2 UDP/TLS/RTP/SAVPF 0\r\n", "c=IN IP4 198.51.100.7\r\n", RELAY][..],
        &["m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n", "c=IN IP4 0.0.0.0\r\n", RELAY],
        &["m=audio 5004 RTP/AVP 0\r\n", "c=IN IP4 233.252.0.1/127\r\n"],
        &["c=IN IP4 198.51.100.7\r\n", "m=audio 50001 RTP/AVP 0\r\n", RELAY],
    ] {
        assert_relayed(lines, lines);
    }
}

#[test]
fn rejected_and_bundled_only_sections_get_no_port() {
    assert_relayed(
        &["m=audio 0 RTP/AVP 0\r\n", "c=IN IP4 192.168.1.7\r\n"],
        &["m=audio 0 RTP/AVP 0\r\n", "c=IN IP4 0.0.0.0\r\n"],
    );
}

#[test]
fn sections_that_cannot_be_read_tell_nothing_either() {
    assert_relayed(
        &["m=audio 65536 RTP/AVP 0\r\n", "c=IN IP4 192.168.1.7\r\n", "m=\r\nc=IN IP4 x.local\r\n"],
        &["m=audio 9 RTP/AVP 0\r\n", "c=IN IP4 0.0.0.0\r\n", "m=\r\nc=IN IP4 0.0.0.0\r\n"],
    );
}

#[test]
fn bundled_sections_follow_the_one_with_the_candidates() {
    assert_relayed(
        &[
            "m=audio 50000 RTP/AVP 0\r\n",
            "c=IN IP4 192.168.1.7\r\n",
            HOST,
            RELAY,
            "m=video 50000 RTP/AVP 96\r\n",
            "c=IN IP4 192.168.1.7\r\n",
            "m=video 50004 RTP/AVP 96\r\n",
            "c=IN IP4 192.168.1.7\r\n",
        ],
        &[
            "m=audio 50001 RTP/AVP 0\r\n",
            "c=IN IP4 198.51.100.7\r\n",
            RELAY,
            "m=video 50001 RTP/AVP 96\r\n",
            "c=IN IP4 198.51.100.7\r\n",
            "m=video 9 RTP/AVP 96\r\n",
            "c=IN IP4 0.0.0.0\r\n",
        ],
    );
}

#[test]
fn the_connection_of_the_session_is_overridden_before_it_goes() {
    assert_relayed(
        &[
            "c=IN IP4 192.168.1.7\r\n",
            "m=audio 50000 RTP/AVP 0\r\n",
            "i=x\r\n",
            HOST,
            RELAY,
            "m=video 50002 RTP/AVP 96",
        ],
        &[
            "c=IN IP4 0.0.0.0\r\n",
            "m=audio 50001 RTP/AVP 0\r\n",
            "i=x\r\n",
            "c=IN IP4 198.51.100.7\r\n",
            RELAY,
            "m=video 9 RTP/AVP 96",
        ],
    );
    // One section still means it; the other says its own.
    assert_relayed(
        &[
            "c=IN IP4 198.51.100.7\r\n",
            "m=audio 50001 RTP/AVP 0\r\n",
            RELAY,
            "m=video 50002 RTP/AVP 96",
        ],
        &[
            "c=IN IP4 198.51.100.7\r\n",
            "m=audio 50001 RTP/AVP 0\r\n",
            RELAY,
            "m=video 9 RTP/AVP 96\r\n",
            "c=IN IP4 0.0.0.0",
        ],
    );
}

#[test]
fn rtcp_and_the_candidates_of_the_peer_are_looked_after() {
    let relayed_rtcp =
        "a=candidate:2 2 udp 1 198.51.100.7 50003 typ relay raddr 0.0.0.0 rport 9\r\n";
    assert_relayed(
        &[
            "m=audio 50000 RTP/AVP 0\r\n",
            "c=IN IP4 192.168.1.7\r\n",
            "a=rtcp:50001\r\n",
            HOST,
            RELAY,
            relayed_rtcp,
            "a=remote-candidates:1 203.0.113.9 5000\r\n",
            "m=video 9 RTP/AVP 96\r\n",
            "c=IN IP4 0.0.0.0\r\n",
            "a=rtcp:50001 IN IP6 2001:db8::9\r\n",
        ],
        &[
            "m=audio 50001 RTP/AVP 0\r\n",
            "c=IN IP4 198.51.100.7\r\n",
            "a=rtcp:50003\r\n",
            RELAY,
            relayed_rtcp,
            "m=video 9 RTP/AVP 96\r\n",
            "c=IN IP4 0.0.0.0\r\n",
            "a=rtcp:9 IN IP4 0.0.0.0\r\n",
        ],
    );
}

#[test]
fn classes_are_dropped_without_a_look_at_the_rest() {
    let lines = [
        "v=0\r\no=jane 1 1 IN IP4 10.0.0.1\r\ns=-\r\nt=0 0\r\n",
        "m=audio 50000 RTP/AVP 0\r\nc=IN IP4 192.168.1.7\r\n",
        HOST,
        REFLEXIVE,
    ];
    let tcp = CandidateClasses::new(&[CandidateClass::Tcp]);
    let text = lines.concat();
    assert_eq!(filtered(CandidatePolicy::dropping(tcp), &text), text);
    let private = CandidateClasses::new(&[CandidateClass::Private]);
    let expected = [lines[0], "m=audio 61000 RTP/AVP 0\r\nc=IN IP4 203.0.113.5\r\n", REFLEXIVE];
    assert_eq!(filtered(CandidatePolicy::dropping(private), &text), expected.concat());
}

#[test]
fn public_addresses_stay_where_they_are_let_out() {
    let text = [
        "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 203.0.113.9\r\nt=0 0\r\n",
        "m=audio 5004 RTP/AVP 0\r\n",
        "m=audio 50000 RTP/AVP 0\r\nc=IN IP4 192.168.1.7\r\n",
        HOST,
        REFLEXIVE,
        "a=x-seen:203.0.113.9 fd00::1\r\n",
    ];
    let expected = [
        "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nc=IN IP4 203.0.113.9\r\nt=0 0\r\n",
        text[1],
        "m=audio 61000 RTP/AVP 0\r\nc=IN IP4 203.0.113.5\r\n",
        REFLEXIVE,
        "a=x-seen:203.0.113.9 ::\r\n",
    ];
    let found = filtered(CandidatePolicy::public_only(), &text.concat());
    assert_eq!(found, expected.concat());
}

#[test]
fn reasons_are_told() {
    let text = ["m=audio 50000 RTP/AVP 0\r\nc=IN IP4 192.168.1.7\r\ns=192.0.2.1\r\n", HOST];
    let text = text.concat();
    let mut reasons = Vec::new();
    CandidatePolicy::relay_only().edits(Sdp::new(&text), &mut |e| reasons.push(e.reason));
    assert_eq!(
        reasons,
        [
            FilterReason::DefaultDestination,
            FilterReason::DefaultDestination,
            FilterReason::Elsewhere,
            FilterReason::Dropped(CandidateClass::Host),
        ]
    );
}

#[test]
fn without_room_nothing_is_written() {
    let text = [HOST, HOST].concat();
    let policy = CandidatePolicy::relay_only();
    let mut out = Vec::new();
    let mut room = [Edit { span: Span::empty(0), text: b"" }; 1];
    let refused = policy.filter(Sdp::new(&text), &mut room, &mut out);
    assert_eq!(refused, Err(FilterError::TooManyEdits { room: 1 }));
    let mut memory = [0; 4];
    let mut full = Buffer::new(&mut memory);
    let refused = policy.filter(Sdp::new(HEAD), &mut room, &mut full);
    assert_eq!(refused, Err(FilterError::Splice(SpliceError::Write(WriteError::Full))));
    assert!(out.is_empty() && full.written().is_empty());
}
