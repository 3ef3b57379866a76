//! The same rows under criterion, for a close look at one of them:
//! `cargo bench --bench criterion -- 'chrome/parse/sdpkit'`.
//!
//! criterion finishes one row before it starts the next, so on a noisy machine its ratios between
//! rows drift: goals are checked with the `table` binary.
#![forbid(unsafe_code)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sdpkit_benches::contender::{Operation, Scratch};
use sdpkit_benches::{contenders, inputs, round_robin};

fn every_row(criterion: &mut Criterion) {
    let inputs = inputs::load(|_| true).expect("every input can be read");
    let contenders = contenders();
    let mut scratch = Scratch::for_inputs(&inputs);
    for input in &inputs {
        for operation in Operation::ALL {
            let mut group = criterion.benchmark_group(format!("{}/{operation}", input.name));
            group.throughput(Throughput::Bytes(input.text.len() as u64));
            for contender in &contenders {
                let Some(action) = contender.action(operation) else {
                    continue;
                };
                if let Err(failure) = round_robin::try_once(action, input, &mut scratch) {
                    println!("{}/{operation}/{}: FAIL {failure}", input.name, contender.name);
                    continue;
                }
                group.bench_function(BenchmarkId::from_parameter(contender.name), |bencher| {
                    bencher.iter(|| {
                        scratch.written.clear();
                        action(black_box(input), black_box(&mut scratch))
                    });
                });
            }
            group.finish();
        }
    }
}

criterion_group!(benches, every_row);
criterion_main!(benches);
