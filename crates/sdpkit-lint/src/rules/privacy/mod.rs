//! Rules: what a description tells about its sender.
