//! Rules: SMPTE ST 2110, AES67 and source filters.
