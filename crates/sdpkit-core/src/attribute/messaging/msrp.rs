//! MSRP: where messages go and what they may hold (RFC 4975 §8).

use super::media_range::MediaRange;
use super::optional_value::optional_value;
use crate::attribute::declare::{attribute, record};
use crate::attribute::keywords::keywords;
use crate::grammar::{Alphanumeric, Class, List, Token, text_type};

attribute! {
    /// The way to an MSRP endpoint (RFC 4975 §8.2): the last URI is the endpoint's, those before
    /// are relays' (RFC 4976).
    ///
    /// ```
    /// use sdpkit_core::{attribute::Path, TypedAttribute};
    /// let path = Path::parse(Some(b"msrp://atlanta.example.com:7654/jshA7weztas;tcp"))?;
    /// let endpoint = path.uris.iter().last().unwrap();
    /// assert_eq!((endpoint.authority.port(), endpoint.transport.as_str()), (Some(7654), "tcp"));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "path" => Path<'a> example "msrp://atlanta.example.com:7654/jshA7weztas;tcp" {
        /// The URIs.
        uris: List<'a, MsrpUri<'a>, ' '>,
    }
}

record! {
    /// The address of an MSRP session (RFC 4975 §9).
    ///
    /// ```text
    /// MSRP-URI = msrp-scheme "://" authority ["/" session-id] ";" transport
    ///            *( ";" URI-parameter)
    /// ```
    MsrpUri<'a> pattern "msrps?://[a-z]{1,8}\\.example:[1-9][0-9]{0,3}(/[a-zA-Z0-9]{1,12})?;tcp(;[a-z]{1,4}(=[a-z]{1,4})?)?" {
        /// The scheme.
        scheme: MsrpScheme,
        /// The host, with its port in a description.
        "://" authority: MsrpAuthority<'a>,
        /// The session.
        "/" session: Option<MsrpSession<'a>>,
        /// The transport, `tcp`; compared without case.
        ";" transport: Alphanumeric<'a>,
        /// Other parameters.
        ";" parameters: Option<List<'a, MsrpParameter<'a>, ';'>>,
    }
}

keywords! {
    /// How an MSRP session is secured.
    MsrpScheme expects MsrpScheme {
        /// Not at all.
        Msrp = "msrp",
        /// By TLS.
        Msrps = "msrps",
    }
}

text_type! {
    /// The `authority` of an MSRP URI: the characters of RFC 3986 §3.2 but for `;`, which ends it.
    MsrpAuthority, AUTHORITY, Address, "[a-z]{1,8}\\.example:[1-9][0-9]{0,3}"
}

impl MsrpAuthority<'_> {
    /// The port, which a description must give (RFC 4975 §8.2).
    pub fn port(self) -> Option<u16> {
        self.as_str().rsplit_once(':')?.1.parse().ok()
    }
}

text_type! {
    /// The `session-id` of an MSRP URI; compared with case.
    MsrpSession, SESSION, MsrpSession, "[a-zA-Z0-9]{1,12}"
}

record! {
    /// A parameter of an MSRP URI: `URI-parameter = token ["=" token]`.
    MsrpParameter<'a> pattern "[a-z]{1,4}(=[a-z]{1,4})?" {
        /// The name.
        name: Token<'a>,
        /// The value.
        "=" value: Option<Token<'a>>,
    }
}

attribute! {
    /// The media types an endpoint takes (RFC 4975 §8.6).
    "accept-types" => AcceptTypes<'a> example "message/cpim text/plain text/html" {
        /// The types; those named are preferred to those that a `*` allows.
        types: List<'a, MediaRange<'a>, ' '>,
    }
}

attribute! {
    /// The media types an endpoint takes inside another, such as `message/cpim` (RFC 4975 §8.6).
    "accept-wrapped-types" => AcceptWrappedTypes<'a> example "*" {
        /// The types; those named are preferred to those that a `*` allows.
        types: List<'a, MediaRange<'a>, ' '>,
    }
}

attribute! {
    /// The longest message an endpoint takes (RFC 4975 §8.6).
    "max-size" => MaxSize example "4096" {
        /// The length in bytes.
        octets: u64,
    }
}

attribute! {
    /// Connection establishment for media anchoring is supported (RFC 6714 §5.2).
    "msrp-cema" => MsrpCema flag
}

optional_value! {
    /// What a chat room offers (RFC 7701).
    "chatroom" => Chatroom<'a> example "nickname private-messages"
    pattern "(nickname|private-messages|x-[a-z]{1,6})( private-messages)?", {
        /// The features: `nickname`, `private-messages` or others.
        tokens: List<'a, Token<'a>, ' '>,
    }
}

/// `authority` of RFC 3986 §3.2 without `;`.
static AUTHORITY: Class = Class::new(&[
    b'!'..=b'!',
    b'$'..=b'.',
    b'0'..=b':',
    b'='..=b'=',
    b'@'..=b'[',
    b']'..=b']',
    b'_'..=b'_',
    b'a'..=b'z',
    b'~'..=b'~',
]);

/// `1*( unreserved / "+" / "=" / "/" )` of RFC 4975 §9.
static SESSION: Class = Class::new(&[
    b'+'..=b'+',
    b'-'..=b'9',
    b'='..=b'=',
    b'A'..=b'Z',
    b'_'..=b'_',
    b'a'..=b'z',
    b'~'..=b'~',
]);

#[cfg(test)]
mod tests {
    use super::{Chatroom, MaxSize, MsrpScheme, Path};
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_path_may_lead_through_relays() {
        let text = b"msrps://r@[2001:db8::1]:2855/a+b=;tcp;x=1;y msrp://bob.example:8145;tcp";
        let path = Path::parse(Some(text)).unwrap();
        let relay = path.uris.iter().next().unwrap();
        assert_eq!((relay.scheme, relay.authority.port()), (MsrpScheme::Msrps, Some(2855)));
        assert_eq!(relay.session.unwrap(), "a+b=");
        assert!(relay.parameters.unwrap().iter().map(|parameter| parameter.name).eq(["x", "y"]));
        let endpoint = path.uris.iter().last().unwrap();
        assert!(endpoint.session.is_none() && endpoint.parameters.is_none());
    }

    #[test]
    fn faults_have_their_place() {
        for (text, at, expected) in [
            ("http://a.example/;tcp", 0, "msrp or msrps"),
            ("msrp:a.example;tcp", 5, "`/`"),
            ("msrp://a.example:1/x", 20, "`;`"),
            ("msrp://a.example:1/;tcp", 19, "the session of an MSRP URI"),
            ("msrp://a.example:1/x;tcp ", 25, "msrp or msrps"),
        ] {
            let fault = Path::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected), "{text}");
        }
        assert!(MaxSize::parse(Some(b"4k")).is_err());
    }

    #[test]
    fn a_chat_room_may_have_no_features() {
        assert!(Chatroom::parse(None).unwrap().tokens.is_none());
        assert_eq!(Chatroom::parse(Some(b"nickname x")).unwrap().tokens.unwrap().iter().count(), 2);
        assert!(Chatroom::parse(Some(b"")).is_err());
    }
}
