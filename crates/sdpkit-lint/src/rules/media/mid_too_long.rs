use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::Group;
use sdpkit_core::{AttributeKind, Token};

use super::mid_missing::unused;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The name of a section has more than 16 characters.
    ///
    /// The name goes into a header extension of RTP packets, which has 16 bytes at most. Chrome
    /// ("The MID attribute exceeds the maximum supported length of 16 characters.") and Firefox
    /// refuse the description. Browsers write numbers: up to 3 characters cost the least.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid:screenshare-video-track
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:2
    /// ```
    id: "mid-too-long",
    category: Media,
    severity: Error,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.2.1 “SHOULD be 3 bytes or less”",
        "libwebrtc pc/sdp_offer_answer.cc “The MID attribute exceeds the maximum supported length of 16 characters.”",
    ],
    errors: [
        "The MID attribute exceeds the maximum supported length of 16 characters.",
        "Invalid description, mid length greater than 16 unsupported until 2-byte rtp header extensions are supported in webrtc.org",
    ],
}

/// The most that a header extension with a byte of header holds (RFC 8285 §4.2).
const LONGEST: usize = 16;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut number = 0;
    for section in document.model().sections() {
        let Some(mid) = section.mid().filter(|mid| mid.tag.as_bytes().len() > LONGEST) else {
            continue;
        };
        let length = mid.tag.as_bytes().len();
        let finding = report.add(
            mid.value_span(),
            format!("the name has {length} characters, of {LONGEST} at most"),
        );
        finding.note("Chrome refuses the description: \"The MID attribute exceeds the maximum supported length of 16 characters.\"");
        let name = unused(document.model(), &mut number);
        match renaming(document, mid.tag, &name) {
            Some(edits) => finding.fix(format!("call the section `{name}`"), edits),
            None => finding.help(format!("call the section `{name}`")),
        };
    }
}

/// The edits that rename a section, unless something else than groups speaks of it.
fn renaming(document: &Document<'_>, mid: Token<'_>, name: &str) -> Option<Vec<FixEdit>> {
    let model = document.model();
    if model.has(AttributeKind::Depend) {
        return None;
    }
    let groups = model.all::<Group<'_>>();
    let tags = groups.flat_map(|group| group.value.tags.iter()).filter(|tag| *tag == mid);
    let places = core::iter::once(mid).chain(tags);
    let places = places.map(|tag| document.sdp().span_of(tag.as_bytes()));
    places.map(|place| Some(FixEdit::replace(place?, name))).collect()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=mid:0123456789abcdef\n",
        b"{session}{audio}a=mid:0123456789abcdefg\n",
    ],
    fail: &[b"{webrtc}a=mid:[[0123456789abcdefg]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:[[screenshare-video-track]]\n"],
    fix: &[(
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE screenshare-video-track 0\na=group:LS screenshare-video-track\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:screenshare-video-track\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 1 0\na=group:LS 1\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
