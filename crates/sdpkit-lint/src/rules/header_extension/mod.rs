//! Rules: RTP header extensions.
