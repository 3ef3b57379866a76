//! Rules about two descriptions: an answer and its offer, or a description and the one before it.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Sdp, Span, SpliceError, TypedAttribute};
use sdpkit_model::order::Order as _;
use sdpkit_negotiate::{
    Check, Severity as Graveness, Violation, verify, verify_next, verify_renewal,
};

use crate::document::Document;
use crate::finding::{Finding, FixEdit, Report, Whose};
use crate::fix::{FixMode, Fixed, rounds};
use crate::rule::Severity;
use crate::rules::RULES;
use crate::runner::regrade;
use crate::settings::Settings;

/// What `answer` has that does not fit `offer`, in the order of the answer; what is wrong with each
/// alone is found by [`lint`](crate::lint()).
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_lint::{Settings, lint_pair};
/// let session = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
/// let offer = format!("{session}m=audio 49170 RTP/AVP 0\r\na=sendonly\r\n");
/// let answer = offer.replace("o=- 1", "o=- 2").replace("sendonly", "sendrecv");
/// let found = lint_pair(Sdp::new(&offer), Sdp::new(&answer), &Settings::default());
/// assert_eq!(found[0].rule.id, "answer-direction");
/// assert_eq!(Sdp::new(&answer).slice(found[0].span), "sendrecv");
/// assert_eq!(Sdp::new(&offer).slice(found[0].elsewhere[0].span), "sendonly");
/// ```
pub fn lint_pair(offer: Sdp<'_>, answer: Sdp<'_>, settings: &Settings) -> Vec<Finding> {
    let (offer, answer) = (Document::new(offer, settings), Document::new(answer, settings));
    let violations = verify(offer.model(), answer.model());
    Pair::new(&offer, Whose::Offer, &answer, violations).lint(settings)
}

/// What `next` has that may not follow `previous`, the description of the same side before it, in
/// the order of `next`; `peer` is what the other side said in the exchange before, where it is
/// known.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_lint::{Settings, lint_next};
/// let first = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 49170 RTP/AVP 0\r\n";
/// let next = format!("{first}a=sendonly\r\n");
/// let found = lint_next(Sdp::new(first), None, Sdp::new(&next), &Settings::default());
/// assert_eq!(found[0].rule.id, "reoffer-version-not-incremented");
/// ```
pub fn lint_next(
    previous: Sdp<'_>,
    peer: Option<Sdp<'_>>,
    next: Sdp<'_>,
    settings: &Settings,
) -> Vec<Finding> {
    let (previous, next) = (Document::new(previous, settings), Document::new(next, settings));
    let peer = peer.map(|peer| Document::new(peer, settings));
    let peer = peer.as_ref().map(Document::model);
    let violations = verify_next(previous.model(), peer, next.model());
    Pair::new(&previous, Whose::Previous, &next, violations).lint(settings)
}

/// An offer and its answer.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "an exchange has two descriptions")]
pub struct Exchange<'a> {
    /// The offer.
    pub offer: Sdp<'a>,
    /// The answer.
    pub answer: Sdp<'a>,
}

/// What the answer of `now` has that does not fit its offer because of the exchange before, in the
/// order of the answer; [`lint_pair`] finds the rest.
pub fn lint_renewal(
    previous: Exchange<'_>,
    now: Exchange<'_>,
    settings: &Settings,
) -> Vec<Finding> {
    let document = |sdp| Document::new(sdp, settings);
    let (before_offer, before_answer) = (document(previous.offer), document(previous.answer));
    let (offer, answer) = (document(now.offer), document(now.answer));
    let exchange = |offer, answer| sdpkit_negotiate::Exchange { offer, answer };
    let violations = verify_renewal(
        exchange(before_offer.model(), before_answer.model()),
        exchange(offer.model(), answer.model()),
    );
    Pair::new(&offer, Whose::Offer, &answer, violations).lint(settings)
}

/// Applies every fix of `answer` that `mode` allows and that makes it fit `offer`; what is wrong
/// with the answer alone is mended by [`fix`](crate::fix()).
///
/// # Errors
/// When the text is too large for places to be told.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_lint::{FixMode, Settings, fix_pair};
/// let offer = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 49170 RTP/AVP 0\r\n";
/// let answer = offer.replace("o=- 1", "o=- 2") + "a=rtcp-mux\r\n";
/// let fixed = fix_pair(Sdp::new(offer), answer.as_bytes(), &Settings::default(), FixMode::Safe)?;
/// assert!(fixed.text.ends_with(b"RTP/AVP 0\r\n"));
/// # Ok::<(), sdpkit_core::SpliceError>(())
/// ```
pub fn fix_pair(
    offer: Sdp<'_>,
    answer: &[u8],
    settings: &Settings,
    mode: FixMode,
) -> Result<Fixed, SpliceError> {
    rounds(answer, mode, |text| lint_pair(offer, Sdp::new(text), settings))
}

/// Two descriptions, and what in the second does not fit the first.
#[derive(Debug)]
pub struct Pair<'p> {
    reference: &'p Document<'p>,
    whose: Whose,
    document: &'p Document<'p>,
    /// By check.
    violations: Vec<Violation>,
}

impl<'p> Pair<'p> {
    fn new(
        reference: &'p Document<'p>,
        whose: Whose,
        document: &'p Document<'p>,
        mut violations: Vec<Violation>,
    ) -> Self {
        violations.order_by_key(|violation| violation.check);
        Self { reference, whose, document, violations }
    }

    /// The offer, or the description before.
    pub const fn reference(&self) -> &'p Document<'p> {
        self.reference
    }

    /// The answer, or the description that follows another.
    pub const fn document(&self) -> &'p Document<'p> {
        self.document
    }

    /// What breaks the rule that `check` stands for, in the order of the text.
    pub fn violations(&self, check: Check) -> &[Violation] {
        let start = self.violations.partition_point(|violation| violation.check < check);
        let rest = self.violations.get(start..).unwrap_or_default();
        let length = rest.partition_point(|violation| violation.check == check);
        rest.get(..length).unwrap_or_default()
    }

    /// Reports a violation, with what to say at its place in the other description.
    pub fn add<'r>(
        &self,
        report: &'r mut Report<'_>,
        violation: Violation,
        message: impl Into<String>,
        there: &str,
    ) -> &'r mut Finding {
        let finding = report.add(violation.span, message);
        if let Some(reference) = violation.reference {
            finding.elsewhere(self.whose, reference, there);
        }
        if violation.severity != violation.check.severity() {
            finding.severity(severity(violation.severity));
        }
        finding
    }

    /// Reports everything that breaks the rule that `check` stands for in the same words.
    pub fn add_all(&self, report: &mut Report<'_>, check: Check, message: &str, there: &str) {
        for violation in self.violations(check) {
            self.add(report, *violation, message, there);
        }
    }

    /// The same, with a fix that takes the lines away.
    pub fn remove_all(
        &self,
        report: &mut Report<'_>,
        check: Check,
        (message, there, help): (&str, &str, &str),
    ) {
        for violation in self.violations(check) {
            let line = self.document.line_at(violation.span.start());
            let edits = line.map(|line| FixEdit::delete(line.span()));
            self.add(report, *violation, message, there).fix(help, edits);
        }
    }

    /// What the text says at the place of a violation.
    pub fn here(&self, violation: Violation) -> String {
        alloc::format!("{}", self.document.sdp().slice(violation.span))
    }

    /// What the other text says at the place that a violation is compared with.
    pub fn there(&self, violation: Violation) -> String {
        violation
            .reference
            .map(|span| alloc::format!("{}", self.reference.sdp().slice(span)))
            .unwrap_or_default()
    }

    /// The attribute at the place of a violation.
    pub fn attribute_here<A: TypedAttribute<'p>>(&self, violation: Violation) -> Option<A> {
        attribute(self.document, violation.span)
    }

    /// The attribute at the place that a violation is compared with.
    pub fn attribute_there<A: TypedAttribute<'p>>(&self, violation: Violation) -> Option<A> {
        attribute(self.reference, violation.reference?)
    }

    /// Everything the selected rules find.
    fn lint(&self, settings: &Settings) -> Vec<Finding> {
        let mut findings = Vec::new();
        if !(self.reference.is_sdp() && self.document.is_sdp()) {
            return findings;
        }
        for rule in RULES.iter().filter(|rule| settings.selection.runs(rule)) {
            if let Some(check) = rule.check.of_pairs() {
                check(self, &mut Report::new(rule, &mut findings));
            }
        }
        for finding in &mut findings {
            regrade(finding, settings);
        }
        findings.order_by_key(|finding| (finding.span, core::cmp::Reverse(finding.severity)));
        findings
    }
}

/// The attribute of the line at `span`.
fn attribute<'p, A: TypedAttribute<'p>>(document: &'p Document<'p>, span: Span) -> Option<A> {
    document.line_at(span.start())?.attribute()?.get::<A>()?.ok()
}

const fn severity(severity: Graveness) -> Severity {
    match severity {
        Graveness::Hint => Severity::Hint,
        Graveness::Info => Severity::Info,
        Graveness::Warning => Severity::Warning,
        Graveness::Error => Severity::Error,
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_negotiate::Check;

    use super::severity;
    use crate::rule::Rule;

    /// Checks that rules about a single description make too, or that a rule of another name makes.
    const ELSEWHERE: &[(Check, &str)] = &[
        (Check::RtxApt, "rtx-apt-unknown"),
        (Check::RedUnknownPayload, "red-unknown-payload"),
        (Check::RtpmapMissing, "rtpmap-missing"),
        (Check::ExtensionCollision, "extmap-bundle-collision"),
        (Check::SetupUndecided, "setup-answer-actpass"),
        (Check::FingerprintMissing, "fingerprint-missing"),
        (Check::CredentialsMissing, "ice-credentials-missing"),
        (Check::BundleRepeated, "bundle-mid-repeated"),
        (Check::BundleRejected, "bundle-rejected-member"),
        (Check::RedundantTransport, "bundle-redundant-transport"),
        (Check::SimulcastWithoutRid, "simulcast-rid-extension-missing"),
        (Check::SctpPortMissing, "sctp-port-missing"),
        (Check::RtcpConflict, "payload-type-out-of-range"),
        (Check::SourceGroupSize, "ssrc-group-size"),
    ];

    #[test]
    fn graveness_is_the_same_everywhere() {
        for check in Check::ALL {
            assert_eq!(severity(check.severity()).as_str(), check.severity().as_str());
        }
    }

    #[test]
    fn rules_about_one_description_are_there() {
        let missing: Vec<_> =
            ELSEWHERE.iter().filter(|(_, rule)| Rule::named(rule).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
