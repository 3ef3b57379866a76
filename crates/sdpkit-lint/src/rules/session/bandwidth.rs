//! Bandwidths as the rules about them see them.

use sdpkit_core::line::{Bandwidth, BandwidthType};
use sdpkit_core::{Line, Span};
use sdpkit_model::Profile;

use crate::document::Document;

/// The largest number that Chrome reads: it keeps an `AS` and a `TIAS` in 32 bits with a sign.
pub(super) const CHROME_LIMIT: u64 = i32::MAX as u64;

/// A bandwidth that can be read, and where its number stands.
pub(super) fn read<'a>(line: Line<'a>) -> Option<(Span, Bandwidth<'a>)> {
    let bandwidth = line.get::<Bandwidth<'a>>()?.ok()?;
    let value = line.value()?;
    let colon = value.iter().position(|&byte| byte == b':')?;
    let digits = u32::try_from(value.len() - colon - 1).ok()?;
    let end = line.value_span().end();
    Some((Span::new(end.checked_sub(digits)?, end), bandwidth))
}

/// Whether Chrome refuses the bandwidth for its size.
pub(super) fn is_beyond_chrome(document: &Document<'_>, bandwidth: Bandwidth<'_>) -> bool {
    let is_read = matches!(
        bandwidth.bandwidth_type,
        BandwidthType::ApplicationSpecific | BandwidthType::TransportIndependent
    );
    document.profile() == Profile::WebRtc && is_read && bandwidth.value > CHROME_LIMIT
}
