//! Attributes of one RTP source, inside `a=ssrc` (RFC 5576 §6).

use super::Ssrc;
use crate::attribute::declare::attribute;
use crate::grammar::List;
use crate::text::Text;

attribute! {
    /// The canonical name of the source (RFC 3550 §6.5.1), the same in all sessions of its sender.
    "cname" => Cname<'a> example "rVkeAUCmuO964FLM" {
        /// The name: `user@host` by convention, random in WebRTC (RFC 7022).
        cname: Text<'a>,
    }
}

attribute! {
    /// The identifiers the source had before.
    "previous-ssrc" => PreviousSsrc<'a> example "1234 5678" {
        /// The identifiers.
        ssrcs: List<'a, Ssrc, ' '>,
    }
}

attribute! {
    /// The media stream of the source, as Chromium wrote it before version 91; `msid` says the
    /// same.
    "mslabel" => Mslabel<'a> example "Yhb3bAbcbJfG3I2gQ1CSKyZ1YxLbdP4pPJqd" {
        /// The media stream.
        stream: Text<'a>,
    }
}
