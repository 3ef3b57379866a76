use sdpkit_core::attribute::SsrcAttribute;

use crate::across::Trail;
use crate::document::Document;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sources of two sessions have the same canonical name.
    ///
    /// The name stands in every RTCP report, so that whoever sees both sessions knows that they
    /// have one sender. Browsers draw a new one for each `RTCPeerConnection`.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 1 1 IN IP4 127.0.0.1
    /// a=ssrc:1 cname:rVkeAUCmuO964FLM
    /// o=- 2 1 IN IP4 127.0.0.1
    /// a=ssrc:2 cname:rVkeAUCmuO964FLM
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 2 1 IN IP4 127.0.0.1
    /// a=ssrc:2 cname:X+PPMYox/Njb01UX
    /// ```
    id: "cname-reused",
    category: Privacy,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 7022 §6.2 “allows an attacker to easily link separate RTP sessions”",
        "RFC 8834 §11 “Different CNAMEs normally need to be used for different”",
    ],
    check: Across,
}

fn check(document: &Document<'_>, trail: &mut Trail<'_>) {
    for line in document.model().all::<SsrcAttribute<'_>>().filter(|line| line.attribute == "cname")
    {
        let Some(name) = line.value.value else { continue };
        if let Some(place) = document.sdp().span_of(&name) {
            trail.leave(name.as_bytes(), place, "a source of another session has the same name");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=ssrc:1 cname:x\na=ssrc:2 cname:x\n\
            v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}a=ssrc:1 cname:y\na=ssrc:1 msid:x\n",
        b"{session}{audio}a=ssrc:1 cname:x\n\
            v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}a=ssrc:1 cname:x\n",
        b"v=0\ns=-\nt=0 0\n{audio}a=ssrc:1 cname:x\nv=0\ns=-\nt=0 0\n{audio}a=ssrc:1 cname:x\n",
    ],
    fail: &[
        b"{session}{audio}a=ssrc:1 cname:x\n\
            v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}a=ssrc:1 cname:[[x]]\na=ssrc:2 cname:x\n",
        b"{session}{audio}a=ssrc:1 cname:x\n\
            v=0\no=- 1 1 IN IP4 192.0.2.2\ns=-\nt=0 0\n{audio}a=ssrc:1 cname:[[x]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
