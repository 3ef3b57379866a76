//! The attributes that sdp-types has types for.

use sdp_types::{
    Attribute, AttributeError, Candidate, CandidateAddress, Direction, EndOfCandidates, ExtMap,
    Fingerprint, Fmtp, Group, IceLite, IceOptions, IcePwd, IceUfrag, KeyMgmt, MaxMessageSize, Mid,
    Msid, RemoteCandidates, Rid, Rtcp, RtcpFb, RtcpFbAck, RtcpFbCcm, RtcpFbNack, RtcpFbPt,
    RtcpFbVal, RtcpMux, RtcpMuxOnly, RtcpRsize, RtpMap, SctpMap, SctpPort, Setup, SourceFilter,
    Ssrc, SsrcGroup, TypedAttribute,
};

use super::{clock, crypto, one};
use crate::reading::{Fields, Outcome, Reading, hex};

/// Reads a flag: there is nothing to tell of it but that it is there.
macro_rules! flag {
    ($value:expr, $type:ty) => {
        typed::<$type>($value, |_| Fields::default())
    };
}

pub(super) fn read(attribute: &Attribute) -> Reading {
    let name = attribute.attribute.as_str();
    // A flag is read from empty text, as the crate does itself.
    let value = attribute.value.as_deref().unwrap_or_default();
    let outcome = match name {
        "candidate" => typed(value, candidate),
        "crypto" => typed(value, crypto::fields),
        "end-of-candidates" => flag!(value, EndOfCandidates),
        "extmap" => typed(value, extmap),
        "fingerprint" => typed(value, fingerprint),
        "fmtp" => typed(value, fmtp),
        "group" => typed(value, group),
        "ice-lite" => flag!(value, IceLite),
        "ice-options" => typed(value, |options: &IceOptions| list("tags", &options.0)),
        "ice-pwd" => typed(value, |pwd: &IcePwd| one("pwd", pwd)),
        "ice-ufrag" => typed(value, |ufrag: &IceUfrag| one("ufrag", ufrag)),
        "key-mgmt" => typed(value, key_mgmt),
        "max-message-size" => typed(value, |size: &MaxMessageSize| one("size", size.0)),
        "mediaclk" => typed(value, clock::media),
        "mid" => typed(value, |mid: &Mid| one("tag", &mid.0)),
        "msid" => typed(value, msid),
        "remote-candidates" => typed(value, remote_candidates),
        "rid" => typed(value, rid),
        "rtcp" => typed(value, rtcp),
        "rtcp-fb" => typed(value, rtcp_fb),
        "rtcp-mux" => flag!(value, RtcpMux),
        "rtcp-mux-only" => flag!(value, RtcpMuxOnly),
        "rtcp-rsize" => flag!(value, RtcpRsize),
        "rtpmap" => typed(value, rtpmap),
        "sctp-port" => typed(value, |port: &SctpPort| one("port", port.0)),
        "sctpmap" => typed(value, sctpmap),
        "setup" => typed(value, |setup: &Setup| one("role", setup)),
        "source-filter" => typed(value, source_filter),
        "ssrc" => typed(value, ssrc),
        "ssrc-group" => typed(value, ssrc_group),
        "ts-refclk" => typed(value, clock::reference),
        _ => match (name.parse::<Direction>(), &attribute.value) {
            (Ok(direction), None) if direction.as_str() == name => {
                Outcome::Typed(Fields::default())
            }
            _ => Outcome::Untyped,
        },
    };
    Reading { kind: format!("a={name}"), outcome }
}

fn typed<A: TypedAttribute>(value: &str, fields: impl FnOnce(&A) -> Fields) -> Outcome {
    match value.parse() {
        Ok(attribute) => Outcome::Typed(fields(&attribute)),
        Err(error) => Outcome::Refused(refusal(error)),
    }
}

/// What is wrong, without the text it was found in.
fn refusal(error: AttributeError) -> String {
    match error {
        AttributeError::ParamNotFound { param, .. } => format!("{param} not found"),
        AttributeError::InvalidParamValue { param, .. } => format!("invalid {param}"),
        AttributeError::UnsupportedFormat { .. } => "unsupported format".to_owned(),
        AttributeError::UnexpectedTrailingItem { .. } => "unexpected item at the end".to_owned(),
        AttributeError::Other { .. } | AttributeError::NotFound(_) => "other".to_owned(),
    }
}

fn list(path: &str, items: impl IntoIterator<Item = impl ToString>) -> Fields {
    let mut fields = Fields::default();
    fields.put_list(path, items);
    fields
}

fn candidate(candidate: &Candidate) -> Fields {
    let mut fields = one("foundation", &candidate.foundation);
    fields.put("component", candidate.component_id);
    fields.put("transport", &candidate.transport);
    fields.put("priority", candidate.priority);
    match &candidate.address {
        CandidateAddress::IpAddr(address) => fields.put("address", address),
        CandidateAddress::FQDN(name) => fields.put("address", name),
    }
    fields.put("port", candidate.port);
    fields.put("typ", candidate.typ.as_str());
    fields.put_option("related_address", candidate.rel_addr);
    fields.put_option("related_port", candidate.rel_port);
    for (index, (name, value)) in candidate.extensions.iter().enumerate() {
        fields.put(format!("extensions[{index}].name"), name);
        fields.put(format!("extensions[{index}].value"), value);
    }
    fields
}

fn extmap(extmap: &ExtMap) -> Fields {
    let mut fields = one("id", extmap.id);
    fields.put_option("direction", extmap.direction);
    fields.put("uri", &extmap.uri);
    fields.put_option("attributes", extmap.attributes.as_ref());
    fields
}

fn fingerprint(fingerprint: &Fingerprint) -> Fields {
    let mut fields = one("hash", fingerprint.hash_func.as_str());
    fields.put("digest", hex(fingerprint.fingerprint.iter().copied()));
    fields
}

fn fmtp(fmtp: &Fmtp) -> Fields {
    let mut fields = one("format", fmtp.fmt);
    for (index, parameter) in fmtp.format_specific_params.iter().enumerate() {
        fields.put(format!("parameters[{index}].key"), &parameter.param);
        fields.put_option(&format!("parameters[{index}].value"), parameter.val.as_ref());
    }
    fields
}

fn group(group: &Group) -> Fields {
    let mut fields = one("semantics", group.semantics.as_str());
    fields.put_list("tags", &group.mid_tags);
    fields
}

fn key_mgmt(key: &KeyMgmt) -> Fields {
    let mut fields = one("protocol", &key.method);
    fields.put_option("data", key.data.as_ref());
    fields
}

fn msid(msid: &Msid) -> Fields {
    let mut fields = one("stream", &msid.id);
    fields.put_option("appdata", msid.appdata.as_ref());
    fields
}

fn remote_candidates(candidates: &RemoteCandidates) -> Fields {
    let mut fields = Fields::default();
    for (index, candidate) in candidates.0.iter().enumerate() {
        fields.put(format!("candidates[{index}].component"), candidate.component_id);
        fields.put(format!("candidates[{index}].address"), candidate.address);
        fields.put(format!("candidates[{index}].port"), candidate.port);
    }
    fields
}

fn rid(rid: &Rid) -> Fields {
    let mut fields = one("id", &rid.id);
    fields.put("direction", rid.direction);
    let mut parameters = rid.params.iter().map(String::as_str).peekable();
    if let Some(formats) = parameters.peek().and_then(|first| first.strip_prefix("pt=")) {
        fields.put_list("formats", formats.split(','));
        parameters.next();
    }
    for (index, parameter) in parameters.enumerate() {
        let (key, value) = match parameter.split_once('=') {
            Some((key, value)) => (key, Some(value)),
            None => (parameter, None),
        };
        fields.put(format!("restrictions[{index}].key"), key);
        fields.put_option(&format!("restrictions[{index}].value"), value);
    }
    fields
}

fn rtcp(rtcp: &Rtcp) -> Fields {
    let mut fields = one("port", rtcp.port);
    fields.put_option("address.net_type", rtcp.nettype.as_ref());
    fields.put_option("address.address_type", rtcp.addrtype.as_ref());
    match rtcp.try_address() {
        None => {}
        Some(Ok(address)) if address.ttl.or(address.count).is_none() => {
            fields.put("address.address", address.ip);
        }
        Some(_) => fields.put_option("address.address", rtcp.connection_address.as_ref()),
    }
    fields
}

fn rtcp_fb(feedback: &RtcpFb) -> Fields {
    let mut fields = match feedback.pt {
        RtcpFbPt::Fmt(payload) => one("payload", payload),
        RtcpFbPt::Wildcard => one("payload", "*"),
    };
    // The words of the value; which of them the crate has, it tells by the variant.
    let words = feedback.val.to_string();
    let mut words = words.splitn(3, ' ');
    fields.put_option("feedback_type", words.next());
    fields.put_option("parameter", words.next());
    fields.put_option("rest", words.next());
    fields.put_option("feedback", meaning(&feedback.val));
    fields
}

/// The feedback that the crate has a variant for, and we too.
fn meaning(value: &RtcpFbVal) -> Option<String> {
    let named = match value {
        RtcpFbVal::Ack(Some(RtcpFbAck::Ccfb)) => "ack ccfb",
        RtcpFbVal::Ack(Some(RtcpFbAck::Rpsi)) => "ack rpsi",
        RtcpFbVal::Ccm(RtcpFbCcm::Fir) => "ccm fir",
        RtcpFbVal::Ccm(RtcpFbCcm::Tmmbr(_)) => "ccm tmmbr",
        RtcpFbVal::Ccm(RtcpFbCcm::Tstr) => "ccm tstr",
        RtcpFbVal::Ccm(RtcpFbCcm::Vbcm(_)) => "ccm vbcm",
        RtcpFbVal::Nack(None) => "nack",
        RtcpFbVal::Nack(Some(RtcpFbNack::Pli)) => "nack pli",
        RtcpFbVal::Nack(Some(RtcpFbNack::Rpsi)) => "nack rpsi",
        RtcpFbVal::Nack(Some(RtcpFbNack::Sli)) => "nack sli",
        RtcpFbVal::TransportCc => "transport-cc",
        RtcpFbVal::TrrInt(milliseconds) => return Some(format!("trr-int {milliseconds}")),
        _ => return None,
    };
    Some(named.to_owned())
}

fn rtpmap(map: &RtpMap) -> Fields {
    let mut fields = one("payload", map.payload_type);
    fields.put("encoding", &map.encoding_name);
    fields.put("clock_rate", map.clock_rate);
    fields.put_option("channels", map.encoding_params.as_ref());
    fields
}

fn sctpmap(map: &SctpMap) -> Fields {
    let mut fields = one("port", map.number);
    fields.put("protocol", &map.app);
    fields.put_option("streams", map.streams);
    fields
}

fn source_filter(filter: &SourceFilter) -> Fields {
    let mut fields = one("mode", filter.mode);
    fields.put("net_type", &filter.nettype);
    fields.put("address_type", filter.addrtype);
    fields.put("destination", &filter.destination);
    fields.put_list("sources", &filter.sources);
    fields
}

fn ssrc(ssrc: &Ssrc) -> Fields {
    let mut fields = one("ssrc", ssrc.ssrc_id);
    fields.put("attribute", ssrc.attribute.as_str());
    fields.put_option("value", ssrc.value.as_ref());
    fields
}

fn ssrc_group(group: &SsrcGroup) -> Fields {
    let mut fields = one("semantics", group.semantics.as_str());
    fields.put_list("ssrcs", &group.ssrc_ids);
    fields
}
