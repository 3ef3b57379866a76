//! Rules about SCTP and data channels.

mod number;
mod sections;

pub(super) mod max_message_size_default;
pub(super) mod max_message_size_invalid;
pub(super) mod max_message_size_small;
pub(super) mod sctp_direction_ignored;
pub(super) mod sctp_fmt_count;
pub(super) mod sctp_fmt_unknown;
pub(super) mod sctp_multiple_sections;
pub(super) mod sctp_port_invalid;
pub(super) mod sctp_port_missing;
pub(super) mod sctp_port_zero;
pub(super) mod sctp_rtp_attribute;
