//! Groups, identities, sources and streams.
