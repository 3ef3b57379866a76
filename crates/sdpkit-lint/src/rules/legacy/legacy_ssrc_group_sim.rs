use sdpkit_core::attribute::{Ssrc, SsrcGroup, SsrcSemantics};
use sdpkit_model::order::Order as _;
use sdpkit_model::{Placed, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Simulcast is announced by `a=ssrc-group:SIM`, which no browser writes.
    ///
    /// Scripts that added the line to a description made old Chrome send several encodings.
    /// `a=simulcast` with `a=rid` is the standard, and `addTransceiver()` with `sendEncodings` asks
    /// for it. Where some of the streams have retransmissions (`a=ssrc-group:FID`) and others have
    /// not, Chromium 156 refuses the description: "Failed to add send stream ssrc".
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc-group:SIM 1 2 3
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "legacy-ssrc-group-sim",
    category: Legacy,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8853 §4 “A new SDP media-level attribute, \"a=simulcast\", is defined”"],
    errors: [
        "Failed to add send stream ssrc: {}",
        "Failed to add remote stream ssrc: {}",
        "Failed to add send stream ssrc: {} into m-section",
        "Failed to add remote stream ssrc: {} to {}",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        for group in section.source_groups() {
            if group.semantics != SsrcSemantics::Simulcast {
                continue;
            }
            let finding = report.add(
                group.value_span(),
                "simulcast by `a=ssrc-group:SIM` was replaced by `a=simulcast`",
            );
            finding.help("use `addTransceiver()` with `sendEncodings`, which writes `a=rid` and `a=simulcast`");
            if let Some((repaired, bare)) = repaired_in_part(section, &group) {
                finding
                    .severity(Severity::Error)
                    .label(repaired.value_span(), "a stream that has retransmissions")
                    .note(alloc::format!(
                        "source {bare} has none, so that Chromium refuses the description"
                    ));
            }
        }
    }
}

/// A group that gives one of the streams retransmissions, and a stream that has none.
fn repaired_in_part<'a>(
    section: Section<'_, 'a>,
    simulcast: &Placed<'a, SsrcGroup<'a>>,
) -> Option<(Placed<'a, SsrcGroup<'a>>, Ssrc)> {
    let is_repair =
        |group: &Placed<'a, SsrcGroup<'a>>| group.semantics == SsrcSemantics::FlowIdentification;
    let mut repaired: alloc::vec::Vec<_> = section
        .source_groups()
        .filter(is_repair)
        .filter_map(|group| Some((group.ssrcs.iter().next()?, group)))
        .collect();
    repaired.order_by_key(|(ssrc, _)| *ssrc);
    let find = |ssrc| repaired.binary_search_by_key(&ssrc, |(repaired, _)| *repaired).ok();
    let first = simulcast.ssrcs.iter().find_map(find)?;
    let bare = simulcast.ssrcs.iter().find(|ssrc| find(*ssrc).is_none())?;
    Some((repaired.get(first)?.1, bare))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ssrc-group:FID 1 2\na=simulcast:send 1;2\n",
        b"{session}{audio}a=ssrc-group:SIM 1 2\n",
    ],
    fail: &[
        b"{webrtc}a=ssrc-group:[[SIM 1 2 3]]\n",
        b"{webrtc}a=ssrc-group:FID 1 11\na=ssrc-group:[[SIM 1 2]]\na=ssrc-group:FID 2 12\n",
        b"{webrtc}a=ssrc-group:[[SIM 1 2 3]]\na=ssrc-group:FID 1 11\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;
    use std::format;

    use sdpkit_core::Sdp;

    use crate::{Selection, Selector, Settings, Severity, lint};

    #[test]
    fn it_is_an_error_where_chromium_refuses_it() {
        let severities = |groups: &str| -> Vec<Severity> {
            let text = format!("v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n{groups}");
            let select = Vec::from([Selector::Rule("legacy-ssrc-group-sim")]);
            let selection = Selection { select, ..Selection::default() };
            let settings = Settings::default().with_selection(selection);
            lint(Sdp::new(&text), &settings).iter().map(|finding| finding.severity).collect()
        };
        let (simulcast, repair) = ("a=ssrc-group:SIM 1 2\r\n", "a=ssrc-group:FID 1 11\r\n");
        assert_eq!(severities(simulcast), [Severity::Warning]);
        assert_eq!(severities(&[simulcast, repair].concat()), [Severity::Error]);
        assert_eq!(
            severities(&[simulcast, repair, "a=ssrc-group:FID 2 12\r\n"].concat()),
            [Severity::Warning]
        );
    }
}
