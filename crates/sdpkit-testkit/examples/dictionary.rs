//! Prints the dictionary of the fuzz targets: `cargo run -p sdpkit-testkit --example dictionary`.

#![allow(clippy::print_stdout, reason = "that is what it is for")]

fn main() {
    print!("{}", sdpkit_testkit::dictionary());
}
