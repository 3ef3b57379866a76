//! What rules about simulcast streams share.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Extmap, Simulcast, SimulcastId, StreamDirection};
use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, Rid, TypedAttribute};
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::{Finding, FixEdit};

/// The streams of an `a=simulcast`, alternatives too, each with its direction.
pub(super) fn streams<'a>(
    simulcast: &Simulcast<'a>,
) -> impl Iterator<Item = (StreamDirection, SimulcastId<'a>)> + use<'a> {
    let sent = simulcast.send.map(|list| (StreamDirection::Send, list));
    let received = simulcast.recv.map(|list| (StreamDirection::Recv, list));
    sent.into_iter().chain(received).flat_map(|(direction, list)| {
        let streams: Vec<_> =
            list.iter().flat_map(|stream| stream.iter().collect::<Vec<_>>()).collect();
        streams.into_iter().map(move |id| (direction, id))
    })
}

/// Whether an `a=rid` of the section has that identifier, even one that cannot be read further.
pub(super) fn names(section: Section<'_, '_>, rid: Rid<'_>) -> bool {
    section.lines_of_kind(AttributeKind::RidAttribute).any(|line| {
        let value = line.attribute().and_then(Attr::value);
        let id = value.and_then(|value| value.as_bytes().split(|&byte| byte == b' ').next());
        id == Some(rid.as_str().as_bytes())
    })
}

/// Whether `error` lies in the restrictions of an `a=rid`: behind its direction.
pub(super) fn in_restriction(line: Line<'_>, error: Error) -> bool {
    let Some(attr) = line.attribute() else { return false };
    matches!(error.kind(), ErrorKind::Value { .. })
        && attr.kind() == Some(AttributeKind::RidAttribute)
        && attr.token(2).is_some_and(|restrictions| restrictions.start() <= error.span().start())
}

/// The edits that give a stream another name wherever its section names it; `None` when another
/// stream has that name already.
pub(super) fn renamed<'a>(
    section: Section<'_, 'a>,
    rid: Rid<'a>,
    name: &str,
) -> Option<Vec<FixEdit>> {
    if name.is_empty() || section.rids().any(|other| other.id == *name) {
        return None;
    }
    let sdp = section.model().sdp();
    let defined = section.rids().filter(|other| other.id == rid).map(|other| other.id);
    let needed = section.rids().flat_map(|other| {
        let needed: Vec<_> = other.restrictions.iter().flat_map(|r| r.dependencies()).collect();
        needed
    });
    let used = section
        .simulcast()
        .into_iter()
        .flat_map(|simulcast| streams(&simulcast))
        .map(|(_, id)| id.rid);
    let places = defined.chain(needed).chain(used).filter(|other| *other == rid);
    Some(places.filter_map(|place| Some(FixEdit::replace(sdp.span_of(&place)?, name))).collect())
}

/// The current form of an `a=simulcast` of early drafts, ` send rid=h;l`; `None` for any other.
pub(super) fn draft(line: Line<'_>) -> Option<String> {
    let attr = line.attribute().filter(|attr| attr.kind() == Some(AttributeKind::Simulcast))?;
    let value = attr.value()?.to_str().ok()?;
    let mut words = value.split_ascii_whitespace();
    let mut current = Vec::new();
    while let Some(direction) = words.next() {
        let streams = words.next()?.strip_prefix("rid=")?;
        current.extend([direction, streams]);
    }
    let current = current.join(" ");
    let is_valid = Simulcast::parse(Some(current.as_bytes())).is_ok();
    is_valid.then_some(current)
}

/// Whether the section has a header extension.
pub(super) fn has_extension(section: Section<'_, '_>, uri: &str) -> bool {
    section.extensions().any(|extension| extension.uri == *uri)
}

/// Offers to add a header extension that a section does not have, where a number is free.
pub(super) fn offer_extension(
    document: &Document<'_>,
    section: Section<'_, '_>,
    uri: &str,
    finding: &mut Finding,
) {
    match free_extension(section) {
        Some(id) => {
            let line = format!("a=extmap:{id} {uri}");
            finding.fix(format!("add `{line}`"), [document.line_at_end(section, line.as_bytes())])
        }
        None => finding.help("offer the header extension"),
    };
}

/// The first number that no header extension of the description has, among those that fit the
/// one-byte form.
fn free_extension(section: Section<'_, '_>) -> Option<u16> {
    let used: Vec<_> =
        section.model().all::<Extmap<'_>>().map(|extension| extension.id.get()).collect();
    (1..=14).find(|id| !used.contains(id))
}
