use alloc::format;

use sdpkit_core::attribute::{
    ClockSource, PtpClock, PtpDomain, PtpGrandmaster, PtpServer, PtpVersion, TsRefclk,
};
use sdpkit_core::{Attr, Error, Line, Span};
use sdpkit_model::Placed;

use super::clock::is_malformed;
use super::stream::speaks_st2110;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A PTP clock is not the kind that ST 2110 follows, or not named in full.
    ///
    /// The clock is one of IEEE 1588-2008, and is named by the identity of its grandmaster and the
    /// number of its domain, 0 to 127, or is `traceable`. Without the domain two receivers may
    /// follow different clocks of one grandmaster. The first edition of ST 2110-10 had an example
    /// with `ptp=traceable`, which leaves the version out and which RFC 7273 does not know. In a
    /// description of AES67 alone a missing domain is a warning, and IEEE 802.1AS is allowed. So
    /// is a domain with the label that the grammar of RFC 7273 has (`domain-nmbr=`) a warning: its
    /// own examples and all broadcast equipment leave it out.
    ///
    /// # Bad
    /// ```sdp
    /// a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:37
    /// ```
    id: "st2110-ptp-parameters",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_82_3` (ST 2110-10 Section 8.2)",
        "RFC 7273 §4.8 “ptp-server = ptp-gmid [\":\" ptp-domain] / \"traceable\"”",
        "RFC 7273 §4.3 “IEEE 1588-2008 identifies protocol domains using a numeric domain number”",
    ],
    claims: [crate::Claim::When(claims)],
}

const PTP: &str = "ptp";

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    is_malformed(document, line, error, PTP)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        report_malformed(document, line, error, report);
    }
    for clock in document.model().all::<TsRefclk<'_>>() {
        if let ClockSource::Ptp(ptp) = clock.source {
            check_clock(document, clock, ptp, report);
        }
    }
}

fn report_malformed(
    document: &Document<'_>,
    line: Line<'_>,
    error: Error,
    report: &mut Report<'_>,
) {
    let place = line.attribute().map_or(error.span(), Attr::value_span);
    if document.sdp().slice(place) == "ptp=traceable" {
        report
            .add(place, "the version of PTP is missing")
            .help("write `ptp=IEEE1588-2008:traceable`");
        return;
    }
    let message = format!("malformed PTP clock: {}", error.quoting(document.sdp()));
    report.add(error.span(), message).help(
        "write `ptp=IEEE1588-2008:`, the identity of the grandmaster, `:` and the number of the domain",
    );
}

fn check_clock<'a>(
    document: &Document<'a>,
    clock: Placed<'a, TsRefclk<'a>>,
    ptp: PtpClock<'a>,
    report: &mut Report<'_>,
) {
    let place = clock.value_span();
    let is_strict = speaks_st2110(document.model());
    match ptp.version {
        PtpVersion::Ieee1588V2008 => {}
        PtpVersion::Ieee8021As2011 if !is_strict => return,
        version => {
            let start = place.start() + length("ptp=");
            let place = Span::new(start, start + length(version.as_str()));
            let message = format!("`{version}` is no version of PTP that ST 2110 follows");
            report.add(place, message).help("write `IEEE1588-2008`, the clock of ST 2059-2");
            return;
        }
    }
    let PtpServer::Grandmaster(PtpGrandmaster { identity, domain, .. }) = ptp.server else {
        return;
    };
    let span_of = |part: &[u8]| document.sdp().span_of(part).unwrap_or(place);
    let identity = span_of(identity.as_bytes());
    let after = Span::new((identity.end() + 1).min(place.end()), place.end());
    match domain {
        Some(PtpDomain::BareNumber(_)) => {}
        Some(PtpDomain::Number(number)) => {
            report
                .add(after, "broadcast equipment writes the number of the domain alone")
                .severity(Severity::Warning)
                .help(format!("write `{}`", number.get()));
        }
        Some(_) => {
            report
                .add(after, "a named domain: those of IEEE 1588-2008 have numbers")
                .help("write the number of the domain, 0 to 127");
        }
        None => {
            let finding = report.add(identity, "no PTP domain after the identity of the clock");
            if !is_strict {
                finding.severity(Severity::Warning);
            }
            finding.help("add `:` and the number of the domain, 0 to 127");
        }
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:127\n\
            a=ts-refclk:ptp=IEEE1588-2008:traceable\na=ts-refclk:ptp=IEEE1588-2008:ec-46-70-ff-fe-00-ce-de:0\n",
        b"{session}{pcm}a=ts-refclk:ptp=IEEE802.1AS-2011:39-A7-94-FF-FE-07-CB-D0\n",
        b"{session}{raw}a=ts-refclk:ntp=/traceable/\n",
    ],
    fail: &[
        b"{session}{raw}a=ts-refclk:[[ptp=traceable]]\na=ts-refclk:ptp=IEEE1588-2008:[[39-A7-94]]\n\
            a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:[[200]]\na=ts-refclk:ptp[[]]\n",
        b"{session}{raw}a=ts-refclk:ptp=[[IEEE1588-2002]]:traceable\na=ts-refclk:ptp=[[IEEE802.1AS-2011]]:39-A7-94-FF-FE-07-CB-D0\n\
            a=ts-refclk:ptp=[[IEEE1588-2019]]:39-A7-94-FF-FE-07-CB-D0:0\n",
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:[[39-A7-94-FF-FE-07-CB-D0]]\n\
            a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:[[domain-nmbr=37]]\n\
            a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:[[domain-name=studio]]\n",
        b"{session}{pcm}a=ts-refclk:ptp=IEEE1588-2008:[[39-A7-94-FF-FE-07-CB-D0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
