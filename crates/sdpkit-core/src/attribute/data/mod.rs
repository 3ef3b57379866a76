//! Data channels, messaging and files.
