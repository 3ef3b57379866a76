//! A list of steps that are timed, go on after a failure, and end in a table.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    time: Duration,
    /// A few words on what was seen, or why it failed.
    outcome: Result<String>,
}

impl Steps {
    /// Runs one step. A failure is shown at once and fails `finish`; later steps still run, so that
    /// one run tells everything that is wrong.
    pub(crate) fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<String>) {
        println!("\n=== {name}");
        let start = Instant::now();
        let outcome = step();
        let time = start.elapsed();
        match &outcome {
            Ok(_) => println!("=== {name}: {}", seconds(time)),
            Err(error) => println!("=== {name}: FAILED after {}: {error:#}", seconds(time)),
        }
        self.done.push(Step { name, time, outcome });
    }

    /// The table, or an error if any step failed. Why it failed is told again: much was written
    /// since, and some logs show only their end.
    pub(crate) fn finish(self) -> Result<String> {
        let table = self.table();
        let mut failed = Vec::new();
        let mut reasons = String::new();
        for step in &self.done {
            if let Err(error) = &step.outcome {
                failed.push(step.name);
                reasons.push_str(&format!("{}: {error:#}\n\n", step.name));
            }
        }
        if failed.is_empty() {
            return Ok(table);
        }
        bail!("failed: {}\n\n{reasons}{table}", failed.join(", "))
    }

    fn table(&self) -> String {
        let width = self.done.iter().map(|step| step.name.len()).max().unwrap_or_default();
        let mut table = String::new();
        for Step { name, time, outcome } in &self.done {
            let outcome = match outcome {
                Ok(seen) if seen.is_empty() => "ok".to_owned(),
                Ok(seen) => format!("ok      {seen}"),
                // The first line: the whole of it stands above, at its step.
                Err(error) => {
                    let error = format!("{error:#}");
                    format!("FAILED  {}", error.lines().next().unwrap_or_default())
                }
            };
            table.push_str(&format!("{name:width$}  {:>8}  {outcome}\n", seconds(*time)));
        }
        let total = self.done.iter().map(|step| step.time).sum();
        table.push_str(&format!("{:width$}  {:>8}", "total", seconds(total)));
        table
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_the_list_and_the_next_one_still_runs() {
        let mut steps = Steps::default();
        steps.run("first", || bail!("broken\nin two lines"));
        steps.run("second", || Ok("3 things".to_owned()));
        assert_eq!(
            steps.table().replace(|c: char| c.is_ascii_digit() && c != '3', "0"),
            "first      0.0 s  FAILED  broken\nsecond     0.0 s  ok      3 things\ntotal      0.0 s"
        );
        let error = steps.finish().unwrap_err().to_string();
        assert!(error.starts_with("failed: first\n\nfirst: broken\nin two lines\n\n"), "{error}");
    }
}
