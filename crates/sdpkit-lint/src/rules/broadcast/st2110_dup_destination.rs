use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_model::Section;

use super::duplication::{groups, same_media, same_path};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A stream is sent to two destinations, and the description does not tell both.
    ///
    /// Each copy of the stream (ST 2022-7) has a section, and `a=group:DUP` names them. A name
    /// that no section has, or that stands alone, leaves the receiver with one copy. Two things
    /// are warnings: sections that differ in format or parameters, because the packets of both
    /// paths have to be the same; and sections with the same address, port and source, because
    /// nothing then tells the copies apart, unless one is sent later (`a=duplication-delay`).
    ///
    /// # Bad
    /// ```sdp
    /// a=group:DUP primary secondary
    /// m=video 50020 RTP/AVP 96
    /// a=mid:primary
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:DUP primary secondary
    /// m=video 50020 RTP/AVP 96
    /// c=IN IP4 233.252.0.20/32
    /// a=mid:primary
    /// m=video 50020 RTP/AVP 96
    /// c=IN IP4 233.252.0.120/32
    /// a=mid:secondary
    /// ```
    id: "st2110-dup-destination",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_83_3` (ST 2110-10 Section 8.3)",
        "RFC 7104 §4.2 “the redundant streams have different IP destination addresses”",
        "RFC 7104 §4.3 “packets in both streams will be routed over the same path”",
    ],
    silences: ["group-unknown-mid"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    for group in groups(model) {
        if group.tags.iter().count() < 2 {
            report
                .add(group.value_span(), "fewer than two sections: nothing is sent twice")
                .help("name the sections of both paths");
        }
        let mut first = None;
        for tag in group.value.tags.iter() {
            let Some(section) = model.section_with_mid(tag.as_str()) else {
                let place = document.sdp().span_of(tag.as_bytes()).unwrap_or(group.value_span());
                report
                    .add(place, format!("no section is called `{tag}`"))
                    .help(format!("add `a=mid:{tag}` to the section of the other path"));
                continue;
            };
            match first {
                Some(first) => compare(first, section, report),
                None => first = Some(section),
            }
        }
    }
}

/// Reports what keeps two sections of a group from being one stream over two paths.
fn compare(first: Section<'_, '_>, other: Section<'_, '_>, report: &mut Report<'_>) {
    let message = if !same_media(first, other) {
        "the other path has another format or other parameters, but its packets are the same"
    } else if same_path(first, other) && !other.model().has(AttributeKind::DuplicationDelay) {
        "both paths have the same address, port and source: nothing tells the copies apart"
    } else {
        return;
    };
    report
        .add(other.line().content_span(), message)
        .severity(Severity::Warning)
        .label(first.line().content_span(), "the other path");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:DUP a b\n{raw}c=IN IP4 233.252.0.1/1\na=mid:a\n{raw}c=IN IP4 233.252.0.2/1\na=mid:b\n",
        // Only the source differs.
        b"{session}a=group:DUP a b\n{raw}a=mid:a\na=source-filter: incl IN IP4 * 192.0.2.1\n\
            {raw}a=mid:b\na=source-filter: incl IN IP4 * 198.51.100.1\n",
        // Later on the same path; the payload type may differ (RFC 7104 §4.2).
        b"{session}a=group:DUP a b\na=duplication-delay:50\n{raw}a=mid:a\n\
            m=video 50000 RTP/AVP 97\na=rtpmap:97 raw/90000\na=mid:b\n",
        b"{session}a=group:LS a b\n{raw}a=mid:a\n",
    ],
    fail: &[
        b"{session}a=group:DUP a [[b]]\n{raw}a=mid:a\n",
        b"{session}a=group:[[DUP a]]\na=group:[[DUP]]\n{raw}a=mid:a\n",
        b"{session}a=group:DUP a b\n{raw}a=mid:a\n[[m=video 50000 RTP/AVP 96]]\na=rtpmap:96 raw/90000\na=mid:b\n",
        b"{session}a=group:DUP a b\n{raw}a=mid:a\na=fmtp:96 width=1280\n\
            [[m=video 50002 RTP/AVP 96]]\na=rtpmap:96 raw/90000\na=fmtp:96 width=1920\na=mid:b\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
