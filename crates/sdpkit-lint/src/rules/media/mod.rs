//! Rules: the `m=` line: kind, port, transport, formats; direction.
