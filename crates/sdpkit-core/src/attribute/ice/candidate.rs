//! `a=candidate`: a transport address to try (RFC 8839 §5.1, RFC 6544 §4.5).

use super::candidate_type::{CandidateType, TcpType};
use super::extension::CandidateExtension;
use super::priority::Priority;
use crate::address::{Host, Scope};
use crate::attribute::TypedAttribute;
use crate::attribute::declare::attribute;
use crate::error::{Error, Expected, Fault};
use crate::grammar::{Field, IceChars, Parsed, Tail, Token, Word, complete, literal, miss, number};
use crate::line::Line;
use crate::span::saturate;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// A transport address at which the agent may be reached.
    "candidate" => Candidate<'a>
    example "2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998"
    by hand {
        /// Equal for candidates of one type, base, server and transport: 1 to 32 characters.
        foundation: IceChars<'a>,
        /// The component of the stream, 1 to 256: 1 for RTP, 2 for RTCP.
        component: u16,
        /// The transport protocol, compared without case: `UDP`, `TCP`.
        transport: Token<'a>,
        /// The priority, 1 to 2^31 - 1: the greater, the earlier it is tried.
        priority: u32,
        /// An IPv4 or IPv6 address or a name, `.local` for one that mDNS resolves.
        address: Word<'a>,
        /// The port; 9 where none is listened on (RFC 6544 §4.5).
        port: u16,
        /// How the candidate was found.
        typ: CandidateType<'a>,
        /// The address this one was derived from, or that of the mapping for a relayed one.
        related_address: Option<Word<'a>>,
        /// The port that belongs to the related address.
        related_port: Option<u16>,
        /// Further names and values.
        extensions: Tail<'a, CandidateExtension<'a>, ' '>,
    }
}

impl<'a> Candidate<'a> {
    /// Reads a lone candidate: `a=candidate:...`, or `candidate:...` as browsers hand it out in
    /// the `candidate` member of an `RTCIceCandidate`; a line end may follow.
    ///
    /// # Errors
    /// When the text is something else, with the place in it.
    ///
    /// ```
    /// use sdpkit_core::attribute::Candidate;
    /// let text = b"candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0";
    /// assert_eq!(Candidate::parse_line(text)?.port, 50000);
    /// let error = Candidate::parse_line(b"candidate:1 1 udp high").unwrap_err();
    /// assert_eq!(error.span().range(), 18..22);
    /// # Ok::<(), sdpkit_core::Error>(())
    /// ```
    pub fn parse_line(text: &'a [u8]) -> Result<Self, Error> {
        const NAME: &[u8] = b"candidate:";
        let line = Line::new(text, 0, 0).content();
        let body = line.strip_prefix(b"a=").unwrap_or(line);
        let start = saturate(line.len() - body.len());
        let Some(value) = body.strip_prefix(NAME) else {
            return Err(Fault::new(0, Expected::CandidatePrefix).locate(body, start));
        };
        let start = start + saturate(NAME.len());
        Self::parse(Some(value)).map_err(|fault| fault.locate(value, start))
    }

    /// What the address is: IPv4, IPv6 with its zone, or a name.
    ///
    /// ```
    /// use sdpkit_core::{address::{Host, Scope}, attribute::Candidate};
    /// let text = b"candidate:1 1 udp 1 192.168.0.7 9 typ srflx raddr 0.0.0.0 rport 0";
    /// let candidate = Candidate::parse_line(text)?;
    /// assert_eq!(candidate.host(), Host::Ip4([192, 168, 0, 7].into()));
    /// assert_eq!(candidate.scope(), Scope::Private);
    /// assert_eq!(candidate.related_host().unwrap().scope(), Scope::Unspecified);
    /// # Ok::<(), sdpkit_core::Error>(())
    /// ```
    pub fn host(&self) -> Host<'a> {
        Host::from(self.address)
    }

    /// What the related address is.
    pub fn related_host(&self) -> Option<Host<'a>> {
        self.related_address.map(Host::from)
    }

    /// How far the address reaches.
    pub fn scope(&self) -> Scope {
        self.host().scope()
    }

    /// The parts that the priority is made of.
    pub const fn priority_parts(&self) -> Priority {
        Priority::of(self.priority)
    }

    /// Who opens the connection: the `tcptype` extension, when it is one RFC 6544 defines.
    ///
    /// ```
    /// use sdpkit_core::attribute::{Candidate, TcpType};
    /// let text = b"candidate:2 1 TCP 2105458943 192.0.2.2 9 typ host tcptype active";
    /// assert_eq!(Candidate::parse_line(text)?.tcp_type(), Some(TcpType::Active));
    /// # Ok::<(), sdpkit_core::Error>(())
    /// ```
    pub fn tcp_type(&self) -> Option<TcpType> {
        complete(self.extension("tcptype")?.as_bytes(), TcpType::read).ok()
    }

    /// The value of the first extension called `name`.
    pub fn extension(&self, name: &str) -> Option<Text<'a>> {
        let mut extensions = self.extensions.iter();
        extensions.find(|extension| extension.name == *name).map(|extension| extension.value)
    }
}

/// RFC 8839 §5.1:
/// ```text
/// candidate-attribute = "candidate" ":" foundation SP component-id SP transport SP priority SP
///                       connection-address SP port SP cand-type [SP rel-addr] [SP rel-port]
///                       *(SP cand-extension)
/// foundation          = 1*32ice-char
/// component-id        = 1*3DIGIT
/// transport           = "UDP" / transport-extension ; token
/// priority            = 1*10DIGIT
/// cand-type           = "typ" SP candidate-types
/// rel-addr            = "raddr" SP connection-address
/// rel-port            = "rport" SP port
/// ```
impl<'a> Field<'a> for Candidate<'a> {
    const PATTERN: &'static str = "[A-Za-z0-9+/]{1,32} ([1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-6]) \
        (UDP|TCP|udp|tcp|ssltcp) (0|[1-9][0-9]{0,8}|4294967295) \
        (192\\.0\\.2\\.[1-9]|2001:db8::[1-9]|[0-9a-f]{8}\\.local) (0|[1-9][0-9]{0,3}|65535) typ \
        (host|((srflx|prflx|relay|x-[a-z]{1,6}) raddr 203\\.0\\.113\\.[1-9] rport (0|[1-9][0-9]{3})))\
        ( tcptype (active|passive|so))?( (generation|ufrag|network-id|x-[a-z]{1,8}) [A-Za-z0-9]{1,8}){0,3}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, foundation) = read_foundation(input)?;
        let (rest, ()) = literal(" ", rest)?;
        let (rest, component) = read_component(rest)?;
        let (rest, transport) = Token::read_after(" ", rest)?;
        let (rest, priority) = u32::read_after(" ", rest)?;
        let (rest, address) = Word::read_after(" ", rest)?;
        let (rest, ()) = literal(" ", rest)?;
        let (rest, port) = read_port(rest)?;
        let (rest, ()) = literal(" ", rest)?;
        let Some(rest) = rest.strip_prefix(b"typ ") else { return miss(rest, Expected::Typ) };
        let (rest, typ) = CandidateType::read(rest)?;
        let (rest, related_address) = Option::read_after(" raddr ", rest)?;
        let (rest, related_port) = match rest.strip_prefix(b" rport ") {
            Some(port) => read_port(port).map(|(rest, port)| (rest, Some(port)))?,
            None => (rest, None),
        };
        let (rest, extensions) = Tail::read_after(" ", rest)?;
        let candidate = Self {
            foundation,
            component,
            transport,
            priority,
            address,
            port,
            typ,
            related_address,
            related_port,
            extensions,
        };
        Ok((rest, candidate))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.foundation.as_bytes().len() > 32 || !matches!(self.component, 1..=256) {
            return Err(WriteError::Unreadable);
        }
        self.foundation.write(out)?;
        self.component.write_after(" ", out)?;
        self.transport.write_after(" ", out)?;
        self.priority.write_after(" ", out)?;
        self.address.write_after(" ", out)?;
        self.port.write_after(" ", out)?;
        self.typ.write_after(" typ ", out)?;
        self.related_address.write_after(" raddr ", out)?;
        self.related_port.write_after(" rport ", out)?;
        self.extensions.write_after(" ", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// Reads `1*32ice-char`.
#[inline]
fn read_foundation(input: &[u8]) -> Parsed<'_, IceChars<'_>> {
    match IceChars::read(input) {
        Ok((rest, foundation)) if foundation.as_bytes().len() <= 32 => Ok((rest, foundation)),
        _ => miss(input, Expected::Foundation),
    }
}

/// Reads a component: 1 to 256.
#[inline]
pub(super) fn read_component(input: &[u8]) -> Parsed<'_, u16> {
    let (rest, number) = number(256, Expected::Component, input)?;
    match u16::try_from(number) {
        Ok(component @ 1..=256) => Ok((rest, component)),
        _ => miss(input, Expected::Component),
    }
}

/// Reads a port: 0 to 65535.
#[inline]
pub(super) fn read_port(input: &[u8]) -> Parsed<'_, u16> {
    let (rest, number) = number(65535, Expected::Port, input)?;
    match u16::try_from(number) {
        Ok(port) => Ok((rest, port)),
        Err(_) => miss(input, Expected::Port),
    }
}

#[cfg(test)]
mod tests {
    use super::Candidate;
    use crate::address::Scope;
    use crate::attribute::{CandidateType, TypedAttribute};
    use crate::error::Expected;
    use crate::writer::{Buffer, WriteError};

    const HOST: &str = "1 1 udp 2113937151 192.0.2.1 54842 typ host";

    fn parse(value: &str) -> Candidate<'_> {
        Candidate::parse(Some(value.as_bytes())).unwrap()
    }

    fn fault(value: &str) -> (u32, Expected) {
        let fault = Candidate::parse(Some(value.as_bytes())).unwrap_err();
        (fault.at(), fault.expected())
    }

    #[track_caller]
    fn assert_unchanged(value: &str) {
        let mut memory = [0; 256];
        let mut buffer = Buffer::new(&mut memory);
        parse(value).write(&mut buffer).unwrap();
        assert_eq!(buffer.written(), value.as_bytes(), "{value}");
    }

    #[test]
    fn what_browsers_and_stacks_write_is_kept() {
        for value in [
            "1469368137 1 udp 2122129151 192.0.2.10 59837 typ host generation 0 ufrag 480N network-id 1",
            "3 2 TCP 2105524478 fd00::2 9 typ host tcptype active",
            "0 1 UDP 2122252543 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 54842 typ host",
            "1 1 udp 41885439 198.51.100.3 61000 typ relay raddr :: rport 0 generation 0 network-cost 999",
            "1 1 tcp 1518280447 192.0.2.1 9 typ srflx raddr 10.0.0.1 rport 9 tcptype active generation 0",
            "1 1 ssltcp 2113939709 2607:f8b0:400e:c0a::7f 443 typ host generation 0",
            "1 1 udp 2113937151 192.0.2.1 54842 typ srflx raddr 10.0.0.1",
            "1 1 udp 2113937151 fe80::1%25eth0 54842 typ foo",
        ] {
            assert_unchanged(value);
        }
    }

    #[test]
    fn extensions_stand_in_any_order() {
        let value = [HOST, "foo bar ufrag EsAw network-id 1 generation 0"].join(" ");
        assert_unchanged(&value);
        assert_eq!(parse(&value).extension("ufrag").unwrap(), "EsAw");
        assert!(parse(&value).tcp_type().is_none() && parse(&value).extension("UFRAG").is_none());
    }

    #[test]
    fn related_addresses_stand_before_the_extensions() {
        let candidate =
            parse("1 1 UDP 5 192.0.2.1 9 typ srflx generation 0 raddr 10.0.0.1 rport 4");
        assert_eq!((candidate.related_address, candidate.related_port), (None, None));
        assert_eq!(candidate.extension("raddr").unwrap(), "10.0.0.1");
        let candidate = parse("1 1 UDP 5 192.0.2.1 9 typ srflx raddr 10.0.0.1 rport 4");
        assert_eq!(candidate.related_address.unwrap(), "10.0.0.1");
        assert_eq!(candidate.related_port, Some(4));
    }

    #[test]
    fn types_are_open() {
        assert_eq!(parse(HOST).typ, CandidateType::Host);
        assert_eq!(parse("1 1 udp 1 192.0.2.1 9 typ hostile").typ.as_str(), "hostile");
    }

    #[test]
    fn foundations_have_1_to_32_characters() {
        // Google Nest writes none.
        let empty = fault(" 1 udp 2113939711 2607:f8b0:400e:c0a::7f 19305 typ host generation 0");
        assert_eq!(empty, (0, Expected::Foundation));
        let long = ["f".repeat(33).as_str(), " 1 udp 1 192.0.2.1 5000 typ host"].concat();
        assert_eq!(fault(&long).0, 0);
        assert_eq!(parse(long.get(1..).unwrap()).foundation.as_bytes().len(), 32);
    }

    #[test]
    fn components_are_1_to_256() {
        assert_eq!(fault("1 0 udp 1 192.0.2.1 9 typ host"), (2, Expected::Component));
        assert_eq!(fault("1 257 udp 1 192.0.2.1 9 typ host").0, 2);
        assert_eq!(parse("1 256 udp 1 192.0.2.1 9 typ host").component, 256);
    }

    #[test]
    fn numbers_are_faults_beyond_their_type() {
        assert_eq!(fault("1 1 udp 4294967296 192.0.2.1 9 typ host").0, 8);
        assert_eq!(parse("1 1 udp 4294967295 192.0.2.1 9 typ host").priority, u32::MAX);
        let port = fault("1 1 udp 1 192.0.2.1 65536 typ host");
        assert_eq!(port, (20, Expected::Port));
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(fault("1 1 udp 1 10.0.0.1 typ host"), (19, Expected::Port));
        assert_eq!(fault("1 1 udp 1 10.0.0.1 9 host"), (21, Expected::Typ));
        assert_eq!(fault("1 1 udp 1 10.0.0.1 9 typ"), (21, Expected::Typ));
        let odd = [HOST, "generation"].join(" ");
        assert_eq!(fault(&odd), (54, Expected::Space));
        assert_eq!(fault("1 1 udp 1 10.0.0.1 9 typ host "), (30, Expected::ExtensionName));
    }

    #[test]
    fn addresses_are_decoded_when_asked_for() {
        let scope = |address| {
            let value = ["1 1 udp 1 ", address, " 9 typ host"].concat();
            parse(&value).scope()
        };
        assert_eq!(scope("2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local"), Scope::Mdns);
        assert_eq!(scope("fe80::1%25eth0"), Scope::LinkLocal);
        assert_eq!(scope("turn.example.com"), Scope::Name);
        assert_eq!(scope("[2001:db8::1]"), Scope::Unknown);
        assert!(parse(HOST).related_host().is_none());
    }

    #[test]
    fn lone_lines_have_either_form() {
        for line in [
            "candidate:1 1 udp 1 192.0.2.1 9 typ host",
            "a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n",
        ] {
            assert_eq!(Candidate::parse_line(line.as_bytes()).unwrap().port, 9);
        }
        let error = Candidate::parse_line(b"a=candidate:1 1 udp 1 192.0.2.1 typ host").unwrap_err();
        assert_eq!(error.span().range(), 32..35);
        let error = Candidate::parse_line(b"a=a=candidate:1").unwrap_err();
        assert_eq!(error.span().start(), 2);
        assert!(Candidate::parse_line(b"").is_err());
    }

    #[test]
    fn what_could_not_be_read_is_not_written() {
        let mut memory = [0; 256];
        let zero = Candidate { component: 0, ..parse(HOST) };
        assert_eq!(zero.write(&mut Buffer::new(&mut memory)), Err(WriteError::Unreadable));
    }
}
