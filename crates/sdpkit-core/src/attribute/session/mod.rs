//! What a session says of itself.
