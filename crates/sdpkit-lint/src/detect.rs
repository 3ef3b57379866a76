//! What a text is: no description, one, or several.

use alloc::vec::Vec;
use core::ops::Range;

use sdpkit_core::{Line, LineType, Sdp};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether `text` is meant to be a session description, well-formed or not.
///
/// It is when its first line that is not blank reads `<letter>=`, whatever white space or byte
/// order mark stands before, or when any line is `v=0`. JSON, logs, binary files and descriptions
/// in UTF-16 are not.
///
/// ```
/// use sdpkit_lint::looks_like_sdp;
/// assert!(looks_like_sdp(b"\xef\xbb\xbf\r\n  v=0\r\n"));
/// assert!(looks_like_sdp(b"Content-Length: 142\r\n\r\nv=0\r\n"));
/// assert!(!looks_like_sdp(b"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}"));
/// ```
pub fn looks_like_sdp(text: &[u8]) -> bool {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let lines = Sdp::new(text).lines().map(|line| line.content().trim_ascii());
    let mut lines = lines.filter(|line| !line.is_empty()).peekable();
    if lines.peek().is_some_and(|first| opens_with_type(first)) {
        return true;
    }
    // A NUL before the first `v=0` is a sign of a binary file that holds one by chance.
    lines.take_while(|line| !line.contains(&0)).any(is_version)
}

/// The descriptions that `text` holds: one, unless some follow each other.
///
/// Another begins at a `v=` line that an `o=` line follows, once an `o=` line has been read. A
/// second `v=0` anywhere else is a line too many, not a description.
pub(crate) fn descriptions(sdp: Sdp<'_>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut has_origin = false;
    let mut previous: Option<Line<'_>> = None;
    for line in sdp.lines() {
        if line.line_type() == Some(LineType::Origin) {
            let version = previous.filter(|line| line.line_type() == Some(LineType::Version));
            if let Some(version) = version.filter(|_| has_origin) {
                let next = version.span().range().start;
                parts.push(start..next);
                start = next;
            }
            has_origin = true;
        }
        previous = Some(line);
    }
    parts.push(start..sdp.as_bytes().len());
    parts
}

/// Whether a line reads `<letter>=` and goes on as text.
fn opens_with_type(line: &[u8]) -> bool {
    matches!(line, [letter, b'=', ..] if letter.is_ascii_alphabetic()) && !is_binary(line)
}

/// Whether a line is `v=0`, in the spellings that rules mend.
fn is_version(line: &[u8]) -> bool {
    let Some((b'v' | b'V', rest)) = line.split_first() else { return false };
    rest.trim_ascii_start().strip_prefix(b"=").is_some_and(|value| value.trim_ascii() == b"0")
}

/// Whether bytes stand in a line that text never has; a lone CR may be meant as a line end.
fn is_binary(line: &[u8]) -> bool {
    line.iter().take(2 + 64).any(|&byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r'))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use super::{descriptions, looks_like_sdp};

    #[test]
    fn broken_descriptions_are_still_descriptions() {
        for text in [
            &b"v=0"[..],
            b"   v=0\n   o=- 1 1 IN IP4 192.0.2.1\n",
            b"\xef\xbb\xbfv=0\r\n",
            b"\r\n\r\no=- 1 1 IN IP4 192.0.2.1\r\n",
            b"a=candidate:1 1 udp 1 192.0.2.1 9 typ host",
            b"M=audio 9 RTP/AVP 0\r\n",
            b"v=0\ro=- 1 1 IN IP4 192.0.2.1\rs=-\r",
            b"offer:\n\nv=0\n",
            b"garbage\r\nv = 0\r\n",
        ] {
            assert!(looks_like_sdp(text), "{}", text.escape_ascii());
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            &b""[..],
            b" \r\n\t\r\n",
            b"\xef\xbb\xbf",
            b"v",
            b"hello",
            b"{\"sdp\":\"v=0\\r\\n\"}",
            b"[package]\nname = 1\n",
            b"INVITE sip:bob@example.com SIP/2.0\r\nVia: x\r\n",
            b"\xff\xfev\0=\x000\0\r\0\n\0",
            b"v\0=\x000\0\r\0\n\0",
            b"\x7fELF\x02\x01\0\0\nv=0\n",
            b"a=\0\0\0\x01",
        ] {
            assert!(!looks_like_sdp(text), "{}", text.escape_ascii());
        }
    }

    #[test]
    fn descriptions_begin_at_version_and_origin() {
        let parts = |text: &'static str| {
            let sdp = Sdp::new(text);
            descriptions(sdp).into_iter().filter_map(|part| text.get(part)).collect::<Vec<_>>()
        };
        assert_eq!(parts("v=0\no=1\nm=\nv=0\no=2\n"), ["v=0\no=1\nm=\n", "v=0\no=2\n"]);
        assert_eq!(parts("v=0\nv=0\no=1\n").len(), 1);
        assert_eq!(parts("v=0\no=1\ns=\nv=0\n").len(), 1);
        assert_eq!(parts(""), [""]);
    }
}
