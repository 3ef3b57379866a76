//! Rules: what single implementations do not take.
