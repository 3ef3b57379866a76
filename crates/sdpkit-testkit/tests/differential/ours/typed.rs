//! Lines and attributes that browsers write, through the fields of their types.
//!
//! The visitor shows the same fields: that it tells the same is part of the test.

use sdpkit_core::address::Host;
use sdpkit_core::attribute::{
    Candidate, Crypto, CryptoKey, Extmap, Fmtp, Group, KeyLifetime, LeadingSpace, Msid,
    MsidSemantic, RemoteCandidates, RidAttribute, Rtcp, RtcpFb, RtpMap, SctpMap, Simulcast,
    SimulcastId, SsrcAttribute, SsrcGroup,
};
use sdpkit_core::line::{Bandwidth, Connection, MediaLine, Origin};
use sdpkit_core::{Attribute, LineValue, List};

use crate::reading::Fields;

/// The fields, where we have taken the trouble.
pub(super) fn fields(value: &LineValue<'_>) -> Option<Fields> {
    let mut fields = Fields::default();
    match value {
        LineValue::Version(version) => fields.put("number", version.number),
        LineValue::Origin(line) => origin(line, &mut fields),
        LineValue::Connection(line) => connection(line, &mut fields),
        LineValue::Bandwidth(line) => bandwidth(line, &mut fields),
        LineValue::Timing(timing) => {
            fields.put("start", timing.start.seconds());
            fields.put("stop", timing.stop.seconds());
        }
        LineValue::Media(line) => media(line, &mut fields),
        LineValue::Attribute(attribute) => return attribute_fields(attribute),
        _ => return None,
    }
    Some(fields)
}

fn attribute_fields(attribute: &Attribute<'_>) -> Option<Fields> {
    let mut fields = Fields::default();
    match attribute {
        Attribute::Candidate(value) => candidate(value, &mut fields),
        Attribute::Crypto(value) => crypto(value, &mut fields),
        Attribute::Extmap(value) => extmap(value, &mut fields),
        Attribute::Fmtp(value) => fmtp(value, &mut fields),
        Attribute::Group(value) => group(value, &mut fields),
        Attribute::IceOptions(options) => fields.put_list("tags", options.tags.iter()),
        Attribute::IcePwd(pwd) => fields.put("pwd", pwd.pwd.as_str()),
        Attribute::IceUfrag(ufrag) => fields.put("ufrag", ufrag.ufrag.as_str()),
        Attribute::MaxMessageSize(size) => fields.put("size", size.size),
        Attribute::Mid(mid) => fields.put("tag", mid.tag.as_str()),
        Attribute::Msid(value) => msid(value, &mut fields),
        Attribute::MsidSemantic(value) => msid_semantic(value, &mut fields),
        Attribute::RemoteCandidates(value) => remote_candidates(value, &mut fields),
        Attribute::RidAttribute(value) => rid(value, &mut fields),
        Attribute::Rtcp(value) => rtcp(value, &mut fields),
        Attribute::RtcpFb(value) => rtcp_fb(value, &mut fields),
        Attribute::RtpMap(value) => rtpmap(value, &mut fields),
        Attribute::SctpMap(value) => sctpmap(value, &mut fields),
        Attribute::SctpPort(port) => fields.put("port", port.port),
        Attribute::Setup(setup) => fields.put("role", setup.role.as_str()),
        Attribute::Simulcast(value) => simulcast(value, &mut fields),
        Attribute::SsrcAttribute(value) => ssrc(value, &mut fields),
        Attribute::SsrcGroup(value) => ssrc_group(value, &mut fields),
        _ => return None,
    }
    Some(fields)
}

fn origin(origin: &Origin<'_>, fields: &mut Fields) {
    fields.put("username", origin.username);
    fields.put("session_id", origin.session_id);
    fields.put("session_version", origin.session_version);
    fields.put("net_type", origin.net_type);
    fields.put("address_type", origin.address_type);
    fields.put("address", origin.host());
}

fn connection(connection: &Connection<'_>, fields: &mut Fields) {
    fields.put("net_type", connection.net_type);
    fields.put("address_type", connection.address_type);
    fields.put("address", connection.host());
    fields.put_option("ttl", connection.ttl);
    fields.put_option("address_count", connection.address_count);
}

fn bandwidth(bandwidth: &Bandwidth<'_>, fields: &mut Fields) {
    fields.put("bandwidth_type", bandwidth.bandwidth_type);
    fields.put("value", bandwidth.value);
}

fn media(media: &MediaLine<'_>, fields: &mut Fields) {
    fields.put("media", media.media);
    fields.put("port", media.port);
    fields.put_option("port_count", media.port_count);
    fields.put("transport", media.transport);
    fields.put_list("formats", media.formats.iter());
}

fn candidate(candidate: &Candidate<'_>, fields: &mut Fields) {
    fields.put("foundation", candidate.foundation);
    fields.put("component", candidate.component);
    fields.put("transport", candidate.transport);
    fields.put("priority", candidate.priority);
    fields.put("address", candidate.host());
    fields.put("port", candidate.port);
    fields.put("typ", candidate.typ);
    fields.put_option("related_address", candidate.related_host());
    fields.put_option("related_port", candidate.related_port);
    for (index, extension) in candidate.extensions.iter().enumerate() {
        fields.put(format!("extensions[{index}].name"), extension.name);
        fields.put(format!("extensions[{index}].value"), extension.value);
    }
}

fn crypto(crypto: &Crypto<'_>, fields: &mut Fields) {
    fields.put("tag", crypto.tag);
    fields.put("suite", crypto.suite);
    for (index, key) in crypto.keys.iter().enumerate() {
        let path = format!("keys[{index}]");
        match key {
            CryptoKey::Inline(key) => {
                fields.put(format!("{path}.method"), "inline");
                fields.put(format!("{path}.key_salt"), key.key_salt);
                let packets = key.lifetime.and_then(KeyLifetime::packets);
                fields.put_option(&format!("{path}.lifetime"), packets);
                fields.put_option(&format!("{path}.mki.value"), key.mki.map(|mki| mki.value));
                fields.put_option(&format!("{path}.mki.length"), key.mki.map(|mki| mki.length));
            }
            CryptoKey::Other { method, info } => {
                fields.put(format!("{path}.method"), method);
                fields.put(format!("{path}.info"), info);
            }
            other => panic!("a new kind of key: {other:?}"),
        }
    }
    let parameters = crypto.parameters.as_text().to_string();
    fields.put_list("parameters", parameters.split_ascii_whitespace());
}

fn extmap(extmap: &Extmap<'_>, fields: &mut Fields) {
    fields.put("id", extmap.id);
    fields.put_option("direction", extmap.direction);
    fields.put("uri", extmap.uri);
    fields.put_option("attributes", extmap.attributes);
}

fn fmtp(fmtp: &Fmtp<'_>, fields: &mut Fields) {
    fields.put("format", fmtp.format);
    for (index, parameter) in fmtp.parameters.iter().enumerate() {
        fields.put(format!("parameters[{index}].key"), parameter.key);
        fields.put_option(&format!("parameters[{index}].value"), parameter.value);
    }
}

fn group(group: &Group<'_>, fields: &mut Fields) {
    fields.put("semantics", group.semantics);
    fields.put_list("tags", group.tags.iter());
}

fn msid(msid: &Msid<'_>, fields: &mut Fields) {
    fields.put("stream", msid.stream);
    fields.put_option("appdata", msid.appdata);
}

fn msid_semantic(semantic: &MsidSemantic<'_>, fields: &mut Fields) {
    fields.put("leading_space", semantic.leading_space == LeadingSpace::Present);
    fields.put("semantic", semantic.semantic);
    fields.put_list("streams", semantic.streams.iter());
}

fn remote_candidates(remote: &RemoteCandidates<'_>, fields: &mut Fields) {
    for (index, candidate) in remote.candidates.iter().enumerate() {
        fields.put(format!("candidates[{index}].component"), candidate.component);
        fields.put(format!("candidates[{index}].address"), Host::from(candidate.address));
        fields.put(format!("candidates[{index}].port"), candidate.port);
    }
}

fn rid(rid: &RidAttribute<'_>, fields: &mut Fields) {
    fields.put("id", rid.id);
    fields.put("direction", rid.direction);
    fields.put_list("formats", rid.formats.iter().flat_map(List::iter));
    for (index, restriction) in rid.restrictions.iter().enumerate() {
        fields.put(format!("restrictions[{index}].key"), restriction.key);
        fields.put_option(&format!("restrictions[{index}].value"), restriction.value);
    }
}

fn rtcp(rtcp: &Rtcp<'_>, fields: &mut Fields) {
    fields.put("port", rtcp.port);
    if let Some(address) = rtcp.address {
        fields.put("address.net_type", address.net_type);
        fields.put("address.address_type", address.address_type);
        fields.put("address.address", Host::from(address.address));
    }
}

fn rtcp_fb(feedback: &RtcpFb<'_>, fields: &mut Fields) {
    fields.put("payload", feedback.payload);
    fields.put("feedback_type", feedback.feedback_type);
    fields.put_option("parameter", feedback.parameter);
    fields.put_option("rest", feedback.rest);
}

fn rtpmap(map: &RtpMap<'_>, fields: &mut Fields) {
    fields.put("payload", map.payload);
    fields.put("encoding", map.encoding);
    fields.put("clock_rate", map.clock_rate);
    fields.put_option("channels", map.channels);
}

fn sctpmap(map: &SctpMap<'_>, fields: &mut Fields) {
    fields.put("port", map.port);
    fields.put("protocol", map.protocol);
    fields.put_option("streams", map.streams);
}

fn simulcast(simulcast: &Simulcast<'_>, fields: &mut Fields) {
    put_streams("send", simulcast.send, fields);
    put_streams("recv", simulcast.recv, fields);
    fields.put("first", simulcast.first);
}

type Streams<'a> = List<'a, List<'a, SimulcastId<'a>, ','>, ';'>;

fn put_streams(path: &str, streams: Option<Streams<'_>>, fields: &mut Fields) {
    for (index, stream) in streams.iter().flat_map(List::iter).enumerate() {
        for (alternative, id) in stream.iter().enumerate() {
            fields.put(format!("{path}[{index}][{alternative}].rid"), id.rid);
            fields.put(format!("{path}[{index}][{alternative}].paused"), id.paused);
        }
    }
}

fn ssrc(ssrc: &SsrcAttribute<'_>, fields: &mut Fields) {
    fields.put("ssrc", ssrc.ssrc);
    fields.put("attribute", ssrc.attribute);
    fields.put_option("value", ssrc.value);
}

fn ssrc_group(group: &SsrcGroup<'_>, fields: &mut Fields) {
    fields.put("semantics", group.semantics);
    fields.put_list("ssrcs", group.ssrcs.iter());
}
