//! Rules: what has been replaced.
