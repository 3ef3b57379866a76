//! DTLS, RTCP and data channels: what both sides must agree on to share a transport.

use sdpkit_core::attribute::{
    Fingerprint, RtcpMuxOnly, RtcpRsize, SFrame, SctpMap, SctpPort, Setup, SetupRole, TlsId,
};
use sdpkit_core::{AttributeKind, Line, Span, TypedAttribute};
use sdpkit_model::Section;

use super::log::Log;
use super::pair::{Both, head, in_effect, multiplexes};
use super::{Check, Severity};

pub(super) fn check(both: Both<'_>, is_webrtc: bool, log: &mut Log) {
    check_setup(both, log);
    check_fingerprint(both, log);
    check_rtcp(both, is_webrtc, log);
    check_added(both, TlsId::INFO.kind, Check::TlsIdAdded, log);
    check_added(both, SFrame::INFO.kind, Check::SframeAdded, log);
    if both.offered.is_data_channel() && both.answered.is_data_channel() {
        check_data_channel(both, log);
    }
}

/// The first line of that kind that `section` states, or the session level for it.
fn stated(section: Section<'_, '_>, kind: AttributeKind) -> Option<Span> {
    let session = section.model().session();
    let line = section.lines_of_kind(kind).next();
    Some(line.or_else(|| session.lines_of_kind(kind).next())?.content_span())
}

/// What only the answer has.
fn check_added(both: Both<'_>, kind: AttributeKind, check: Check, log: &mut Log) {
    if let Some(span) = stated(both.answered, kind) {
        if in_effect(both.offered, kind).is_none() {
            log.add(check, Some(both.index), span, Some(head(both.offered)));
        }
    }
}

/// RFC 5763 §5, RFC 4145 §4. Over TCP without TLS, `holdconn` is an answer.
fn check_setup(both: Both<'_>, log: &mut Log) {
    let runs_over_dtls = is_secured(both.offered) && is_secured(both.answered);
    let offered = both.offered.dtls().setup.or_else(|| both.offered.transport_owner().dtls().setup);
    let Some(answered) = both.answered.dtls().setup else {
        if offered.is_some() && runs_over_dtls && both.answered.owns_transport() {
            let reference = offered.map(|setup| setup.value_span());
            log.add(Check::SetupUndecided, Some(both.index), head(both.answered), reference);
        }
        return;
    };
    let (span, reference) = (answered.value_span(), offered.map(|setup| setup.value_span()));
    match (offered.map(|setup| setup.role), answered.role) {
        (_, SetupRole::ActPass) => {
            log.add(Check::SetupUndecided, Some(both.index), span, reference);
        }
        (_, SetupRole::HoldConn) if runs_over_dtls => {
            log.add(Check::SetupUndecided, Some(both.index), span, reference);
        }
        (Some(offered), answered)
            if offered == answered
                && matches!(answered, SetupRole::Active | SetupRole::Passive)
                && both.answered.owns_transport() =>
        {
            log.add(Check::SetupConflict, Some(both.index), span, reference);
        }
        _ => {}
    }
}

/// Whether keys come from DTLS: the protocol says so, or a fingerprint does.
fn is_secured(section: Section<'_, '_>) -> bool {
    section.runs_over_dtls() || in_effect(section, Fingerprint::INFO.kind).is_some()
}

fn check_fingerprint(both: Both<'_>, log: &mut Log) {
    let has_own = both.answered.has_in_effect(Fingerprint::INFO.kind);
    let is_offered = in_effect(both.offered, Fingerprint::INFO.kind).is_some();
    if is_offered && !has_own && both.answered.owns_transport() && is_secured(both.offered) {
        // Without the protocol that needs it, the answerer chose other keys (RFC 8643 §3.1).
        if both.answered.runs_over_dtls() {
            let reference = in_effect(both.offered, Fingerprint::INFO.kind);
            log.add(Check::FingerprintMissing, Some(both.index), head(both.answered), reference);
        }
    }
}

fn check_rtcp(both: Both<'_>, is_webrtc: bool, log: &mut Log) {
    let mux = sdpkit_core::attribute::RtcpMux::INFO.kind;
    let only = RtcpMuxOnly::INFO.kind;
    let section = Some(both.index);
    if let Some(span) = both.answered.lines_of_kind(only).next().map(Line::content_span) {
        log.add(Check::RtcpMuxOnly, section, span, in_effect(both.offered, only));
    }
    check_added(both, RtcpRsize::INFO.kind, Check::RtcpRsizeAdded, log);
    let is_needed = both.offered.has(only);
    if !multiplexes(both.offered) && !is_needed {
        return check_added(both, mux, Check::RtcpMuxUnsolicited, log);
    }
    if !both.answered.is_rtp() || multiplexes(both.answered) {
        return;
    }
    let severity = match both.answered.bundle().is_some() || is_needed {
        true => Severity::Error,
        // Refused by those who want no second port: `rtcpMuxPolicy`, the default of browsers.
        false if is_webrtc => Severity::Warning,
        false => return,
    };
    let reference = in_effect(both.offered, mux).or_else(|| in_effect(both.offered, only));
    log.add_as(severity, Check::RtcpMuxRefused, section, head(both.answered), reference);
}

fn check_data_channel(both: Both<'_>, log: &mut Log) {
    let section = Some(both.index);
    let (offered, answered) = (both.offered.sctp(), both.answered.sctp());
    let port = both.answered.lines_of_kind(SctpPort::INFO.kind).next();
    let map = both.answered.lines_of_kind(SctpMap::INFO.kind).next();
    let is_named = |section: Section<'_, '_>| {
        let mut formats = section.media().into_iter().flat_map(|media| media.formats.iter());
        formats.any(|format| format == *"webrtc-datachannel")
    };
    if let (Some(_), Some(map)) = (port, map) {
        log.add(Check::SctpPortMissing, section, map.content_span(), None);
    } else if port.is_none() && map.is_none() {
        let reference = offered.port.map(|port| port.line.content_span());
        log.add(Check::SctpPortMissing, section, head(both.answered), reference);
    }
    // With the old notation the format is the port, which each side chooses.
    if is_named(both.offered) != is_named(both.answered) {
        let reference = Some(head(both.offered));
        log.add(Check::DataChannelFormat, section, head(both.answered), reference);
    }
    if offered.largest_message() != answered.largest_message() {
        let at =
            |section: Section<'_, '_>, size: Option<Span>| size.unwrap_or_else(|| head(section));
        let theirs =
            at(both.offered, offered.max_message_size.map(|size| size.line.content_span()));
        let mine =
            at(both.answered, answered.max_message_size.map(|size| size.line.content_span()));
        log.add(Check::SctpSize, section, mine, Some(theirs));
    }
}

/// The role that `section` states or that its BUNDLE group has.
pub(super) fn role(section: Section<'_, '_>) -> Option<Setup> {
    let setup = section.transport_owner().dtls().setup.or_else(|| section.dtls().setup);
    setup.map(|setup| setup.value)
}
