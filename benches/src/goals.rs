//! The goals that the project holds itself to, as ratios within one run.

use std::fmt;

use crate::contender::Operation;
use crate::inputs::{CHROME, LARGE};
use crate::round_robin::{self, Measurement};
use crate::{floors, ours, peers};

/// One goal and what a run says about it.
#[derive(Debug)]
pub struct Verdict {
    goal: &'static Goal,
    /// The ratio measured; `None` if one of its two jobs did not run.
    measured: Option<f64>,
}

impl Verdict {
    /// Whether the run reached what must be reached.
    pub fn is_met(&self) -> bool {
        self.measured.is_some_and(|measured| self.goal.must.admits(measured))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Goal { what, must, stretch, .. } = self.goal;
        let verdict = if self.is_met() { "met" } else { "NOT MET" };
        match self.measured {
            Some(measured) => write!(f, "{what}: {measured:.2} (goal {must}): {verdict}")?,
            None => write!(f, "{what}: not measured (goal {must}): {verdict}")?,
        }
        match (stretch, self.measured) {
            (Some(stretch), Some(measured)) if stretch.admits(measured) => {
                write!(f, ", and so is the stretch goal {stretch}")
            }
            (Some(stretch), _) => write!(f, ", stretch goal {stretch} is not"),
            (None, _) => Ok(()),
        }
    }
}

/// The inputs that goals are set on.
pub const INPUTS: [&str; 2] = [CHROME, LARGE];

/// Compares a run that had the [`INPUTS`] with every goal.
pub fn check(measurements: &[Measurement]) -> Vec<Verdict> {
    let measured =
        |goal: &Goal| round_robin::ratio(measurements, goal.input, goal.over, goal.under);
    GOALS.iter().map(|goal| Verdict { goal, measured: measured(goal) }).collect()
}

/// A bound on the ratio of two jobs.
#[derive(Debug)]
struct Goal {
    what: &'static str,
    input: &'static str,
    over: (&'static str, Operation),
    under: (&'static str, Operation),
    must: Bound,
    stretch: Option<Bound>,
}

#[derive(Debug, Clone, Copy)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Bound {
    fn admits(self, ratio: f64) -> bool {
        match self {
            Self::AtMost(bound) => ratio <= bound,
            Self::AtLeast(bound) => ratio >= bound,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(bound) => write!(f, "<= {bound}"),
            Self::AtLeast(bound) => write!(f, ">= {bound}"),
        }
    }
}

const GOALS: [Goal; 11] = [
    Goal {
        what: "lazy parse / F",
        input: CHROME,
        over: (ours::LAZY, Operation::Parse),
        under: (floors::F, Operation::Parse),
        must: Bound::AtMost(2.2),
        stretch: Some(Bound::AtMost(1.3)),
    },
    Goal {
        what: "common attributes typed / F",
        input: CHROME,
        over: (ours::COMMON, Operation::Parse),
        under: (floors::F, Operation::Parse),
        must: Bound::AtMost(4.5),
        stretch: Some(Bound::AtMost(2.7)),
    },
    Goal {
        what: "everything typed and checked / F",
        input: CHROME,
        over: (ours::EVERYTHING, Operation::Parse),
        under: (floors::F, Operation::Parse),
        must: Bound::AtMost(8.0),
        stretch: Some(Bound::AtMost(6.0)),
    },
    Goal {
        what: "sdp-types / lazy parse",
        input: CHROME,
        over: (peers::SDP_TYPES, Operation::Parse),
        under: (ours::LAZY, Operation::Parse),
        must: Bound::AtLeast(8.0),
        stretch: None,
    },
    Goal {
        what: "sdp-types / everything typed and checked",
        input: CHROME,
        over: (peers::SDP_TYPES, Operation::Parse),
        under: (ours::EVERYTHING, Operation::Parse),
        must: Bound::AtLeast(2.5),
        stretch: None,
    },
    Goal {
        what: "webrtc-sdp / everything typed and checked",
        input: CHROME,
        over: (peers::WEBRTC_SDP, Operation::Parse),
        under: (ours::EVERYTHING, Operation::Parse),
        must: Bound::AtLeast(10.0),
        stretch: None,
    },
    Goal {
        what: "parse + write unchanged / lazy parse",
        input: CHROME,
        over: (ours::LAZY, Operation::RoundTrip),
        under: (ours::LAZY, Operation::Parse),
        must: Bound::AtMost(2.0),
        stretch: None,
    },
    // Thirty microseconds where F takes 0.93; twenty is what sdp-types takes to parse.
    Goal {
        what: "lint / F",
        input: CHROME,
        over: (ours::LINT, Operation::Parse),
        under: (floors::F, Operation::Parse),
        must: Bound::AtMost(32.0),
        stretch: Some(Bound::AtMost(21.5)),
    },
    Goal {
        what: "sdp-types / lint",
        input: CHROME,
        over: (peers::SDP_TYPES, Operation::Parse),
        under: (ours::LINT, Operation::Parse),
        must: Bound::AtLeast(0.67),
        stretch: Some(Bound::AtLeast(1.0)),
    },
    // 15 and 50 milliseconds where F takes 0.163.
    Goal {
        what: "model of 500 sections / F",
        input: LARGE,
        over: (ours::MODEL, Operation::Parse),
        under: (floors::F, Operation::Parse),
        must: Bound::AtMost(92.0),
        stretch: None,
    },
    Goal {
        what: "lint of 500 sections / F",
        input: LARGE,
        over: (ours::LINT, Operation::Parse),
        under: (floors::F, Operation::Parse),
        must: Bound::AtMost(307.0),
        stretch: None,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round_robin::Figures;

    fn took(contender: &'static str, nanoseconds: f64) -> Measurement {
        Measurement {
            contender,
            input: CHROME,
            operation: Operation::Parse,
            outcome: Ok(Figures { rounds: vec![Some(nanoseconds)], fidelity: None }),
        }
    }

    #[test]
    fn a_goal_is_met_missed_or_not_measured() {
        let run =
            [took(floors::F, 1_000.0), took(ours::LAZY, 1_500.0), took(ours::COMMON, 5_000.0)];
        let said: Vec<String> = check(&run).iter().take(3).map(Verdict::to_string).collect();
        assert_eq!(
            said,
            [
                "lazy parse / F: 1.50 (goal <= 2.2): met, stretch goal <= 1.3 is not",
                "common attributes typed / F: 5.00 (goal <= 4.5): NOT MET, stretch goal <= 2.7 is not",
                "everything typed and checked / F: not measured (goal <= 8): NOT MET, \
             stretch goal <= 6 is not",
            ]
        );
    }
}
