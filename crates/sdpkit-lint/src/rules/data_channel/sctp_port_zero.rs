use super::sections::data_sections;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The SCTP port is 0: the association is closed.
    ///
    /// The DTLS association below goes on, and a later description can open a new one with another
    /// port. Browsers never write 0. Chrome takes it; Firefox takes it in an
    /// offer and refuses it in an answer ("Answer had no codecs in common with offer").
    ///
    /// # Bad
    /// ```sdp
    /// a=sctp-port:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=sctp-port:5000
    /// ```
    id: "sctp-port-zero",
    category: DataChannel,
    severity: Info,
    applies: Any,
    fix: None,
    sources: ["RFC 8841 §9.3 “an SCTP association can be closed using the SDP \"sctp-port\" attribute with an attribute value of zero”"],
    errors: ["Answer had no codecs in common with offer in m-section {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        let Some(port) = section.sctp().port.filter(|port| port.port == 0) else { continue };
        report
            .add(
                port.value_span(),
                "SCTP port 0 closes the association: there are no data channels",
            )
            .note("Firefox refuses such an answer: \"Answer had no codecs in common with offer\"");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n\
            m=application 0 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:0\n{audio}a=sctp-port:0\n",
    ],
    fail: &[b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:[[0]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
