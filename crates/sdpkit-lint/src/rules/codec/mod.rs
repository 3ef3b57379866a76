//! Rules: codecs, their parameters and feedback; RTCP.
