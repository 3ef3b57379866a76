//! The documentation in `tests/cmd` and the README, executed.
//!
//! `TRYCMD=overwrite cargo test -p sdptool --test cli` writes what is printed now; read the
//! difference before it is kept.

#[test]
fn documentation_prints_what_it_says() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.trycmd").case("README.md").case("../../docs/configuration.md");
}
