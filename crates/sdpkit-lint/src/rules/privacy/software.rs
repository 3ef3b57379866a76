//! Software that calls itself by name in descriptions.

/// Names as they stand at the beginning of a word, in lower case.
const NAMES: &[&str] = &[
    "asterisk",
    "baresip",
    "ciscosystems",
    "darwin streaming",
    "ffmpeg",
    "freeswitch",
    "gstreamer",
    "janus",
    "jitsi",
    "kamailio",
    "kurento",
    "lavf",
    "libavformat",
    "linphone",
    "live555",
    "mediasoup",
    "microsip",
    "mozilla",
    "opensips",
    "pjmedia",
    "pjsip",
    "polycom",
    "qtss",
    "rtpengine",
    "sipp",
    "sonus_uac",
    "streamingserver",
    "twilio",
    "vlc",
    "wowza",
    "x-lite",
    "yealink",
    "zoiper",
];

/// Whether a piece of software names itself in `text`.
pub(super) fn names_itself(text: &[u8]) -> bool {
    let is_start = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        before.is_none_or(|before| !before.is_ascii_alphanumeric())
    };
    let named_at = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let begins = |name: &str| {
            rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        };
        NAMES.iter().any(|name| begins(name))
    };
    (0..text.len()).any(|at| is_start(at) && named_at(at))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, names_itself};

    #[test]
    fn software_is_known_by_the_name_it_gives_itself() {
        for text in [
            "mozilla...THIS_IS_SDPARTA-99.0",
            "Mozilla-SIPUA-35.0a1",
            "Session streamed with GStreamer",
            "Session streamed by \"LIVE555 Streaming Media\"",
            "Asterisk PBX 18.2.0",
            "CiscoSystemsSIP-GW-UserAgent",
            "Sonus_UAC",
        ] {
            assert!(names_itself(text.as_bytes()), "{text}");
        }
        for text in ["-", "", " ", "alice", "SIP Call", "No Name", "user1", "caf\u{e9}", "nonpjsip"]
        {
            assert!(!names_itself(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn names_are_sorted_and_in_lower_case() {
        assert!(NAMES.is_sorted());
        assert!(NAMES.iter().all(|name| name.to_ascii_lowercase() == *name));
    }
}
