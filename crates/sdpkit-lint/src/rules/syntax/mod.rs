//! Rules about lines, their order and their bytes.

mod line_ends;
mod meant;
mod white_space;

pub(super) mod attribute_space_after_colon;
pub(super) mod blank_line;
pub(super) mod byte_order_mark;
pub(super) mod empty_description;
pub(super) mod empty_session_name;
pub(super) mod forbidden_control_byte;
pub(super) mod line_ending_not_crlf;
pub(super) mod malformed_line;
pub(super) mod malformed_value;
pub(super) mod missing_final_newline;
pub(super) mod mixed_line_endings;
pub(super) mod not_sdp_input;
pub(super) mod repeated_separator;
pub(super) mod space_around_equals;
pub(super) mod trailing_whitespace;
pub(super) mod unknown_line_type;
pub(super) mod uppercase_line_type;
