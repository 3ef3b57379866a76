use alloc::format;

use sdpkit_core::Span;
use sdpkit_core::line::{Bandwidth, BandwidthType};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The type of a bandwidth is not registered.
    ///
    /// Receivers ignore a bandwidth whose type they do not know, so the limit has no effect. Known
    /// are `CT`, `AS`, `TIAS`, `RS` and `RR`, in upper case; some parsers refuse the description
    /// for any other.
    ///
    /// # Bad
    /// ```sdp
    /// b=X-YZ:128
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// b=AS:128
    /// ```
    id: "bandwidth-unknown-type",
    category: Session,
    severity: Info,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.8 “SDP parsers MUST ignore bandwidth-fields with unknown <bwtype> names”",
        "RFC 3556 §2",
        "RFC 3890 §6.2",
    ],
}

/// The registered types.
const KNOWN: [&str; 5] = ["CT", "AS", "TIAS", "RS", "RR"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, bandwidth) in document.typed_lines::<Bandwidth<'_>>() {
        let BandwidthType::Other(unknown) = bandwidth.bandwidth_type else { continue };
        let start = line.value_span().start();
        let length = u32::try_from(unknown.as_bytes().len()).unwrap_or(u32::MAX);
        let finding = report.add(
            Span::new(start, start.saturating_add(length)),
            format!("`{unknown}` is no known type of bandwidth: receivers ignore the line"),
        );
        match KNOWN.iter().find(|known| unknown.eq_ignore_ascii_case(known)) {
            Some(meant) => finding.help(format!("write `{meant}`: upper and lower case differ")),
            None => {
                finding.help("write `AS` for kilobits per second, or `TIAS` for bits per second")
            }
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}b=CT:512\nb=AS:64\nb=TIAS:64000\nb=RS:800\nb=RR:2400\n",
        b"{session}{audio}b=FOO:x\nb=:1\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nb=[[X-YZ]]:128\nt=0 0\n",
        b"{session}{audio}b=[[as]]:128\nb=[[FOO]]:99\nb=[[AS-1]]:0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
