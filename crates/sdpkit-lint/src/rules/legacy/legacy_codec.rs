use alloc::format;
use alloc::vec::Vec;

use sdpkit_model::{Codec, Removal, Section};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
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
    fix: Unsafe,
    sources: [
        "RFC 7874 §3 “endpoints are REQUIRED to implement the following audio”",
        "captures: no offer of Chromium 156 or Firefox 153 has these codecs",
    ],
}

/// Encoding names, and what took their place.
const GONE: [(&str, &str); 3] = [("ISAC", "Opus"), ("ILBC", "Opus"), ("AV1X", "AV1")];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let mut fix = None;
        for codec in section.codecs() {
            let Some((rtpmap, successor)) = codec.rtpmap().zip(successor(codec)) else { continue };
            let place = document.sdp().span_of(&rtpmap.encoding).unwrap_or(rtpmap.value_span());
            let message = format!("browsers no longer have `{}`", rtpmap.encoding);
            let finding = report.add(place, message);
            // All of a section go together, so that it is known whether any codec stays.
            match fix.get_or_insert_with(|| removal(document, section)) {
                Some(edits) => finding.fix("remove the old codecs of the section", edits.clone()),
                None => finding.help(format!("offer {successor}")),
            };
        }
    }
}

/// What took the place of a codec that is gone.
fn successor(codec: Codec<'_, '_>) -> Option<&'static str> {
    GONE.iter().find(|(name, _)| codec.is(name)).map(|(_, successor)| *successor)
}

/// The edits that remove every codec of `section` that is gone, if any other is left.
fn removal(document: &Document<'_>, section: Section<'_, '_>) -> Option<Vec<FixEdit>> {
    let mut removal = Removal::new(document.model());
    let gone = section.codecs().filter(|codec| successor(*codec).is_some());
    gone.for_each(|codec| removal.codec(codec));
    (!removal.empties(section)).then(|| removal.edits())
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
    fix: &[(
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 103 111 104\na=rtpmap:103 ISAC/16000\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:104 ISAC/32000\na=rtcp-fb:104 nack\nm=audio 9 UDP/TLS/RTP/SAVPF 103\na=rtpmap:103 ISAC/16000\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111\na=rtpmap:111 opus/48000/2\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 103\na=rtpmap:103 ISAC/16000\n",
    )],
    newlines: Newlines::Crlf,
};
