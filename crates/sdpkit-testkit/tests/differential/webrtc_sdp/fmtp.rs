//! `a=fmtp` as webrtc-sdp has it: the parameters of some codecs in one struct, each with the value
//! that its codec takes where nothing is said.

use webrtc_sdp::attribute_type::{SdpAttributeFmtp, SdpAttributeFmtpParameters};

use super::one;
use crate::reading::{Fields, without_value};

pub(super) fn fields(fmtp: &SdpAttributeFmtp) -> Fields {
    let mut fields = one("format", fmtp.payload_type);
    let parameters = &fmtp.parameters;
    put_numbers(parameters, &mut fields);
    put_switches(parameters, &mut fields);
    put_lists(parameters, &mut fields);
    for (index, parameter) in parameters.unknown_tokens.iter().enumerate() {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        fields.put(format!("parameters[{index}].key"), key.trim());
        fields.put(format!("parameters[{index}].value"), value.trim());
    }
    fields.by_key("parameters", "key")
}

fn put_numbers(parameters: &SdpAttributeFmtpParameters, fields: &mut Fields) {
    const DEFAULT_PROFILE: u32 = 0x0042_000a;
    if parameters.profile_level_id != DEFAULT_PROFILE {
        let profile = format!("{:06x}", parameters.profile_level_id);
        fields.put("parameters.profile-level-id", profile);
    }
    for (key, value, default) in [
        ("packetization-mode", parameters.packetization_mode, 0),
        ("max-fs", parameters.max_fs, 0),
        ("max-cpb", parameters.max_cpb, 0),
        ("max-dpb", parameters.max_dpb, 0),
        ("max-br", parameters.max_br, 0),
        ("max-mbps", parameters.max_mbps, 0),
        ("max-fr", parameters.max_fr, 0),
        ("maxplaybackrate", parameters.maxplaybackrate, 48_000),
        ("maxaveragebitrate", parameters.maxaveragebitrate, 0),
        ("ptime", parameters.ptime, 0),
        ("minptime", parameters.minptime, 0),
        ("maxptime", parameters.maxptime, 0),
    ] {
        if value != default {
            fields.put(format!("parameters.{key}"), value);
        }
    }
    fields.put_option("parameters.profile", parameters.profile);
    fields.put_option("parameters.level-idx", parameters.level_idx);
    fields.put_option("parameters.tier", parameters.tier);
    fields.put_option("parameters.apt", parameters.rtx.map(|rtx| rtx.apt));
    fields.put_option("parameters.rtx-time", parameters.rtx.and_then(|rtx| rtx.rtx_time));
}

fn put_switches(parameters: &SdpAttributeFmtpParameters, fields: &mut Fields) {
    for (key, value) in [
        ("level-asymmetry-allowed", parameters.level_asymmetry_allowed),
        ("usedtx", parameters.usedtx),
        ("stereo", parameters.stereo),
        ("useinbandfec", parameters.useinbandfec),
        ("cbr", parameters.cbr),
    ] {
        if value {
            fields.put(format!("parameters.{key}"), 1);
        }
    }
}

/// Events of telephone-event and payload types of RED, which for us are keys without value.
fn put_lists(parameters: &SdpAttributeFmtpParameters, fields: &mut Fields) {
    if !parameters.dtmf_tones.is_empty() {
        fields.put(without_value("parameters"), &parameters.dtmf_tones);
    }
    if !parameters.encodings.is_empty() {
        let payloads: Vec<_> = parameters.encodings.iter().map(ToString::to_string).collect();
        fields.put(without_value("parameters"), payloads.join("/"));
    }
}
