//! Rules: restriction identifiers and simulcast.
