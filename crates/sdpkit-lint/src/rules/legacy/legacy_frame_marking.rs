use sdpkit_core::attribute::{Extmap, extmap_uri};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The frame marking header extension is offered, as a draft had it.
    ///
    /// The extension told a middlebox where frames begin and what depends on what. The dependency
    /// descriptor of AV1, which serves all codecs, has taken its place in Chrome; RFC 9626 later
    /// registered frame marking under a URN, as an experiment.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:8 http://tools.ietf.org/html/draft-ietf-avtext-framemarking-07
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:8 https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension
    /// ```
    id: "legacy-frame-marking",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["draft-ietf-avtext-framemarking-07", "RFC 9626"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, extmap) in document.typed_attributes::<Extmap<'_>>() {
        if extmap.uri != extmap_uri::FRAME_MARKING_07 && extmap.uri != extmap_uri::FRAME_MARKING {
            continue;
        }
        let place = document.sdp().span_of(&extmap.uri).unwrap_or(attr.value_span());
        report
            .add(place, "frame marking was replaced by the dependency descriptor")
            .fix("remove the line", [FixEdit::delete(attr.line().span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=extmap:8 https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension\n",
        b"{session}{audio}a=extmap:8 urn:ietf:params:rtp-hdrext:framemarking\n",
    ],
    fail: &[
        b"{webrtc}a=extmap:8 [[http://tools.ietf.org/html/draft-ietf-avtext-framemarking-07]]\n",
        b"{webrtc}a=extmap:8/recvonly [[urn:ietf:params:rtp-hdrext:framemarking]] x\n",
    ],
    fix: &[(
        b"{webrtc}a=extmap:8 http://tools.ietf.org/html/draft-ietf-avtext-framemarking-07\na=mid:0\n",
        b"{webrtc}a=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
