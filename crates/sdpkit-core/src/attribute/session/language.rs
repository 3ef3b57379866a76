//! Languages: `a=lang` and `a=sdplang` (RFC 8866 §6.11, §6.12).

use crate::attribute::declare::attribute;
use crate::grammar::{Class, text_type};

attribute! {
    /// A language of the media, or of all of the session's; several lines in order of importance.
    "lang" => Lang<'a> example "de" {
        /// The language.
        language: LanguageTag<'a>,
    }
}

attribute! {
    /// A language of the description itself, such as its session name.
    "sdplang" => SdpLang<'a> example "fr" {
        /// The language.
        language: LanguageTag<'a>,
    }
}

text_type! {
    /// A language tag in the shape of RFC 5646 §2.1: subtags of 1 to 8 letters and digits, joined
    /// by `-`; compared without case. Whether the subtags are registered is not checked.
    ///
    /// ```
    /// use sdpkit_core::attribute::LanguageTag;
    /// assert!(LanguageTag::new("de-CH-1996")?.eq_ignore_ascii_case("de-ch-1996"));
    /// assert!(LanguageTag::new("english-language").is_ok() && LanguageTag::new("de-").is_err());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    LanguageTag, LANGUAGE, LanguageTag, "[a-z]{2,3}(-[A-Z]{2})?", valid is_language_tag
}

static LANGUAGE: Class = Class::new(&[b'-'..=b'-', b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z']);

/// Whether `text`, letters, digits and `-`, is subtags of 1 to 8 characters, the first of letters.
fn is_language_tag(text: &[u8]) -> bool {
    let mut subtags = text.split(|&byte| byte == b'-');
    subtags.clone().next().is_some_and(|primary| primary.iter().all(u8::is_ascii_alphabetic))
        && subtags.all(|subtag| (1..=8).contains(&subtag.len()))
}

#[cfg(test)]
mod tests {
    use super::Lang;
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn tags_have_subtags() {
        for tag in ["en", "de-CH-1996", "x-private", "i-klingon", "zh-Hant-TW"] {
            assert!(Lang::parse(Some(tag.as_bytes())).is_ok(), "{tag}");
        }
        for tag in ["", "-", "en-", "-en", "en--us", "ninechars", "1en"] {
            let fault = Lang::parse(Some(tag.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (0, Expected::LanguageTag), "{tag}");
        }
        assert_eq!(Lang::parse(Some(b"en, de")).unwrap_err().at(), 2);
    }
}
