use alloc::format;

use sdpkit_core::{AttributeKind, Text};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
use crate::similarity::nearest;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The role of `a=setup` is none.
    ///
    /// The roles are `active`, `passive`, `actpass` and `holdconn`. Chrome refuses the description
    /// ("Invalid attribute value."); Firefox drops the line and then refuses an offer for having
    /// none ("no setup attribute").
    ///
    /// # Bad
    /// ```sdp
    /// a=setup:client
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=setup:active
    /// ```
    id: "setup-invalid",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 4145 §4 “role = \"active\" / \"passive\" / \"actpass\" / \"holdconn\"”"],
    claims: [crate::Claim::Attribute(AttributeKind::Setup)],
    errors: ["a=setup:{} Invalid attribute value.", "Invalid offer, no setup attribute at level {}"],
}

const ROLES: [&str; 4] = ["active", "passive", "actpass", "holdconn"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let Some(attr) = line.attribute() else { continue };
        let role = attr.value().map_or(&b""[..], Text::as_bytes);
        let finding = report
            .add(error.span(), format!("invalid setup role: {}", error.quoting(document.sdp())));
        finding.note("Chrome refuses the description: \"Invalid attribute value.\"");
        match meant(role) {
            Some(meant) => finding.help(format!("did you mean `{meant}`?")),
            None => finding.help("write `actpass` in an offer, `active` or `passive` in an answer"),
        };
    }
}

/// The role that is called so elsewhere, or almost so.
fn meant(role: &[u8]) -> Option<&'static str> {
    let is = |name: &str| role.eq_ignore_ascii_case(name.as_bytes());
    match () {
        () if is("client") => Some("active"),
        () if is("server") => Some("passive"),
        () if is("both") || is("auto") => Some("actpass"),
        () => nearest(role, ROLES, 2),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}a=setup:actpass\n{audio}a=setup:active\n{audio}a=setup:holdconn\n"],
    fail: &[
        b"{session}a=setup:[[client]]\n{audio}a=setup:[[Active]]\n{audio}a=setup:[[active-standby]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
