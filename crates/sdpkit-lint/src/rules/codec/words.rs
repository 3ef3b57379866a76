//! Words of messages.

use alloc::format;
use alloc::string::String;
use core::fmt::Display;

/// `items` in a row, as `8000, 16000 or 32000`.
pub(super) fn in_a_row(items: impl IntoIterator<Item = impl Display>) -> String {
    let mut items = items.into_iter().peekable();
    let mut words = String::new();
    while let Some(item) = items.next() {
        if !words.is_empty() {
            words += if items.peek().is_some() { ", " } else { " or " };
        }
        words += &format!("{item}");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::in_a_row;

    #[test]
    fn items_stand_in_a_row() {
        assert_eq!(in_a_row([0_u8; 0]), "");
        assert_eq!(in_a_row(["audio"]), "audio");
        assert_eq!(in_a_row([1, 2]), "1 or 2");
        assert_eq!(in_a_row([1, 2, 3]), "1, 2 or 3");
    }
}
