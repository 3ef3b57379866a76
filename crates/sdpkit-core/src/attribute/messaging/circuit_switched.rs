//! Media over the circuit-switched telephone network (RFC 7195).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, Word, miss};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// How the telephone call and the session are found to belong together (RFC 7195 §5.2.3).
    ///
    /// ```
    /// use sdpkit_core::{attribute::CsCorrelation, TypedAttribute};
    /// let value = b"callerid:+441134960123 uuie:56A390F3D2B7310023 external";
    /// let correlation = CsCorrelation::parse(Some(value))?;
    /// let caller = correlation.mechanisms.iter().next().unwrap();
    /// assert_eq!(caller.value.unwrap(), "+441134960123");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "cs-correlation" => CsCorrelation<'a> example "callerid:+441134960123 uuie:56A390F3D2B7310023 dtmf:14D*3" {
        /// The mechanisms, which are all to agree.
        mechanisms: List<'a, Correlation<'a>, ' '>,
    }
}

/// A way to recognize a telephone call, with what to look for in it.
///
/// ```text
/// callerid [":" "+" 1*15DIGIT] / uuie [":" 1*65(2HEXDIG)]
///   / dtmf [":" 1*32(DIGIT / "A" / "B" / "C" / "D" / "#" / "*")] / external
///   / token [":" value]
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Correlation<'a> {
    /// The mechanism.
    pub mechanism: CorrelationMechanism<'a>,
    /// What to look for; absent where the mechanism is only offered.
    pub value: Option<Word<'a>>,
}

keywords! {
    /// A way to recognize a telephone call (RFC 7195 §5.2.3).
    CorrelationMechanism<'a> or Other {
        /// By the number of who calls.
        CallerId = "callerid",
        /// By the User-User information element.
        UserToUser = "uuie",
        /// By digits sent in the call.
        Dtmf = "dtmf",
        /// By means outside of the description.
        External = "external",
    }
}

impl<'a> Field<'a> for Correlation<'a> {
    const PATTERN: &'static str = "(callerid(:\\+[0-9]{1,15})?|uuie(:([0-9A-F]{2}){1,8})?|dtmf(:[0-9A-D#*]{1,8})?|external|x-[a-z]{1,4}(:[a-z]{1,4})?)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, mechanism) = CorrelationMechanism::read(input)?;
        let (after, value) = Option::<Word<'_>>::read_after(":", rest)?;
        if value.is_some_and(|value| !mechanism.allows(value.as_bytes())) {
            return miss(rest.strip_prefix(b":").unwrap_or(rest), Expected::Correlation);
        }
        Ok((after, Self { mechanism, value }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.mechanism.write(out)?;
        self.value.write_after(":", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for Correlation<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.mechanism.visit("mechanism", visitor);
        self.value.visit("value", visitor);
    }
}

impl CorrelationMechanism<'_> {
    /// Whether the mechanism may have that value.
    fn allows(self, value: &[u8]) -> bool {
        match self {
            Self::CallerId => match value {
                [b'+', digits @ ..] => {
                    (1..=15).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
                }
                _ => false,
            },
            Self::UserToUser => {
                value.len() % 2 == 0
                    && value.len() <= 130
                    && value.iter().all(u8::is_ascii_hexdigit)
            }
            Self::Dtmf => {
                let is_key = |key: &u8| matches!(key, b'0'..=b'9' | b'A'..=b'D' | b'#' | b'*');
                value.len() <= 32 && value.iter().all(is_key)
            }
            Self::External => false,
            Self::Other(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CorrelationMechanism, CsCorrelation};
    use crate::attribute::TypedAttribute;

    #[test]
    fn mechanisms_may_be_offered_without_a_value() {
        let correlation = CsCorrelation::parse(Some(b"callerid dtmf:14D*3 x:y")).unwrap();
        assert!(
            correlation.mechanisms.iter().map(|item| item.value.is_some()).eq([false, true, true])
        );
        let last = correlation.mechanisms.iter().last().unwrap();
        assert!(matches!(last.mechanism, CorrelationMechanism::Other(name) if name == "x"));
    }

    #[test]
    fn values_fit_their_mechanism() {
        for (text, at) in [
            ("callerid:441134960123", 9),
            ("callerid:+4411349601234567", 9),
            ("uuie:56A", 5),
            ("dtmf:14E", 5),
            ("external:yes", 9),
        ] {
            let fault = CsCorrelation::parse(Some(text.as_bytes())).unwrap_err();
            let found = (fault.at(), fault.expected().as_str());
            assert_eq!(found, (at, "a value of that correlation mechanism"), "{text}");
        }
    }
}
