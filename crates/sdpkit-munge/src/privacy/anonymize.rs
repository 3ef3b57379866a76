//! Descriptions that can be shown to everybody.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::address::Host;
use sdpkit_core::{OwnedEdit, Sdp, Text};
use sdpkit_model::order::Order as _;
use sdpkit_model::{Secret, SecretKind, addresses};

use super::pseudonym::{self, MOST};

/// Gives out pseudonyms: the same for what is the same, over all descriptions it is asked for.
///
/// Pseudonyms are as long and as valid as what they stand for, and of the same kind of address, so
/// that the description lints and negotiates as before. They lie in ranges that are nobody's and map
/// to themselves: what is anonymous stays as it is. Offer and answer of one session are given to one
/// `Pseudonyms`, one after the other.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_munge::privacy::Pseudonyms;
/// let mut pseudonyms = Pseudonyms::new();
/// let offer = b"c=IN IP4 192.168.1.7\r\na=ice-ufrag:4ZcD\r\n";
/// let edits = pseudonyms.edits(Sdp::new(offer), &sdpkit_model::secrets(Sdp::new(offer)));
/// let texts: Vec<_> = edits.iter().map(|edit| String::from_utf8_lossy(&edit.text)).collect();
/// assert_eq!(texts, ["10.203.0.0", "Zq00"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Pseudonyms {
    known: BTreeMap<(SecretKind, Vec<u8>), Vec<u8>>,
    taken: BTreeSet<(SecretKind, Vec<u8>)>,
    next: BTreeMap<SecretKind, u32>,
}

impl Pseudonyms {
    /// None given out yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The edits that put pseudonyms in the place of `secrets`, which are of `sdp`.
    pub fn edits(&mut self, sdp: Sdp<'_>, secrets: &[Secret]) -> Vec<OwnedEdit> {
        for secret in secrets {
            let text = sdp.slice(secret.span).as_bytes();
            if is_pseudonym(secret.kind, text) {
                self.taken.insert((secret.kind, text.into()));
            }
        }
        let mut edits = Vec::new();
        for secret in secrets {
            let text = sdp.slice(secret.span).as_bytes();
            let pseudonym = self.of(secret.kind, text);
            if pseudonym != text {
                edits.push(OwnedEdit::replace(secret.span, pseudonym));
            }
        }
        edits
    }

    /// The pseudonym of a secret.
    fn of(&mut self, kind: SecretKind, text: &[u8]) -> Vec<u8> {
        if is_pseudonym(kind, text) {
            return text.into();
        }
        match kind {
            SecretKind::Host if is_other(text) => return self.addresses_in(text),
            SecretKind::Server => return self.server(text),
            SecretKind::Key => return self.keys(text),
            _ => {}
        }
        let key = (kind, canonical(kind, text));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        // All numbers taken, or too few letters to tell them: then one stands for two.
        let mut pseudonym = Vec::new();
        for _ in 0..attempts(text) {
            let next = self.next.entry(kind).or_default();
            pseudonym = made(kind, text, *next);
            *next = (*next + 1) % MOST;
            if self.taken.insert((kind, pseudonym.clone())) {
                break;
            }
        }
        self.known.insert(key, pseudonym.clone());
        pseudonym
    }

    /// A word that is no address, without the addresses in it: `[2001:db8::1]`.
    fn addresses_in(&mut self, text: &[u8]) -> Vec<u8> {
        let mut places = Vec::new();
        addresses(text, |kind, range| {
            if kind == SecretKind::Host {
                places.push(range);
            }
        });
        places.order_by_key(|range| (range.start, core::cmp::Reverse(range.end)));
        let mut out = Vec::new();
        let mut at = 0;
        for range in places {
            if range.start < at {
                continue;
            }
            out.extend_from_slice(text.get(at..range.start).unwrap_or_default());
            let part = text.get(range.clone()).unwrap_or_default();
            // `192.0.2.007` has the shape of an address, and is none.
            let kind = if is_other(part) { SecretKind::Opaque } else { SecretKind::Host };
            out.extend(self.of(kind, part));
            at = range.end;
        }
        if at == 0 {
            return self.of(SecretKind::Opaque, text);
        }
        out.extend_from_slice(text.get(at..).unwrap_or_default());
        out
    }

    /// `jane@host:554` without its user and with another host.
    fn server(&mut self, text: &[u8]) -> Vec<u8> {
        let user = text.iter().rposition(|&byte| byte == b'@').map_or(0, |at| at + 1);
        let host = text.get(user..).unwrap_or_default();
        let is_port = |port: &[u8]| !port.is_empty() && port.iter().all(u8::is_ascii_digit);
        let colon = host.iter().rposition(|&byte| byte == b':');
        let port = colon.filter(|&at| is_port(host.get(at + 1..).unwrap_or_default()));
        let (host, port) = host.split_at(port.unwrap_or(host.len()));
        let mut out = self.of(SecretKind::Host, host);
        out.extend_from_slice(port);
        out
    }

    /// `inline:` and a key, with what is said of it: other keys. Anything else goes whole.
    fn keys(&mut self, text: &[u8]) -> Vec<u8> {
        const INLINE: &[u8] = b"inline:";
        let mut out = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.windows(INLINE.len()).position(|part| part == INLINE) {
            let (before, key) = rest.split_at(at + INLINE.len());
            let length = key.iter().position(|byte| b"|; ".contains(byte)).unwrap_or(key.len());
            let (key, after) = key.split_at(length);
            out.extend_from_slice(before);
            out.extend(self.of(SecretKind::Opaque, key));
            rest = after;
        }
        if out.is_empty() {
            return self.of(SecretKind::Opaque, text);
        }
        out.extend_from_slice(rest);
        out
    }
}

/// Whether it is a pseudonym already, or tells nothing.
fn is_pseudonym(kind: SecretKind, text: &[u8]) -> bool {
    let word = core::str::from_utf8(text).unwrap_or_default();
    match kind {
        // A word that was no address may look like a name once its letters are others.
        SecretKind::Host => {
            pseudonym::is_reserved(Host::decode(text)) || pseudonym::letters_number(text).is_some()
        }
        SecretKind::Hardware => pseudonym::hardware(text, 0).get(..MAC) == text.get(..MAC),
        SecretKind::Mail => {
            pseudonym::is_counted(word, "user", "@example.com")
                || pseudonym::letters_number(text).is_some()
        }
        SecretKind::Phone => word.starts_with("+1 202 555-01") && word.len() == 15,
        SecretKind::User => pseudonym::is_counted(word, "user", ""),
        SecretKind::Fingerprint => pseudonym::hexadecimal_number(text).is_some(),
        SecretKind::Identity => text == IDENTITY,
        SecretKind::SessionId => {
            pseudonym::is_digits(word) && !word.is_empty()
                || pseudonym::letters_number(text).is_some()
        }
        SecretKind::FreeText => pseudonym::is_counted(word, "text ", ""),
        SecretKind::Uri => pseudonym::is_counted(word, "https://h", ".example/"),
        SecretKind::Foundation => {
            pseudonym::is_number(word) || pseudonym::letters_number(text).is_some()
        }
        // Too short to be more than a number or a mark.
        SecretKind::StreamId if pseudonym::length(text) < pseudonym::TOLD_BY => true,
        // Those that are put together have no form of their own.
        SecretKind::Server | SecretKind::Key => false,
        _ => pseudonym::letters_number(text).is_some(),
    }
}

/// How many numbers may be tried.
fn attempts(text: &[u8]) -> u32 {
    if pseudonym::length(text) < pseudonym::TOLD_BY { 1 } else { MOST }
}

/// `00-00-5E-00-53` of `00-00-5E-00-53-01`.
const MAC: usize = 14;

/// An assertion of nobody by nobody: `{"idp":{"domain":"idp.example","protocol":"default"},
/// "assertion":"-"}`, without the space.
const IDENTITY: &[u8] =
    b"eyJpZHAiOnsiZG9tYWluIjoiaWRwLmV4YW1wbGUiLCJwcm90b2NvbCI6ImRlZmF1bHQifSwiYXNzZXJ0aW9uIjoiLSJ9";

/// Pseudonym `number` of a kind, in the form of `text`.
fn made(kind: SecretKind, text: &[u8], number: u32) -> Vec<u8> {
    let host = Host::decode(text);
    let made = match kind {
        SecretKind::Host => match host {
            Host::Mdns(name) | Host::Name(name) => pseudonym::name(name, number),
            host => pseudonym::address(host, number).unwrap_or_default(),
        },
        // `32AECB234338@speechsynth` is the name of something on a server.
        SecretKind::Mail if !text.contains(&b'.') => String::new(),
        SecretKind::Mail => format!("user{number}@example.com"),
        SecretKind::Phone => format!("+1 202 555-01{:02}", number % 100),
        SecretKind::User => format!("user{number}"),
        SecretKind::SessionId if text.iter().all(u8::is_ascii_digit) => {
            pseudonym::digits(text, number).unwrap_or_default()
        }
        SecretKind::FreeText => format!("text {number}"),
        SecretKind::Uri => format!("https://h{number}.example/"),
        // Longer than any may be (RFC 8839 §5.1): it stays so.
        SecretKind::Foundation if text.len() > 32 => String::new(),
        SecretKind::Foundation => format!("{number}"),
        SecretKind::Fingerprint => return pseudonym::hexadecimal(text, number),
        SecretKind::Hardware => return pseudonym::hardware(text, number),
        SecretKind::Identity => return IDENTITY.into(),
        _ => String::new(),
    };
    if made.is_empty() { pseudonym::letters(text, number) } else { made.into_bytes() }
}

/// The form in which the same is equal: the address whatever its spelling, the name and the
/// fingerprint in one case.
fn canonical(kind: SecretKind, text: &[u8]) -> Vec<u8> {
    match kind {
        SecretKind::Host => match Host::decode(text) {
            Host::Mdns(name) | Host::Name(name) => name.to_ascii_lowercase().into_bytes(),
            Host::Other(text) => text.as_bytes().into(),
            host => format!("{host}").into_bytes(),
        },
        // Of one value there are two spellings, which stay two.
        SecretKind::Fingerprint | SecretKind::Hardware => text.into(),
        _ => Text::new(text).as_bytes().into(),
    }
}

fn is_other(text: &[u8]) -> bool {
    matches!(Host::decode(text), Host::Other(_))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use sdpkit_core::{Edit, Sdp, splice};
    use sdpkit_model::secrets_and_identifiers;

    use super::Pseudonyms;

    fn anonymous(pseudonyms: &mut Pseudonyms, text: &str) -> String {
        let sdp = Sdp::new(text);
        let edits = pseudonyms.edits(sdp, &secrets_and_identifiers(sdp));
        let edits: Vec<_> = edits.iter().map(|e| Edit { span: e.span, text: &e.text }).collect();
        let mut out = Vec::new();
        splice(text.as_bytes(), &edits, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[track_caller]
    fn assert_anonymous(before: &str, after: &str) {
        assert_eq!(anonymous(&mut Pseudonyms::new(), before), after);
        assert_eq!(anonymous(&mut Pseudonyms::new(), after), after, "a second time");
    }

    #[test]
    fn every_secret_gets_a_pseudonym_of_its_kind() {
        for (before, after) in [
            (
                "o=jane 4611731400430051336 2 IN IP4 8.8.8.8\n",
                "o=user0 1000000000000000000 2 IN IP4 203.0.113.1\n",
            ),
            ("s=Jane's call\ni=x\n", "s=text 0\ni=text 1\n"),
            ("s=-\ns= \n", "s=-\ns= \n"),
            (
                "e=Jane <j@x.org>\np=+44 1 23\nu=http://x.org/j\n",
                "e=user0@example.com\np=+1 202 555-0100\nu=https://h0.example/\n",
            ),
            // The session identifier is a number, but for this one.
            ("o=- 68136d:ee52 2 IN IP4 127.0.0.1\n", "o=- Zq00k0:G6j1 2 IN IP4 127.0.0.1\n"),
            ("o=- 1 1 ATM NSAP 47.0091\n", "o=- 1 1 ATM NSAP Zq.00k0\n"),
            // A letter becomes a word that looks like a name.
            ("c=IN IP4 ä\n", "c=IN IP4 Zq\n"),
            ("c=IN IP4 +/0.0.0\n", "c=IN IP4 Z/0.0.0\n"),
            ("c=IN IP4 192.0.2.007\n", "c=IN IP4 Zq0.0.k.0G6\n"),
            ("c=IN IP4 0.0.0.0\nc=IN IP4 host.x.org\n", "c=IN IP4 0.0.0.0\nc=IN IP4 h0.example\n"),
            ("a=control:rtsp://j:p@8.8.8.8:554/x\n", "a=control:rtsp://203.0.113.1:554/x\n"),
            (
                "a=candidate:84216 1 udp 1 [2600::1] 9 typ host\n",
                "a=candidate:0 1 udp 1 [2001:db8::1] 9 typ host\n",
            ),
            (
                "a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host ufrag 4ZcD\na=ice-ufrag:4ZcD\n",
                "a=candidate:1 1 udp 1 5d0cb8aa-0000-4000-8000-000000000000.local 9 typ host ufrag Zq00\na=ice-ufrag:Zq00\n",
            ),
            ("a=channel:32AECB234338@speechsynth\n", "a=channel:Zq00k0G6j1P0@d6X8j2F3t1P\n"),
            ("a=x:AB-CD-EF-01-02-03\n", "a=x:00-00-5E-00-53-00\n"),
        ] {
            assert_anonymous(before, after);
        }
    }

    #[test]
    fn keys_stay_as_long_and_keep_what_is_said_of_them() {
        let before = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:4\n";
        let after = anonymous(&mut Pseudonyms::new(), before);
        assert_eq!(after.len(), before.len());
        assert!(after.contains("inline:Zq00") && after.ends_with("|2^20|1:4\n"));
        assert!(!after.contains("PS1u"));
        assert_anonymous(before, &after);
    }

    #[test]
    fn what_is_the_same_stays_the_same_over_descriptions() {
        let mut pseudonyms = Pseudonyms::new();
        let offer = "c=IN IP4 8.8.8.8\nc=IN IP4 9.9.9.9\na=msid:s trackid\n";
        assert_eq!(
            anonymous(&mut pseudonyms, offer),
            "c=IN IP4 203.0.113.1\nc=IN IP4 203.0.113.2\na=msid:s Zq00k0G\n"
        );
        let answer = "c=IN IP4 9.9.9.9\nc=IN IP4 203.0.113.3\nc=IN IP4 1.1.1.1\n";
        let expected = "c=IN IP4 203.0.113.2\nc=IN IP4 203.0.113.3\nc=IN IP4 203.0.113.4\n";
        assert_eq!(anonymous(&mut pseudonyms, answer), expected);
    }
}
