//! `c=`: where media is sent (RFC 8866 §5.7).

use crate::attribute::declare::record;
use crate::grammar::{Token, Word};
use crate::line::line;

record! {
    /// Connection information: `c=<nettype> <addrtype> <connection-address>`.
    Connection<'a> {
        /// The network type: `IN`.
        net_type: Token<'a>,
        /// The address type: `IP4` or `IP6`.
        " " address_type: Token<'a>,
        /// The address.
        " " address: Word<'a>,
    }
}

line! { Connection => Connection<'a> }
