//! What the linter reports, in a short form for tables and expectations.

use sdpkit_core::{ColumnUnit, Sdp};
use sdpkit_lint::{Finding, Selection, Settings, lint};

/// Settings under which every rule runs, hints too.
pub fn every_rule() -> Settings {
    Settings::default().with_selection(Selection { pedantic: true, ..Selection::default() })
}

/// Everything that every rule reports in `text`, in the order of the text: `rule@line:column` with
/// a space between, columns in bytes; `clean` when there is nothing.
pub fn reported(text: &[u8]) -> String {
    let sdp = Sdp::new(text);
    let short = |finding: &Finding| {
        let place = sdp.position(finding.span.start(), ColumnUnit::Byte);
        format!("{}@{place}", finding.rule.id)
    };
    let findings: Vec<_> = lint(sdp, &every_rule()).iter().map(short).collect();
    if findings.is_empty() { "clean".to_owned() } else { findings.join(" ") }
}
