//! Identifiers: which of them somebody thought of, and which were drawn or counted.

/// Words that programs use, in lower case.
const GENERIC: &[&str] = &[
    "application",
    "ardams",
    "ardamsa",
    "ardamsv",
    "audio",
    "bar",
    "base",
    "cam",
    "camera",
    "channel",
    "content",
    "data",
    "default",
    "desktop",
    "display",
    "first",
    "foo",
    "foobar",
    "fourth",
    "full",
    "half",
    "high",
    "host",
    "image",
    "label",
    "layer",
    "left",
    "local",
    "low",
    "main",
    "media",
    "medium",
    "message",
    "mic",
    "microphone",
    "mid",
    "msid",
    "name",
    "presentation",
    "primary",
    "quarter",
    "receiver",
    "recv",
    "remote",
    "right",
    "screen",
    "screenshare",
    "sdparta",
    "second",
    "secondary",
    "send",
    "sender",
    "share",
    "slides",
    "source",
    "stream",
    "streama",
    "streamb",
    "test",
    "text",
    "third",
    "track",
    "tracka",
    "trackb",
    "transceiver",
    "user",
    "video",
    "webcam",
    "webrtctransceiver",
    "window",
];

/// The part of an identifier that somebody thought of: a word that is neither drawn at random nor
/// one that programs use. This is a guess.
///
/// UUIDs, hexadecimal and base64 text, numbers, and words of up to three letters tell nothing.
pub(super) fn telling_part(identifier: &str) -> Option<&str> {
    // Nearly all are UUIDs.
    if !identifier.bytes().any(|byte| matches!(byte | 0x20, b'g'..=b'z')) {
        return None;
    }
    let parts = identifier.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| part.len() > 3 && !is_random(part)).find(|part| has_telling_word(part))
}

/// Whether the part could be of a UUID or a hash.
fn is_hexadecimal(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether letters and digits are mixed as nobody writes them, or go on for longer than a word.
fn is_random(part: &str) -> bool {
    const LONGEST_WORD: usize = 20;
    let has = |is: fn(&u8) -> bool| part.bytes().any(|byte| is(&byte));
    let digit = has(u8::is_ascii_digit);
    let is_mixed = digit && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    // Words of two and a half characters on average.
    let is_choppy = || words(part).count() * 5 >= part.len() * 2;
    (is_mixed && is_choppy())
        || (digit && (part.len() >= LONGEST_WORD || is_hexadecimal(part)))
        || !has(|byte| b"aeiouyAEIOUY".contains(byte))
}

/// Whether one of the words of `part` is none that programs use.
fn has_telling_word(part: &str) -> bool {
    words(part)
        .filter(|word| word.len() > 2 && word.iter().all(u8::is_ascii_alphabetic))
        .any(|word| !GENERIC.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes())))
}

/// The words and numbers that `part` is made of, as in `audioTrack2`.
fn words(part: &str) -> impl Iterator<Item = &[u8]> {
    part.as_bytes().chunk_by(|one, next| {
        one.is_ascii_digit() == next.is_ascii_digit()
            && !(one.is_ascii_lowercase() && next.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::{GENERIC, telling_part};

    #[test]
    fn what_programs_write_tells_nothing() {
        for identifier in [
            "0",
            "12",
            "-",
            "",
            "audio",
            "video1",
            "data_channel0",
            "sdparta_0",
            "screenShare",
            "q",
            "lo",
            "high",
            "Yhb3bAbcbJfG3I2gQ1CSKyZ1YxLbdP4pPJqd",
            "Yhb3bAbcbJfG3I2gQ1CSKyZ1YxLbdP4pPJqdv0",
            "{c9a3a036-defb-4a66-a71a-37820f12774b}",
            "2eef0ff2-a6cf-4054-99e4-f53c7d73d067",
            "9QV7Spl7AaQJ9xIh",
            "user2298477207@host-c1678e0d",
            "webrtctransceiver0",
            "deadbeef",
            "SCdMJxM3",
            "ARDAMSv0",
            "local_stream_1",
            "x7k2m9q4w8e5r1t6y3u0z",
        ] {
            assert_eq!(telling_part(identifier), None, "{identifier}");
        }
    }

    #[test]
    fn what_somebody_thought_of_is_found() {
        for (identifier, part) in [
            ("alice-webcam", "alice"),
            ("alice", "alice"),
            ("FaceTime-HD-Camera", "FaceTime"),
            ("video-of-jane", "jane"),
            ("janeTrack2", "janeTrack2"),
            ("room42", "room42"),
            ("{BOARDROOM}", "BOARDROOM"),
        ] {
            assert_eq!(telling_part(identifier), Some(part), "{identifier}");
        }
    }

    #[test]
    fn generic_words_are_sorted_and_in_lower_case() {
        assert!(GENERIC.is_sorted());
        assert!(GENERIC.iter().all(|word| word.to_ascii_lowercase() == *word));
    }
}
