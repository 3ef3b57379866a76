//! Descriptions with far too much of one thing, nearly all of it wrong.

use std::fmt::Write as _;

/// What a description has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Excess {
    /// Candidates in one section.
    Candidates,
    /// Attributes in one section, each wrong in its own way, or a duplicate.
    Attributes,
    /// Bytes in the parameters of one `a=fmtp`.
    LineBytes,
    /// Media sections with the same mid.
    Sections,
    /// Lines that are none.
    Garbage,
}

impl Excess {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Candidates, Self::Attributes, Self::LineBytes, Self::Sections, Self::Garbage];

    /// The name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Candidates => "candidates",
            Self::Attributes => "attributes",
            Self::LineBytes => "line-bytes",
            Self::Sections => "sections",
            Self::Garbage => "garbage",
        }
    }

    /// A description with `size` of it.
    ///
    /// ```
    /// use sdpkit_testkit::Excess;
    /// let text = Excess::Candidates.description(3);
    /// assert_eq!(text.matches("a=candidate:").count(), 3);
    /// ```
    pub fn description(self, size: usize) -> String {
        let mut text = String::from(SESSION);
        match self {
            Self::Sections => text.push_str(&SECTION.repeat(size)),
            Self::Garbage => text.push_str(&"garbage line \r\n".repeat(size)),
            Self::Candidates => {
                text.push_str(VIDEO);
                (0..size).for_each(|number| push_candidate(&mut text, number));
            }
            Self::Attributes => {
                text.push_str(VIDEO);
                ATTRIBUTES.iter().cycle().take(size).for_each(|line| text.push_str(line));
            }
            Self::LineBytes => {
                text.push_str(VIDEO);
                text.push_str("a=fmtp:96 ");
                text.push_str(&"a=1;a;b={;".repeat(size / 10));
                text.push_str("\r\n");
            }
        }
        text
    }
}

const SESSION: &str = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n";

const VIDEO: &str = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\n\
    a=rtpmap:96 VP8/90000\r\n";

const SECTION: &str =
    "m=audio 0 RTP/AVP 0 0 96\r\na=mid:0\r\na=rtpmap:97 foo/1\r\na=candidate:x\r\n";

const ATTRIBUTES: [&str; 10] = [
    "a=mid:0\r\n",
    "a=rtpmap:96 \r\n",
    "a=sendrcv\r\n",
    "a=fmtp:97 a;a\r\n",
    "a=ssrc:1 cname:x\r\n",
    "a=ssrc:x\r\n",
    "a=rtcp-fb:98 nack\r\n",
    "a=extmap:1 urn:x\r\n",
    "a=ice-lite\r\n",
    "a=setup:foo\r\n",
];

/// Every second candidate is malformed, the others repeat each other.
fn push_candidate(text: &mut String, number: usize) {
    let byte = number % 256;
    if number.is_multiple_of(2) {
        write!(text, "a=candidate:1 1 udp 1 10.0.0.{byte} 9 typ prflx generation 0\r\n")
    } else {
        write!(text, "a=candidate:{number} 3 dccp 0 300.0.0.{byte} 70000 typ odd raddr\r\n")
    }
    .expect("a string takes everything");
}
