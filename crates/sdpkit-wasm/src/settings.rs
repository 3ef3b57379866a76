//! The settings of the linter, from options.

use core::num::NonZeroUsize;

use sdpkit_lint::{DescriptionType, IcePolicy, Level, Profile, Selector, Settings};

use crate::options::{OptionError, Options};

const PROFILES: [(&str, Profile); 5] = [
    ("webrtc", Profile::WebRtc),
    ("st2110", Profile::St2110),
    ("sip", Profile::Sip),
    ("rtsp", Profile::Rtsp),
    ("generic", Profile::Generic),
];

const TYPES: [DescriptionType; 3] =
    [DescriptionType::Offer, DescriptionType::Answer, DescriptionType::Pranswer];

/// The settings that options ask for.
pub(crate) fn settings(options: Options<'_>) -> Result<Settings, OptionError> {
    let mut settings = Settings::default();
    let selection = &mut settings.selection;
    for (name, value) in options.iter() {
        let invalid = |expected| OptionError::new(name, expected, value);
        let selector = |value: &str| -> Result<Selector, OptionError> {
            value.parse().map_err(|_| invalid("a rule, a category, `rfc:NUMBER` or `all`"))
        };
        match name {
            "profile" => {
                let known = PROFILES.iter().find(|(known, _)| *known == value);
                let known = known.ok_or_else(|| invalid("webrtc, sip, rtsp, st2110 or generic"))?;
                settings.profile = Some(known.1);
            }
            "type" => {
                let known = TYPES.into_iter().find(|known| known.as_str() == value);
                let known = known.ok_or_else(|| invalid("offer, answer or pranswer"))?;
                settings.description_type = Some(known);
            }
            "peer" => {
                let peer =
                    value.parse().map_err(|_| invalid("a browser, as `firefox` or `safari:17`"))?;
                settings.peers.push(peer);
            }
            "select" => selection.select.push(selector(value)?),
            "extend-select" => selection.extend_select.push(selector(value)?),
            "ignore" => selection.ignore.push(selector(value)?),
            "pedantic" => selection.pedantic = true,
            "level" => {
                let (rule, level) = value.rsplit_once('=').unwrap_or((value, ""));
                let level: Level = level
                    .parse()
                    .map_err(|_| invalid("`error`, `warning`, `info`, `hint` or `off`"))?;
                selection.levels.push((selector(rule)?, level));
            }
            "max-findings" => {
                let most = value.parse::<NonZeroUsize>();
                settings.max_findings = Some(most.map_err(|_| invalid("a number from 1"))?);
            }
            "ice-policy" => {
                settings.policy.ice = match value {
                    "all" => IcePolicy::All,
                    "relay" => IcePolicy::Relay,
                    _ => return Err(invalid("all or relay")),
                };
            }
            "allowed-codec" => settings.policy.allowed_codecs.push(value.into()),
            "max-size" => {
                let most = value.parse().map_err(|_| invalid("a number of bytes"))?;
                settings.policy.max_size = Some(most);
            }
            // What the function itself asks for.
            _ => {}
        }
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::settings;
    use crate::options::Options;

    #[test]
    fn options_become_settings() {
        let options = "profile=sip\ntype=answer\nselect=ice\nignore=ice-no-candidates\n\
            level=blank-line=hint\nmax-findings=3\nice-policy=relay\nallowed-codec=opus\nmax-size=9\npeer=firefox";
        let settings = settings(Options(options)).unwrap();
        assert_eq!(settings.selection.select.len(), 1);
        assert_eq!(settings.selection.levels.len(), 1);
        assert_eq!(settings.max_findings.unwrap().get(), 3);
        assert_eq!(settings.policy.max_size, Some(9));
        assert_eq!(settings.peers.len(), 1);
    }

    #[test]
    fn what_cannot_be_followed_is_refused_by_name() {
        for wrong in
            ["profile=x", "type=x", "select=no-such-rule", "level=blank-line", "max-findings=0"]
        {
            let error = settings(Options(wrong)).unwrap_err();
            assert!(
                error.message.starts_with(wrong.split('=').next().unwrap()),
                "{}",
                error.message
            );
        }
    }
}
