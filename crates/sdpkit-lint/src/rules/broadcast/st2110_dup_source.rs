use alloc::format;

use sdpkit_core::Attr;
use sdpkit_core::attribute::SsrcSemantics;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A stream is sent from two sources, and the description does not tell both.
    ///
    /// The two copies of the stream (ST 2022-7) go to one address and differ by their source
    /// identifier. Each is defined by an `a=ssrc` line of the section; one that is not, or that
    /// stands alone, leaves the receiver with one copy.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc-group:DUP 1000 1010
    /// a=ssrc:1000 cname:ch1@example.com
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc-group:DUP 1000 1010
    /// a=ssrc:1000 cname:ch1@example.com
    /// a=ssrc:1010 cname:ch1@example.com
    /// ```
    id: "st2110-dup-source",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_83_2` (ST 2110-10 Section 8.3)",
        "RFC 5576 §4.2 “MUST be defined by a corresponding \"ssrc:\" line in the same media description”",
        "RFC 7104 §3.2 “the SSRC identifiers are used to designate the duplication grouping associations”",
    ],
    silences: ["ssrc-group-unknown-ssrc"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let groups = section.source_groups();
        for group in groups.filter(|group| group.semantics == SsrcSemantics::Duplication) {
            if group.ssrcs.iter().count() < 2 {
                report
                    .add(group.value_span(), "fewer than two sources: nothing is sent twice")
                    .help("name both sources of the stream");
            }
            // The first word is `DUP`.
            let value = group.attr().and_then(Attr::value).unwrap_or_default().as_bytes();
            let words = value.split(|&byte| byte == b' ').skip(1);
            for (ssrc, word) in group.ssrcs.iter().zip(words) {
                if section.source(ssrc).is_some() {
                    continue;
                }
                let place = document.sdp().span_of(word).unwrap_or(group.value_span());
                report
                    .add(
                        place,
                        format!("no `a=ssrc:{ssrc}` line in this section defines this source"),
                    )
                    .help("add the line, or name the source that sends the copy");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=ssrc-group:DUP 1000 1010\na=ssrc:1000 cname:a\na=ssrc:1010 cname:a\n",
        b"{session}{raw}a=ssrc-group:FID 1 2\n{raw}a=ssrc-group:DUP x\n",
    ],
    fail: &[
        b"{session}{raw}a=ssrc:1000 cname:a\na=ssrc-group:DUP 1000 [[1010]]\n\
            {raw}a=ssrc:1010 cname:a\na=ssrc-group:[[DUP 1010]]\na=ssrc-group:DUP 1010 [[1000]]\n",
        b"{session}{raw}a=ssrc-group:[[DUP]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
