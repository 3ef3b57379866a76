//! Chromium, and every browser built upon it.

pub mod munging;
