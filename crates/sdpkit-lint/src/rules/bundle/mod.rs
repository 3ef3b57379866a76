//! Rules: groups of sections that share a transport.
