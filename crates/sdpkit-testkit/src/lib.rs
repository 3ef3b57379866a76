//! Corpora, generators and oracles for the tests of the workspace.
#![forbid(unsafe_code)]
