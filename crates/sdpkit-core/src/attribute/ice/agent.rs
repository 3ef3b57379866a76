//! What an ICE agent says of itself and of its gathering (RFC 8839 §5.3 to §5.6, RFC 8840 §8.1).

use crate::attribute::declare::attribute;
use crate::grammar::{IceChars, List};

attribute! {
    /// No more candidates will follow in this section, or in any when it stands at session level.
    "end-of-candidates" => EndOfCandidates flag
}

attribute! {
    /// The agent is a lite implementation: it only answers connectivity checks.
    "ice-lite" => IceLite flag
}

attribute! {
    /// The offer reached the answerer with a default destination that is none of its candidates,
    /// so ICE is not used for this section.
    "ice-mismatch" => IceMismatch flag
}

attribute! {
    /// The options of ICE that the agent supports.
    "ice-options" => IceOptions<'a> example "trickle renomination" {
        /// The option tags, such as `ice2`, `trickle`, `renomination` and `rtp+ecn`. The
        /// `google-ice` of Chrome before 2014 is no tag: `-` is no `ice-char`.
        tags: List<'a, IceChars<'a>, ' '>,
    }
}

attribute! {
    /// The pace of connectivity checks that the agent wants; the slower of both sides counts.
    "ice-pacing" => IcePacing example "50" {
        /// The time between two checks, in milliseconds.
        milliseconds: u64,
    }
}

#[cfg(test)]
mod tests {
    use super::{EndOfCandidates, IceOptions};
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn options_of_field_trials_are_tags() {
        let options = IceOptions::parse(Some(b"trickle sped googspedv1")).unwrap();
        assert!(options.tags.iter().eq(["trickle", "sped", "googspedv1"]));
    }

    #[test]
    fn a_hyphen_is_no_ice_char() {
        let fault = IceOptions::parse(Some(b"google-ice")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (6, Expected::End));
    }

    #[test]
    fn options_do_not_start_or_end_with_a_space() {
        assert_eq!(IceOptions::parse(Some(b" trickle")).unwrap_err().at(), 0);
        assert_eq!(IceOptions::parse(Some(b"trickle ")).unwrap_err().at(), 8);
    }

    #[test]
    fn flags_have_no_value() {
        assert!(EndOfCandidates::parse(None).is_ok());
        let fault = EndOfCandidates::parse(Some(b"1")).unwrap_err();
        assert_eq!(fault.expected(), Expected::NoValue);
    }
}
