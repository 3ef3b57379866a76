//! The format parameters of an answer, where both ends' levels meet.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt::Display;

use sdpkit_core::attribute::Parameters;
use sdpkit_model::fmtp::{H264, H264ProfileLevelId, H265};

/// What an answer says of a codec that this end describes as `own` and the offer as `offered`: own
/// parameters, with the level that both agree on.
///
/// H.264 takes the lower level, or its own where both allow asymmetry (RFC 6184 §8.2.2), written as
/// libwebrtc writes it, in lower case with every flag of the profile; without `profile-level-id` on
/// either side there is none in the answer. H.265 takes the lower level. No other codec negotiates
/// a level.
///
/// ```
/// use sdpkit_core::attribute::Parameters;
/// use sdpkit_negotiate::matching::answered_parameters;
/// let offered = Parameters::new("packetization-mode=1;profile-level-id=42C01F").ok();
/// let own = Some("profile-level-id=42e034;packetization-mode=1");
/// let answered = answered_parameters("H264", own, offered).unwrap();
/// assert_eq!(answered, "profile-level-id=42e01f;packetization-mode=1");
/// ```
pub fn answered_parameters<'p>(
    encoding: &str,
    own: Option<&'p str>,
    offered: Option<Parameters<'_>>,
) -> Option<Cow<'p, str>> {
    let text = own.unwrap_or_default();
    let parameters = own.and_then(|own| Parameters::new(own).ok());
    let has = |name: &str| {
        let named = |all: Option<Parameters<'_>>| all.is_some_and(|all| all.get(name).is_some());
        named(parameters) || named(offered)
    };
    let unchanged = own.map(Cow::Borrowed);
    if encoding.eq_ignore_ascii_case("H264") && has("profile-level-id") {
        let h264 = H264::new(parameters);
        let level = h264.answered_level(&H264::new(offered));
        let own_id = match h264.profile_level_id_digits() {
            Some(digits) => H264ProfileLevelId::parse(digits.as_bytes()),
            None => Some(H264ProfileLevelId::ABSENT_IN_LIBWEBRTC),
        };
        let profile = own_id.and_then(H264ProfileLevelId::profile);
        let (Some(level), Some(profile)) = (level, profile) else { return unchanged };
        let id = H264ProfileLevelId::canonical(profile, level);
        return Some(Cow::Owned(with_value(text, "profile-level-id", &id)));
    }
    if encoding.eq_ignore_ascii_case("H265") && has("level-id") {
        let level = H265::new(parameters).level_id().min(H265::new(offered).level_id());
        return Some(Cow::Owned(with_value(text, "level-id", &level)));
    }
    unchanged
}

/// `parameters` with `name` set to `value`, in its place or at the end.
pub(crate) fn with_value(parameters: &str, name: &str, value: &dyn Display) -> String {
    let mut written = String::with_capacity(parameters.len() + name.len() + 8);
    let set = format!("{name}={value}");
    let mut missing = Some(set.as_str());
    for parameter in parameters.split(';') {
        let key = parameter.split('=').next().unwrap_or_default().trim();
        if key.eq_ignore_ascii_case(name) {
            push(&mut written, missing.take().unwrap_or_default());
        } else {
            push(&mut written, parameter.trim());
        }
    }
    push(&mut written, missing.unwrap_or_default());
    written
}

fn push(list: &mut String, parameter: &str) {
    if !list.is_empty() && !parameter.is_empty() {
        list.push(';');
    }
    list.push_str(parameter);
}

#[cfg(test)]
mod tests {
    use super::{answered_parameters, with_value};
    use sdpkit_core::attribute::Parameters;

    #[track_caller]
    fn assert_h264(own: Option<&str>, offered: &str, expected: Option<&str>) {
        let answered = answered_parameters("h264", own, Parameters::new(offered).ok());
        assert_eq!(answered.as_deref(), expected, "{own:?} {offered}");
    }

    #[test]
    fn levels_meet_as_in_libwebrtc() {
        assert_h264(None, "packetization-mode=1", None);
        assert_h264(None, "profile-level-id=42c00d", Some("profile-level-id=42e00d"));
        assert_h264(Some("profile-level-id=42001f"), "", Some("profile-level-id=42001f"));
        // Both allow asymmetry: own level.
        let own = "level-asymmetry-allowed=1;profile-level-id=42e034";
        assert_h264(Some(own), "profile-level-id=42e01f;level-asymmetry-allowed=1", Some(own));
        assert_h264(
            Some(own),
            "profile-level-id=42e01f",
            Some("level-asymmetry-allowed=1;profile-level-id=42e01f"),
        );
        // 1 < 1b < 1.1
        assert_h264(
            Some("profile-level-id=42e00b"),
            "profile-level-id=42f00b",
            Some("profile-level-id=42f00b"),
        );
    }

    #[test]
    fn h265_takes_the_lower_level() {
        let offered = Parameters::new("level-id=93;profile-id=1").ok();
        let answered = answered_parameters("H265", Some("level-id=180"), offered);
        assert_eq!(answered.as_deref(), Some("level-id=93"));
        assert_eq!(answered_parameters("VP9", None, offered), None);
    }

    #[test]
    fn a_parameter_is_set_once() {
        assert_eq!(with_value("a=1; B=2;b=3;", "b", &4), "a=1;b=4");
        assert_eq!(with_value("", "b", &4), "b=4");
    }
}
