//! Rules about the session level: origin, name, connection, time, bandwidth.

mod bandwidth;
mod network;
mod range;

pub(super) mod address_type_mismatch;
pub(super) mod bandwidth_as_without_tias;
pub(super) mod bandwidth_malformed;
pub(super) mod bandwidth_unit_slip;
pub(super) mod bandwidth_unknown_type;
pub(super) mod bandwidth_zero;
pub(super) mod connection_malformed;
pub(super) mod connection_missing;
pub(super) mod connection_multiple_session;
pub(super) mod ipv6_multicast_ttl;
pub(super) mod multicast_ttl_missing;
pub(super) mod multicast_ttl_out_of_range;
pub(super) mod origin_id_out_of_range;
pub(super) mod origin_malformed;
pub(super) mod origin_version_too_large;
pub(super) mod session_name_not_dash;
pub(super) mod timing_malformed;
pub(super) mod timing_nonzero_webrtc;
pub(super) mod timing_stop_before_start;
pub(super) mod unicast_address_range;
pub(super) mod useless_session_line;

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;
    use std::format;

    use sdpkit_core::Sdp;

    use crate::runner::lint;
    use crate::settings::Settings;
    use sdpkit_model::Profile;

    /// Broken lines, and the one rule that reports each.
    const BROKEN: &[(&str, &str)] = &[
        ("o=- 1 IN IP4 192.0.2.1", "origin-malformed"),
        ("o=- 1 1 IN IPV4 10.10.10.10", "origin-malformed"),
        ("o=- 1 1 IP IP4 192.0.2.1", "origin-malformed"),
        ("o=- 1 1 IN IP6 192.0.2.1:80", "origin-malformed"),
        ("o=RTSP Session 1 2 IN IP4 0.0.0.0", "origin-malformed"),
        ("o= 20518 0 IN IP4 203.0.113.1", "origin-malformed"),
        ("o=- 1 1 IN IP6 192.0.2.1", "address-type-mismatch"),
        ("o=- 99999999999999999999 1 IN IP4 192.0.2.1", "origin-id-out-of-range"),
        ("o=- 1 99999999999999999999 IN IP4 192.0.2.1", "origin-version-too-large"),
        ("o=- 1  1 IN IP4 192.0.2.1", "repeated-separator"),
        ("o=- 1 1 IN IP4 192.0.2.1 ", "trailing-whitespace"),
        ("c=IN IP4", "connection-malformed"),
        ("c=IN IP4 ", "connection-malformed"),
        ("c=IN IPv4 1.2.3.4", "connection-malformed"),
        ("c=IN IP4 999.1.1.1", "connection-malformed"),
        ("c=IN IP4 239.1.1.1/x", "connection-malformed"),
        ("c=IN IP4 239.1.1.1/127/0", "connection-malformed"),
        ("c=IN IP4 ::1", "address-type-mismatch"),
        ("c=IN IP6 239.1.1.1/300", "address-type-mismatch"),
        ("c=IN IP4 ::1/64", "address-type-mismatch"),
        ("c=IN IP4 239.1.1.1", "multicast-ttl-missing"),
        ("c=IN IP4 239.1.1.1/300", "multicast-ttl-out-of-range"),
        ("c=IN IP4 239.1.1.1/300/3", "multicast-ttl-out-of-range"),
        ("c=IN IP4 239.1.1.1/127/3", "connection-multiple-session"),
        ("c=IN IP6 ff15::101/127", "ipv6-multicast-ttl"),
        ("c=IN IP6 ff15::101/127/3", "ipv6-multicast-ttl"),
        ("c=IN IP4 192.0.2.1/127", "unicast-address-range"),
        ("c=IN IP4 192.0.2.1/300/x", "unicast-address-range"),
        ("c=IN IP4 192.0.2.1\r\nc=IN IP4 192.0.2.2", "connection-multiple-session"),
        ("c=IN  IP4 192.0.2.1", "repeated-separator"),
        ("c= IN IP4 192.0.2.1", "space-around-equals"),
        ("t=0", "timing-malformed"),
        ("t=1 2", "timing-malformed"),
        ("t=now-", "timing-malformed"),
        ("t=3724398000 3724394400", "timing-stop-before-start"),
        ("t=0\t0", "repeated-separator"),
        ("b=AS 500", "bandwidth-malformed"),
        ("b=AS:-1", "bandwidth-malformed"),
        ("b=AS:1.5", "bandwidth-malformed"),
        ("b=AS:99999999999999999999", "bandwidth-malformed"),
        ("b=AS:99999999999", "bandwidth-malformed"),
        ("b=AS:2000000", "bandwidth-unit-slip"),
        ("b=TIAS:500", "bandwidth-unit-slip"),
        ("b=AS:0", "bandwidth-zero"),
        ("b=as:500", "bandwidth-unknown-type"),
        ("b=AS: 500", "bandwidth-malformed"),
        ("b=AS:500 ", "trailing-whitespace"),
    ];

    #[test]
    fn every_broken_line_is_one_finding() {
        let settings = Settings::default().with_profile(Some(Profile::WebRtc));
        for (broken, rule) in BROKEN {
            let text = description_with(broken);
            let found = lint(Sdp::new(&text), &settings);
            let found = found.iter().map(|finding| finding.rule.id);
            // There is only a session level.
            let found: Vec<_> = found.filter(|id| *id != "no-media").collect();
            assert_eq!(found, [*rule], "{broken}");
        }
    }

    /// A sound description but for `line`, which takes the place of the line of its type.
    fn description_with(line: &str) -> std::string::String {
        let sound =
            ["v=0", "o=- 1 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "b=AS:64", "t=0 0"];
        let lines = sound.map(|sound| {
            if sound.as_bytes().first() == line.as_bytes().first() { line } else { sound }
        });
        format!("{}\r\n", lines.join("\r\n"))
    }
}
