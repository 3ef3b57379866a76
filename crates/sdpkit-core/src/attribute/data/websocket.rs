//! `a=websocket-uri`: where media over WebSocket connects to (RFC 8124).

use crate::attribute::declare::attribute;
use crate::grammar::{class, text_type};

attribute! {
    /// The WebSocket that the other side connects to.
    "websocket-uri" => WebSocketUri<'a> example "wss://example.com/chat" {
        /// The address of the WebSocket.
        uri: WebSocketAddress<'a>,
    }
}

text_type! {
    /// A `ws-URI` or `wss-URI` (RFC 6455 §3): a URI of scheme `ws` or `wss`, structure otherwise
    /// unchecked.
    WebSocketAddress, class::URI, WebSocketUri, "wss?://[a-z]{1,8}\\.example/[a-z0-9/?=]{0,8}",
    valid is_web_socket
}

impl WebSocketAddress<'_> {
    /// Whether the connection is encrypted: scheme `wss`.
    pub fn is_secure(self) -> bool {
        scheme(self.0).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"wss"))
    }
}

fn is_web_socket(text: &[u8]) -> bool {
    scheme(text).is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case(b"ws") || scheme.eq_ignore_ascii_case(b"wss")
    })
}

/// What stands before `://`, which something has to follow.
fn scheme(text: &[u8]) -> Option<&[u8]> {
    let colon = text.iter().position(|&byte| byte == b':')?;
    let (scheme, rest) = text.split_at(colon);
    matches!(rest, [b':', b'/', b'/', _, ..]).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::WebSocketUri;
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn schemes_are_those_of_web_sockets() {
        let parse = |value: &'static str| WebSocketUri::parse(Some(value.as_bytes()));
        let secure = parse("wss://bfcp-ws.example.com?token=3170449312").unwrap();
        assert!(secure.uri.is_secure());
        assert!(!parse("WS://example.com").unwrap().uri.is_secure());
        for value in ["https://example.com", "wss:/example.com", "ws://", "wss"] {
            assert_eq!(parse(value).unwrap_err().expected(), Expected::WebSocketUri);
        }
    }
}
