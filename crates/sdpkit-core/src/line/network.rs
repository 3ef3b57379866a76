//! Which network and which kind of address: `<nettype>` and `<addrtype>` (RFC 8866 §5.2, §5.7).

use crate::attribute::keywords::keywords;

keywords! {
    /// The network type of an address.
    ///
    /// Compared with case, as deployed parsers do.
    NetType<'a> or Other expects NetType {
        /// The Internet.
        Internet = "IN",
    }
}

keywords! {
    /// The address type of an address.
    ///
    /// It says which kind of address a name stands for; a literal address speaks for itself.
    ///
    /// ```
    /// use sdpkit_core::line::{AddressType, Origin};
    /// use sdpkit_core::TypedLine;
    /// let origin = Origin::parse(b"- 1 1 IN IPV4 10.10.10.10")?;
    /// assert!(matches!(origin.address_type, AddressType::Other(word) if word == "IPV4"));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    AddressType<'a> or Other expects AddressType {
        /// An IPv4 address, or a name that resolves to one.
        Ip4 = "IP4",
        /// An IPv6 address, or a name that resolves to one.
        Ip6 = "IP6",
    }
}
