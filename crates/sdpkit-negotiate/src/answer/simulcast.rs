//! Simulcast in an answer (RFC 8853 §5.3.2, RFC 8851 §6.3).

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::Write as _;

use sdpkit_core::Token;
use sdpkit_core::attribute::{
    PayloadType, RestrictionKey, RidAttribute, SimulcastId, StreamDirection,
};
use sdpkit_model::{Placed, Section};

use super::media::Accepted;
use crate::capabilities::MediaCapabilities;
use crate::draft::SectionDraft;

/// Takes as many of the offered streams as both ends can, each with those of its alternatives whose
/// formats were accepted.
pub(super) fn answer(
    section: &Section<'_, '_>,
    media: &MediaCapabilities,
    accepted: &Accepted<'_>,
    drafted: &mut SectionDraft<'_>,
) {
    let Some(simulcast) = section.simulcast() else { return };
    let mut parts: Vec<(StreamDirection, String)> = Vec::new();
    let mut rids = Vec::new();
    let directions = [
        // What the offerer sends is received here, and the other way round.
        (StreamDirection::Recv, simulcast.send, media.simulcast.receive),
        (StreamDirection::Send, simulcast.recv, media.simulcast.send),
    ];
    for (own, offered, limit) in directions {
        let allowed = match own {
            StreamDirection::Send => accepted.direction.sends(),
            _ => accepted.direction.receives(),
        };
        let (Some(offered), true) = (offered, allowed && limit > 0) else { continue };
        let mut list = String::new();
        let mut count = 0;
        for stream in &offered {
            if count == limit {
                break;
            }
            let mut alternatives = String::new();
            for id in &stream {
                let Some(rid) = answered_rid(section, id, own, accepted) else { continue };
                if rids.contains(&rid) {
                    continue;
                }
                let separator = if alternatives.is_empty() { "" } else { "," };
                let paused = if id.paused { "~" } else { "" };
                // Writing to a `String` cannot fail.
                let _ = write!(alternatives, "{separator}{paused}{}", id.rid);
                rids.push(rid);
            }
            if alternatives.is_empty() {
                continue;
            }
            if count > 0 {
                list.push(';');
            }
            list.push_str(&alternatives);
            count += 1;
        }
        if count > 0 {
            parts.push((own, list));
        }
    }
    let mut value = String::new();
    for (direction, list) in parts {
        let separator = if value.is_empty() { "" } else { " " };
        // As above.
        let _ = write!(value, "{separator}{} {list}", direction.as_str());
    }
    if !value.is_empty() {
        drafted.rids = rids;
        drafted.simulcast = Some(value);
    }
}

/// The `a=rid` that answers the one `id` names: reversed, with its restrictions as they are, and
/// without formats that were not accepted; none where no format is left.
fn answered_rid(
    section: &Section<'_, '_>,
    id: SimulcastId<'_>,
    own: StreamDirection,
    accepted: &Accepted<'_>,
) -> Option<String> {
    let is_meant = |rid: &Placed<'_, RidAttribute<'_>>| rid.id == id.rid && rid.direction != own;
    let offered = section.rids().find(is_meant)?;
    let mut rid = alloc::format!("{} {}", id.rid, own.as_str());
    if let Some(formats) = offered.formats {
        let is_accepted = |format: &Token<'_>| {
            let payload = PayloadType::named(*format);
            accepted.codecs.iter().any(|codec| Some(codec.payload) == payload)
        };
        let kept: Vec<_> = formats.iter().filter(is_accepted).map(|f| f.to_string()).collect();
        if kept.is_empty() {
            return None;
        }
        rid.push_str(" pt=");
        rid.push_str(&kept.join(","));
    }
    for restriction in offered.restrictions.iter() {
        // Without a value the answerer is asked to choose; it wants no limit (RFC 8851 §6.3).
        let (Some(value), false) =
            (restriction.value, matches!(restriction.key, RestrictionKey::Other(_)))
        else {
            continue;
        };
        let separator = if rid.contains(" pt=") || rid.contains('=') { ";" } else { " " };
        // As above.
        let _ = write!(rid, "{separator}{}={value}", restriction.key.as_str());
    }
    Some(rid)
}
