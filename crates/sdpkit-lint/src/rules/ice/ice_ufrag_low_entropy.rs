use alloc::format;

use sdpkit_core::AttributeKind;

use super::credentials::Credential;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An ICE username fragment or password is no random text.
    ///
    /// The fragment tells sessions apart and the password proves who sends a check: with `user` or
    /// `00000000` two sessions on one port are mixed up, and anybody can forge checks and divert
    /// media. Values from examples, constants and padded counters are what is found here; that a
    /// text is not random can only be known from the crudest of them.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-ufrag:user
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// ```
    id: "ice-ufrag-low-entropy",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8445 §5.3 “at least 24 bits of output to generate the username fragment”",
        "RFC 8839 §5.4 “MUST be chosen randomly at the beginning of a session”",
    ],
}

/// Words that people write for want of a random one.
const WORDS: &[&str] = &[
    "admin",
    "guest",
    "icepwd",
    "iceufrag",
    "local",
    "passwd",
    "password",
    "remote",
    "root",
    "secret",
    "someufrag",
    "test",
    "ufrag",
    "user",
    "username",
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let kinds = [
        (AttributeKind::IceUfrag, "username fragment", "24"),
        (AttributeKind::IcePwd, "password", "128"),
    ];
    for (kind, what, bits) in kinds {
        for credential in Credential::all(document, kind) {
            let Some(why) = pattern(credential.text) else { continue };
            report
                .add(credential.span, format!("an ICE {what} that is {why}"))
                .help(format!("take {bits} bits or more from a random number generator"));
        }
    }
}

/// What is regular about `text`.
///
/// A random text of four characters, as Chrome's are, is one of these once in 70 000 times.
fn pattern(text: &[u8]) -> Option<&'static str> {
    if text.len() < 4 {
        return None;
    }
    if WORDS.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes())) {
        return Some("a word");
    }
    let step = |by: i16| {
        let mut pairs = text.windows(2);
        pairs.all(|pair| matches!(pair, [one, next] if i16::from(*next) - i16::from(*one) == by))
    };
    if step(1) || step(-1) {
        return Some("a sequence");
    }
    // At least thrice: in Firefox's eight hexadecimal digits the last are often the first by chance.
    // Periods beyond 16 are as unlikely, and a search for them would not be linear.
    let longest = 16.min(text.len() / 3);
    (1..=longest).any(|period| repeats(text, period)).then_some("one part repeated")
}

/// Whether each byte of `text` equals the one `period` before it.
fn repeats(text: &[u8], period: usize) -> bool {
    text.iter().zip(text.iter().skip(period)).all(|(one, later)| one == later)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-ufrag:0012\na=ice-ufrag:abab\na=ice-ufrag:c0cac0c0\na=ice-ufrag:aaab\n\
            a=ice-ufrag:users\na=ice-ufrag:3dc693dc\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        b"{webrtc}a=ice-ufrag:aaa\na=ice-ufrag\na=ice-ufrag:\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:[[aaaa]]\na=ice-ufrag:[[user]]\na=ice-ufrag:[[1234]]\n\
            a=ice-ufrag:[[dcba]]\na=ice-ufrag:[[abcabcabc]]\n",
        b"{webrtc}a=ice-pwd:[[0000000000000000000000000000000]]\na=ice-pwd:[[passwordpasswordpassword]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
