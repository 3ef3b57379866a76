//! Speech resources: the Media Resource Control Protocol (RFC 6787).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Alphanumeric, Token};

attribute! {
    /// A resource that the client wants a channel to (RFC 6787 §4.2).
    "resource" => Resource<'a> example "speechsynth" {
        /// The type of the resource.
        resource_type: ResourceType<'a>,
    }
}

keywords! {
    /// A type of speech resource (RFC 6787 §3.1).
    ResourceType<'a> or Other {
        /// Speech made from marked-up text.
        SpeechSynthesizer = "speechsynth",
        /// Speech made from recorded clips.
        BasicSynthesizer = "basicsynth",
        /// Speech recognition.
        SpeechRecognizer = "speechrecog",
        /// Recognition of keypad digits.
        DtmfRecognizer = "dtmfrecog",
        /// Recording.
        Recorder = "recorder",
        /// Verification of who speaks.
        SpeakerVerifier = "speakverify",
    }
}

attribute! {
    /// The channel that the server gives to a resource: `channel-id = 1*alphanum "@" 1*alphanum`
    /// (RFC 6787 §6.2.1).
    "channel" => Channel<'a> example "32AECB23433801@speechsynth" {
        /// The identifier of the session.
        id: Alphanumeric<'a>,
        /// The type of the resource.
        "@" resource_type: Alphanumeric<'a>,
    }
}

attribute! {
    /// The audio that a control channel works on (RFC 6787 §4.4).
    "cmid" => Cmid<'a> example "1" {
        /// The identification tag (`a=mid`) of the audio section.
        tag: Token<'a>,
    }
}

#[cfg(test)]
mod tests {
    use super::{Channel, Resource, ResourceType};
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_channel_is_a_session_at_a_resource() {
        let channel = Channel::parse(Some(b"32AECB23433801@speechsynth")).unwrap();
        assert_eq!(channel.resource_type, "speechsynth");
        let fault = Channel::parse(Some(b"32AE-CB@speechsynth")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (4, "`@`"));
    }

    #[test]
    fn other_resources_are_kept() {
        let resource = Resource::parse(Some(b"x-emotion")).unwrap();
        assert!(matches!(resource.resource_type, ResourceType::Other(name) if name == "x-emotion"));
    }
}
