//! A description and the one that the same side made before it (RFC 3264 §8, RFC 9429 §5.2.2).

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use sdpkit_core::attribute::{
    Candidate, EndOfCandidates, Extmap, Fingerprint, IceLite, IceOptions, Rtcp, SetupRole,
};
use sdpkit_core::line::Origin;
use sdpkit_core::{Attr, Line, LineType, TypedAttribute};
use sdpkit_model::order::{map, set};
use sdpkit_model::{Codec, Model, Section};

use super::Check;
use super::codecs::is_same;
use super::ice::{Credentials, credentials};
use super::log::Log;
use super::pair::{Both, Pair, head, in_effect, multiplexes};
use super::transport::role;

pub(super) fn check<'a>(pair: Pair<'a>, peer: Option<&'a Model<'a>>, log: &mut Log) {
    let (previous, next) = (pair.offer.model, pair.answer.model);
    check_origin(previous, next, log);
    if let Some(gone) = previous.section(next.sections().len()) {
        let end = next.lines().last().map_or(0, |line| line.span().end());
        let span = sdpkit_core::Span::empty(end);
        log.add(Check::MediaRemoved, None, span, Some(head(gone)));
    }
    let mut restarts = false;
    for both in pair.sections() {
        let theirs = peer.and_then(|peer| peer.section(both.index));
        let was_rejected =
            both.offered.is_rejected() || theirs.is_some_and(|section| section.is_rejected());
        if !is_same_section(both) {
            if !was_rejected {
                let reference = Some(head(both.offered));
                log.add(Check::MediaReordered, Some(both.index), head(both.answered), reference);
            }
            continue;
        }
        if was_rejected || both.answered.is_rejected() {
            continue;
        }
        check_codecs(both, log);
        check_extensions(both, log);
        restarts |= check_transport(both, theirs, log);
    }
    check_agent(previous, next, restarts, log);
}

/// Whether kind and name are as before; a section whose name is not known was not renamed.
fn is_same_section(both: Both<'_>) -> bool {
    let kind = |section: Section<'_, '_>| section.media().map(|media| media.media.as_str().len());
    let names = both.offered.mid().zip(both.answered.mid());
    both.offered.kind() == both.answered.kind()
        && kind(both.offered) == kind(both.answered)
        && names.is_none_or(|(before, now)| before.tag == now.tag)
}

/// RFC 3264 §8: the origin stays, and its version grows when anything changes.
fn check_origin(previous: &Model<'_>, next: &Model<'_>, log: &mut Log) {
    let before = previous.session().all_lines::<Origin<'_>>().next();
    let now = next.session().all_lines::<Origin<'_>>().next();
    let (Some(before), Some(now)) = (before, now) else { return };
    let (span, reference) = (now.line.content_span(), Some(before.line.content_span()));
    let is_same = before.username.as_bytes() == now.username.as_bytes()
        && before.session_id.as_str() == now.session_id.as_str()
        && before.net_type.as_str() == now.net_type.as_str()
        && before.address_type.as_str() == now.address_type.as_str()
        && before.address.as_bytes() == now.address.as_bytes();
    let versions = (before.session_version.to_u64(), now.session_version.to_u64());
    let goes_back = matches!(versions, (Some(before), Some(now)) if now < before);
    if !is_same || goes_back {
        log.add(Check::OriginChanged, None, span, reference);
    } else if versions.0 == versions.1 && !lines(previous).eq(lines(next)) {
        log.add(Check::VersionNotIncremented, None, span, reference);
    }
}

/// What a version stands for: all lines, but for the origin and what gathering candidates changes
/// while a description is in use (RFC 9429 §4.1.10).
fn lines<'a>(model: &Model<'a>) -> impl Iterator<Item = Vec<u8>> {
    let gathered = [Candidate::INFO.kind, EndOfCandidates::INFO.kind, Rtcp::INFO.kind].map(Some);
    let lines = model.lines().iter().filter(move |line: &&Line<'a>| match line.line_type() {
        Some(LineType::Origin | LineType::Connection) => false,
        Some(LineType::Attribute) => !gathered.contains(&line.attribute().and_then(Attr::kind)),
        _ => true,
    });
    lines.map(|line| match line.line_type() {
        Some(LineType::Media) => {
            let words = line.content().split(|&byte| byte == b' ').enumerate();
            // A port that comes with candidates is no change, but 0 is a rejection.
            let kept = words.map(|(index, word)| match (index, word) {
                (1, word) if word != b"0" => &b"9"[..],
                _ => word,
            });
            kept.collect::<Vec<_>>().join(&b' ')
        }
        _ => line.content().to_vec(),
    })
}

/// RFC 3264 §8.3.2: a dynamic payload type means the same for as long as the session lasts.
fn check_codecs(both: Both<'_>, log: &mut Log) {
    let before: BTreeMap<_, _> = map(both.offered.codecs().map(|codec| (codec.payload(), codec)));
    for codec in both.answered.codecs().filter(Codec::is_listed) {
        let Some(before) = before.get(&codec.payload()).filter(|before| before.is_listed()) else {
            continue;
        };
        let are_known = codec.encoding_name().is_some() && before.encoding_name().is_some();
        if are_known && !is_same(codec, *before) {
            let place = |codec: Codec<'_, '_>| {
                codec.rtpmap().map_or_else(|| head(codec.section()), |map| map.value_span())
            };
            let (span, reference) = (place(codec), Some(place(*before)));
            log.add(Check::PayloadChanged, Some(both.index), span, reference);
        }
    }
}

/// RFC 8285 §7: numbers of extensions are not altered.
fn check_extensions(both: Both<'_>, log: &mut Log) {
    let by_number: BTreeMap<_, _> =
        map(both.offered.all::<Extmap<'_>>().map(|extension| (extension.id, extension)));
    let by_name: BTreeMap<_, _> = map(both
        .offered
        .all::<Extmap<'_>>()
        .map(|extension| ((extension.uri, extension.encrypted_uri()), extension)));
    for extension in both.answered.all::<Extmap<'_>>() {
        let name = (extension.uri, extension.encrypted_uri());
        // Numbers above 4095 were never in use.
        let moved =
            by_name.get(&name).filter(|before| before.id != extension.id && before.id.get() < 4096);
        let replaced = by_number
            .get(&extension.id)
            .filter(|before| (before.uri, before.encrypted_uri()) != name);
        if let Some(before) = moved.or(replaced) {
            let (span, reference) = (extension.value_span(), Some(before.value_span()));
            log.add(Check::ExtensionMoved, Some(both.index), span, reference);
        }
    }
}

/// ICE, DTLS and RTCP of a section that goes on; whether it restarts ICE.
fn check_transport(both: Both<'_>, theirs: Option<Section<'_, '_>>, log: &mut Log) -> bool {
    let section = Some(both.index);
    let restarts = match (credentials(both.offered), credentials(both.answered)) {
        (Some(before), Some(now)) => {
            check_restart(both.index, before, now, log);
            !before.has_same_ufrag(&now) || !before.has_same_pwd(&now)
        }
        _ => false,
    };
    let (before, now) = (fingerprints(both.offered), fingerprints(both.answered));
    let tls_id = |section: Section<'_, '_>| {
        section.transport_owner().dtls().tls_id.map(|id| id.id.as_bytes().to_vec())
    };
    let ids = (tls_id(both.offered), tls_id(both.answered));
    let has_new_id = matches!(&ids, (Some(before), Some(now)) if before != now);
    let has_new_certificate = !before.is_empty() && !now.is_empty() && before != now;
    let is_new = has_new_id || has_new_certificate;
    let has_ice = credentials(both.answered).is_some();
    if is_new && !restarts && has_ice {
        let kind = Fingerprint::INFO.kind;
        let span = in_effect(both.answered, kind).unwrap_or_else(|| head(both.answered));
        log.add(Check::DtlsChanged, section, span, in_effect(both.offered, kind));
    }
    if !is_new && !restarts {
        check_role(both, theirs, log);
    }
    let was_multiplexed = multiplexes(both.offered) && theirs.is_none_or(multiplexes);
    if was_multiplexed && !multiplexes(both.answered) && both.answered.is_rtp() {
        let reference = in_effect(both.offered, sdpkit_core::attribute::RtcpMux::INFO.kind);
        log.add(Check::MuxChanged, section, head(both.answered), reference);
    }
    restarts
}

/// RFC 8839 §4.4.1.1.1: a restart changes both credentials.
fn check_restart(index: usize, before: Credentials<'_>, now: Credentials<'_>, log: &mut Log) {
    let line = match (before.has_same_ufrag(&now), before.has_same_pwd(&now)) {
        (true, false) => now.ufrag.line,
        (false, true) => now.pwd.line,
        _ => return,
    };
    let reference = if before.has_same_ufrag(&now) { before.ufrag.line } else { before.pwd.line };
    let reference = Some(reference.content_span());
    log.add(Check::RestartHalf, Some(index), line.content_span(), reference);
}

/// The certificates of a section, in capitals.
fn fingerprints(section: Section<'_, '_>) -> BTreeSet<Vec<u8>> {
    let own = section.transport_owner().dtls();
    set(own.fingerprints().map(|f| f.digest.as_bytes().to_ascii_uppercase()))
}

/// RFC 8842 §5.3: the roles stay while the association does; `actpass` leaves them as they are.
fn check_role(both: Both<'_>, theirs: Option<Section<'_, '_>>, log: &mut Log) {
    let own = role(both.offered).map(|setup| setup.role);
    let peers = theirs.and_then(role).map(|setup| setup.role);
    let had = match (own, peers) {
        (Some(role @ (SetupRole::Active | SetupRole::Passive)), _) => role,
        (_, Some(SetupRole::Active)) => SetupRole::Passive,
        (_, Some(SetupRole::Passive)) => SetupRole::Active,
        _ => return,
    };
    let Some(setup) = both.answered.transport_owner().dtls().setup else { return };
    if matches!(setup.role, SetupRole::Active | SetupRole::Passive) && setup.role != had {
        let reference = both.offered.transport_owner().dtls().setup.map(|setup| setup.value_span());
        log.add(Check::SetupChanged, Some(both.index), setup.value_span(), reference);
    }
}

/// RFC 8839 §4.4.1.1.1: without a restart `ice-lite` and `ice-options` stay.
fn check_agent(previous: &Model<'_>, next: &Model<'_>, restarts: bool, log: &mut Log) {
    let line = |model: &Model<'_>, kind| {
        model.session().lines_of_kind(kind).next().map(Line::content_span)
    };
    let lite = (line(previous, IceLite::INFO.kind), line(next, IceLite::INFO.kind));
    let options = |model: &Model<'_>| {
        let first = model.session().first::<IceOptions<'_>>();
        first.map(|options| set(options.tags.iter().map(|tag| tag.as_bytes().to_vec())))
    };
    let all: (Option<BTreeSet<_>>, Option<BTreeSet<_>>) = (options(previous), options(next));
    let has_changed = lite.0.is_some() != lite.1.is_some();
    let has_other_options = matches!(&all, (Some(before), Some(now)) if before != now);
    if restarts || !(has_changed || has_other_options) {
        return;
    }
    let kind = IceOptions::INFO.kind;
    let (reference, span) =
        if has_changed { lite } else { (line(previous, kind), line(next, kind)) };
    let first = next.lines().first().map(|line| line.content_span());
    if let Some(span) = span.or(first) {
        log.add(Check::LiteChanged, None, span, reference);
    }
}
