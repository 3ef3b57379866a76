//! `a=source-filter`: whose packets to accept (RFC 4570).

use crate::attribute::capability::blanks::after_blank;
use crate::attribute::keywords::keywords;
use crate::grammar::{List, Token, Word};

after_blank! {
    /// Accepts or refuses the packets of some sources to a destination (RFC 4570 §3).
    ///
    /// The grammar has a blank after the colon, and ST 2110 senders write it; without it the value
    /// is read too.
    ///
    /// ```
    /// use sdpkit_core::{attribute::{FilterMode, SourceFilter}, TypedAttribute};
    /// let filter = SourceFilter::parse(Some(b" incl IN IP4 232.0.16.1 172.29.80.65"))?;
    /// assert_eq!((filter.mode, filter.destination.to_str()), (FilterMode::Incl, Ok("232.0.16.1")));
    /// assert!(filter.sources.iter().eq(["172.29.80.65"]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "source-filter" => SourceFilter<'a> example " incl IN IP4 232.0.16.1 172.29.80.65"
    pattern "(incl|excl) IN (IP4|IP6|\\*) (\\*|232\\.0\\.[0-9]{1,2}\\.1|ff3e::[0-9a-f]{1,4})( 192\\.0\\.2\\.[0-9]{1,2}){1,3}"
    writes " " {
        /// Whether the sources are the only ones wanted, or unwanted.
        mode: FilterMode,
        /// The network type: `IN`.
        " " net_type: Token<'a>,
        /// The address type: `IP4`, `IP6`, or `*` for both, when addresses are domain names.
        " " address_type: Token<'a>,
        /// The destination address, or `*` for every address of the `c=` lines.
        " " destination: Word<'a>,
        /// The source addresses.
        " " sources: List<'a, Word<'a>, ' '>,
    }
}

keywords! {
    /// Whether a filter names the wanted sources or the unwanted ones (RFC 4570 §3).
    FilterMode expects FilterMode {
        /// Only these sources are wanted.
        Incl = "incl",
        /// All but these sources are wanted.
        Excl = "excl",
    }
}

#[cfg(test)]
mod tests {
    use super::SourceFilter;
    use crate::attribute::TypedAttribute;

    #[test]
    fn the_blank_after_the_colon_is_written_but_need_not_stand() {
        let filter =
            SourceFilter::parse(Some(b"incl IN IP4 239.5.2.32 10.1.15.6 10.1.15.7")).unwrap();
        assert!(filter.sources.iter().eq(["10.1.15.6", "10.1.15.7"]));
        let mut memory = [0; 64];
        let mut out = crate::Buffer::new(&mut memory);
        filter.write(&mut out).unwrap();
        assert_eq!(out.written(), b" incl IN IP4 239.5.2.32 10.1.15.6 10.1.15.7");
    }

    #[test]
    fn a_filter_names_a_source() {
        let fault = SourceFilter::parse(Some(b" excl IN * *")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (12, "a space"));
        let fault = SourceFilter::parse(Some(b" only IN IP4 * 192.0.2.1")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (1, "incl or excl"));
    }
}
