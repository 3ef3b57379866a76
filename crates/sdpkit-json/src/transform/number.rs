//! Numbers as JavaScript spells them (ECMA-262, `Number::toString`).

use alloc::format;
use alloc::string::String;

/// Whether JavaScript spells some number exactly so. Such text becomes a number in JSON, and comes
/// back as it was; all other text stays text (`007`, `1e3`, `9007199254740993`).
pub(super) fn is_canonical(text: &str) -> bool {
    match text.as_bytes() {
        [b'0'] => true,
        // 10^15 is below 2^53: every one of these is exact.
        [b'1'..=b'9', rest @ ..] if rest.len() < 15 && rest.iter().all(u8::is_ascii_digit) => true,
        [b'0'..=b'9' | b'-', ..] if text.len() <= LONGEST => {
            text.parse().is_ok_and(|value: f64| value.is_finite() && spelt(value) == text)
        }
        _ => false,
    }
}

/// No number is spelt longer: sign, `0.00000`, 17 digits.
const LONGEST: usize = 25;

/// The number as JavaScript spells it.
pub(super) fn spelt(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    // The fewest digits that read as this number, as both languages want them: `-1.25e-7`.
    let scientific = format!("{value:e}");
    let (sign, scientific) = match scientific.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", &*scientific),
    };
    let Some((digits, exponent)) = scientific.split_once('e') else { return format!("{value}") };
    match exponent.parse::<i32>() {
        // `Display` writes these without an exponent.
        Ok(-6..=20) => format!("{value}"),
        Ok(exponent) => format!("{sign}{digits}e{exponent:+}"),
        Err(_) => format!("{value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_comes_back_is_a_number() {
        for number in [
            "0",
            "7",
            "-1",
            "0.125",
            "29.97",
            "4611731400430051000",
            "9007199254740992",
            "1e+21",
            "1e-7",
            "1.5e+300",
            "0.000001",
            "100000000000000000000",
            "-0.5",
        ] {
            assert!(is_canonical(number), "{number}");
        }
        for text in [
            "",
            "00",
            "007",
            "-0",
            "+1",
            "1.0",
            "1.50",
            ".5",
            "1.",
            "1e3",
            "1e21",
            "Infinity",
            "NaN",
            "9007199254740993",
            "0x10",
            "1 ",
            "-",
            "inf",
            "123456789012345678901",
            "0.0000001",
        ] {
            assert!(!is_canonical(text), "{text}");
        }
    }
}
