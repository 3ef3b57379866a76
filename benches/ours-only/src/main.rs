//! F and sdpkit alone, so that memchr has just the features that sdpkit-core asks for.
//!
//! In the `table` binary some peers turn memchr's `std` feature on for everybody. Run it with
//! `cargo run --release --package sdpkit-ours-only`; together with other packages in one cargo
//! call their features would be unified again.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use sdpkit_benches::{contenders, inputs, report, round_robin};

fn main() -> ExitCode {
    let inputs = match inputs::load(|_| true) {
        Ok(inputs) => inputs,
        Err(unreadable) => {
            eprintln!("{unreadable}");
            return ExitCode::from(2);
        }
    };
    let contenders = contenders();
    let measurements = round_robin::measure(&contenders, &inputs, round_robin::ROUNDS);
    print!("{}", report::tables(&contenders, &inputs, &measurements, None));
    print!("{}", report::memchr_features(env!("CARGO_PKG_NAME")));
    ExitCode::SUCCESS
}
