use super::sources::{attribute_span, lines};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source repeats what `a=msid` says of the whole section.
    ///
    /// Chrome writes both, for peers that still speak Plan B. Where `a=msid` stands in the section,
    /// browsers read nothing else.
    ///
    /// # Bad
    /// ```sdp
    /// a=msid:camera first
    /// a=ssrc:2710618532 cname:rVkeAUCmuO964FLM
    /// a=ssrc:2710618532 msid:camera first
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:camera first
    /// a=ssrc:2710618532 cname:rVkeAUCmuO964FLM
    /// ```
    id: "legacy-ssrc-msid",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 8830 §2 “The name of the attribute is \"msid\"”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(msid) = section.msids().next() else { continue };
        for (line, removed) in lines(section, |name| name == "msid") {
            let finding =
                report.add(attribute_span(&line), "the section's `a=msid` says this already");
            finding.label(msid.value_span(), "what browsers read");
            match removed {
                Some(edit) => finding.fix("remove the line", [edit]),
                None => finding.help("write `cname` for the source instead"),
            };
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=msid:s t\na=ssrc:1 cname:x\n",
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 msid:s t\n",
        b"{webrtc}a=msid:s t\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=ssrc:1 msid:s t\n",
        b"{session}{audio}a=msid:s t\na=ssrc:1 msid:s t\n",
    ],
    fail: &[
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 [[msid:s t]]\na=msid:s t\na=ssrc:2 [[msid:s t]]\n",
    ],
    fix: &[(
        b"{webrtc}a=msid:s t\na=ssrc:1 msid:s t\na=ssrc:1 cname:x\n",
        b"{webrtc}a=msid:s t\na=ssrc:1 cname:x\n",
    )],
    newlines: Newlines::Crlf,
};
