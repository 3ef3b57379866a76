//! The documentation under `tests/cmd` and in the README, executed.
//!
//! `TRYCMD=overwrite cargo test -p sdptool --test cli` writes what is printed now; read the
//! difference before it is kept.

#[test]
fn cases_print_what_they_say() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").case("tests/cmd/*.toml");
}
