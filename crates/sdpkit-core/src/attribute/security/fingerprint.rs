//! `a=fingerprint`: the hash of a certificate (RFC 8122 §5).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keyword_output;
use crate::grammar::{Field, HexPairs, Parsed, Token};

attribute! {
    /// The hash of the certificate that the sender will present in TLS or DTLS.
    "fingerprint" => Fingerprint<'a>
    example "sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55"
    {
        /// The hash function.
        hash: HashFunction<'a>,
        /// The bytes of the hash; as many as the function gives, which is not checked here.
        " " digest: HexPairs<'a>,
    }
}

impl<'a> Fingerprint<'a> {
    /// The bytes of the hash.
    ///
    /// ```
    /// use sdpkit_core::{attribute::Fingerprint, TypedAttribute};
    /// let fingerprint = Fingerprint::parse(Some(b"md5 0A:ff"))?;
    /// assert!(fingerprint.bytes().eq([0x0a, 0xff]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn bytes(&self) -> impl Iterator<Item = u8> + 'a {
        self.digest.bytes()
    }
}

/// Declares the hash functions, each with its length in bytes.
///
/// Before: `hash_functions! { /// Docs.
///     Md5 = "md5", 16; }`
/// After: `HashFunction::Md5`, its name, its length, and how it is read.
macro_rules! hash_functions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $length:literal;)*) => {
        /// A hash function of certificates (RFC 8122 §5), read without regard to case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum HashFunction<'a> {
            $($(#[$doc])* $variant,)*
            /// A token that is none of the above.
            Other(Token<'a>),
        }

        impl HashFunction<'static> {
            /// Every function that has a name of its own here.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }

        impl<'a> HashFunction<'a> {
            /// The name.
            pub fn as_str(self) -> &'a str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other(token) => token.as_str(),
                }
            }

            /// How many bytes the function gives, when it is known.
            pub const fn digest_length(self) -> Option<usize> {
                match self {
                    $(Self::$variant => Some($length),)*
                    Self::Other(_) => None,
                }
            }

            /// The function that `token` names.
            #[inline]
            fn named(token: Token<'a>) -> Self {
                match token {
                    $(token if token.eq_ignore_ascii_case($name) => Self::$variant,)*
                    other => Self::Other(other),
                }
            }
        }
    };
}

hash_functions! {
    /// SHA-256, which browsers use.
    Sha256 = "sha-256", 32;
    /// SHA-1, weak.
    Sha1 = "sha-1", 20;
    /// SHA-224.
    Sha224 = "sha-224", 28;
    /// SHA-384.
    Sha384 = "sha-384", 48;
    /// SHA-512.
    Sha512 = "sha-512", 64;
    /// MD5, which RFC 8122 forbids.
    Md5 = "md5", 16;
    /// MD2, which RFC 8122 forbids.
    Md2 = "md2", 16;
}

impl<'a> Field<'a> for HashFunction<'a> {
    const PATTERN: &'static str = "(sha-(1|224|256|384|512)|md5|md2|x-[a-z]{1,6})";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, token) = Token::read(input)?;
        Ok((rest, Self::named(token)))
    }

    keyword_output!();
}

impl core::fmt::Display for HashFunction<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, HashFunction};
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn names_of_hash_functions_are_read_in_any_case() {
        // EZK and some gateways write capitals; literals of RFC 8122 have no case.
        let fingerprint = Fingerprint::parse(Some(b"SHA-256 ab:cd")).unwrap();
        assert_eq!(fingerprint.hash, HashFunction::Sha256);
        assert_eq!(fingerprint.hash.digest_length(), Some(32));
        assert_eq!(fingerprint.bytes().count(), 2);
    }

    #[test]
    fn unknown_functions_have_no_length() {
        let fingerprint = Fingerprint::parse(Some(b"sha256 AB:CD")).unwrap();
        assert_eq!(fingerprint.hash.as_str(), "sha256");
        assert_eq!(fingerprint.hash.digest_length(), None);
    }

    #[test]
    fn bytes_are_separated_by_colons() {
        let fault = Fingerprint::parse(Some(b"sha-256 B4DD94FA")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (8, Expected::FingerprintBytes));
    }

    #[test]
    fn nothing_follows_the_bytes() {
        let fault = Fingerprint::parse(Some(b"sha-1 4A:AD XXX")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (11, Expected::End));
    }
}
