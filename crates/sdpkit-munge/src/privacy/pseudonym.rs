//! What stands in the place of a secret: as long and as valid, and of a range that is nobody's.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::{Ipv4Addr, Ipv6Addr};

use sdpkit_core::address::{Host, InterfaceId, Scope};

/// How many pseudonyms of four letters there are; those beyond begin anew.
pub(super) const MOST: u32 = 62 * 62;

/// The address that stands for a host; `None` for what tells nothing, or is a pseudonym already.
///
/// | address | stands in |
/// |---|---|
/// | private | `10.203.0.0/16`, `fec0::db8:0:0:0/80` |
/// | carrier's NAT | `100.127.0.0/16` |
/// | of a link | `169.254.203.0/24`, `fe80::` and an interface identifier as below |
/// | unique local | `fd00:db8::/32` |
/// | multicast | `232.203.0.0/16` for one source, `233.252.0.0/24`, `ffxx::db8:0:0` |
/// | global and others | `203.0.113.0/24`, `198.51.100.0/24`, `192.0.2.0/24`, `2001:db8::/32` |
/// | carries an IPv4 address | the same with that one's pseudonym, where it is mapped or translated |
///
/// Interface identifiers stay of the kind they were: made from a network card
/// (`00-00-5E-00-53-xx`, RFC 7042 §2.1.2), given by hand, or random.
pub(super) fn address(host: Host<'_>, number: u32) -> Option<String> {
    match host {
        Host::Ip4(address) => ip4(address, number).map(|address| format!("{address}")),
        Host::Ip6 { address, zone } => {
            let address = ip6(address, number)?;
            Some(match zone {
                Some(zone) => format!("{address}%{zone}"),
                None => format!("{address}"),
            })
        }
        _ => None,
    }
}

/// Whether an address stands in one of the ranges of pseudonyms, or tells nothing.
pub(super) fn is_reserved(host: Host<'_>) -> bool {
    match host {
        Host::Ip4(address) => is_reserved_ip4(address),
        Host::Ip6 { address, .. } => is_reserved_ip6(address),
        Host::Mdns(name) => {
            name.starts_with("5d0cb8aa-0000-4000-8000-") || is_counted(name, "host", ".local")
        }
        Host::Name(name) => {
            const RESERVED: [&str; 7] = [
                ".example",
                ".invalid",
                ".test",
                "example.com",
                "example.net",
                "example.org",
                "localhost",
            ];
            RESERVED.iter().any(|end| name.trim_end_matches('.').ends_with(end))
        }
        _ => false,
    }
}

fn is_reserved_ip4(address: Ipv4Addr) -> bool {
    match address.octets() {
        [10 | 232, 203, ..] | [100, 127, ..] | [169, 254, 203, _] | [233, 252, 0, _] => true,
        _ => matches!(
            Scope::of(address),
            Scope::Documentation | Scope::Unspecified | Scope::Loopback | Scope::Broadcast
        ),
    }
}

fn ip4(address: Ipv4Addr, number: u32) -> Option<Ipv4Addr> {
    if is_reserved_ip4(address) {
        return None;
    }
    let [_, _, high, low] = number.to_be_bytes();
    let host = u8::try_from(number % 254 + 1).unwrap_or(1);
    Some(match (Scope::of(address), address.octets()) {
        (Scope::Private, _) => Ipv4Addr::new(10, 203, high, low),
        (Scope::Shared, _) => Ipv4Addr::new(100, 127, high, low),
        (Scope::LinkLocal, _) => Ipv4Addr::new(169, 254, 203, host),
        (Scope::Multicast, [232, ..]) => Ipv4Addr::new(232, 203, high, low),
        (Scope::Multicast, _) => Ipv4Addr::new(233, 252, 0, host),
        _ => match number / 254 % 3 {
            0 => Ipv4Addr::new(203, 0, 113, host),
            1 => Ipv4Addr::new(198, 51, 100, host),
            _ => Ipv4Addr::new(192, 0, 2, host),
        },
    })
}

/// What `ip4` carries is told apart from the address around it.
fn is_reserved_ip6(address: Ipv6Addr) -> bool {
    let host = Host::Ip6 { address, zone: None };
    match (address.segments(), host.embedded_ipv4()) {
        ([.., 0xffff, _, _] | [0x64, 0xff9b, ..], Some(embedded)) => is_reserved_ip4(embedded),
        ([0xfec0, 0, 0, 0, 0xdb8, ..] | [0xfd00, 0xdb8, ..], _) => true,
        ([0xfe80..=0xfebf, ..], _) => is_reserved_interface(address),
        ([0xff00..=0xffff, 0, 0, 0, 0, 0xdb8, ..], _) => true,
        ([0x2001, 0xdb8, ..] | [0x3fff, ..], _) => true,
        _ => matches!(Scope::of(address), Scope::Unspecified | Scope::Loopback),
    }
}

/// Whether the interface identifier is one of [`interface`].
fn is_reserved_interface(address: Ipv6Addr) -> bool {
    let [.., a, b, c, d] = address.segments();
    matches!(
        [a, b, c, d],
        [0x0200, 0x5eff, 0xfe00, _] | [0xdb8, 0, 0, _] | [0xb8db, 0x91c3, 0x7d0e, _]
    )
}

fn ip6(address: Ipv6Addr, number: u32) -> Option<Ipv6Addr> {
    if is_reserved_ip6(address) {
        return None;
    }
    let host = Host::Ip6 { address, zone: None };
    if let ([a, b, c, d, e, f, ..], Some(embedded)) = (address.segments(), host.embedded_ipv4()) {
        if matches!((a, f), (0, 0xffff) | (0x64, _)) {
            let [one, two, three, four] = ip4(embedded, number)?.octets();
            let (high, low) = (u16::from_be_bytes([one, two]), u16::from_be_bytes([three, four]));
            return Some(Ipv6Addr::new(a, b, c, d, e, f, high, low));
        }
    }
    let low = u16::try_from(number % 0xffff + 1).unwrap_or(1);
    let kind = InterfaceId::of(host);
    let (first, second) = match Scope::of(address) {
        Scope::Multicast => {
            let [scope, ..] = address.segments();
            return Some(Ipv6Addr::new(scope, 0, 0, 0, 0, 0xdb8, 0, low));
        }
        Scope::Private => return Some(Ipv6Addr::new(0xfec0, 0, 0, 0, 0xdb8, 0, 0, low)),
        Scope::LinkLocal => (0xfe80, 0),
        Scope::UniqueLocal => (0xfd00, 0xdb8),
        _ => (0x2001, 0xdb8),
    };
    let [a, b, c, d] = match kind {
        Some(InterfaceId::Eui64) => [0x0200, 0x5eff, 0xfe00, low],
        Some(InterfaceId::Random) => [0xb8db, 0x91c3, 0x7d0e, low],
        _ if first == 0xfe80 => [0xdb8, 0, 0, low],
        _ => [0, 0, 0, low],
    };
    Some(Ipv6Addr::new(first, second, 0, 0, a, b, c, d))
}

/// The name that stands for a host: of multicast DNS as those of browsers, where it was one.
pub(super) fn name(name: &str, number: u32) -> String {
    let Host::Mdns(_) = Host::from(name) else { return format!("h{number}.example") };
    let uuid = name.trim_end_matches('.').strip_suffix(".local").unwrap_or_default();
    let is_uuid = uuid.len() == 36 && uuid.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    if is_uuid {
        format!("5d0cb8aa-0000-4000-8000-{number:012x}.local")
    } else {
        format!("host{number}.local")
    }
}

/// Whether `text` is a number between two texts, without zeros before it.
pub(super) fn is_counted(text: &str, before: &str, after: &str) -> bool {
    let number = text.strip_prefix(before).and_then(|text| text.strip_suffix(after));
    number.is_some_and(is_number)
}

/// Whether `text` is a number below [`MOST`], without zeros before it.
pub(super) fn is_number(text: &str) -> bool {
    let is_plain = text == "0" || !text.starts_with('0');
    is_plain
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse().is_ok_and(|n: u32| n < MOST)
}

/// How many letters tell which pseudonym of [`letters`] it is.
pub(super) const TOLD_BY: usize = 4;

/// How many letters of `text` are replaced.
pub(super) fn length(text: &[u8]) -> usize {
    text.iter().filter(|byte| is_hidden(**byte)).count()
}

/// Letters and digits in the place of those of `text`, as if drawn at random; what is neither stays,
/// so that the text is as valid as it was.
///
/// The first four say which pseudonym it is, as far as there are so many. The last before a `=` is
/// `A`, as the bits that base64 leaves over are zero. Never are two letters of one case neighbours:
/// no word is made.
pub(super) fn letters(text: &[u8], number: u32) -> Vec<u8> {
    let number = number % MOST;
    let count = length(text);
    let is_padded = text.ends_with(b"=");
    let mut at = 0;
    let written = text.iter().map(|&byte| {
        if !is_hidden(byte) {
            return byte;
        }
        let letter = match at {
            0 => b'Z',
            1 => b'q',
            2 => digit62(number / 62),
            3 => digit62(number % 62),
            _ if is_padded && at + 1 == count => b'A',
            _ => filler(number, at),
        };
        at += 1;
        letter
    });
    written.collect()
}

/// Which pseudonym of [`letters`] `text` is, if it is one.
pub(super) fn letters_number(text: &[u8]) -> Option<u32> {
    let mut hidden = text.iter().copied().filter(|byte| is_hidden(*byte));
    // One letter alone has no second.
    let (Some(b'Z'), None | Some(b'q')) = (hidden.next(), hidden.next()) else { return None };
    let number = match (hidden.next(), hidden.next()) {
        (Some(high), Some(low)) => number62(high)? * 62 + number62(low)?,
        (Some(high), None) => number62(high)? * 62,
        _ => 0,
    };
    (letters(text, number) == text).then_some(number)
}

/// Hexadecimal digits in the place of those of `text`, in its case.
///
/// The first six say which pseudonym it is.
pub(super) fn hexadecimal(text: &[u8], number: u32) -> Vec<u8> {
    let number = number % MOST;
    let is_lower = text.iter().any(u8::is_ascii_lowercase);
    let mut at = 0_usize;
    let written = text.iter().map(|&byte| {
        if !byte.is_ascii_alphanumeric() {
            return byte;
        }
        let value = match at {
            0 => 0x5,
            1 => 0xd,
            2..=5 => (number >> (4 * (5 - at))) & 0xf,
            _ => u32::from(filler(number, at)) % 16,
        };
        at += 1;
        let digit = char::from_digit(value, 16).unwrap_or('0');
        u8::try_from(if is_lower { digit } else { digit.to_ascii_uppercase() }).unwrap_or(b'0')
    });
    written.collect()
}

/// Which pseudonym of [`hexadecimal`] `text` is, if it is one.
pub(super) fn hexadecimal_number(text: &[u8]) -> Option<u32> {
    let digits = text.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let digits = digits.map(|&byte| char::from(byte).to_digit(16));
    let number = digits.skip(2).take(4).try_fold(0, |number, digit| Some(number << 4 | digit?))?;
    (number < MOST && hexadecimal(text, number) == text).then_some(number)
}

/// The address of a network card that documents may use, `00-00-5E-00-53-xx` (RFC 7042 §2.1.2),
/// between the separators of `text`; longer ones go on with zeros.
pub(super) fn hardware(text: &[u8], number: u32) -> Vec<u8> {
    let digits = format!("00005E0053{:02X}", number % 256);
    let mut digits = digits.bytes().chain(core::iter::repeat(b'0'));
    let hidden = text
        .iter()
        .map(|&byte| if byte.is_ascii_hexdigit() { digits.next().unwrap_or(b'0') } else { byte });
    hidden.collect()
}

/// A number as long as `text`, which is one; `None` when it is too short to tell anything.
pub(super) fn digits(text: &[u8], number: u32) -> Option<String> {
    /// 1 and the number.
    const SHORTEST: usize = 5;
    (text.len() >= SHORTEST).then(|| format!("1{:0width$}", number % MOST, width = text.len() - 1))
}

/// Which pseudonym of [`digits`] `text` is, if it is one or too short.
pub(super) fn is_digits(text: &str) -> bool {
    let Some(number) = text.strip_prefix('1') else { return text.len() < 5 };
    text.len() < 5 || number.parse().is_ok_and(|number: u32| number < MOST)
}

/// Whether a byte is replaced: letters and digits, the other two of base64, and what is no ASCII.
fn is_hidden(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/".contains(&byte) || !byte.is_ascii()
}

/// A letter or digit that looks random: lower case, digit, upper case, digit.
fn filler(number: u32, at: usize) -> u8 {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let mixed = (number + 1).wrapping_mul(0x9e37_79b1) ^ at.wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35);
    let mixed = mixed ^ mixed >> 13;
    let (first, count) = match at % 4 {
        0 => (b'a', 26),
        2 => (b'A', 26),
        _ => (b'0', 10),
    };
    first + u8::try_from(mixed % count).unwrap_or(0)
}

const DIGITS62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn digit62(value: u32) -> u8 {
    DIGITS62.get(value as usize % 62).copied().unwrap_or(b'0')
}

fn number62(digit: u8) -> Option<u32> {
    DIGITS62.iter().position(|&known| known == digit).and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use sdpkit_core::address::Host;

    use super::{
        MOST, address, digits, hexadecimal, hexadecimal_number, is_digits, is_reserved, letters,
        letters_number,
    };

    #[test]
    fn addresses_stay_of_their_kind() {
        for (before, after) in [
            ("192.168.1.7", "10.203.0.3"),
            ("100.64.0.1", "100.127.0.3"),
            ("169.254.1.1", "169.254.203.4"),
            ("8.8.8.8", "203.0.113.4"),
            ("239.1.1.1", "233.252.0.4"),
            ("232.1.1.1", "232.203.0.3"),
            ("fd12:3456:789a::1", "fd00:db8::4"),
            ("fe80::211:22ff:fe33:4455%eth0", "fe80::200:5eff:fe00:4%eth0"),
            ("2600:1:2:3:91c3:7d0e:52aa:18f4", "2001:db8::b8db:91c3:7d0e:4"),
            ("2600::1", "2001:db8::4"),
            ("ff15::101", "ff15::db8:0:4"),
            ("::ffff:10.0.0.1", "::ffff:10.203.0.3"),
            ("64:ff9b::8.8.8.8", "64:ff9b::cb00:7104"),
            ("2002:808:808::1", "2001:db8::4"),
        ] {
            assert_eq!(address(Host::from(before), 3).as_deref(), Some(after), "{before}");
            assert!(is_reserved(Host::from(after)), "{after}");
            assert_eq!(address(Host::from(after), 9), None, "{after}");
        }
    }

    #[test]
    fn texts_are_as_long_as_before_and_know_their_number() {
        for text in [
            &b"4ZcD"[..],
            b"2/1muCWoOi3uLifh0NuRHlz0",
            b"user@host-x",
            b"PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR",
            b"J\xe4ne",
        ] {
            for number in [0, 1, 61, 62, MOST - 1] {
                let pseudonym = letters(text, number);
                assert_eq!(pseudonym.len(), text.len());
                assert!(pseudonym.is_ascii());
                assert_eq!(letters_number(&pseudonym), Some(number));
            }
            assert_eq!(letters_number(text), None);
        }
        assert!(letters(b"abcdefgh==", 7).ends_with(b"A=="));
        let print = b"AB:CD:EF:01:23:45";
        assert_eq!(hexadecimal(print, 0x0a1)[..8], *b"5D:00:A1");
        assert_eq!(hexadecimal(b"ab:cd:ef:01", 0x0a1)[..8], *b"5d:00:a1");
        assert_eq!(hexadecimal_number(&hexadecimal(print, 0x0a1)), Some(0x0a1));
        assert_eq!(hexadecimal_number(print), None);
    }

    #[test]
    fn numbers_stay_numbers() {
        assert_eq!(digits(b"4611731400430051336", 7).unwrap(), "1000000000000000007");
        assert_eq!(digits(b"1234", 7), None);
        assert!(is_digits("1000000000000000007") && is_digits("1234") && !is_digits("20518"));
        assert!(!is_digits("1000000000000009999"));
    }
}
