//! The rules, a file each, in the folder of their category.
//!
//! A new rule is its file, and its name in [`RULES`] and among the modules of its category.

mod session;
mod syntax;

use crate::rule::Rule;

/// Every rule, category by category.
pub static RULES: &[&Rule] = &[
    // syntax
    &syntax::blank_line::RULE,
    &syntax::empty_session_name::RULE,
    &syntax::malformed_value::RULE,
    // session
];
