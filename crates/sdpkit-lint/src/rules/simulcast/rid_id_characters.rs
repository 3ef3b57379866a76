use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::RidAttribute;

use super::streams::renamed;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A restriction identifier has a hyphen or an underscore.
    ///
    /// The grammar of `a=rid` allows them, that of the header extension which carries the identifier does not:
    /// receivers that follow RFC 8852 drop the packets. Letters and digits are safe.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:high_q send
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:highq send
    /// ```
    id: "rid-id-characters",
    category: Simulcast,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8852 §3 “constrained to contain only alphanumeric characters”",
        "RFC 8851 §10 “rid-id = 1*(alpha-numeric / \"-\" / \"_\")”",
    ],
    errors: ["Rid can contain only alphanumeric characters (according to RFC {})"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rid in document.model().all::<RidAttribute<'_>>() {
        let id = rid.id.as_str();
        if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        let Some(section) = rid.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let span = rid.token(0).unwrap_or(rid.value_span());
        let finding = report.add(
            span,
            format!("the identifier `{id}` has characters that its header extension cannot carry"),
        );
        let name: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
        match renamed(section, rid.id, &name) {
            Some(edits) => finding.fix(format!("rename it to `{name}`"), edits),
            None => finding.help("use letters and digits only"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h1 send\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:[[high_q]] send\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h-1 send\na=rid:l send depend=h-1\na=simulcast:send ~h-1,l;l\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h1 send\na=rid:l send depend=h1\na=simulcast:send ~h1,l;l\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
