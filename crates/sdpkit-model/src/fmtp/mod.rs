//! Format parameters (`a=fmtp`) as the payload format of each codec defines them.
