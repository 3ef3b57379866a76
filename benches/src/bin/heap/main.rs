//! Prints what each contender asks of the heap.
//!
//! One call to warm up (tables that a crate builds once, buffers that grow to their size), then
//! one that is counted. The buffer that a round trip writes into is the caller's and has its size.
//! `0+0 / 0 / 0` stands for no heap call at all.

mod counting;

use counting::{CountingAllocator, Heap};
use sdpkit_benches::contender::{Contender, Operation, Scratch};
use sdpkit_benches::inputs::{self, Input};
use sdpkit_benches::{contenders, round_robin};

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

fn main() -> Result<(), inputs::Unreadable> {
    let inputs = inputs::load(|_| true)?;
    let contenders = contenders();
    let mut scratch = Scratch::for_inputs(&inputs);
    for operation in Operation::ALL {
        println!("## {operation}: allocations + reallocations / bytes asked for / peak bytes\n");
        let names: Vec<&str> = inputs.iter().map(|input| input.name).collect();
        println!("| parser | {} |", names.join(" | "));
        println!("|---|{}", "---:|".repeat(names.len()));
        for contender in &contenders {
            let cells: Vec<String> = inputs
                .iter()
                .map(|input| cell(contender, operation, input, &mut scratch))
                .collect();
            println!("| {} | {} |", contender.name, cells.join(" | "));
        }
        println!();
    }
    Ok(())
}

fn cell(
    contender: &Contender,
    operation: Operation,
    input: &Input,
    scratch: &mut Scratch,
) -> String {
    let Some(action) = contender.action(operation) else {
        return String::new();
    };
    if round_robin::try_once(action, input, scratch).is_err() {
        return "FAIL".to_owned();
    }
    let (heap, outcome) = counting::count(|| round_robin::try_once(action, input, scratch));
    match outcome {
        Ok(()) => {
            let Heap { allocations, reallocations, bytes, peak } = heap;
            format!("{allocations}+{reallocations} / {bytes} / {peak}")
        }
        Err(_) => "FAIL".to_owned(),
    }
}
