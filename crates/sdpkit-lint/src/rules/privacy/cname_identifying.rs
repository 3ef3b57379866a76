use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::Text;
use sdpkit_core::address::Host;
use sdpkit_core::attribute::{Ssrc, SsrcAttribute};
use sdpkit_core::line::Origin;

use super::identifier::telling_part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The canonical name of a source tells who or where its sender is.
    ///
    /// RFC 3550 made it of a user and a host, and RFC 7022 of random bytes, for that reason. It
    /// stands in every RTCP report. A name with a host, an address, or a user that somebody thought
    /// of is found. The fix gives a name of numbers that stand in the description anyway; the
    /// sender must use it in RTCP too, or receivers take the source for another.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:1 cname:alice@laptop.corp.example
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:1 cname:rVkeAUCmuO964FLM
    /// ```
    id: "cname-identifying",
    category: Privacy,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 7022 §4 “Using the numeric representation of the IPv4 address as the \"host\" part of the RTCP CNAME is NOT RECOMMENDED”",
        "RFC 7022 §4.2 “MAY be replaced by an opaque token on multiuser systems, to preserve privacy”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut names: BTreeMap<&[u8], (Ssrc, Vec<Text<'_>>)> = BTreeMap::new();
    for line in document.model().all::<SsrcAttribute<'_>>() {
        let Some(name) = line.value.value.filter(|_| line.attribute == "cname") else { continue };
        if is_identifying(name) {
            let (_, places) = names.entry(name.as_bytes()).or_insert((line.ssrc, Vec::new()));
            places.push(name);
        }
    }
    for (ssrc, names) in names.values() {
        let new = pseudonym(document, *ssrc);
        let places = names.iter().filter_map(|name| document.sdp().span_of(name));
        let edits: Vec<_> = places.map(|place| FixEdit::replace(place, new.as_str())).collect();
        let Some(first) = edits.first() else { continue };
        report
            .add(first.span, "the name of the source tells who or where its sender is")
            .fix(format!("name it `{new}`"), edits);
    }
}

fn is_identifying(name: Text<'_>) -> bool {
    let Ok(name) = name.to_str() else { return true };
    let (user, host) = match name.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, name),
    };
    tells_host(host) || user.is_some_and(|user| telling_part(user).is_some())
}

/// Whether it is an address, or the name of a host with its domain.
fn tells_host(host: &str) -> bool {
    match Host::from(host) {
        Host::Ip4(address) => !(address.is_unspecified() || address.is_loopback()),
        Host::Ip6 { address, .. } => !(address.is_unspecified() || address.is_loopback()),
        Host::Mdns(name) => telling_part(name.split('.').next().unwrap_or_default()).is_some(),
        Host::Name(name) => name.contains('.'),
        _ => false,
    }
}

/// A name for what `ssrc` is the first source of: unique, the same in every round, and of what the
/// description tells anyway.
fn pseudonym(document: &Document<'_>, ssrc: Ssrc) -> String {
    let origin = document.typed_lines::<Origin<'_>>().next();
    match origin.and_then(|(_, origin)| origin.session_id.to_u64()) {
        Some(session) => format!("{ssrc}-{session}"),
        None => format!("{ssrc}"),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=ssrc:1 cname:rVkeAUCmuO964FLM\na=ssrc:2 cname:{526aea27-13f3-42a4-93ef-9bceaff94c2b}\n\
            a=ssrc:3 cname:user2298477207@host-c1678e0d\na=ssrc:4 cname:X+PPMYox/Njb01UX\na=ssrc:5 cname:stream_1_cname\n\
            a=ssrc:6 cname:1f4712db-ea17-4bcf-a596-105139dfd8bf.local\na=ssrc:6 msid:a@b.example c\n",
    ],
    fail: &[
        b"{session}{audio}a=ssrc:1 cname:[[alice@laptop.corp.example]]\na=ssrc:2 cname:alice@laptop.corp.example\n\
            a=ssrc:3 cname:[[alice@laptop]]\na=ssrc:4 cname:[[192.168.1.23]]\na=ssrc:5 cname:[[x@2001:db8::1]]\n\
            a=ssrc:6 cname:[[janes-macbook.local]]\na=ssrc:7 cname:[[phone.example]]\na=ssrc:8 cname:[[J\xfcrgen]]\n",
    ],
    fix: &[(
        b"v=0\no=- 42 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 49170 RTP/AVP 0\na=ssrc:1 cname:alice@laptop\n\
            a=ssrc:2 cname:alice@laptop\na=ssrc:3 cname:jane@desk\n",
        b"v=0\no=- 42 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 49170 RTP/AVP 0\na=ssrc:1 cname:1-42\n\
            a=ssrc:2 cname:1-42\na=ssrc:3 cname:3-42\n",
    )],
    newlines: Newlines::Crlf,
};
