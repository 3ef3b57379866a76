//! Simulcast, restrictions of streams, and sources.

use alloc::collections::{BTreeMap, BTreeSet};

use sdpkit_core::attribute::{
    Restriction, RestrictionKey, RidAttribute, SimulcastId, SsrcSemantics, StreamDirection,
    extmap_uri,
};
use sdpkit_core::{List, Rid, Span, Text};
use sdpkit_model::order::{map, set};
use sdpkit_model::{Placed, Section};

use super::Check;
use super::log::Log;
use super::pair::{Both, head};

pub(super) fn check(both: Both<'_>, log: &mut Log) {
    check_simulcast(both, log);
    check_rids(both, log);
    check_sources(both, log);
}

/// RFC 8853 §5.3.2: what one side sends the other receives; streams go, and none comes.
fn check_simulcast(both: Both<'_>, log: &mut Log) {
    let section = Some(both.index);
    let (offered, answered) = (both.offered.simulcast(), both.answered.simulcast());
    let reference = offered.map(|offered| offered.line.content_span());
    let Some(answered) = answered else {
        if let Some(reference) = reference {
            log.add(Check::SimulcastDropped, section, head(both.answered), Some(reference));
        }
        return;
    };
    let span = answered.line.content_span();
    let mut extensions = both.answered.extensions();
    if !extensions.any(|extension| extension.uri == extmap_uri::RID) {
        log.add(Check::SimulcastWithoutRid, section, span, None);
    }
    let Some(offered) = offered else {
        return log.add(Check::SimulcastAdded, section, span, Some(head(both.offered)));
    };
    for (mine, reversed, same) in
        [(answered.send, offered.recv, offered.send), (answered.recv, offered.send, offered.recv)]
    {
        let (reversed, same) = (Streams::new(reversed), Streams::new(same));
        let mine = Streams::new(mine);
        for rid in &mine.rids {
            if reversed.rids.contains(rid) {
                continue;
            }
            let is_turned = reversed.rids.is_empty() && same.rids.contains(rid);
            let check = if is_turned { Check::SimulcastDirection } else { Check::SimulcastAdded };
            let at = both.answered.model().sdp().span_of(rid).unwrap_or(span);
            log.add(check, section, at, reference);
        }
        if mine.count > reversed.count && mine.rids.is_subset(&reversed.rids) {
            log.add(Check::SimulcastAdded, section, span, reference);
        }
    }
}

/// The streams of one direction of `a=simulcast`.
struct Streams<'a> {
    count: usize,
    rids: BTreeSet<Rid<'a>>,
}

impl<'a> Streams<'a> {
    fn new(streams: Option<List<'a, List<'a, SimulcastId<'a>, ','>, ';'>>) -> Self {
        let streams = || streams.into_iter().flat_map(|streams| streams.iter());
        let rids = set(streams().flat_map(|stream| stream.iter()).map(|id| id.rid));
        Self { count: streams().count(), rids }
    }
}

/// RFC 8851 §6.3: restrictions become tighter or go, and their direction is turned.
fn check_rids(both: Both<'_>, log: &mut Log) {
    let offered: BTreeMap<_, _> = map(both.offered.rids().map(|rid| (rid.id, rid)));
    for answered in both.answered.rids() {
        let span = answered.value_span();
        let Some(offered) = offered.get(&answered.id) else {
            log.add(Check::RidModified, Some(both.index), span, None);
            continue;
        };
        let is_turned = match offered.direction {
            StreamDirection::Send => answered.direction == StreamDirection::Recv,
            _ => answered.direction == StreamDirection::Send,
        };
        if !is_turned || !is_tighter(answered, *offered) {
            log.add(Check::RidModified, Some(both.index), span, Some(offered.value_span()));
        }
    }
}

fn is_tighter<'a>(
    answered: Placed<'a, RidAttribute<'a>>,
    offered: Placed<'a, RidAttribute<'a>>,
) -> bool {
    let formats = match (answered.formats, offered.formats) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(mine), Some(theirs)) => {
            let theirs: BTreeSet<_> = set(theirs.iter());
            mine.iter().all(|format| theirs.contains(&format))
        }
    };
    let theirs: BTreeMap<_, _> =
        map(offered.restrictions.iter().map(|restriction| (restriction.key.as_str(), restriction)));
    formats
        && answered.restrictions.iter().all(|mine| {
            theirs.get(mine.key.as_str()).is_some_and(|theirs| is_within(mine, *theirs))
        })
}

/// Whether `mine` allows nothing that `theirs` does not; a restriction without a value leaves the
/// choice to the answerer (RFC 8851 §6.1).
fn is_within(mine: Restriction<'_>, theirs: Restriction<'_>) -> bool {
    let (Some(mine_value), Some(theirs_value)) = (mine.value, theirs.value) else {
        return theirs.value.is_none();
    };
    let number = |text: Text<'_>| text.to_str().ok()?.parse::<f64>().ok();
    match (mine.key, number(mine_value), number(theirs_value)) {
        (RestrictionKey::Depend | RestrictionKey::Other(_), ..) => true,
        (_, Some(mine), Some(theirs)) => mine <= theirs,
        _ => true,
    }
}

fn check_sources(both: Both<'_>, log: &mut Log) {
    for group in both.answered.source_groups() {
        let is_pair = matches!(
            group.semantics,
            SsrcSemantics::FlowIdentification | SsrcSemantics::ForwardErrorCorrection
        );
        if is_pair && group.ssrcs.iter().count() != 2 {
            log.add(Check::SourceGroupSize, Some(both.index), group.value_span(), None);
        }
    }
    for source in both.answered.sources() {
        let Some(offered) = both.offered.source(source.ssrc()) else { continue };
        let place = |attribute: Option<Placed<'_, _>>, section: Section<'_, '_>| -> Span {
            attribute.map_or_else(
                || head(section),
                |line: Placed<'_, sdpkit_core::attribute::SsrcAttribute<'_>>| {
                    line.line.content_span()
                },
            )
        };
        let span = place(source.attributes().next(), both.answered);
        let reference = place(offered.attributes().next(), both.offered);
        log.add(Check::SourceOverlap, Some(both.index), span, Some(reference));
    }
}
