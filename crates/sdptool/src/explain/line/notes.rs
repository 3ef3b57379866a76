//! What a value means beyond what its field is for.

use sdpkit::LineValue;
use sdpkit::address::{Host, Scope};
use sdpkit::attribute::{Attribute, Candidate, PayloadType, Priority};
use sdpkit::model::StaticPayload;

use super::field::Node;

/// What is to be said of the value of the field `name`.
pub(super) fn notes(line: &LineValue<'_>, name: &str, value: &Node) -> Vec<String> {
    let mut notes = Vec::new();
    if let Node::Word(word) = value {
        notes.extend(host(name, word));
    }
    match line {
        LineValue::Attribute(Attribute::Candidate(candidate)) => {
            notes.extend(of_candidate(candidate, name));
        }
        LineValue::Attribute(Attribute::RtpMap(map)) if name == "payload" => {
            notes.extend(assigned(map.payload).map(|codec| format!("RFC 3551 assigns {codec}")));
        }
        LineValue::Attribute(Attribute::Fingerprint(_)) if name == "digest" => {
            if let Node::Word(digest) = value {
                notes.push(format!("{} bytes", digest.split(':').count()));
            }
        }
        LineValue::Media(_) if name == "formats" => notes.extend(static_formats(value)),
        LineValue::Media(media) if name == "port" && media.port == 0 => {
            notes.push("rejected, or offered in a bundle only (`a=bundle-only`)".to_owned());
        }
        LineValue::Timing(_) => {
            if matches!(value, Node::Word(word) if word == "0") {
                notes.push("unbounded".to_owned());
            }
        }
        _ => {}
    }
    notes
}

/// How far an address reaches, where the field has one.
fn host(name: &str, word: &str) -> Option<String> {
    let host = Host::from(word);
    if !name.ends_with("address") && name != "destination" && host.ip().is_none() {
        return None;
    }
    let reach = match host.scope() {
        Scope::Unspecified => "no address, or any",
        Scope::Loopback => "the machine itself",
        Scope::LinkLocal => "link-local: one link",
        Scope::Private => "private: a local network",
        Scope::Shared => "shared: between a carrier's NAT and its customers",
        Scope::UniqueLocal => "unique local: a private network of IPv6",
        Scope::Documentation => "documentation: an example",
        Scope::Benchmarking => "benchmarking: a network under test",
        Scope::Multicast => "multicast: a group",
        Scope::Broadcast => "broadcast: everyone on the link",
        Scope::Reserved => "reserved: not reached from everywhere",
        Scope::Global => "global: the Internet",
        Scope::Mdns => "a name that multicast DNS resolves on one link, in the place of an address",
        Scope::Name => "a name that must be looked up",
        _ => return None,
    };
    let embedded = host.embedded_ipv4().map(|inner| format!("; carries {inner}"));
    Some(format!("{reach}{}", embedded.unwrap_or_default()))
}

fn of_candidate(candidate: &Candidate<'_>, name: &str) -> Vec<String> {
    match name {
        "component" => match candidate.component {
            1 => vec!["RTP, and RTCP where they share a port".to_owned()],
            2 => vec!["RTCP".to_owned()],
            _ => Vec::new(),
        },
        "priority" => priority(candidate),
        "port" if candidate.port == 9 => {
            vec!["discard: nobody listens there".to_owned()]
        }
        "typ" => of_type(candidate).map(str::to_owned).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The three parts of a priority (RFC 8445 §5.1.2.1).
fn priority(candidate: &Candidate<'_>) -> Vec<String> {
    let Priority { type_preference, local_preference, component } = candidate.priority_parts();
    let recommended = match type_preference {
        126 => " (as for host)",
        110 => " (as for prflx)",
        100 => " (as for srflx)",
        0 => " (as for relay)",
        _ => "",
    };
    let mut notes = vec![
        format!("type preference {type_preference}{recommended}"),
        format!("local preference {local_preference}"),
        format!("component {component}"),
    ];
    if component != candidate.component {
        notes.push(format!("made for another component than {}", candidate.component));
    }
    notes
}

fn of_type(candidate: &Candidate<'_>) -> Option<&'static str> {
    use sdpkit::attribute::CandidateType;

    Some(match candidate.typ {
        CandidateType::Host => "an address of the machine",
        CandidateType::ServerReflexive => "what a STUN server saw: the outside of a NAT",
        CandidateType::PeerReflexive => "what the peer saw in a check",
        CandidateType::Relay => "an address on a TURN server",
        _ => return None,
    })
}

/// The encodings of the static payload types among formats.
fn static_formats(formats: &Node) -> Option<String> {
    let Node::List(items) = formats else { return None };
    let known = items.iter().filter_map(|item| {
        let Node::Word(word) = item else { return None };
        let payload = word.parse().ok().and_then(PayloadType::new)?;
        Some(format!("{payload} {}", assigned(payload)?))
    });
    let known: Vec<_> = known.collect();
    (!known.is_empty()).then(|| format!("without `a=rtpmap`: {}", known.join(", ")))
}

/// What RFC 3551 assigns to a payload type.
fn assigned(payload: PayloadType) -> Option<String> {
    let row = StaticPayload::of(payload)?;
    Some(format!("{}/{}", row.encoding, row.clock_rate))
}
