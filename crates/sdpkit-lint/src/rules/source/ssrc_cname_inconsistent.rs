use alloc::collections::BTreeMap;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::SsrcAttribute;
use sdpkit_model::Placed;

use super::streams::stream_of;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sources of one media stream have different canonical names.
    ///
    /// Receivers play sources in time with each other when their `cname` is the same. Here sound and picture
    /// of one stream will drift apart.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:1 cname:x
    /// a=ssrc:1 msid:stream audio
    /// a=ssrc:2 cname:y
    /// a=ssrc:2 msid:stream video
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:1 cname:x
    /// a=ssrc:1 msid:stream audio
    /// a=ssrc:2 cname:x
    /// a=ssrc:2 msid:stream video
    /// ```
    id: "ssrc-cname-inconsistent",
    category: Source,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 7022 §4.1 “MUST use the same RTCP CNAME for all streams that are to be synchronized”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::SsrcAttribute) {
        return;
    }
    let names = document.model().all::<SsrcAttribute<'_>>();
    let mut names = names.filter(|line| line.attribute == "cname").map(|line| line.value.value);
    let first = names.next();
    if names.all(|name| Some(name) == first) {
        return;
    }
    let mut known: BTreeMap<&[u8], Placed<'_, SsrcAttribute<'_>>> = BTreeMap::new();
    for source in document.model().sections().flat_map(|section| section.sources()) {
        let (Some(stream), Some(name)) = (stream_of(source), source.attribute("cname")) else {
            continue;
        };
        let Some(first) = known.get(stream) else {
            known.insert(stream, name);
            continue;
        };
        if first.value.value != name.value.value {
            let finding = report.add(
                name.value_span(),
                "another `cname` than the other sources of this media stream",
            );
            finding.label(first.value_span(), "the first");
            finding.help("give all sources of a stream one `cname`");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 msid:s a\na=ssrc:2 cname:x\na=ssrc:2 msid:s b\na=ssrc:3 cname:y\na=ssrc:3 msid:t b\na=ssrc:4 cname:z\na=ssrc:4 msid:- b\n",
    ],
    fail: &[
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 msid:s a\na=ssrc:[[2 cname:y]]\na=ssrc:2 msid:s b\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
