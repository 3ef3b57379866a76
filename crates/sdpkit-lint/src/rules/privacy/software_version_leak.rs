use sdpkit_core::attribute::Tool;
use sdpkit_core::line::{Origin, SessionName};

use super::software::names_itself;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The description tells which software made it.
    ///
    /// Whoever reads it learns what to attack, and, of a browser, one more thing by which to
    /// recognise it. `a=tool`, the user of `o=` and the session name are where software signs.
    /// Firefox writes `mozilla...THIS_IS_SDPARTA-99.0` whatever its version, so that old peers know
    /// it for Firefox.
    ///
    /// # Bad
    /// ```sdp
    /// s=Asterisk PBX 18.2.0
    /// a=tool:libavformat 60.16.100
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// s=-
    /// ```
    id: "software-version-leak",
    category: Privacy,
    severity: Info,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §6.3 “This gives the name and version number of the tool used to create”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    const MESSAGE: &str = "this tells which software made the description";
    for (line, origin) in document.typed_lines::<Origin<'_>>() {
        let Some(place) = line.token(0) else { continue };
        if names_itself(origin.username.as_bytes()) {
            report.add(place, MESSAGE).fix("write `-`", [FixEdit::replace(place, "-")]);
        }
    }
    for (line, name) in document.typed_lines::<SessionName<'_>>() {
        if names_itself(name.text.as_bytes()) {
            let place = line.value_span();
            report.add(place, MESSAGE).fix("write `s=-`", [FixEdit::replace(place, "-")]);
        }
    }
    for (attr, _) in document.typed_attributes::<Tool<'_>>() {
        let removed = FixEdit::delete(attr.line().span());
        report.add(attr.value_span(), MESSAGE).fix("remove the line", [removed]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"v=0\no=alice 1 1 IN IP4 192.0.2.1\ns=SIP Call\nt=0 0\na=x:GStreamer\n",
    ],
    fail: &[
        b"v=0\no=[[mozilla...THIS_IS_SDPARTA-99.0]] 1 0 IN IP4 0.0.0.0\ns=[[Session streamed with GStreamer]]\n\
            t=0 0\na=tool:[[libavformat 60.16.100]]\n",
    ],
    fix: &[(
        b"v=0\no=Mozilla-SIPUA-35.0a1 1 0 IN IP4 192.0.2.1\ns=Asterisk\nt=0 0\na=tool:x\na=sendrecv\n",
        b"v=0\no=- 1 0 IN IP4 192.0.2.1\ns=-\nt=0 0\na=sendrecv\n",
    )],
    newlines: Newlines::Crlf,
};
