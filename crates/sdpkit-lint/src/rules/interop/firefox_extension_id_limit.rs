use alloc::format;

use sdpkit_core::attribute::Extmap;

use crate::document::Document;
use crate::finding::Report;
use crate::peer::Browser;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension has an id that Firefox refuses.
    ///
    /// Firefox has no two-byte header extensions, so that only ids 1 to 14 can be sent. It does not
    /// leave the others out but refuses the description: "Description contains invalid extension id
    /// 16 on level 0 which is unsupported until 2-byte rtp header extensions are supported in
    /// webrtc.org" (Firefox 153). Chromium numbers beyond 14 when all its extensions are asked for.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:16 urn:3gpp:video-orientation
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:13 urn:3gpp:video-orientation
    /// ```
    id: "firefox-extension-id-limit",
    category: Interop,
    severity: Error,
    applies: peer(Browser::Firefox),
    fix: None,
    sources: [
        "RFC 8285 §4.1.2 “one-byte header form is preferred and MUST be supported by all receivers”",
        "Firefox 153 “unsupported until 2-byte rtp header extensions are supported in webrtc.org”",
    ],
    errors: [
        "Description contains invalid extension id {} on level {} which is unsupported until 2-byte rtp header extensions are supported in webrtc.org",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extmap in document.model().all::<Extmap<'_>>() {
        let section = extmap.section_index().and_then(|index| document.model().section(index));
        // Firefox looks at no section that is rejected; that 0 is no id, another rule says.
        if extmap.id.get() <= 14 || section.is_some_and(|section| section.is_rejected()) {
            continue;
        }
        let place = extmap.token(0).unwrap_or(extmap.value_span());
        report
            .add(place, format!("Firefox refuses header extension id {}", extmap.id))
            .note("Firefox: \"Description contains invalid extension id ... which is unsupported until 2-byte rtp header extensions are supported in webrtc.org\"")
            .help("leave out extensions until ids 1 to 14 are enough");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=extmap:1 urn:x\na=extmap:14/recvonly urn:y\na=extmap:0 urn:z\n",
        b"{webrtc}m=video 0 UDP/TLS/RTP/SAVPF 96\na=extmap:16 urn:x\n",
        b"{session}{audio}a=extmap:16 urn:x\n",
    ],
    fail: &[
        b"{session}a=extmap:[[15]] urn:x\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=extmap:[[16/recvonly]] urn:y\n",
        b"{webrtc}a=bundle-only\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=bundle-only\na=extmap:[[255]] urn:x\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use crate::{Settings, lint};

    #[test]
    fn it_runs_only_when_firefox_is_a_peer() {
        let text = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=extmap:16 urn:x\r\n";
        let finds = |peers: &[&str]| {
            let peers: Vec<_> = peers.iter().map(|peer| peer.parse().unwrap()).collect();
            let found = lint(Sdp::new(text), &Settings::default().with_peers(peers));
            found.iter().any(|finding| finding.rule.id == super::RULE.id)
        };
        assert!(!finds(&[]));
        assert!(!finds(&["chromium", "safari"]));
        assert!(finds(&["chromium", "firefox"]));
        assert!(finds(&["firefox<100"]));
    }
}
