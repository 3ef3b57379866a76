use alloc::format;

use sdpkit_core::{Error, Line};

use super::clock::is_malformed;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The sender's own clock is not named by a hardware address.
    ///
    /// A sender that follows no common clock names the interface it sends from: six bytes in
    /// hexadecimal with hyphens between them. Receivers compare it to know which streams come from
    /// one device, and so can be aligned.
    ///
    /// # Bad
    /// ```sdp
    /// a=ts-refclk:localmac=02:00:5e:10:00:01
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ts-refclk:localmac=02-00-5E-10-00-01
    /// ```
    id: "st2110-localmac",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_10_82_4` (ST 2110-10 Section 8.2)"],
    claims: [crate::Claim::When(claims)],
}

const LOCAL_MAC: &str = "localmac";

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    is_malformed(document, line, error, LOCAL_MAC)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let message = format!("malformed hardware address: {}", error.quoting(document.sdp()));
        report
            .add(error.span(), message)
            .help("write six bytes with hyphens, as in `localmac=02-00-5E-10-00-01`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{raw}a=ts-refclk:localmac=40-a3-6b-A0-2B-d2\na=ts-refclk:local\n"],
    fail: &[
        b"{session}{raw}a=ts-refclk:localmac=[[zz-00-5E-10-00-01]]\na=ts-refclk:localmac=[[02:00:5E:10:00:01]]\n\
            a=ts-refclk:localmac=[[02-00-5E-10-00]]\na=ts-refclk:localmac=[[]]\na=ts-refclk:localmac[[]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
