//! The tables, in Markdown.

use std::fmt::Write as _;
use std::process::Command;

use crate::contender::{Contender, Kind, Operation};
use crate::floors;
use crate::inputs::Input;
use crate::round_robin::{self, Fidelity, Figures, Measurement, outcome};

/// One table per input: times, throughput, ratios to F and to the row called `yardstick`.
pub fn tables(
    contenders: &[Contender],
    inputs: &[Input],
    measurements: &[Measurement],
    yardstick: Option<&str>,
) -> String {
    let mut out = String::new();
    for input in inputs {
        let (bytes, lines) = (input.text.len(), input.line_count());
        push(&mut out, format_args!("### {}: {bytes} bytes, {lines} lines\n\n", input.name));
        push_head(&mut out, yardstick);
        let of_input = InputTable { input, measurements, yardstick };
        for contender in contenders {
            of_input.push_row(&mut out, contender);
        }
        let failures: String = contenders.iter().map(|it| of_input.failures(it)).collect();
        push(&mut out, format_args!("\n{failures}"));
        if !failures.is_empty() {
            out.push('\n');
        }
    }
    out
}

/// How many times faster each of our rows is than each peer, on every input: `parse / round trip`.
pub fn against_peers(
    contenders: &[Contender],
    inputs: &[Input],
    measurements: &[Measurement],
) -> String {
    let of_kind = |kind| contenders.iter().filter(move |it| it.kind == kind);
    let mut out = String::new();
    for ours in of_kind(Kind::Ours) {
        push(&mut out, format_args!("### {}: times faster, parse / parse + write\n\n", ours.name));
        push_cells(&mut out, ["peer"].into_iter().chain(inputs.iter().map(|it| it.name)));
        push_cells(&mut out, ["---"].into_iter().chain(inputs.iter().map(|_| "---:")));
        for peer in of_kind(Kind::Peer) {
            let mut cells = vec![peer.name.to_owned()];
            for input in inputs {
                let [parse, round_trip] = Operation::ALL.map(|operation| {
                    let (over, under) = ((peer.name, operation), (ours.name, operation));
                    ratio(round_robin::ratio(measurements, input.name, over, under))
                });
                cells.push(format!("{parse} / {round_trip}"));
            }
            push_cells(&mut out, cells.iter().map(String::as_str));
        }
        out.push('\n');
    }
    out
}

/// Which features of memchr this build of `package` has, and who asked for them: its `std` feature
/// chooses AVX2 at run time, and moves F and sdpkit by a tenth.
pub fn memchr_features(package: &str) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--package", package])
        .args(["--edges", "features,normal", "--invert", "memchr", "--depth", "2"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let tree = match tree {
        Ok(tree) if tree.status.success() => tree.stdout,
        Ok(tree) => tree.stderr,
        Err(cause) => format!("cargo cannot be run: {cause}\n").into_bytes(),
    };
    let tree = String::from_utf8_lossy(&tree);
    format!(
        "`cargo tree --package {package} --edges features --invert memchr`:\n```text\n{tree}```\n"
    )
}

/// A time with three digits or so: nanoseconds, microseconds or milliseconds.
pub fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        it if it < 10_000.0 => format!("{it:.0} ns"),
        it if it < 1_000_000.0 => format!("{:.1} us", it / 1e3),
        it => format!("{:.2} ms", it / 1e6),
    }
}

/// One input's table.
struct InputTable<'m> {
    input: &'m Input,
    measurements: &'m [Measurement],
    yardstick: Option<&'m str>,
}

impl InputTable<'_> {
    fn push_row(&self, out: &mut String, contender: &Contender) {
        let mut cells = vec![contender.name.to_owned()];
        cells.extend(self.parse_cells(contender));
        cells.extend(self.round_trip_cells(contender));
        push_cells(out, cells.iter().map(String::as_str));
    }

    fn failures(&self, contender: &Contender) -> String {
        let mut lines = String::new();
        for operation in Operation::ALL {
            if let Some(Err(failure)) = self.outcome(contender, operation) {
                push(&mut lines, format_args!("- {}, {operation}: {failure}\n", contender.name));
            }
        }
        lines
    }

    fn parse_cells(&self, contender: &Contender) -> Vec<String> {
        let columns = if self.yardstick.is_some() { 6 } else { 5 };
        let figures = match self.outcome(contender, Operation::Parse) {
            Some(Ok(figures)) => figures,
            Some(Err(_)) => return failed(columns),
            None => return vec![String::new(); columns],
        };
        let mut cells = vec![
            duration(figures.min()),
            format!("**{}**", duration(figures.median())),
            duration(figures.p90()),
            format!("{:.0}", megabytes_per_second(self.input, figures.median())),
            ratio(self.figures(floors::F, Operation::Parse).map(|floor| figures.ratio_to(floor))),
        ];
        if let Some(yardstick) = self.yardstick {
            let yardstick = self.figures(yardstick, Operation::Parse);
            cells.push(ratio(yardstick.map(|yardstick| yardstick.ratio_to(figures))));
        }
        cells
    }

    fn round_trip_cells(&self, contender: &Contender) -> Vec<String> {
        let figures = match self.outcome(contender, Operation::RoundTrip) {
            Some(Ok(figures)) => figures,
            Some(Err(_)) => return failed(3),
            None => return vec![String::new(); 3],
        };
        let floor = self.figures(floors::F, Operation::RoundTrip);
        vec![
            format!("**{}**", duration(figures.median())),
            ratio(floor.map(|floor| figures.ratio_to(floor))),
            match figures.fidelity {
                Some(Fidelity::Exact) => "exact".to_owned(),
                Some(Fidelity::Lines { kept, of }) => format!("{kept} of {of} lines"),
                None => String::new(),
            },
        ]
    }

    fn outcome(
        &self,
        contender: &Contender,
        operation: Operation,
    ) -> Option<&Result<Figures, String>> {
        outcome(self.measurements, contender.name, self.input.name, operation)
    }

    fn figures(&self, contender: &str, operation: Operation) -> Option<&Figures> {
        outcome(self.measurements, contender, self.input.name, operation)?.as_ref().ok()
    }
}

fn push_head(out: &mut String, yardstick: Option<&str>) {
    let mut head = vec!["parser", "min", "parse", "p90", "MB/s", "/ F"];
    let versus = yardstick.map(|name| format!("{name} / it"));
    head.extend(versus.as_deref());
    head.extend(["parse + write", "/ F", "written text"]);
    let rule = (0..head.len()).map(|column| match column {
        0 => "---",
        _ if column == head.len() - 1 => "---",
        _ => "---:",
    });
    push_cells(out, head.iter().copied());
    push_cells(out, rule);
}

fn push_cells<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    out.push('|');
    for cell in cells {
        push(out, format_args!(" {cell} |"));
    }
    out.push('\n');
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("writing into a String does not fail");
}

/// A row's cells when it failed; what was wrong stands below the table.
fn failed(columns: usize) -> Vec<String> {
    let mut cells = vec!["FAIL".to_owned()];
    cells.resize(columns, String::new());
    cells
}

fn ratio(ratio: Option<f64>) -> String {
    match ratio {
        Some(it) if it < 10.0 => format!("{it:.2}"),
        Some(it) => format!("{it:.1}"),
        None => "-".to_owned(),
    }
}

fn megabytes_per_second(input: &Input, nanoseconds: f64) -> f64 {
    let bytes = u32::try_from(input.text.len()).map_or(f64::NAN, f64::from);
    bytes / nanoseconds * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: Contender =
        Contender { name: "peer 1.0", kind: Kind::Peer, parse: |_, _| Ok(()), round_trip: None };

    fn input() -> Input {
        Input { name: "text", text: "v=0\r\ns=-\r\n".to_owned() }
    }

    fn measurement(contender: &'static str, outcome: Result<f64, &str>) -> Measurement {
        Measurement {
            contender,
            input: "text",
            operation: Operation::Parse,
            outcome: outcome
                .map(|it| Figures { rounds: vec![Some(it)], fidelity: None })
                .map_err(str::to_owned),
        }
    }

    #[test]
    fn a_row_has_its_ratios() {
        let measurements =
            [measurement(floors::F, Ok(100.0)), measurement("peer 1.0", Ok(2_000.0))];
        let table = tables(&[PEER], &[input()], &measurements, None);
        let row = "| peer 1.0 | 2000 ns | **2000 ns** | 2000 ns | 5 | 20.0 |  |  |  |";
        assert!(table.lines().any(|line| line == row), "{table}");
    }

    #[test]
    fn a_failed_row_says_so() {
        let measurements = [measurement("peer 1.0", Err("refused: no k="))];
        let table = tables(&[PEER], &[input()], &measurements, Some("peer 1.0"));
        assert!(table.contains("\n| peer 1.0 | FAIL |  |  |  |  |  |"), "{table}");
        assert!(table.contains("\n- peer 1.0, parse: refused: no k=\n"), "{table}");
    }
}
