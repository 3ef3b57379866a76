//! Capability negotiation.
