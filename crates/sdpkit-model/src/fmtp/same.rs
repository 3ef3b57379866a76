//! Whether two ends mean the same codec.

use sdpkit_core::attribute::Parameters;

use super::{Av1, H264, H265, H266, Vp9};

/// Whether two codecs called `encoding` have the same configuration, as libwebrtc matches them:
/// the video codecs that have profiles by those, everything else whatever its parameters.
///
/// Retransmission and redundancy depend on the codecs they refer to, and are not compared here.
///
/// ```
/// use sdpkit_core::attribute::Parameters;
/// use sdpkit_model::fmtp::same_configuration;
/// let profile = Parameters::new("profile-id=2").ok();
/// assert!(!same_configuration("vp9", profile, None));
/// assert!(same_configuration("opus", Parameters::new("stereo=1").ok(), None));
/// ```
pub fn same_configuration(
    encoding: &str,
    one: Option<Parameters<'_>>,
    other: Option<Parameters<'_>>,
) -> bool {
    match encoding {
        name if name.eq_ignore_ascii_case("H264") => {
            H264::new(one).is_same_configuration(&H264::new(other))
        }
        name if name.eq_ignore_ascii_case("VP9") => {
            Vp9::new(one).is_same_configuration(&Vp9::new(other))
        }
        name if name.eq_ignore_ascii_case("AV1") => {
            Av1::new(one).is_same_configuration(&Av1::new(other))
        }
        name if name.eq_ignore_ascii_case("H265") => {
            H265::new(one).is_same_configuration(&H265::new(other))
        }
        name if name.eq_ignore_ascii_case("H266") => {
            H266::new(one).is_same_configuration(&H266::new(other))
        }
        _ => true,
    }
}
