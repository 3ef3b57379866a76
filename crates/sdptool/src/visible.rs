//! Text from outside, as a terminal may see it.

use std::borrow::Cow;

/// What stands for a character that would act on a terminal, or that nobody could see.
///
/// Control characters become their pictures: a NUL or a lone CR can be pointed at, and an escape
/// sequence in a name or a value changes no colour and moves no cursor.
pub(crate) const fn picture(character: char) -> Option<char> {
    match character {
        '\0'..='\x1f' => char::from_u32(0x2400 + character as u32),
        '\x7f' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' | '\u{feff}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// One line of text with pictures in the place of control characters.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| picture(character).is_none()) {
        return text.into();
    }
    text.chars().map(|character| picture(character).unwrap_or(character)).collect()
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn escape_sequences_are_shown_and_not_sent() {
        assert_eq!(visible("\x1b[31mred\u{9b}0m\n\x7f"), "␛[31mred\u{fffd}0m␊␡");
        assert_eq!(visible("Café 😀"), "Café 😀");
    }
}
