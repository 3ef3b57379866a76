//! ICE.
