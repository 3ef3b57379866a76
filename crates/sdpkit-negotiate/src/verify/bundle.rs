//! Groups: a subset of what was offered, and a transport that is there (RFC 5888, RFC 9143).

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use sdpkit_core::attribute::{BundleOnly, Candidate, Group, GroupSemantics, IcePwd, IceUfrag};
use sdpkit_core::{Attr, Line, Span, Token, TypedAttribute};
use sdpkit_model::{Model, Placed, Section};

use super::log::Log;
use super::pair::{Both, Pair};
use super::{Check, Severity};

pub(super) fn check(pair: Pair<'_>, log: &mut Log) {
    let offered = tags(pair.offer.model, |semantics| semantics == GroupSemantics::Bundle);
    let mut seen = BTreeSet::new();
    for group in groups(pair.answer.model) {
        check_tags(group, &offered, pair.answer.model, &mut seen, log);
    }
    check_other_groups(pair, log);
}

fn groups<'a>(model: &'a Model<'a>) -> impl Iterator<Item = Placed<'a, Group<'a>>> {
    model.all::<Group<'a>>().filter(|group| group.semantics == GroupSemantics::Bundle)
}

/// The groups with those semantics that name a section, by its tag; the first of several.
fn tags<'a>(
    model: &'a Model<'a>,
    is_meant: impl Fn(GroupSemantics<'a>) -> bool,
) -> BTreeMap<Token<'a>, Span> {
    let mut tags = BTreeMap::new();
    for group in model.all::<Group<'a>>().filter(|group| is_meant(group.semantics)) {
        for tag in group.tags.iter() {
            tags.entry(tag).or_insert_with(|| group.line.content_span());
        }
    }
    tags
}

/// The tags of a group with their places.
fn places<'a>(group: Placed<'a, Group<'a>>) -> impl Iterator<Item = (Token<'a>, Span)> {
    let mut at = group.value_span().start();
    let words = group.attr().and_then(Attr::value).map_or(0, |value| {
        value
            .as_bytes()
            .iter()
            .position(|&byte| byte == b' ')
            .map_or(value.as_bytes().len(), |p| p + 1)
    });
    at = at.saturating_add(u32::try_from(words).unwrap_or(u32::MAX));
    group.tags.iter().map(move |tag| {
        let length = u32::try_from(tag.as_bytes().len()).unwrap_or(u32::MAX);
        let span = Span::new(at, at.saturating_add(length));
        at = span.end().saturating_add(1);
        (tag, span)
    })
}

fn check_tags<'a>(
    group: Placed<'a, Group<'a>>,
    offered: &BTreeMap<Token<'a>, Span>,
    answer: &'a Model<'a>,
    seen: &mut BTreeSet<Token<'a>>,
    log: &mut Log,
) {
    // All sections of a group come from one offered group (RFC 9143 §7.4).
    let mut source = None;
    let members: Vec<_> = places(group)
        .map(|(tag, span)| (tag, span, answer.section_with_mid(tag.as_str())))
        .collect();
    let is_rejected = |section: &Option<Section<'_, '_>>| section.is_some_and(|s| s.is_rejected());
    let any_accepted =
        members.iter().any(|(.., section)| section.is_some() && !is_rejected(section));
    for (number, (tag, span, section)) in members.iter().enumerate() {
        let index = section.map(|section| section.index());
        let place = offered.get(tag).copied();
        if place.is_none() || *source.get_or_insert(place) != place {
            log.add(Check::BundleSuperset, index, *span, source.flatten());
        }
        if !seen.insert(*tag) {
            log.add(Check::BundleRepeated, index, *span, place);
        }
        if is_rejected(section) {
            let is_tag = number == 0 && any_accepted;
            let check = if is_tag { Check::BundleTagRejected } else { Check::BundleRejected };
            log.add(check, index, *span, place);
        }
    }
}

/// RFC 5888 §9.2: a group of the answer is one of the offer, or a part of it; what is not
/// understood is not repeated.
fn check_other_groups(pair: Pair<'_>, log: &mut Log) {
    let mut offered: BTreeMap<&str, BTreeSet<Token<'_>>> = BTreeMap::new();
    for group in pair.offer.model.all::<Group<'_>>() {
        offered.entry(group.value.semantics.as_str()).or_default().extend(group.tags.iter());
    }
    for group in pair.answer.model.all::<Group<'_>>() {
        if group.semantics == GroupSemantics::Bundle {
            continue;
        }
        let known = offered.get(group.value.semantics.as_str());
        let is_part = known.is_some_and(|known| group.tags.iter().all(|tag| known.contains(&tag)));
        let severity = match group.semantics {
            _ if !is_part => Check::GroupUnknown.severity(),
            GroupSemantics::Other(_) => Severity::Warning,
            _ => continue,
        };
        log.add_as(severity, Check::GroupUnknown, None, group.line.content_span(), None);
    }
}

/// Checks `a=bundle-only`, and what a section of a group must not repeat.
pub(super) fn check_section(both: Both<'_>, log: &mut Log) {
    let section = Some(both.index);
    let attribute = both.answered.lines_of_kind(BundleOnly::INFO.kind).next();
    if let Some(line) = attribute {
        // RFC 8843, which RFC 9143 replaced, had port 0 and the attribute in answers too.
        let has_no_port = both.answered.media().is_some_and(|media| media.port == 0);
        let severity =
            if has_no_port { Severity::Warning } else { Check::BundleOnlyPresent.severity() };
        log.add_as(severity, Check::BundleOnlyPresent, section, line.content_span(), None);
    }
    let head = both.answered.line().content_span();
    if both.offered.is_bundle_only() && both.answered.bundle().is_none() {
        let reference = both.offered.lines_of_kind(BundleOnly::INFO.kind).next();
        let reference = reference.map(Line::content_span);
        log.add(Check::BundleOnlyRefused, section, head, reference);
    }
    if !both.answered.owns_transport() {
        let kinds = [IceUfrag::INFO.kind, IcePwd::INFO.kind, Candidate::INFO.kind];
        let repeated = kinds.into_iter().find_map(|kind| both.answered.lines_of_kind(kind).next());
        if let Some(line) = repeated {
            log.add(Check::RedundantTransport, section, line.content_span(), None);
        }
    }
}
