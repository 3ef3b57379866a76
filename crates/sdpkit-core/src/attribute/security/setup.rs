//! Who opens a connection, and whether it is a new one (RFC 4145).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;

attribute! {
    /// Who opens the connection: TCP, TLS or, as the client, DTLS.
    "setup" => Setup example "actpass" {
        /// The role of whoever wrote the description.
        role: SetupRole,
    }
}

attribute! {
    /// Whether the connection of the session so far goes on.
    "connection" => Connection example "new" {
        /// A new connection or the existing one.
        mode: ConnectionMode,
    }
}

keywords! {
    /// The role in setting up a connection (RFC 4145 §4).
    SetupRole expects SetupRole {
        /// It opens the connection.
        Active = "active",
        /// It accepts the connection.
        Passive = "passive",
        /// It does either; the answerer decides.
        ActPass = "actpass",
        /// No connection for the time being.
        HoldConn = "holdconn",
    }
}

keywords! {
    /// Which connection is meant (RFC 4145 §5).
    ConnectionMode expects ConnectionMode {
        /// A new connection is needed.
        New = "new",
        /// The connection that exists is used, if there is one.
        Existing = "existing",
    }
}

#[cfg(test)]
mod tests {
    use super::{Connection, ConnectionMode, Setup, SetupRole};
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn roles_are_whole_words() {
        assert_eq!(Setup::parse(Some(b"actpass")).unwrap().role, SetupRole::ActPass);
        for value in [&b"active-standby"[..], b"foo", b"act", b""] {
            let fault = Setup::parse(Some(value)).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (0, Expected::SetupRole));
        }
        assert_eq!(Setup::parse(Some(b"active ")).unwrap_err().at(), 6);
    }

    #[test]
    fn connections_are_new_or_existing() {
        let connection = Connection::parse(Some(b"existing")).unwrap();
        assert_eq!(connection.mode, ConnectionMode::Existing);
        let fault = Connection::parse(Some(b"old")).unwrap_err();
        assert_eq!(fault.expected(), Expected::ConnectionMode);
    }
}
