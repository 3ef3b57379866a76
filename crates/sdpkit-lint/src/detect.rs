//! Whether a text is a session description at all.

/// Whether `text` looks like a session description, well-formed or not.
///
/// Its first line that is not blank is `<letter>=...`, or some line is `v=0`.
///
/// ```
/// use sdpkit_lint::looks_like_sdp;
/// assert!(looks_like_sdp(b"\xef\xbb\xbf v=0\r\n"));
/// assert!(!looks_like_sdp(b"{\"sdp\":\"v=0\"}"));
/// ```
pub fn looks_like_sdp(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let starts =
        matches!(text.trim_ascii_start(), [letter, b'=', ..] if letter.is_ascii_alphabetic());
    starts || text.split(|&byte| byte == b'\n').any(|line| line.trim_ascii() == b"v=0")
}
