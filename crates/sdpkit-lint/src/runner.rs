//! Runs the rules over a description.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::ops::Range;

use sdpkit_core::{LineType, Sdp, Span};
use sdpkit_model::order::Order as _;

use crate::detect::descriptions;
use sdpkit_model::{DescriptionType, Profile};

use crate::document::Document;
use crate::finding::{Finding, Report};
use crate::omitted::capped;
use crate::peer::Peer;
use crate::rule::{Applies, Check};
use crate::selection::Level;
use crate::settings::Settings;

/// Everything the selected rules find in `sdp`, in the order of the text.
///
/// Of several descriptions that follow each other, each is looked at by itself. Of each rule at most
/// [`Settings::max_findings`] are told, and the others counted.
pub fn lint(sdp: Sdp<'_>, settings: &Settings) -> Vec<Finding> {
    capped(lint_all(sdp, settings), settings.max_findings)
}

/// The same, without a limit.
pub(crate) fn lint_all(sdp: Sdp<'_>, settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let whole = Document::new(sdp, settings);
    match parts(&whole).as_slice() {
        [] | [_] => look_at(&whole, &mut findings),
        parts => {
            for (number, part) in parts.iter().enumerate() {
                let text = Sdp::new(sdp.as_bytes().get(part.clone()).unwrap_or_default());
                let mut document = Document::new(text, settings);
                if number == 0 {
                    document = document.followed_by(first_lines(sdp, parts));
                }
                let known = findings.len();
                look_at(&document, &mut findings);
                let start = u32::try_from(part.start).unwrap_or(u32::MAX);
                findings.iter_mut().skip(known).for_each(|finding| finding.shift(start));
            }
        }
    }
    findings.order_by_key(|finding| (finding.span, core::cmp::Reverse(finding.severity)));
    findings
}

/// The descriptions that follow each other in the text of `whole`; none, or one, where it is one.
fn parts(whole: &Document<'_>) -> Vec<Range<usize>> {
    // Nearly all are: each description has an `o=` line.
    if whole.is_sdp() && whole.lines_of(LineType::Origin).nth(1).is_none() {
        return Vec::new();
    }
    descriptions(whole.sdp())
}

/// Runs the selected rules over one description.
fn look_at(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let settings = document.settings();
    let known = findings.len();
    let looked_at = LookedAt::new(document);
    for rule in settings.selection.rules() {
        if let Check::Alone(check) = rule.check {
            if looked_at.by(rule.applies) {
                check(document, &mut Report::new(rule, findings));
            }
        }
    }
    silence(document, known, findings);
    if !settings.selection.levels.is_empty() {
        findings.iter_mut().skip(known).for_each(|finding| regrade(finding, settings));
    }
}

/// Gives a finding the severity that is set for its rule.
pub(crate) fn regrade(finding: &mut Finding, settings: &Settings) {
    if let Some(Level::At(severity)) = settings.selection.level(finding.rule) {
        finding.severity = severity;
    }
}

/// The first lines of all descriptions but the first.
fn first_lines(sdp: Sdp<'_>, parts: &[Range<usize>]) -> Vec<Span> {
    let rest = parts.iter().skip(1).filter_map(|part| {
        let line = Sdp::new(sdp.as_bytes().get(part.clone())?).lines().next()?;
        let start = u32::try_from(part.start).ok()?;
        Some(Span::new(start, start.saturating_add(line.content_span().end())))
    });
    rest.collect()
}

/// Takes out, of the findings from `first` on, those that a finding on the same line explains.
fn silence(document: &Document<'_>, first: usize, findings: &mut Vec<Finding>) {
    let line_of = |span: Span| document.line_at(span.start()).map(|line| line.span().start());
    let mut explained = BTreeSet::new();
    for finding in findings.iter().skip(first).filter(|f| !f.rule.silences.is_empty()) {
        let places = finding.labels.iter().map(|label| label.span).chain([finding.span]);
        for line in places.filter_map(line_of) {
            explained.extend(finding.rule.silences.iter().map(|id| (*id, line)));
        }
    }
    if explained.is_empty() {
        return;
    }
    let mut number = 0;
    findings.retain(|finding| {
        number += 1;
        let is_explained =
            || line_of(finding.span).is_some_and(|at| explained.contains(&(finding.rule.id, at)));
        number <= first || !is_explained()
    });
}

/// What decides which rules look at a description, asked once for all of them.
pub(crate) struct LookedAt<'d> {
    is_sdp: bool,
    profile: Profile,
    role: Option<DescriptionType>,
    peers: &'d [Peer],
}

impl<'d> LookedAt<'d> {
    pub(crate) fn new(document: &Document<'d>) -> Self {
        Self {
            is_sdp: document.is_sdp(),
            profile: document.profile(),
            role: document.description_type(),
            peers: document.peers(),
        }
    }

    /// Whether a rule for `applies` looks at the description.
    pub(crate) fn by(&self, applies: Applies) -> bool {
        let is_webrtc = self.profile == Profile::WebRtc;
        match applies {
            Applies::NotSdp => !self.is_sdp,
            // They need two; see `lint_pair`.
            Applies::Pair | Applies::Successive => false,
            _ if !self.is_sdp => false,
            Applies::Any => true,
            Applies::WebRtc => is_webrtc,
            Applies::WebRtcOrSip => is_webrtc || self.profile == Profile::Sip,
            Applies::Sip => self.profile == Profile::Sip,
            Applies::SipOrRtsp => matches!(self.profile, Profile::Sip | Profile::Rtsp),
            Applies::St2110 => self.profile == Profile::St2110,
            Applies::OfferAnswer => is_webrtc || self.role.is_some(),
            Applies::Peer(peer) => {
                is_webrtc && self.peers.iter().any(|configured| configured.overlaps(peer))
            }
            Applies::Offer => self.role == Some(DescriptionType::Offer),
            Applies::Answer => {
                matches!(self.role, Some(DescriptionType::Answer | DescriptionType::Pranswer))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use super::lint;
    use crate::rule::Severity;
    use crate::selection::{Level, Selection, Selector};
    use crate::settings::Settings;

    #[test]
    fn findings_have_the_severity_that_is_set() {
        let text = Sdp::new("v=0\r\n\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n");
        let severities = |levels: &[(Selector, Level)]| {
            let selection = Selection {
                select: Vec::from([Selector::Rule("blank-line")]),
                levels: levels.into(),
                ..Selection::default()
            };
            let findings = lint(text, &Settings::default().with_selection(selection));
            findings.iter().map(|finding| finding.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities(&[]), [Severity::Error]);
        let info = Level::At(Severity::Info);
        assert_eq!(severities(&[(Selector::All, info)]), [Severity::Info]);
        assert_eq!(severities(&[(Selector::All, Level::Off)]), []);
    }
}
