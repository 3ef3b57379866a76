//! Findings that are counted and not told.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::num::NonZeroUsize;

use crate::finding::Finding;
use crate::rule::{Safety, Severity};

/// How many findings of a rule are not told, as what is counted of those that are.
///
/// ```
/// use core::num::NonZeroUsize;
/// use sdpkit_core::Sdp;
/// use sdpkit_lint::{Safety, Settings, Severity, lint};
/// let text = "v=0\r\no=- 1 1 IN IP4 192.0.2.1 \r\ns=-\r\nt=0 0 \r\nm=audio 9 RTP/AVP 0 \r\n";
/// let settings = Settings::default().with_max_findings(NonZeroUsize::new(1));
/// let findings = lint(Sdp::new(text), &settings);
/// let spaces: Vec<_> = findings.iter().filter(|f| f.rule.id == "trailing-whitespace").collect();
/// let [first] = spaces[..] else { panic!() };
/// let omitted = first.omitted.as_ref().unwrap();
/// assert_eq!((omitted.count(), omitted.of(Severity::Warning)), (2, 2));
/// assert_eq!(omitted.mendable(Safety::Safe), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Omitted {
    /// By severity, mildest first.
    severities: [usize; Severity::ALL.len()],
    safe: usize,
    unsafe_: usize,
}

impl Omitted {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.severities.iter().sum()
    }

    /// How many of a severity there are.
    pub fn of(&self, severity: Severity) -> usize {
        let counts = Severity::ALL.iter().zip(self.severities);
        counts.filter(|(known, _)| **known == severity).map(|(_, count)| count).sum()
    }

    /// How many have a fix of that safety.
    pub const fn mendable(&self, safety: Safety) -> usize {
        match safety {
            Safety::Safe => self.safe,
            Safety::Unsafe => self.unsafe_,
        }
    }

    fn add(&mut self, finding: &Finding) {
        for (count, severity) in self.severities.iter_mut().zip(Severity::ALL) {
            *count += usize::from(severity == finding.severity);
        }
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => self.safe += 1,
            Some(Safety::Unsafe) => self.unsafe_ += 1,
            None => {}
        }
    }
}

/// Keeps the first `limit` findings of each rule; the last of them counts the others.
pub(crate) fn capped(findings: Vec<Finding>, limit: Option<NonZeroUsize>) -> Vec<Finding> {
    let Some(limit) = limit.filter(|limit| limit.get() < findings.len()) else { return findings };
    // How many of each rule are kept, and where the last of them is.
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let (count, last) = rules.entry(finding.rule.id).or_default();
        match kept.get_mut(*last) {
            Some(last) if *count >= limit.get() => {
                last.omitted.get_or_insert_with(Box::default).add(&finding);
            }
            _ => {
                (*count, *last) = (*count + 1, kept.len());
                kept.push(finding);
            }
        }
    }
    kept
}
