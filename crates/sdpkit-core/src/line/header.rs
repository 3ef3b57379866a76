//! `v=`, `s=` and `i=`: what a description is (RFC 8866 §5.1, §5.3, §5.4).

use crate::attribute::declare::record;
use crate::line::line;
use crate::text::Text;

record! {
    /// The protocol version: `v=0` (RFC 8866 §5.1).
    ///
    /// The grammar is `1*DIGIT`, so `v=1` is read; that no such version exists is not a matter of
    /// grammar.
    ///
    /// ```
    /// use sdpkit_core::{line::Version, TypedLine};
    /// assert_eq!(Version::parse(b"0")?, Version::CURRENT);
    /// assert_eq!(Version::parse(b"0 ").unwrap_err().at(), 1);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Version {
        /// The number of the version.
        number: u32,
    }
}

line! { Version => Version }

impl Version {
    /// The only version there is, 0.
    pub const CURRENT: Self = Self { number: 0 };
}

record! {
    /// The name of the session: `s=<session name>` (RFC 8866 §5.3).
    ///
    /// Never empty; sessions without a name have `s=-` or `s= `. The characters are UTF-8 unless
    /// `a=charset` says otherwise.
    ///
    /// ```
    /// use sdpkit_core::{line::SessionName, TypedLine};
    /// assert_eq!(SessionName::parse(b"caf\xe9")?.text.to_string(), "caf\u{fffd}");
    /// assert_eq!(SessionName::parse(b"").unwrap_err().to_string(), "expected text");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    SessionName<'a> {
        /// The name.
        text: Text<'a>,
    }
}

line! { SessionName => SessionName<'a> }

record! {
    /// Information for people, on the session or on a media section: `i=<session information>`
    /// (RFC 8866 §5.4).
    ///
    /// A media section without its own takes the session's. The characters are UTF-8 unless
    /// `a=charset` says otherwise.
    ///
    /// ```
    /// use sdpkit_core::{line::Information, TypedLine};
    /// assert_eq!(Information::parse(b"Stage left")?.text, "Stage left");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Information<'a> {
        /// The information, not meant for machines.
        text: Text<'a>,
    }
}

line! { Information => Information<'a> }

#[cfg(test)]
mod tests {
    use super::{Information, SessionName, Version};
    use crate::error::Expected;
    use crate::line::TypedLine;
    use crate::line::testing::{assert_faults, assert_kept};

    #[test]
    fn other_versions_are_read_as_well() {
        assert_kept::<Version>(&["0", "1", "4294967295"]);
        assert_eq!(Version::parse(b"00").unwrap(), Version::CURRENT);
        assert_ne!(Version::parse(b"1").unwrap(), Version::CURRENT);
    }

    #[test]
    fn a_version_is_digits_alone() {
        assert_faults::<Version>(&[
            ("", 0, Expected::NumberU32),
            ("-0", 0, Expected::NumberU32),
            ("0 ", 1, Expected::End),
            ("0.1", 1, Expected::End),
        ]);
    }

    #[test]
    fn a_space_is_a_session_name_and_nothing_is_not() {
        assert_kept::<SessionName<'_>>(&["-", " ", "Zażółć “title”"]);
        assert_faults::<SessionName<'_>>(&[("", 0, Expected::Text)]);
    }

    #[test]
    fn information_may_be_any_bytes_and_not_none() {
        assert_kept::<Information<'_>>(&["1080i59.94, 10 bit", " leading\tand trailing "]);
        assert_faults::<Information<'_>>(&[("", 0, Expected::Text)]);
        let latin_1 = Information::parse(b"\xdcbertragung").unwrap();
        assert_eq!(latin_1.text.as_bytes(), b"\xdcbertragung");
    }
}
