use alloc::format;

use super::sources::{attribute_span, lines};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source is labelled as in Chrome before version 91.
    ///
    /// `mslabel` and `label` of an `a=ssrc` line name the stream and the track once more, as drafts
    /// of 2012 had it. `a=msid` says the same, no browser reads them, and they are two lines for
    /// every source.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:2710618532 msid:camera first
    /// a=ssrc:2710618532 mslabel:camera
    /// a=ssrc:2710618532 label:first
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:camera first
    /// ```
    id: "legacy-ssrc-mslabel",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8830 §2 “This document defines a new SDP [RFC4566] media-level \"msid\" attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        for (line, removed) in lines(section, |name| name == "mslabel" || name == "label") {
            let message = format!("`{}` of a source is read by no browser", line.attribute);
            let finding = report.add(attribute_span(&line), message);
            match removed {
                Some(edit) => finding.fix("remove the line", [edit]),
                None => finding.help("write `a=msid`, and `cname` for the source"),
            };
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=label:1\na=ssrc:1 cname:label\n", b"{session}{audio}a=ssrc:1 mslabel:x\n"],
    fail: &[
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 [[mslabel:a b]]\na=ssrc:1 [[label]]\n",
        b"{webrtc}a=ssrc:1 [[label:x]]\n",
    ],
    fix: &[(
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 mslabel:a\na=ssrc:1 label:b\na=mid:0\n",
        b"{webrtc}a=ssrc:1 cname:x\na=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
