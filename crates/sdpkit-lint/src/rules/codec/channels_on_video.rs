use sdpkit_core::attribute::RtpMap;
use sdpkit_model::{Encoding, MediaKind};

use super::codecs::MapSpans;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Video is mapped with a number of channels.
    ///
    /// The number behind the clock rate is that of audio channels. For video there is none: Chrome
    /// reads over it, and other receivers may not know the codec for it.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000/1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "channels-on-video",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §6.6 “For video streams, no encoding parameters are currently specified”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if section.kind() != MediaKind::Video {
            continue;
        }
        for map in section.all::<RtpMap<'_>>().filter(|map| map.channels.is_some()) {
            // A codec for audio has its channels; that it stands here is another rule's.
            let encoding = Encoding::named(map.encoding.as_str());
            if encoding.is_some_and(|encoding| !encoding.is_for(MediaKind::Video)) {
                continue;
            }
            let Some(spans) = MapSpans::of(document.sdp(), &map) else { continue };
            report
                .add(spans.channels, "video has no audio channels")
                .fix("remove it", [FixEdit::delete(spans.channels)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\nm=audio 9 RTP/AVP 97\n\
            a=rtpmap:97 opus/48000/2\n",
    ],
    fail: &[b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP8/90000[[/1]]\na=rtpmap:97 rtx/90000[[/2]]\n"],
    fix: &[(
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000/1\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    )],
    newlines: Newlines::Crlf,
};
