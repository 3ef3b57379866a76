//! What deployed senders write outside the standards.
