//! Rules: ICE credentials, options and candidates.
