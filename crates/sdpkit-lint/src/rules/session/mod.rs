//! Rules about the session level: origin, name, connection, time, bandwidth.
