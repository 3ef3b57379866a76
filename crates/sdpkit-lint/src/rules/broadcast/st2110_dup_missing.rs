use alloc::format;

use super::duplication::{groups, has_duplicate_sources, same_media};
use super::stream::sections;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two sections look like the two paths of one stream, and no group says so.
    ///
    /// A stream that is sent twice over separate networks (ST 2022-7) is put together again from
    /// whichever packet arrives. For that the receiver has to know that the two sections belong
    /// together; without `a=group:DUP` it takes one of them and loses the protection. Reported are
    /// neighbours with the same format and the same parameters, both of which have a name for a
    /// group to use.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 50020 RTP/AVP 96
    /// a=mid:primary
    /// m=video 50022 RTP/AVP 96
    /// a=mid:secondary
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:DUP primary secondary
    /// m=video 50020 RTP/AVP 96
    /// a=mid:primary
    /// m=video 50022 RTP/AVP 96
    /// a=mid:secondary
    /// ```
    id: "st2110-dup-missing",
    category: Broadcast,
    severity: Warning,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_83_1` (ST 2110-10 Section 8.3)",
        "RFC 7104 §3.1 “semantics MUST be used to group the redundant streams”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    // Who groups some streams knows how to.
    if groups(model).next().is_some() {
        return;
    }
    let others = sections(model).skip(1);
    for (first, second) in sections(model).zip(others) {
        let (Some(one), Some(other)) = (first.mid(), second.mid()) else { continue };
        let are_twins =
            same_media(first, second) && ![first, second].into_iter().any(has_duplicate_sources);
        if are_twins {
            report
                .add(
                    second.line().content_span(),
                    "the same media as in the section before, and no group says that it is sent twice",
                )
                .help(format!(
                    "if it is, add `a=group:DUP {} {}` at session level",
                    one.tag, other.tag
                ))
                .label(first.line().content_span(), "the section before");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:DUP a b\n{raw}a=mid:a\n{raw}a=mid:b\n",
        // Nothing to group them by.
        b"{session}{raw}{raw}",
        b"{session}{raw}a=mid:a\na=fmtp:96 depth=8\n{raw}a=mid:b\na=fmtp:96 depth=10\n{pcm}a=mid:c\n",
        b"{session}{raw}a=mid:a\na=ssrc-group:DUP 1 2\n{raw}a=mid:b\n",
    ],
    fail: &[
        b"{session}{raw}a=mid:a\na=fmtp:96 depth=8; width=1920\n[[m=video 50002 RTP/AVP 97]]\n\
            a=rtpmap:97 RAW/90000\na=fmtp:97 width=1920;depth=8;\na=mid:b\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
