//! `m=`: the start of a media section (RFC 8866 §5.14).

use core::num::NonZeroU32;

use crate::attribute::PayloadType;
use crate::attribute::declare::record;
use crate::error::{Expected, Fault};
use crate::grammar::{Field, List, Parsed, Token, class, complete, miss, run, text_traits};
use crate::line::line;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// A media description: `m=<media> <port>["/"<number>] <proto> <fmt> ...`.
    MediaLine<'a> {
        /// The media type: audio, video, text, application, message, image, or another token.
        media: Token<'a>,
        /// The transport port; 0 rejects the section, 9 stands for "not known yet" (RFC 8840).
        " " port: u16,
        /// The number of ports or port pairs that follow each other, in hierarchical encodings.
        "/" port_count: Option<NonZeroU32>,
        /// The transport protocol, as in `UDP/TLS/RTP/SAVPF`.
        " " transport: Transport<'a>,
        /// Media formats in order of preference: payload types for RTP.
        " " formats: List<'a, Token<'a>, ' '>,
    }
}

line! { Media => MediaLine<'a> }

impl<'a> MediaLine<'a> {
    /// The formats that are RTP payload types, in order of preference.
    ///
    /// ```
    /// use sdpkit_core::{line::MediaLine, TypedLine};
    /// let line = MediaLine::parse(b"audio 9 UDP/TLS/RTP/SAVPF 111 0")?;
    /// assert!(line.payloads().map(|payload| payload.get()).eq([111, 0]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn payloads(&self) -> impl Iterator<Item = PayloadType> + 'a {
        let formats = self.transport.is_rtp().then(|| self.formats.iter());
        formats.into_iter().flatten().filter_map(PayloadType::named)
    }
}

/// A transport protocol: tokens separated by `/`, compared with case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Transport<'a>(&'a [u8]);

impl<'a> Transport<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not tokens separated by `/`, with the place.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), Self::read)
    }

    /// The protocol as it is spelt.
    pub fn as_str(self) -> &'a str {
        core::str::from_utf8(self.0).unwrap_or_default()
    }

    /// Whether the formats of this protocol are RTP payload types: the last part is an RTP
    /// profile, `AVP`, `SAVP`, `AVPF` or `SAVPF`, or the one before it is (`RTP/AVP/TCP`).
    ///
    /// ```
    /// use sdpkit_core::line::Transport;
    /// assert!(Transport::new("TCP/RTP/AVP")?.is_rtp());
    /// assert!(!Transport::new("UDP/DTLS/SCTP")?.is_rtp());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn is_rtp(self) -> bool {
        let mut parts = self.0.split(|&byte| byte == b'/');
        parts.any(|part| part == b"RTP")
            && parts
                .next()
                .is_some_and(|profile| matches!(profile, b"AVP" | b"SAVP" | b"AVPF" | b"SAVPF"))
    }
}

impl<'a> Field<'a> for Transport<'a> {
    const PATTERN: &'static str = "(UDP/TLS/RTP/SAVPF|RTP/AVP|UDP/DTLS/SCTP|udptl|TCP/MSRP)";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (mut rest, _) = run(&class::TOKEN, Expected::Token, input)?;
        while let Some(next) = rest.strip_prefix(b"/") {
            let Ok((after, _)) = run(&class::TOKEN, Expected::Token, next) else {
                return miss(next, Expected::Token);
            };
            rest = after;
        }
        let (text, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self(text)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(Transport);

#[cfg(test)]
mod tests {
    use core::num::NonZeroU32;

    use super::{MediaLine, Transport};
    use crate::error::Expected;
    use crate::line::TypedLine;
    use crate::line::testing::{assert_faults, assert_kept};

    #[test]
    fn what_the_grammar_allows_is_kept() {
        assert_kept::<MediaLine<'_>>(&[
            "audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126",
            "application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "application 9 DTLS/SCTP 5000",
            "video 49170/2 RTP/AVP 31 96",
            "image 54111 udptl t38",
            "video 0 RTP/AVP/TCP 96",
            "audio 49170 rtp/avp 0",
            "message 2855 TCP/MSRP *",
            "video 5004 MP2T/AVP 33",
            "x-data 9 UDP 0",
            "audio 9 RTP/AVP 4294967296",
        ]);
    }

    #[test]
    fn a_section_may_span_ports() {
        let line = MediaLine::parse(b"video 49170/2 RTP/AVP 31 96").unwrap();
        assert_eq!((line.port, line.port_count), (49170, NonZeroU32::new(2)));
        assert!(line.formats.iter().eq(["31", "96"]));
    }

    #[test]
    fn what_devices_send_instead_is_refused_at_its_place() {
        assert_faults::<MediaLine<'_>>(&[
            ("application 0 TCP/BFCP", 22, Expected::Space),
            ("video -1353744643 RTP/AVP 96", 6, Expected::NumberU16),
            ("audio 65536 RTP/AVP 0", 6, Expected::NumberU16),
            ("application/TP-LINK 0 RTP/AVP smart/1/90000", 11, Expected::Space),
            ("audio 0 RTP/AVP 8\t ", 17, Expected::End),
            ("audio 0 RTP/AVP 8 ", 18, Expected::Token),
            ("audio 0 RTP/AVP  8", 16, Expected::Token),
            ("audio 9/0 RTP/AVP 0", 8, Expected::NumberFrom1),
            ("audio 9/ RTP/AVP 0", 8, Expected::NumberFrom1),
            ("audio 9 RTP//AVP 0", 12, Expected::Token),
            ("audio 9 /AVP 0", 8, Expected::Token),
            ("audio 9 ", 8, Expected::Token),
            ("audio", 5, Expected::Space),
            ("", 0, Expected::Token),
        ]);
    }

    #[test]
    fn transports_are_compared_with_case() {
        let is_rtp = |text| Transport::new(text).unwrap().is_rtp();
        assert!(is_rtp("UDP/TLS/RTP/SAVPF") && is_rtp("RTP/AVP") && is_rtp("RTP/AVP/TCP"));
        assert!(!is_rtp("rtp/avp") && !is_rtp("udp") && !is_rtp("UDP/RTP") && !is_rtp("MP2T/AVP"));
    }
}
