//! The attributes of webrtc-sdp.

use webrtc_sdp::address::Address;
use webrtc_sdp::attribute_type::{
    SdpAttribute, SdpAttributeCandidate, SdpAttributeDtlsMessage, SdpAttributeExtmap,
    SdpAttributeFingerprint, SdpAttributeGroup, SdpAttributeMsid, SdpAttributeMsidSemantic,
    SdpAttributeRid, SdpAttributeRtcp, SdpAttributeRtcpFb, SdpAttributeRtcpFbType,
    SdpAttributeRtpmap, SdpAttributeSctpmap, SdpAttributeSimulcast, SdpAttributeSimulcastVersion,
    SdpAttributeSsrc, SdpAttributeType, SdpSsrcGroupSemantic,
};

use super::{fmtp, image, one, put_address};
use crate::reading::{Fields, Reading, hex};

pub(super) fn read(attribute: &SdpAttribute) -> Reading {
    let kind = format!("a={}", SdpAttributeType::from(attribute));
    Reading::typed(kind, fields(attribute))
}

fn fields(attribute: &SdpAttribute) -> Fields {
    match attribute {
        SdpAttribute::BundleOnly
        | SdpAttribute::EndOfCandidates
        | SdpAttribute::ExtmapAllowMixed
        | SdpAttribute::IceLite
        | SdpAttribute::IceMismatch
        | SdpAttribute::Inactive
        | SdpAttribute::Recvonly
        | SdpAttribute::RtcpMux
        | SdpAttribute::RtcpMuxOnly
        | SdpAttribute::RtcpRsize
        | SdpAttribute::Sendonly
        | SdpAttribute::Sendrecv => Fields::default(),
        SdpAttribute::Candidate(value) => candidate(value),
        SdpAttribute::DtlsMessage(value) => dtls_message(value),
        SdpAttribute::Extmap(value) => extmap(value),
        SdpAttribute::Fingerprint(value) => fingerprint(value),
        SdpAttribute::Fmtp(value) => fmtp::fields(value),
        SdpAttribute::FrameRate(value) => one("frames_per_second", value),
        SdpAttribute::Group(value) => group(value),
        SdpAttribute::IceOptions(tags) => list("tags", tags),
        SdpAttribute::IcePacing(value) => one("milliseconds", value),
        SdpAttribute::IcePwd(value) => one("pwd", value),
        SdpAttribute::IceUfrag(value) => one("ufrag", value),
        SdpAttribute::Identity(value) => one("assertion", value),
        SdpAttribute::ImageAttr(value) => image::fields(value),
        SdpAttribute::Label(value) => one("pointer", value),
        SdpAttribute::MaxMessageSize(value) => one("size", value),
        SdpAttribute::MaxPtime(value) | SdpAttribute::Ptime(value) => one("milliseconds", value),
        SdpAttribute::Mid(value) => one("tag", value),
        SdpAttribute::Msid(value) => msid(value),
        SdpAttribute::MsidSemantic(value) => msid_semantic(value),
        SdpAttribute::Rid(value) => rid(value),
        SdpAttribute::RemoteCandidate(value) => {
            let mut fields = one("candidates[0].component", value.component);
            fields.put("candidates[0].address", &value.address);
            fields.put("candidates[0].port", value.port);
            fields
        }
        SdpAttribute::Rtpmap(value) => rtpmap(value),
        SdpAttribute::Rtcp(value) => rtcp(value),
        SdpAttribute::Rtcpfb(value) => rtcp_fb(value),
        SdpAttribute::Sctpmap(value) => sctpmap(value),
        SdpAttribute::SctpPort(value) => one("port", value),
        SdpAttribute::Setup(value) => one("role", value),
        SdpAttribute::Simulcast(value) => simulcast(value),
        SdpAttribute::Ssrc(value) => ssrc(value),
        SdpAttribute::SsrcGroup(semantics, ssrcs) => ssrc_group(semantics, ssrcs),
    }
}

fn list(path: &str, items: impl IntoIterator<Item = impl ToString>) -> Fields {
    let mut fields = Fields::default();
    fields.put_list(path, items);
    fields
}

fn candidate(candidate: &SdpAttributeCandidate) -> Fields {
    let mut fields = one("foundation", &candidate.foundation);
    fields.put("component", candidate.component);
    fields.put("transport", &candidate.transport);
    fields.put("priority", candidate.priority);
    fields.put("address", &candidate.address);
    fields.put("port", candidate.port);
    fields.put("typ", &candidate.c_type);
    fields.put_option("related_address", candidate.raddr.as_ref().map(Address::to_string));
    fields.put_option("related_port", candidate.rport);
    fields.put_option("extensions.tcptype", candidate.tcp_type.as_ref());
    fields.put_option("extensions.generation", candidate.generation);
    fields.put_option("extensions.ufrag", candidate.ufrag.as_ref());
    fields.put_option("extensions.network-cost", candidate.networkcost);
    for (index, (name, value)) in candidate.unknown_extensions.iter().enumerate() {
        fields.put(format!("extensions[{index}].name"), name);
        fields.put(format!("extensions[{index}].value"), value);
    }
    fields.by_key("extensions", "name")
}

fn dtls_message(message: &SdpAttributeDtlsMessage) -> Fields {
    let (role, text) = match message {
        SdpAttributeDtlsMessage::Client(text) => ("client", text),
        SdpAttributeDtlsMessage::Server(text) => ("server", text),
    };
    let mut fields = one("role", role);
    fields.put("message", text);
    fields
}

fn extmap(extmap: &SdpAttributeExtmap) -> Fields {
    let mut fields = one("id", extmap.id);
    fields.put_option("direction", extmap.direction.as_ref());
    fields.put("uri", &extmap.url);
    fields.put_option("attributes", extmap.extension_attributes.as_ref());
    fields
}

fn fingerprint(fingerprint: &SdpAttributeFingerprint) -> Fields {
    let mut fields = one("hash", fingerprint.hash_algorithm);
    fields.put("digest", hex(fingerprint.fingerprint.iter().copied()));
    fields
}

fn group(group: &SdpAttributeGroup) -> Fields {
    let mut fields = one("semantics", &group.semantics);
    fields.put_list("tags", &group.tags);
    fields
}

fn msid(msid: &SdpAttributeMsid) -> Fields {
    let mut fields = one("stream", &msid.id);
    fields.put_option("appdata", msid.appdata.as_ref());
    fields
}

fn msid_semantic(semantic: &SdpAttributeMsidSemantic) -> Fields {
    let mut fields = one("semantic", &semantic.semantic);
    fields.put_list("streams", &semantic.msids);
    fields
}

fn rid(rid: &SdpAttributeRid) -> Fields {
    let mut fields = one("id", &rid.id);
    fields.put("direction", &rid.direction);
    fields.put_list("formats", &rid.formats);
    let limits = [
        ("max-width", rid.params.max_width),
        ("max-height", rid.params.max_height),
        ("max-fps", rid.params.max_fps),
        ("max-fs", rid.params.max_fs),
        ("max-br", rid.params.max_br),
        ("max-pps", rid.params.max_pps),
    ];
    // It has 0 where nothing is said.
    for (key, limit) in limits.into_iter().filter(|&(_, limit)| limit > 0) {
        fields.put(format!("restrictions.{key}"), limit);
    }
    if !rid.depends.is_empty() {
        fields.put("restrictions.depends", rid.depends.join(","));
    }
    for (index, parameter) in rid.params.unknown.iter().enumerate() {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        fields.put(format!("restrictions[{index}].key"), key);
        fields.put(format!("restrictions[{index}].value"), value);
    }
    fields.by_key("restrictions", "key")
}

fn rtpmap(map: &SdpAttributeRtpmap) -> Fields {
    let mut fields = one("payload", map.payload_type);
    fields.put("encoding", &map.codec_name);
    fields.put("clock_rate", map.frequency);
    fields.put_option("channels", map.channels);
    fields
}

fn rtcp(rtcp: &SdpAttributeRtcp) -> Fields {
    let mut fields = one("port", rtcp.port);
    if let Some(address) = &rtcp.unicast_addr {
        put_address("address.", address, &mut fields);
    }
    fields
}

fn rtcp_fb(feedback: &SdpAttributeRtcpFb) -> Fields {
    let present = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let mut fields = one("payload", &feedback.payload_type);
    fields.put("feedback_type", &feedback.feedback_type);
    fields.put_option("parameter", present(&feedback.parameter));
    fields.put_option("rest", present(&feedback.extra));
    fields.put_option("feedback", meaning(feedback));
    fields
}

/// The feedback that the crate and we have a name for: `app` is followed by what only the
/// application knows.
fn meaning(feedback: &SdpAttributeRtcpFb) -> Option<String> {
    let known = match feedback.feedback_type {
        SdpAttributeRtcpFbType::Ack | SdpAttributeRtcpFbType::Nack => feedback.parameter != "app",
        SdpAttributeRtcpFbType::Ccm => !feedback.parameter.is_empty(),
        SdpAttributeRtcpFbType::TrrInt
        | SdpAttributeRtcpFbType::Remb
        | SdpAttributeRtcpFbType::TransCc => true,
    };
    let words = [feedback.feedback_type.to_string(), feedback.parameter.clone()];
    known.then(|| words.join(" ").trim_end().to_owned())
}

fn sctpmap(map: &SdpAttributeSctpmap) -> Fields {
    let mut fields = one("port", map.port);
    // It takes no other protocol.
    fields.put("protocol", "webrtc-datachannel");
    fields.put("streams", map.channels);
    fields
}

fn simulcast(simulcast: &SdpAttributeSimulcast) -> Fields {
    let mut fields = Fields::default();
    put_streams("send", &simulcast.send, &mut fields);
    put_streams("recv", &simulcast.receive, &mut fields);
    fields
}

fn put_streams(path: &str, streams: &[SdpAttributeSimulcastVersion], fields: &mut Fields) {
    for (index, stream) in streams.iter().enumerate() {
        for (alternative, id) in stream.ids.iter().enumerate() {
            fields.put(format!("{path}[{index}][{alternative}].rid"), &id.id);
            fields.put(format!("{path}[{index}][{alternative}].paused"), id.paused);
        }
    }
}

fn ssrc(ssrc: &SdpAttributeSsrc) -> Fields {
    let mut fields = one("ssrc", ssrc.id);
    fields.put_option("attribute", ssrc.attribute.as_ref());
    fields.put_option("value", ssrc.value.as_ref());
    fields
}

fn ssrc_group(semantics: &SdpSsrcGroupSemantic, ssrcs: &[SdpAttributeSsrc]) -> Fields {
    let mut fields = one("semantics", semantics);
    fields.put_list("ssrcs", ssrcs.iter().map(|ssrc| ssrc.id));
    fields
}
