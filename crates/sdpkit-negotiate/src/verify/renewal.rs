//! An exchange that follows another: what needs all four descriptions.

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::IceUfrag;
use sdpkit_model::{Model, Section};

use super::ice::credentials;
use super::log::Log;
use super::pair::{Both, Pair, head, in_effect};
use super::{Check, Exchange, is_same_side};

pub(super) fn check<'a>(previous: Exchange<'a>, now: Exchange<'a>, log: &mut Log) {
    // Either side may make the next offer.
    let are_swapped =
        is_same_side(previous.answer, now.offer) && !is_same_side(previous.offer, now.offer);
    let (offerer, answerer) = if are_swapped {
        (previous.answer, previous.offer)
    } else {
        (previous.offer, previous.answer)
    };
    for both in Pair::new(now.offer, now.answer).sections() {
        let before = offerer.section(both.index).zip(answerer.section(both.index));
        let Some((offerers, answerers)) = before else { return };
        let goes_on = !(offerers.is_rejected() || answerers.is_rejected()) && both.is_accepted();
        let is_same = |one: Section<'_, '_>, other: Section<'_, '_>| {
            one.mid()
                .zip(other.mid())
                .is_none_or(|(one, other)| one.tag.as_str() == other.tag.as_str())
        };
        if goes_on && is_same(offerers, both.offered) {
            check_restart(both, offerers, answerers, log);
            check_group(both, previous.answer, log);
        }
    }
}

/// RFC 8839 §4.4.2: who is offered a restart restarts, and nobody else does.
fn check_restart(
    both: Both<'_>,
    offerers: Section<'_, '_>,
    answerers: Section<'_, '_>,
    log: &mut Log,
) {
    let restarts = |before: Section<'_, '_>, now: Section<'_, '_>| {
        let (before, now) = credentials(before).zip(credentials(now))?;
        Some(!before.has_same_ufrag(&now) || !before.has_same_pwd(&now))
    };
    // Credentials that come with another transport of the group are no restart.
    let moved = |before: Section<'_, '_>, now: Section<'_, '_>| {
        before.transport_owner().index() != now.transport_owner().index()
    };
    if moved(answerers, both.answered) || moved(offerers, both.offered) {
        return;
    }
    let offered = restarts(offerers, both.offered);
    let answered = restarts(answerers, both.answered);
    if offered.zip(answered).is_some_and(|(offered, answered)| offered != answered) {
        let at = |section| in_effect(section, IceUfrag::INFO.kind).unwrap_or_else(|| head(section));
        let reference = Some(at(both.offered));
        log.add(Check::RestartOneSided, Some(both.index), at(both.answered), reference);
    }
}

/// RFC 9143 §7.3.2: the answerer does not move a section out of a group.
fn check_group(both: Both<'_>, before: &Model<'_>, log: &mut Log) {
    let was_member = before.section(both.index).is_some_and(|section| section.bundle().is_some());
    let is_offered = both.offered.bundle().is_some();
    if was_member && is_offered && both.answered.bundle().is_none() {
        let reference = both.offered.bundle().map(|bundle| bundle.group().line.content_span());
        log.add(Check::BundleShrunk, Some(both.index), head(both.answered), reference);
    }
}
