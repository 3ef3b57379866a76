//! `a=crypto`: keys of SRTP in the description (RFC 4568 §9), and `a=cryptex`.

mod key;
mod parameter;
mod suite;

pub use key::{CryptoKey, InlineKey, KeyLifetime, MasterKeyIdentifier};
pub use parameter::{CryptoParameter, CryptoParameters, FecOrder};
pub use suite::CryptoSuite;

use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, miss, number};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// The sender's keys for SRTP and what is done with them. Whoever reads the description can
    /// read the media.
    "crypto" => Crypto<'a>
    example "1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:32 KDR=1"
    by hand {
        /// Tells the alternatives of a section apart; the answer names the one it takes.
        tag: u32,
        /// The ciphers.
        suite: CryptoSuite<'a>,
        /// The keys.
        keys: List<'a, CryptoKey<'a>, ';'>,
        /// What differs from the default of SRTP.
        parameters: CryptoParameters<'a>,
    }
}

attribute! {
    /// The sender takes RTP whose header extensions and contributing sources are encrypted.
    "cryptex" => Cryptex flag
}

/// RFC 4568 §9.1; where it allows several spaces and tabs, one space is written:
/// ```text
/// "a=crypto:" tag 1*WSP crypto-suite 1*WSP key-params *(1*WSP session-param)
/// tag        = 1*9DIGIT
/// key-params = key-param *(";" key-param)
/// ```
impl<'a> Field<'a> for Crypto<'a> {
    const PATTERN: &'static str = "[1-9][0-9]{0,8} (AES_CM_128_HMAC_SHA1_(80|32)|AEAD_AES_256_GCM) \
        inline:[A-Za-z0-9+/]{40}(\\|2\\^[1-4][0-9])?(\\|[1-9][0-9]{0,3}:[1-9][0-9]?)?\
        ( (KDR=[1-9]|UNENCRYPTED_SRTP|WSH=[1-9][0-9]{2}|FEC_ORDER=SRTP_FEC|-x-[a-z]{1,5})){0,3}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = number(999_999_999, Expected::CryptoTag, input)?;
        let Ok(tag) = u32::try_from(number) else { return miss(input, Expected::CryptoTag) };
        let (rest, suite) = CryptoSuite::read(white_space(rest)?.0)?;
        let (rest, keys) = List::read(white_space(rest)?.0)?;
        let (rest, parameters) = CryptoParameters::read_tail(rest)?;
        Ok((rest, Self { tag, suite, keys, parameters }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.tag > 999_999_999 {
            return Err(WriteError::Unreadable);
        }
        self.tag.write(out)?;
        self.suite.write_after(" ", out)?;
        self.keys.write_after(" ", out)?;
        self.parameters.write_tail(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// Reads `1*WSP`.
fn white_space(input: &[u8]) -> Parsed<'_, ()> {
    let rest = skip_white_space(input);
    if rest.len() == input.len() { miss(input, Expected::Space) } else { Ok((rest, ())) }
}

/// What follows the spaces and tabs at the start of `input`.
fn skip_white_space(input: &[u8]) -> &[u8] {
    let length = input.iter().position(|&byte| !is_white_space(byte)).unwrap_or(input.len());
    input.get(length..).unwrap_or_default()
}

/// Whether `byte` is `WSP`: a space or a tab.
const fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::{Crypto, CryptoKey, CryptoParameter, CryptoSuite};
    use crate::Expected;
    use crate::attribute::TypedAttribute;
    use crate::writer::Buffer;

    const KEY: &str = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

    fn parse(value: &str) -> Crypto<'_> {
        Crypto::parse(Some(value.as_bytes())).unwrap()
    }

    #[track_caller]
    fn assert_written(value: &str, expected: &str) {
        let mut memory = [0; 512];
        let mut buffer = Buffer::new(&mut memory);
        parse(value).write(&mut buffer).unwrap();
        assert_eq!(buffer.written(), expected.as_bytes(), "{value}");
    }

    #[test]
    fn several_keys_and_parameters_are_kept() {
        let value = "2 F8_128_HMAC_SHA1_80 inline:MTIzNDU2Nzg5QUJDREUwMTIz|2^20|1:4;\
            inline:QUJjZGVmMTIzNDU2Nzg5QUJD|2^20|2:4 FEC_ORDER=FEC_SRTP KDR=1 UNENCRYPTED_SRTCP";
        assert_written(value, value);
        let crypto = parse(value);
        assert_eq!((crypto.tag, crypto.suite), (2, CryptoSuite::F8_128HmacSha1_80));
        let lengths = crypto.keys.iter().map(|key| match key {
            CryptoKey::Inline(key) => key.mki.map(|mki| mki.length),
            CryptoKey::Other { .. } => None,
        });
        assert!(lengths.eq([Some(4), Some(4)]));
        assert_eq!(crypto.parameters.iter().nth(1), Some(CryptoParameter::Kdr(1)));
    }

    #[test]
    fn white_space_is_written_as_one_space() {
        let value = ["1 \t AES_CM_128_HMAC_SHA1_80  inline:", KEY, "  \tKDR=1"].concat();
        assert_written(&value, &["1 AES_CM_128_HMAC_SHA1_80 inline:", KEY, " KDR=1"].concat());
    }

    #[test]
    fn unknown_parameters_are_extensions() {
        let value = ["1 AES_CM_128_HMAC_SHA1_32 inline:", KEY, " dummy_session_params"].concat();
        let parameter = parse(&value).parameters.iter().next().unwrap();
        assert_eq!(parameter, CryptoParameter::Extension("dummy_session_params".into()));
        assert!(!parameter.is_optional());
    }

    #[test]
    fn each_part_is_needed() {
        for (value, at, expected) in [
            ("", 0, Expected::CryptoTag),
            ("1234567890 A inline:AAAA", 0, Expected::CryptoTag),
            ("1 A-B inline:AAAA", 2, Expected::CryptoSuite),
            ("1 A", 3, Expected::Space),
            ("1 A ", 4, Expected::CryptoKeyMethod),
            ("1 A inline", 10, Expected::Colon),
            ("1 A inline:", 11, Expected::Base64),
            ("1 A inline:AAAA ", 16, Expected::CryptoParameter),
            ("1 A inline:AAAA|", 16, Expected::KeyLifetime),
            ("1 A inline:AAAA|1:0", 18, Expected::MkiLength),
        ] {
            let fault = Crypto::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }
}
