//! Rules: synchronisation sources and media streams.
