//! What the linter reports, in a short form for tables and expectations.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sdpkit_core::{ColumnUnit, Sdp};
use sdpkit_lint::{Finding, Selection, Settings, lint};

/// Settings under which every rule runs, hints too.
pub fn every_rule() -> Settings {
    Settings::default().with_selection(Selection { pedantic: true, ..Selection::default() })
}

/// The bare section that most tricky inputs are a change of. It has no ICE, no DTLS and more of
/// WebRTC not, which is not told again of each of them.
const BARE: &str = "v=0\r\no=- 20518 0 IN IP4 203.0.113.1\r\ns=-\r\nt=0 0\r\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=rtpmap:111 opus/48000/2\r\n";

/// The rules that find something missing in [`BARE`].
static MISSED: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| lint(Sdp::new(BARE), &every_rule()).iter().map(|f| f.rule.id).collect());

/// What the rules report in `text`, in the order of the text: `rule@line:column` with a space
/// between, columns in bytes; `clean` when there is nothing.
///
/// Rules that report the bare WebRTC section that tricky inputs start from are left out.
pub fn reported(text: &[u8]) -> String {
    let sdp = Sdp::new(text);
    let short = |finding: &Finding| {
        let place = sdp.position(finding.span.start(), ColumnUnit::Byte);
        format!("{}@{place}", finding.rule.id)
    };
    let findings = lint(sdp, &every_rule());
    let told = findings.iter().filter(|finding| !MISSED.contains(finding.rule.id));
    let findings: Vec<_> = told.map(short).collect();
    if findings.is_empty() { "clean".to_owned() } else { findings.join(" ") }
}
