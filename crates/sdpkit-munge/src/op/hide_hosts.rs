//! `candidates mdns`: names in the place of host addresses.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_core::line::Connection;
use sdpkit_core::{AttributeKind, LineType, Span};
use sdpkit_model::order::map;
use sdpkit_model::{SecretKind, secrets_in};

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Puts names of multicast DNS in the place of the addresses of host candidates.
    ///
    /// An address that gets a name stands nowhere else either: related addresses become `0.0.0.0` or
    /// `::` with port 9, and so does a default destination. The names come from the caller, who has
    /// to answer for them on the local network; nothing is registered here.
    HideHosts "hide-hosts", "candidates mdns", hide_hosts {
        /// The names.
        names: HostNames,
    }
    example "candidates mdns 192.168.1.7=1f4712db-ea17-4bcf-a596-105139dfd8bf.local":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 192.168.1.7\n\
         a=candidate:1 1 udp 9 192.168.1.7 50000 typ host\n\
         a=candidate:2 1 udp 5 203.0.113.5 61000 typ srflx raddr 192.168.1.7 rport 50000\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 0.0.0.0\n\
         a=candidate:1 1 udp 9 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 50000 typ host\n\
         a=candidate:2 1 udp 5 203.0.113.5 61000 typ srflx raddr 0.0.0.0 rport 9\n",
}

/// Names of multicast DNS, each for an address: `192.168.1.7=NAME.local`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct HostNames(BTreeMap<IpAddr, String>);

impl HostNames {
    /// The names of `pairs`.
    pub fn new(pairs: impl IntoIterator<Item = (IpAddr, String)>) -> Self {
        Self(map(pairs))
    }
}

impl Syntax for HostNames {
    const SYNTAX: &'static str = "ADDRESS=NAME...";
}

impl Argument for HostNames {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        const EXPECTED: &str = "ADDRESS=NAME";
        let mut names = BTreeMap::new();
        loop {
            let word = words.next(EXPECTED)?;
            let pair = word.split_once('=').and_then(|(address, name)| {
                Some((address.parse::<IpAddr>().ok()?, String::from(name)))
            });
            let Some((address, name)) = pair else {
                return Err(WordsError::Invalid { expected: EXPECTED, word });
            };
            names.insert(address, name);
            if words.peek().is_none() {
                return Ok(Self(names));
            }
        }
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().map(|(address, name)| format!("{address}={name}")));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for HostNames {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        let last: u8 = bytes.arbitrary()?;
        let name = format!("1f4712db-ea17-4bcf-a596-{last:012x}.local");
        Ok(Self::new([(IpAddr::from([192, 168, 1, last]), name)]))
    }
}

impl Operation for HideHosts {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for name in self.names.0.values() {
            if Host::from(name.as_str()).scope() != Scope::Mdns {
                let expected = "a name below `.local`";
                let kind = EditErrorKind::InvalidValue { expected, value: name.clone() };
                return Err(planner.refusal(kind, None, ""));
            }
        }
        for candidate in planner.model().all::<Candidate<'_>>() {
            let own = candidate.host().ip().and_then(|address| self.names.0.get(&address));
            let is_host = candidate.typ == CandidateType::Host;
            if let (true, Some(name), Some(span)) = (is_host, own, candidate.token(ADDRESS)) {
                planner.replace(span, name, Cause::Requested)?;
            }
            let related = candidate.related_host().and_then(Host::ip);
            if related.is_some_and(|address| self.names.0.contains_key(&address)) {
                if let (Some(_), Some(span)) =
                    (candidate.related_port, candidate.token(RELATED_PORT))
                {
                    planner.replace(span, "9", TELLS)?;
                }
            }
        }
        self.hide_elsewhere(planner)
    }
}

/// `<foundation> <component> <transport> <priority> <address> <port> typ <type> raddr <address>
/// rport <port>`
const ADDRESS: usize = 4;
const RELATED_PORT: usize = 11;
const TELLS: Cause = Cause::Closure(Reason::TellsAddress);

impl HideHosts {
    /// Hides the addresses wherever they stand otherwise.
    fn hide_elsewhere(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for line in planner.model().lines() {
            let attr = line.attribute();
            let kind = attr.and_then(sdpkit_core::Attr::kind);
            let host = attr
                .filter(|attr| matches!(attr.get::<Candidate<'_>>(), Some(Ok(c)) if c.typ == CandidateType::Host))
                .and_then(|attr| attr.token(ADDRESS));
            let mut found = Vec::new();
            secrets_in(line.content(), &mut |secret, range| {
                let text = line.content().get(range.clone()).unwrap_or_default();
                let address = Host::decode(text).ip().filter(|_| secret == SecretKind::Host);
                if let Some(address) = address.filter(|address| self.names.0.contains_key(address))
                {
                    found.push((range, address));
                }
            });
            for (range, address) in &found {
                let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end))
                else {
                    continue;
                };
                let at = line.span().start();
                let span = Span::new(at + start, at + end);
                if host != Some(span) {
                    planner.replace(
                        span,
                        if address.is_ipv4() { "0.0.0.0" } else { "::" },
                        TELLS,
                    )?;
                }
            }
            if found.is_empty() {
                continue;
            }
            if kind == Some(AttributeKind::Rtcp) {
                if let Some(port) = attr.and_then(|attr| attr.token(0)) {
                    planner.replace(port, "9", TELLS)?;
                }
            } else if line.get::<Connection<'_>>().is_some() {
                hide_ports(planner, line.section())?;
            }
        }
        Ok(())
    }
}

/// Hides the ports that belong to the `c=` line of a section, or of the session: port 9 says nowhere,
/// and port 0 stays.
fn hide_ports(planner: &mut Planner<'_, '_>, of: Option<usize>) -> Result<(), EditError> {
    for section in planner.model().sections() {
        let is_meant = match of {
            Some(index) => section.index() == index,
            None => section.line_of_type(LineType::Connection).is_none(),
        };
        let has_port =
            section.media().is_some_and(|media| media.port != 0 && media.port_count.is_none());
        if let (true, true, Some(port)) = (is_meant, has_port, section.line().token(1)) {
            planner.replace(port, "9", TELLS)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{Context, Document, Op};

    #[test]
    fn an_address_with_a_name_stands_nowhere_else() {
        let text = "v=0\no=- 1 1 IN IP4 192.168.1.7\ns=-\nc=IN IP4 192.168.1.7\nt=0 0\n\
            m=audio 50000 RTP/AVP 0\na=rtcp:50001 IN IP4 192.168.1.7\n\
            a=candidate:1 1 udp 9 192.168.1.7 50000 typ host\n\
            a=candidate:3 1 udp 9 192.168.1.8 50000 typ host\n\
            m=video 0 RTP/AVP 96\n";
        let expected = "v=0\no=- 1 1 IN IP4 0.0.0.0\ns=-\nc=IN IP4 0.0.0.0\nt=0 0\n\
            m=audio 9 RTP/AVP 0\na=rtcp:9 IN IP4 0.0.0.0\n\
            a=candidate:1 1 udp 9 x.local 50000 typ host\n\
            a=candidate:3 1 udp 9 192.168.1.8 50000 typ host\n\
            m=video 0 RTP/AVP 96\n";
        let mut document = Document::new(text);
        let op: Op = "candidates mdns 192.168.1.7=x.local".parse().unwrap();
        document.apply(op.clone(), &Context::default()).unwrap();
        assert_eq!(document.as_bytes(), expected.as_bytes());
        assert!(document.apply(op, &Context::default()).unwrap().changes.is_empty());
    }

    #[test]
    fn only_names_of_the_local_network_are_put_there() {
        for words in
            ["candidates mdns 192.168.1.7=x.example", "candidates mdns 192.168.1.7=\"a b.local\""]
        {
            let op: Op = words.parse().unwrap();
            let mut document = Document::new("a=candidate:1 1 udp 9 192.168.1.7 50000 typ host\n");
            assert!(document.apply(op, &Context::default()).is_err(), "{words}");
        }
        assert!("candidates mdns".parse::<Op>().is_err());
        assert!("candidates mdns x=y.local".parse::<Op>().is_err());
    }
}
