//! What must be equal in each section: number, kind, protocol, name; and the direction.

use alloc::collections::BTreeSet;

use sdpkit_core::TypedAttribute;
use sdpkit_core::address::Scope;
use sdpkit_core::attribute::{Acfg, Direction, Fingerprint};
use sdpkit_core::line::Connection;
use sdpkit_core::{LineType, Span, TypedLine as _};
use sdpkit_model::Section;
use sdpkit_model::order::set;

use super::log::Log;
use super::pair::{Both, Pair, head};
use super::{Check, Severity};

/// RFC 3264 §6: as many `m=` lines as the offer has.
pub(super) fn check_count(pair: Pair<'_>, log: &mut Log) {
    let (offer, answer) = (pair.offer.model, pair.answer.model);
    let (offered, answered) = (offer.sections().len(), answer.sections().len());
    if let Some(extra) = answer.section(offered) {
        let reference = offer.sections().last().map(head);
        log.add(Check::MediaCount, Some(offered), head(extra), reference);
    } else if let Some(missing) = offer.section(answered) {
        let last = answer.lines().last().map_or(0, |line| line.span().end());
        log.add(Check::MediaCount, None, Span::empty(last), Some(head(missing)));
    }
}

/// Checks what holds for rejected sections too, then what holds for accepted ones.
pub(super) fn check(pair: Pair<'_>, both: Both<'_>, is_webrtc: bool, log: &mut Log) {
    check_kind(both, log);
    check_protocol(both, log);
    check_mid(both, is_webrtc, log);
    if !both.is_accepted() {
        return check_rejected(both, log);
    }
    if both.offered.is_rejected() {
        let (span, reference) = (word(both.answered, PORT), word(both.offered, PORT));
        log.add(Check::ZeroPort, Some(both.index), span, Some(reference));
    }
    check_direction(pair, both, log);
    check_multicast(both, log);
}

/// The words of an `m=` line.
const KIND: usize = 0;
const PORT: usize = 1;
const PROTOCOL: usize = 2;

/// The place of a word of the `m=` line, or of all of it.
fn word(section: Section<'_, '_>, index: usize) -> Span {
    section.line().token(index).unwrap_or_else(|| head(section))
}

fn check_kind(both: Both<'_>, log: &mut Log) {
    let (Some(offered), Some(answered)) = (both.offered.media(), both.answered.media()) else {
        return;
    };
    if offered.media != answered.media {
        let (span, reference) = (word(both.answered, KIND), word(both.offered, KIND));
        log.add(Check::MediaKind, Some(both.index), span, Some(reference));
    }
}

/// RFC 9429 §5.8.3 wants the very protocol. What RFC 8866 calls `UDP/TLS/RTP/SAVPF` was
/// `RTP/SAVPF` in drafts, and both are taken for each other where DTLS makes the keys.
fn check_protocol(both: Both<'_>, log: &mut Log) {
    let (Some(offered), Some(answered)) = (both.offered.transport(), both.answered.transport())
    else {
        return;
    };
    let (offered, answered) = (offered.as_str(), answered.as_str());
    if offered == answered {
        return;
    }
    let (span, reference) = (word(both.answered, PROTOCOL), word(both.offered, PROTOCOL));
    let is_data = both.offered.is_data_channel() || both.answered.is_data_channel();
    if is_data && both.is_accepted() {
        return log.add(Check::DataChannelFormat, Some(both.index), span, Some(reference));
    }
    // The answer chose one of the protocols that RFC 5939 let it choose from.
    if both.answered.has(Acfg::INFO.kind) {
        return;
    }
    let with_dtls = |section: Section<'_, '_>| section.has_in_effect(Fingerprint::INFO.kind);
    let is_same_family = profile_of(offered) == profile_of(answered)
        && offered.ends_with("SAVPF")
        && with_dtls(both.offered)
        && with_dtls(both.answered);
    let severity = if is_same_family || !both.is_accepted() {
        Severity::Warning
    } else {
        Check::Protocol.severity()
    };
    log.add_as(severity, Check::Protocol, Some(both.index), span, Some(reference));
}

/// `RTP/SAVPF` of `UDP/TLS/RTP/SAVPF`.
fn profile_of(protocol: &str) -> &str {
    protocol.strip_prefix("UDP/TLS/").unwrap_or(protocol)
}

/// An answerer that knows no groups leaves names out (RFC 9143 §18.2); in WebRTC everybody does.
fn check_mid(both: Both<'_>, is_webrtc: bool, log: &mut Log) {
    let Some(offered) = both.offered.mid() else { return };
    let reference = Some(offered.value_span());
    let Some(answered) = both.answered.mid() else {
        let is_needed = is_webrtc && both.is_accepted();
        let severity = if is_needed { Check::Mid.severity() } else { Severity::Warning };
        return log.add_as(severity, Check::Mid, Some(both.index), head(both.answered), reference);
    };
    if offered.tag != answered.tag {
        log.add(Check::Mid, Some(both.index), answered.value_span(), reference);
    }
}

/// RFC 3264 §6: `For streams marked as rejected ... the offered formats` are repeated, at least one.
fn check_rejected(both: Both<'_>, log: &mut Log) {
    let (Some(offered), Some(answered)) = (both.offered.media(), both.answered.media()) else {
        return;
    };
    let formats: BTreeSet<_> = set(offered.formats.iter());
    if answered.media == offered.media
        && answered.formats.iter().any(|format| !formats.contains(&format))
    {
        let reference = Some(head(both.offered));
        log.add(Check::RejectedFormats, Some(both.index), head(both.answered), reference);
    }
}

fn check_direction(pair: Pair<'_>, both: Both<'_>, log: &mut Log) {
    if both.offered.is_data_channel() {
        return;
    }
    let (offered, offered_at) = pair.offer.direction(both.offered);
    let (answered, answered_at) = pair.answer.direction(both.answered);
    let span = answered_at.unwrap_or_else(|| head(both.answered));
    let reference = Some(offered_at.unwrap_or_else(|| head(both.offered)));
    let sends_unheard = answered.sends() && !offered.receives();
    let waits_for_nothing = answered.receives() && !offered.sends();
    if sends_unheard || waits_for_nothing {
        log.add(Check::Direction, Some(both.index), span, reference);
    } else if offered == Direction::SendRecv && answered != Direction::SendRecv {
        log.add(Check::OneWay, Some(both.index), span, reference);
    }
}

/// RFC 3264 §6.2: the answer to multicast names the group and the port of the offer.
fn check_multicast(both: Both<'_>, log: &mut Log) {
    let (Some(offered), Some(answered)) = (connection(both.offered), connection(both.answered))
    else {
        return;
    };
    let ((offered, offered_at), (answered, answered_at)) = (offered, answered);
    if offered.host().scope() != Scope::Multicast {
        return;
    }
    let ports = both.offered.media().zip(both.answered.media());
    if offered.address != answered.address || offered.address_count != answered.address_count {
        log.add(Check::MulticastChanged, Some(both.index), answered_at, Some(offered_at));
    } else if ports.is_some_and(|(offered, answered)| offered.port != answered.port) {
        let (span, reference) = (word(both.answered, PORT), word(both.offered, PORT));
        log.add(Check::MulticastChanged, Some(both.index), span, Some(reference));
    }
}

/// The `c=` line in effect.
fn connection<'a>(section: Section<'a, 'a>) -> Option<(Connection<'a>, Span)> {
    let line = section
        .line_of_type(LineType::Connection)
        .or_else(|| section.model().session().line_of_type(LineType::Connection))?;
    Some((Connection::parse(line.value()?).ok()?, line.content_span()))
}
