//! What one session leaves and another must not have: rules about several descriptions.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use sdpkit_core::line::Origin;
use sdpkit_core::{Sdp, Span};
use sdpkit_model::order::Order as _;

use crate::detect::descriptions;
use crate::document::Document;
use crate::finding::{Finding, Report};
use crate::rule::{Rule, Severity};
use crate::rules::RULES;
use crate::runner::{LookedAt, regrade};
use crate::settings::Settings;

/// What a text leaves that the descriptions of another session must not have: fingerprints, names.
///
/// It is taken where the text is, on any thread, and compared by [`Across`].
#[derive(Clone, Debug, Default)]
pub struct Traces {
    descriptions: Vec<Left>,
}

/// What one description leaves.
#[derive(Clone, Debug)]
struct Left {
    /// The user, the id and the host of its origin.
    session: Vec<u8>,
    traces: Vec<Trace>,
}

/// Something that a description leaves.
#[derive(Clone, Debug)]
struct Trace {
    rule: &'static Rule,
    severity: Severity,
    key: Vec<u8>,
    span: Span,
    message: &'static str,
}

impl Traces {
    /// What the rules that `settings` select look for in `sdp`, in each of its descriptions.
    ///
    /// A description without an origin that can be read belongs to no session, and leaves nothing.
    pub fn of(sdp: Sdp<'_>, settings: &Settings) -> Self {
        let rules = RULES.iter().filter(|rule| settings.selection.runs(rule));
        let rules: Vec<_> = rules.filter_map(|rule| Some((*rule, rule.check.across()?))).collect();
        if rules.is_empty() {
            return Self::default();
        }
        let parts = descriptions(sdp).into_iter().filter_map(|part| {
            let start = u32::try_from(part.start).ok()?;
            let text = Sdp::new(sdp.as_bytes().get(part)?);
            let document = Document::new(text, settings);
            let session = session(&document)?;
            let mut traces = Vec::new();
            let looked_at = LookedAt::new(&document);
            for (rule, check) in &rules {
                if looked_at.by(rule.applies) {
                    check(&document, &mut Trail { rule, settings, start, traces: &mut traces });
                }
            }
            Some(Left { session, traces })
        });
        Self { descriptions: parts.collect() }
    }
}

/// Where a rule leaves what it looks for.
#[derive(Debug)]
pub struct Trail<'t> {
    rule: &'static Rule,
    settings: &'t Settings,
    /// Where the description begins in its text.
    start: u32,
    traces: &'t mut Vec<Trace>,
}

impl Trail<'_> {
    /// Leaves `key`, which stands at `span`, with what to say when it comes from another session.
    pub fn leave(&mut self, key: impl Into<Vec<u8>>, span: Span, message: &'static str) {
        let mut finding = Finding::new(self.rule, span, String::new());
        finding.shift(self.start);
        regrade(&mut finding, self.settings);
        self.traces.push(Trace {
            rule: self.rule,
            severity: finding.severity,
            key: key.into(),
            span: finding.span,
            message,
        });
    }
}

/// Compares what texts leave, one after the other.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_lint::{Across, Settings, Traces};
/// let settings = Settings::default();
/// let call = |id: u32| format!("v=0\r\no=- {id} 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n\
///     m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=ssrc:1 cname:rVkeAUCmuO964FLM\r\n");
/// let mut across = Across::default();
/// let mut compare = |name, text: &str| across.compare(name, Traces::of(Sdp::new(text), &settings));
/// assert!(compare("monday.sdp", &call(1)).is_empty());
/// assert!(compare("monday-again.sdp", &call(1)).is_empty());
/// let found = compare("tuesday.sdp", &call(2));
/// assert_eq!((found[0].rule.id, &*found[0].notes[0]), ("cname-reused", "first in monday.sdp"));
/// ```
#[derive(Debug, Default)]
pub struct Across {
    /// Where each thing was first: by rule and key.
    first: BTreeMap<(&'static str, Vec<u8>), First>,
    /// The sessions that texts belong to, by their number.
    sessions: BTreeMap<Vec<u8>, usize>,
    names: Vec<String>,
}

/// Where something was first.
#[derive(Debug)]
struct First {
    session: usize,
    name: usize,
    /// The session in which it was found last, so that each session is told once.
    told: usize,
}

impl Across {
    /// What a text called `name` has in common with other sessions that were looked at before, in
    /// the order of the text.
    pub fn compare(&mut self, name: &str, traces: Traces) -> Vec<Finding> {
        let name_index = self.names.len();
        self.names.push(name.into());
        let mut findings = Vec::new();
        for left in traces.descriptions {
            let next = self.sessions.len();
            let session = *self.sessions.entry(left.session).or_insert(next);
            for trace in left.traces {
                self.compare_trace(trace, session, name_index, &mut findings);
            }
        }
        findings.order_by_key(|finding| finding.span);
        findings
    }

    fn compare_trace(
        &mut self,
        mut trace: Trace,
        session: usize,
        name: usize,
        findings: &mut Vec<Finding>,
    ) {
        let key = (trace.rule.id, mem::take(&mut trace.key));
        let here = First { session, name, told: session };
        let first = self.first.entry(key).or_insert(here);
        if first.session == session || mem::replace(&mut first.told, session) == session {
            return;
        }
        let name = self.names.get(first.name).map_or("", String::as_str);
        Report::new(trace.rule, findings)
            .add(trace.span, trace.message)
            .severity(trace.severity)
            .note(format!("first in {name}"));
    }
}

/// What stays the same in all descriptions that one side makes in a session: everything in the
/// origin but the version (RFC 8866 §5.2).
///
/// An id that was drawn at random (RFC 9429 §5.2.1) is enough: a browser that hands out the
/// description of its peer keeps the id and writes its own user and address.
fn session(document: &Document<'_>) -> Option<Vec<u8>> {
    /// As many as seconds have, which others write.
    const DIGITS_OF_TIME: usize = 10;
    let (_, origin) = document.typed_lines::<Origin<'_>>().next()?;
    let session_id = format!("{}", origin.session_id).into_bytes();
    if session_id.len() > DIGITS_OF_TIME {
        return Some(session_id);
    }
    Some([origin.username.as_bytes(), &session_id, origin.address.as_bytes()].join(&b' '))
}
