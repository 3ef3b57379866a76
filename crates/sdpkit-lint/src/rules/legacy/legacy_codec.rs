use alloc::format;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec is offered that browsers no longer have.
    ///
    /// iSAC and iLBC were in libwebrtc before Opus and have been removed; `AV1X` was the name of AV1
    /// in Chrome while its payload format was not settled. They cost a payload type each and are
    /// never agreed on with a current browser.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:103 ISAC/16000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "legacy-codec",
    category: Legacy,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 7874 §3 “endpoints are REQUIRED to implement the following audio”",
        "captures: no offer of Chromium 156 or Firefox 153 has these codecs",
    ],
}

/// Encoding names, and what took their place.
const GONE: [(&str, &str); 3] = [("ISAC", "Opus"), ("ILBC", "Opus"), ("AV1X", "AV1")];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        for codec in section.codecs() {
            let Some(rtpmap) = codec.rtpmap() else { continue };
            let Some((_, successor)) = GONE.iter().find(|(name, _)| codec.is(name)) else {
                continue;
            };
            let place = document.sdp().span_of(&rtpmap.encoding).unwrap_or(rtpmap.value_span());
            let message = format!("browsers no longer have `{}`", rtpmap.encoding);
            report.add(place, message).help(format!("offer {successor}"));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=rtpmap:0 opus/48000/2\na=rtpmap:96 AV1/90000\n",
        b"{session}m=audio 49170 RTP/AVP 97\na=rtpmap:97 iLBC/8000\n",
    ],
    fail: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 103 104 102\na=rtpmap:103 [[ISAC]]/16000\na=rtpmap:104 [[isac]]/32000\n\
            a=rtpmap:102 [[iLBC]]/8000\nm=video 9 UDP/TLS/RTP/SAVPF 35\na=rtpmap:35 [[AV1X]]/90000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
