use alloc::format;

use sdpkit_core::attribute::{ClockSource, TsRefclk};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A reference clock is neither PTP nor the sender's own clock as ST 2110 names it.
    ///
    /// RFC 7273 knows NTP, satellites, and clocks that are private or local. Equipment of ST 2110
    /// follows PTP, and one that follows no common clock says so with the hardware address of its
    /// interface (`localmac`); receivers do not read the others.
    ///
    /// # Bad
    /// ```sdp
    /// a=ts-refclk:ntp=/traceable/
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ts-refclk:ptp=IEEE1588-2008:traceable
    /// ```
    id: "st2110-ts-refclk-form",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_82_2` (ST 2110-10 Section 8.2)",
        "RFC 7273 §4.8 “clksrc = ntp / ptp / gps / gal / glonass / local / private / clksrc-ext”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for clock in document.model().all::<TsRefclk<'_>>() {
        if matches!(clock.source, ClockSource::Ptp(_) | ClockSource::LocalMac(_)) {
            continue;
        }
        let message = format!("`{}` is no reference clock of ST 2110", clock.source.name());
        let finding = report.add(clock.value_span(), message);
        finding.help(match clock.source {
            ClockSource::Local => "write `localmac=` and the hardware address of the interface",
            _ => "write `ptp=IEEE1588-2008:`, the identity of the grandmaster, `:` and the domain",
        });
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=ts-refclk:localmac=02-00-5E-10-00-01\n",
        b"{session}{raw}a=ts-refclk:ptp=traceable\n",
    ],
    fail: &[
        b"{session}a=ts-refclk:[[ntp=/traceable/]]\n{raw}a=ts-refclk:[[gps]]\na=ts-refclk:[[local]]\n",
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=ts-refclk:[[private:traceable]]\na=ts-refclk:[[x-clock=1]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
