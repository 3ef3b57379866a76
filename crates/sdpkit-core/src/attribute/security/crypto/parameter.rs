//! Session parameters of `a=crypto` (RFC 4568 §6.3).

use super::key::CryptoKey;
use super::{is_white_space, skip_white_space, white_space};
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, complete, miss, text_traits};
use crate::text::Text;
use crate::visit::{Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A session parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CryptoParameter<'a> {
    /// `KDR=n`: session keys are derived anew every 2^n packets.
    Kdr(u8),
    /// `UNENCRYPTED_SRTP`: RTP is not encrypted.
    UnencryptedSrtp,
    /// `UNENCRYPTED_SRTCP`: RTCP is not encrypted.
    UnencryptedSrtcp,
    /// `UNAUTHENTICATED_SRTP`: RTP is not authenticated.
    UnauthenticatedSrtp,
    /// `FEC_ORDER=`: whether forward error correction comes before or after encryption.
    FecOrder(FecOrder),
    /// `FEC_KEY=`: the keys of a separate stream of forward error correction.
    FecKey(List<'a, CryptoKey<'a>, ';'>),
    /// `WSH=`: a hint for the size of the window against replays, 64 or more.
    Wsh(u32),
    /// Anything else. A receiver that does not know it must not take the whole `a=crypto`, unless
    /// it [is optional](Self::is_optional).
    Extension(Text<'a>),
}

/// The order of forward error correction and SRTP at the sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "two operations can be ordered in two ways")]
pub enum FecOrder {
    /// `FEC_SRTP`: first the correction, then SRTP.
    FecThenSrtp,
    /// `SRTP_FEC`: first SRTP, then the correction.
    SrtpThenFec,
}

impl<'a> CryptoParameter<'a> {
    /// Whether a receiver may ignore the parameter: an extension that starts with `-`.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Extension(text) if matches!(text.as_bytes(), [b'-', ..]))
    }

    /// The parameter that `word` is. Any word is one: what does not follow the grammar of a known
    /// parameter follows that of an extension.
    fn of(word: &'a [u8]) -> Self {
        let known = match word {
            b"UNENCRYPTED_SRTP" => Some(Self::UnencryptedSrtp),
            b"UNENCRYPTED_SRTCP" => Some(Self::UnencryptedSrtcp),
            b"UNAUTHENTICATED_SRTP" => Some(Self::UnauthenticatedSrtp),
            b"FEC_ORDER=FEC_SRTP" => Some(Self::FecOrder(FecOrder::FecThenSrtp)),
            b"FEC_ORDER=SRTP_FEC" => Some(Self::FecOrder(FecOrder::SrtpThenFec)),
            [b'K', b'D', b'R', b'=', rate @ ..] => {
                complete(rate, u8::read).ok().filter(|&rate| rate <= 24).map(Self::Kdr)
            }
            [b'W', b'S', b'H', b'=', size @ ..] => complete(size, u32::read).ok().map(Self::Wsh),
            [b'F', b'E', b'C', b'_', b'K', b'E', b'Y', b'=', keys @ ..] => {
                complete(keys, List::read).ok().map(Self::FecKey)
            }
            _ => None,
        };
        known.unwrap_or(Self::Extension(Text::new(word)))
    }
}

/// The session parameters of `a=crypto` as they are spelt, iterated without failure.
///
/// ```
/// use sdpkit_core::attribute::{CryptoParameter, CryptoParameters};
/// let parameters = CryptoParameters::new("KDR=3 WSH=128 -x-late")?;
/// assert_eq!(parameters.iter().next(), Some(CryptoParameter::Kdr(3)));
/// assert!(parameters.iter().last().unwrap().is_optional());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CryptoParameters<'a>(&'a [u8]);

impl<'a> CryptoParameters<'a> {
    /// Checks `text`, which may be empty.
    ///
    /// # Errors
    /// When it is not visible ASCII separated by spaces or tabs, with the place.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        complete(text.as_bytes(), Self::read)
    }

    /// The parameters in order.
    pub fn iter(&self) -> impl Iterator<Item = CryptoParameter<'a>> + 'a {
        self.words().map(CryptoParameter::of)
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The parameters as they are spelt.
    pub const fn as_text(&self) -> Text<'a> {
        Text::new(self.0)
    }

    /// Reads `*(1*WSP session-param)`.
    pub(super) fn read_tail(input: &'a [u8]) -> Parsed<'a, Self> {
        match input {
            [] => Ok((input, Self::default())),
            _ => Self::read(white_space(input)?.0),
        }
    }

    /// Writes what [`read_tail`](Self::read_tail) reads.
    pub(super) fn write_tail(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.is_empty() { Ok(()) } else { self.write_after(" ", out) }
    }

    /// The words that the parameters are.
    fn words(&self) -> impl Iterator<Item = &'a [u8]> + 'a {
        self.0.split(|&byte| is_white_space(byte)).filter(|word| !word.is_empty())
    }
}

/// `session-param *(1*WSP session-param)`, `session-param = 1*(VCHAR)` (RFC 4568 §9.1)
impl<'a> Field<'a> for CryptoParameters<'a> {
    const PATTERN: &'static str = "(KDR=[1-9]|UNENCRYPTED_SRTP|WSH=[1-9][0-9]{2}|-x-[a-z]{1,5})";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let mut word = input;
        loop {
            let length = word.iter().position(|byte| !byte.is_ascii_graphic());
            let end = word.get(length.unwrap_or(word.len())..).unwrap_or_default();
            match end {
                _ if end.len() == word.len() => return miss(word, Expected::CryptoParameter),
                [] => return Ok((&[], Self(input))),
                [byte, ..] if is_white_space(*byte) => word = skip_white_space(end),
                _ => return miss(end, Expected::VisibleCharacter),
            }
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl Sequence for CryptoParameters<'_> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for word in self.words() {
            visit(Value::Text(Text::new(word)));
        }
    }
}

text_traits!(CryptoParameters);

#[cfg(test)]
mod tests {
    use super::{CryptoParameter, CryptoParameters, FecOrder};
    use crate::Expected;

    fn only(text: &str) -> CryptoParameter<'_> {
        let parameters = CryptoParameters::new(text).unwrap();
        assert_eq!(parameters.iter().count(), 1);
        parameters.iter().next().unwrap()
    }

    #[test]
    fn every_parameter_of_the_rfc_is_known() {
        assert_eq!(only("KDR=24"), CryptoParameter::Kdr(24));
        assert_eq!(only("UNENCRYPTED_SRTP"), CryptoParameter::UnencryptedSrtp);
        assert_eq!(only("UNENCRYPTED_SRTCP"), CryptoParameter::UnencryptedSrtcp);
        assert_eq!(only("UNAUTHENTICATED_SRTP"), CryptoParameter::UnauthenticatedSrtp);
        assert_eq!(only("FEC_ORDER=FEC_SRTP"), CryptoParameter::FecOrder(FecOrder::FecThenSrtp));
        assert_eq!(only("FEC_ORDER=SRTP_FEC"), CryptoParameter::FecOrder(FecOrder::SrtpThenFec));
        assert_eq!(only("WSH=1024"), CryptoParameter::Wsh(1024));
        let CryptoParameter::FecKey(keys) = only("FEC_KEY=inline:AAAA|2^20;inline:BBBB") else {
            panic!("expected keys");
        };
        assert_eq!(keys.iter().count(), 2);
    }

    #[test]
    fn what_does_not_follow_its_grammar_is_an_extension() {
        for text in
            ["KDR=25", "KDR=", "kdr=1", "WSH=x", "FEC_KEY=inline:", "FEC_ORDER=SRTP", "=", "--"]
        {
            assert_eq!(only(text), CryptoParameter::Extension(text.into()));
        }
    }

    #[test]
    fn parameters_are_visible_and_separated() {
        for (text, at, expected) in [
            (" KDR=1", 0, Expected::CryptoParameter),
            ("KDR=1 ", 6, Expected::CryptoParameter),
            ("KDR=1\u{e9}", 5, Expected::VisibleCharacter),
        ] {
            let fault = CryptoParameters::new(text).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected));
        }
        assert!(CryptoParameters::new("").unwrap().is_empty());
    }
}
