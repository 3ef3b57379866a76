//! Rules about lines, their order and their bytes.

pub(super) mod blank_line;
pub(super) mod empty_session_name;
pub(super) mod malformed_value;
