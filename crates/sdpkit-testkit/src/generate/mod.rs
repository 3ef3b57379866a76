//! Strategies that make values, descriptions and hostile text, for property tests.
//!
//! Nothing here is a second list of attributes: what is made comes from the registry and from the
//! fields of the line types, so a new row is tested as soon as it is there.

mod description;
mod hostile;
mod value;

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRunner};

pub use description::{Description, DescriptionLine, description};
pub use hostile::{Slips, edits, hostile_text, misspelt, slips};
pub use value::{
    attribute_line, attribute_value, line, line_fields, line_types, line_value, odd_text,
};

/// The settings of a property that tries `default` cases, or as many as `PROPTEST_CASES` says.
pub fn cases(default: u32) -> Config {
    // The default generator is a cipher, which takes most of the time of a build for tests.
    let mut config = Config {
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::XorShift,
        ..Config::default()
    };
    // `Config::default` has read the variable, but falls back on a number of its own.
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = default;
    }
    config
}

/// Runs `property` on values of `strategy`; `what` is what a failure is about.
///
/// # Panics
/// When the property fails, with the smallest value found for which it does.
#[track_caller]
pub fn for_all<S: Strategy>(
    what: &dyn Debug,
    default_cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> TestCaseResult,
) {
    if let Err(error) = TestRunner::new(cases(default_cases)).run(strategy, property) {
        panic!("{what:?}: {error}");
    }
}
