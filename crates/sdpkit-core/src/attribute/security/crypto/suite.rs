//! The crypto suites of SRTP.

use crate::attribute::keywords::keyword_output;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, Token, miss};

/// Declares the suites, each with the bytes of its key and salt together.
///
/// Before: `suites! { /// Docs.
///     AeadAes128Gcm = "AEAD_AES_128_GCM", 28; }`
/// After: `CryptoSuite::AeadAes128Gcm`, its name, its length, and how it is read.
macro_rules! suites {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $length:literal;)*) => {
        /// A crypto suite of SRTP: a cipher with its authentication; read without regard to case
        /// (RFC 4568 §4).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum CryptoSuite<'a> {
            $($(#[$doc])* $variant,)*
            /// Another suite.
            Other(Token<'a>),
        }

        impl CryptoSuite<'static> {
            /// Every suite that has a name of its own here.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }

        impl<'a> CryptoSuite<'a> {
            /// The name.
            pub fn as_str(self) -> &'a str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other(token) => token.as_str(),
                }
            }

            /// How many bytes the key and the salt have together, when it is known.
            pub const fn key_salt_length(self) -> Option<usize> {
                match self {
                    $(Self::$variant => Some($length),)*
                    Self::Other(_) => None,
                }
            }

            /// The suite that `token` names.
            fn named(token: Token<'a>) -> Self {
                match token {
                    $(token if token.eq_ignore_ascii_case($name) => Self::$variant,)*
                    other => Self::Other(other),
                }
            }
        }
    };
}

suites! {
    /// AES in counter mode, 80-bit tags (RFC 4568 §6.2.1).
    AesCm128HmacSha1_80 = "AES_CM_128_HMAC_SHA1_80", 30;
    /// AES in counter mode, 32-bit tags (RFC 4568 §6.2.2).
    AesCm128HmacSha1_32 = "AES_CM_128_HMAC_SHA1_32", 30;
    /// AES in f8 mode, 80-bit tags (RFC 4568 §6.2.3).
    F8_128HmacSha1_80 = "F8_128_HMAC_SHA1_80", 30;
    /// AES-192 in counter mode, 80-bit tags (RFC 6188).
    Aes192CmHmacSha1_80 = "AES_192_CM_HMAC_SHA1_80", 38;
    /// AES-192 in counter mode, 32-bit tags (RFC 6188).
    Aes192CmHmacSha1_32 = "AES_192_CM_HMAC_SHA1_32", 38;
    /// AES-256 in counter mode, 80-bit tags (RFC 6188).
    Aes256CmHmacSha1_80 = "AES_256_CM_HMAC_SHA1_80", 46;
    /// AES-256 in counter mode, 32-bit tags (RFC 6188).
    Aes256CmHmacSha1_32 = "AES_256_CM_HMAC_SHA1_32", 46;
    /// AES-128 in Galois/counter mode (RFC 7714 §14.1).
    AeadAes128Gcm = "AEAD_AES_128_GCM", 28;
    /// AES-256 in Galois/counter mode (RFC 7714 §14.1).
    AeadAes256Gcm = "AEAD_AES_256_GCM", 44;
}

/// `crypto-suite = 1*(ALPHA / DIGIT / "_")` (RFC 4568 §9.1)
impl<'a> Field<'a> for CryptoSuite<'a> {
    const PATTERN: &'static str =
        "(AES_CM_128_HMAC_SHA1_(80|32)|AEAD_AES_(128|256)_GCM|X_[A-Z]{1,6})";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        match Token::read(input) {
            Ok((rest, token)) if is_name(token.as_bytes()) => Ok((rest, Self::named(token))),
            _ => miss(input, Expected::CryptoSuite),
        }
    }

    keyword_output!();
}

impl core::fmt::Display for CryptoSuite<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether `text` is `1*(ALPHA / DIGIT / "_")`.
pub(super) fn is_name(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::CryptoSuite;
    use crate::grammar::{Field, complete};

    #[test]
    fn suites_have_the_key_lengths_of_their_documents() {
        let length = |name: &'static str| {
            complete(name.as_bytes(), CryptoSuite::read).unwrap().key_salt_length()
        };
        assert_eq!(length("AES_CM_128_HMAC_SHA1_80"), Some(30));
        assert_eq!(length("AES_256_CM_HMAC_SHA1_80"), Some(46));
        assert_eq!(length("AEAD_AES_256_GCM"), Some(44));
        assert_eq!(length("aes_cm_128_hmac_sha1_32"), Some(30));
        assert_eq!(length("AES_128_CM_HMAC_SHA1_80"), None);
    }
}
