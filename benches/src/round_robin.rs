//! The clock: every job in turn, many rounds, so that noise hits all alike.
//!
//! 1. Every job (contender, input, operation) runs once. A refusal or a panic makes it a failed
//!    row. The round trip's text is compared with the input here, once.
//! 2. Each job's number of iterations is chosen so that one batch takes about [`BATCH`].
//! 3. Each round runs one batch of every job. A change of clock frequency or a busy neighbour then
//!    touches all rows, and ratios taken within a round stand: see [`Figures::ratio_to`].
//!
//! criterion finishes one job before the next: on a noisy machine its ratios drift.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use crate::contender::{Action, Contender, Operation, Scratch};
use crate::inputs::Input;

/// How many rounds give a steady median.
pub const ROUNDS: usize = 121;

/// How long one batch of one job takes, about: short beside a scheduler's time slice of some
/// milliseconds, so that most batches run through on a busy machine too, and long beside the
/// iterations that it takes to be warm.
const BATCH: Duration = Duration::from_micros(200);

/// How often a number of iterations is tried before it is believed.
const CALIBRATIONS: usize = 3;

/// A job whose single iteration takes longer than this is measured in [`SLOW_ROUNDS`] rounds only:
/// one peer needs seconds for 500 sections, and there precision is not what is missing.
const SLOW: Duration = Duration::from_millis(50);
const SLOW_ROUNDS: usize = 3;

/// What one job came to.
#[derive(Debug)]
pub struct Measurement {
    /// [`Contender::name`].
    pub contender: &'static str,
    /// [`Input::name`].
    pub input: &'static str,
    /// What was timed.
    pub operation: Operation,
    /// The figures, or why there are none.
    pub outcome: Result<Figures, String>,
}

/// The figures of a job that ran.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Nanoseconds for one iteration, a value per round; `None` where the job did not take part.
    /// Every job takes part in the first round.
    pub rounds: Vec<Option<f64>>,
    /// What the job wrote, for a round trip.
    pub fidelity: Option<Fidelity>,
}

impl Figures {
    /// Nanoseconds for one iteration in the fastest batch.
    pub fn min(&self) -> f64 {
        percentile(self.batches(), 0)
    }

    /// The same in the median batch: the figure to read.
    pub fn median(&self) -> f64 {
        percentile(self.batches(), 50)
    }

    /// The same in the batch that 90 % of batches are faster than.
    pub fn p90(&self) -> f64 {
        percentile(self.batches(), 90)
    }

    /// How many times as long as `other` it takes: the median of the ratios within each round.
    ///
    /// It is not the ratio of the medians. Where a neighbour comes and goes on the same core, the
    /// batches of a job fall into two heaps, one nearly twice as slow as the other, and the medians
    /// of two jobs may come from different heaps. Two batches of one round mostly come from one.
    pub fn ratio_to(&self, other: &Self) -> f64 {
        let pairs = self.rounds.iter().zip(&other.rounds);
        percentile(pairs.filter_map(|(this, other)| Some((*this)? / (*other)?)), 50)
    }

    fn batches(&self) -> impl Iterator<Item = f64> {
        self.rounds.iter().flatten().copied()
    }
}

/// How much of an input a round trip gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fidelity {
    /// Every byte.
    Exact,
    /// This many of its lines, in whatever order.
    Lines {
        /// Lines of the input found in the output.
        kept: usize,
        /// Lines of the input.
        of: usize,
    },
}

/// Runs every operation of every contender on every input, `rounds` times in turn.
pub fn measure(contenders: &[Contender], inputs: &[Input], rounds: usize) -> Vec<Measurement> {
    let mut scratch = Scratch::for_inputs(inputs);
    let mut jobs = Vec::new();
    for input in inputs {
        for contender in contenders {
            for operation in Operation::ALL {
                if let Some(action) = contender.action(operation) {
                    let run = Run::prepare(action, input, operation, rounds, &mut scratch);
                    jobs.push((contender.name, input, operation, run));
                }
            }
        }
    }

    for round in 0..rounds {
        for (_, input, _, run) in &mut jobs {
            if let Ok(run) = run {
                run.take_part(round, input, &mut scratch);
            }
        }
    }

    jobs.into_iter()
        .map(|(contender, input, operation, run)| Measurement {
            contender,
            input: input.name,
            operation,
            outcome: run.map(Run::figures),
        })
        .collect()
}

/// What one job came to; `None` if no such job was measured.
pub fn outcome<'m>(
    measurements: &'m [Measurement],
    contender: &str,
    input: &str,
    operation: Operation,
) -> Option<&'m Result<Figures, String>> {
    measurements
        .iter()
        .find(|it| it.contender == contender && it.input == input && it.operation == operation)
        .map(|it| &it.outcome)
}

/// How many times as long as `under` the job `over` takes on `input`, each a contender and an
/// operation; `None` if one of them was not measured or failed.
pub fn ratio(
    measurements: &[Measurement],
    input: &str,
    over: (&str, Operation),
    under: (&str, Operation),
) -> Option<f64> {
    let figures =
        |(contender, operation)| outcome(measurements, contender, input, operation)?.as_ref().ok();
    Some(figures(over)?.ratio_to(figures(under)?))
}

/// Runs `action` once and catches what may go wrong.
pub fn try_once(action: Action, input: &Input, scratch: &mut Scratch) -> Result<(), String> {
    scratch.written.clear();
    match panic::catch_unwind(AssertUnwindSafe(|| action(input, scratch))) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(refusal)) => Err(format!("refused: {}", refusal.0)),
        Err(_) => Err("panicked".to_owned()),
    }
}

/// A job that works, on its way through the rounds.
struct Run {
    action: Action,
    fidelity: Option<Fidelity>,
    /// Iterations in a batch.
    iterations: u32,
    /// It takes part in every round of this many.
    every: usize,
    /// [`Figures::rounds`] so far.
    rounds: Vec<Option<f64>>,
}

impl Run {
    fn prepare(
        action: Action,
        input: &Input,
        operation: Operation,
        rounds: usize,
        scratch: &mut Scratch,
    ) -> Result<Self, String> {
        try_once(action, input, scratch)?;
        let fidelity = match operation {
            Operation::Parse => None,
            Operation::RoundTrip => Some(Fidelity::of(&input.text, &scratch.written)),
        };
        let (iterations, iteration) = calibrate(action, input, scratch);
        let every = if iteration > SLOW { rounds.div_ceil(SLOW_ROUNDS) } else { 1 };
        Ok(Self { action, fidelity, iterations, every, rounds: Vec::with_capacity(rounds) })
    }

    fn take_part(&mut self, round: usize, input: &Input, scratch: &mut Scratch) {
        let takes_part = round.is_multiple_of(self.every);
        self.rounds.push(takes_part.then(|| {
            let batch = time(self.action, input, self.iterations, scratch);
            nanoseconds(batch) / f64::from(self.iterations)
        }));
    }

    fn figures(self) -> Figures {
        Figures { rounds: self.rounds, fidelity: self.fidelity }
    }
}

impl Fidelity {
    fn of(input: &str, written: &[u8]) -> Self {
        if input.as_bytes() == written {
            return Self::Exact;
        }
        let mut unused = BTreeMap::<&[u8], usize>::new();
        for line in written.split(|&byte| byte == b'\n') {
            *unused.entry(line.strip_suffix(b"\r").unwrap_or(line)).or_default() += 1;
        }
        let is_kept = |line: &&str| match unused.get_mut(line.as_bytes()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        };
        Self::Lines { kept: input.lines().filter(is_kept).count(), of: input.lines().count() }
    }
}

/// How many iterations make a batch, and how long one takes.
fn calibrate(action: Action, input: &Input, scratch: &mut Scratch) -> (u32, Duration) {
    let mut iterations = 1;
    loop {
        // A batch that was interrupted would tell of a slow job, whose batches may be so short that
        // nothing in them is ever warm: the fastest of a few counts.
        let batches = (0..CALIBRATIONS).map(|_| time(action, input, iterations, scratch));
        let batch = batches.min().unwrap_or_default();
        if batch >= BATCH / 4 {
            let scale = nanoseconds(BATCH) / nanoseconds(batch);
            let iterations_in_batch = (f64::from(iterations) * scale).round().max(1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at least 1, and at most four times a u32 that took a quarter of a batch"
            )]
            return (iterations_in_batch as u32, batch / iterations);
        }
        iterations *= 2;
    }
}

fn time(action: Action, input: &Input, iterations: u32, scratch: &mut Scratch) -> Duration {
    let start = Instant::now();
    for _ in 0..iterations {
        scratch.written.clear();
        let outcome = action(black_box(input), black_box(&mut *scratch));
        debug_assert!(outcome.is_ok(), "it took the same input before");
        let _ = black_box(outcome);
    }
    start.elapsed()
}

/// The value that `percent` of `values` are not above; NaN if there is none.
fn percentile(values: impl Iterator<Item = f64>, percent: usize) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) * percent / 100).copied().unwrap_or(f64::NAN)
}

fn nanoseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contender::{Kind, Refusal};

    const INPUT: &str = "v=0\r\na=x\r\na=x\r\n";

    fn contender(parse: Action, round_trip: Action) -> Contender {
        Contender { name: "it", kind: Kind::Peer, parse, round_trip: Some(round_trip) }
    }

    fn outcomes(contender: Contender) -> Vec<Result<Figures, String>> {
        let input = Input { name: "text", text: INPUT.to_owned() };
        let measurements = measure(&[contender], &[input], 3);
        measurements.into_iter().map(|it| it.outcome).collect()
    }

    #[test]
    fn a_refusal_and_a_panic_are_failed_rows() {
        let outcomes = outcomes(contender(
            |_, _| Err(Refusal::new("no k=")),
            |_, _| panic!("as a peer might"),
        ));
        let failures: Vec<_> = outcomes.into_iter().map(|it| it.expect_err("fails")).collect();
        assert_eq!(failures, ["refused: no k=", "panicked"]);
    }

    #[test]
    fn figures_are_in_order_and_a_round_trip_is_compared() {
        let outcomes = outcomes(contender(
            |_, _| Ok(()),
            |input, scratch| {
                scratch.written.extend_from_slice(input.bytes());
                Ok(())
            },
        ));
        let figures: Vec<_> = outcomes.into_iter().map(|it| it.expect("runs")).collect();
        assert!(
            figures
                .iter()
                .all(|it| { 0.0 < it.min() && it.min() <= it.median() && it.median() <= it.p90() })
        );
        assert_eq!(figures[0].fidelity, None);
        assert_eq!(figures[1].fidelity, Some(Fidelity::Exact));
    }

    #[test]
    fn a_ratio_is_taken_within_rounds() {
        // Twice as slow in each round, though the neighbour is there in three of five, or in two.
        let rounds = |nanoseconds: [f64; 5]| nanoseconds.map(Some).to_vec();
        let under = Figures { rounds: rounds([10.0, 10.0, 19.0, 19.0, 19.0]), fidelity: None };
        let over = Figures { rounds: rounds([20.0, 20.0, 20.0, 38.0, 38.0]), fidelity: None };
        assert_eq!((over.median(), under.median()), (20.0, 19.0));
        assert!((over.ratio_to(&under) - 2.0).abs() < 1e-9);

        let slow = Figures { rounds: vec![Some(30.0), None, None, None, None], fidelity: None };
        assert!((slow.ratio_to(&under) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn kept_lines_are_counted_once_each() {
        let fidelity = Fidelity::of(INPUT, b"a=x\r\nb=AS:1\r\n");
        assert_eq!(fidelity, Fidelity::Lines { kept: 1, of: 3 });
    }
}
