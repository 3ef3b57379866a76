//! What libwebrtc compares of a description as a whole, and what is left to compare.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::net::{IpAddr, Ipv4Addr};

use sdpkit_core::attribute::{
    AttributeKind, Candidate, Cname, Cryptex, ExtmapAllowMixed, Group, GroupSemantics, PayloadType,
    RidAttribute, Simulcast, Ssrc, StreamDirection, XGoogleFlag,
};
use sdpkit_core::line::Connection;
use sdpkit_core::{Line, LineType, Text, Token, TypedAttribute};
use sdpkit_model::order::{map, set};
use sdpkit_model::{Model, Placed, Section};

use super::codec::HeldCodec;
use super::{Hit, MungingKind};

/// The BUNDLE groups, then `a=cryptex` of the session.
pub(super) fn compare(created: &Model<'_>, set: &Model<'_>, hits: &mut Vec<Hit>) {
    let (old, new) = (bundles(created), bundles(set));
    if old.0 != new.0 {
        hits.push(Hit::new(MungingKind::Bundle, None, old.1, new.1));
    }
    let (old, new) = (cryptex(created), cryptex(set));
    if old.is_some() != new.is_some() {
        hits.push(Hit::new(MungingKind::Cryptex, None, old, new));
    }
}

/// The members of each BUNDLE group, each once, and the first `a=group` of them.
fn bundles<'a>(model: &Model<'a>) -> (Vec<Vec<&'a str>>, Option<Line<'a>>) {
    let groups: Vec<_> = model
        .all::<Group<'a>>()
        .filter(|group| group.semantics == GroupSemantics::Bundle)
        .collect();
    let members = |group: &Placed<'a, Group<'a>>| {
        let mut known = BTreeSet::new();
        group.tags.iter().map(Token::as_str).filter(|tag| known.insert(*tag)).collect()
    };
    (groups.iter().map(members).collect(), groups.first().map(|group| group.line))
}

fn cryptex<'a>(model: &Model<'a>) -> Option<Line<'a>> {
    model.session().lines_of_kind(Cryptex::INFO.kind).next()
}

/// Whether anything else differs that libwebrtc would write again.
///
/// It compares the texts that it makes of both descriptions; this compares what goes into them.
pub(super) fn rest_differs(created: &Model<'_>, set: &Model<'_>) -> bool {
    origin(created) != origin(set)
        || created.has(ExtmapAllowMixed::INFO.kind) != set.has(ExtmapAllowMixed::INFO.kind)
        || created.sections().zip(set.sections()).any(|(old, new)| Rest::of(old) != Rest::of(new))
}

/// The id and the version of the session; libwebrtc takes them as they are.
fn origin<'a>(model: &Model<'a>) -> Option<[&'a [u8]; 2]> {
    let line = model.session().line_of_type(LineType::Origin)?;
    let word = |index| Some(model.sdp().slice(line.token(index)?).as_bytes());
    Some([word(1)?, word(2)?])
}

/// What libwebrtc writes again of a section, beyond what has a number of its own.
#[derive(PartialEq)]
struct Rest<'a> {
    media: Option<(&'a str, &'a str, bool)>,
    connection: Option<IpAddr>,
    codecs: Vec<HeldCodec<'a>>,
    extensions: Vec<(u16, &'a str, Option<Text<'a>>)>,
    candidates: Vec<Candidate<'a>>,
    names: BTreeMap<Ssrc, Option<&'a [u8]>>,
    /// Whether `a=msid` says what the section sends, and not `a=ssrc` alone.
    has_msid: bool,
    groups: Vec<(&'a str, Vec<Ssrc>)>,
    rids: Vec<(&'a str, bool, Vec<&'a str>, Text<'a>)>,
    layers: Vec<Vec<Vec<(&'a str, bool)>>>,
    flags: Vec<XGoogleFlag<'a>>,
    reports: Vec<Option<Text<'a>>>,
}

impl<'a> Rest<'a> {
    fn of(section: Section<'_, 'a>) -> Self {
        let sources = || section.sources();
        let names = map(sources().map(|source| {
            let name = source.attribute(Cname::INFO.name).and_then(|name| name.value.value);
            (source.ssrc(), name.map(Text::as_bytes))
        }));
        let groups = section
            .source_groups()
            .map(|group| (group.semantics.as_str(), group.ssrcs.iter().collect::<Vec<_>>()));
        // A group that begins with an unknown source belongs to no stream.
        let groups =
            groups.filter(|(_, ssrcs)| ssrcs.first().is_some_and(|s| names.contains_key(s)));
        let groups = groups.collect();
        let reports = section.lines_of_kind(AttributeKind::RtcpXr);
        Self {
            media: section.media().map(|media| {
                (media.media.as_str(), media.transport.as_str(), section.is_rejected())
            }),
            connection: connection(section),
            codecs: HeldCodec::all(section),
            extensions: section
                .extensions()
                .map(|extension| (extension.id.get(), extension.uri.as_str(), extension.attributes))
                .collect(),
            candidates: section.candidates().map(|candidate| candidate.value).collect(),
            groups,
            has_msid: section.has(AttributeKind::Msid),
            names,
            rids: rids(section),
            layers: layers(section),
            flags: section.all::<XGoogleFlag<'a>>().map(|flag| flag.value).collect(),
            reports: reports.filter_map(|line| Some(line.attribute()?.value())).collect(),
        }
    }
}

/// The address of `c=`, if it is one, and not one that stands for none.
fn connection(section: Section<'_, '_>) -> Option<IpAddr> {
    let host = section.all_lines::<Connection<'_>>().next()?.host();
    host.ip().filter(|address| *address != Ipv4Addr::UNSPECIFIED)
}

/// The restriction identifiers; payload types that the section does not have are forgotten.
fn rids<'a>(section: Section<'_, 'a>) -> Vec<(&'a str, bool, Vec<&'a str>, Text<'a>)> {
    let is_known = |format: &Token<'a>| {
        PayloadType::named(*format).is_some_and(|payload| section.codec(payload).is_some())
    };
    let read = |rid: Placed<'a, RidAttribute<'a>>| {
        let formats = rid.formats.into_iter().flat_map(|formats| formats.iter()).filter(is_known);
        let is_send = rid.direction == StreamDirection::Send;
        (rid.id.as_str(), is_send, formats.map(Token::as_str).collect(), rid.restrictions.as_text())
    };
    section.rids().map(read).collect()
}

/// The streams of `a=simulcast`, each with its alternatives that `a=rid` defines.
fn layers<'a>(section: Section<'_, 'a>) -> Vec<Vec<Vec<(&'a str, bool)>>> {
    let defined: BTreeSet<_> = set(section.rids().map(|rid| rid.id.as_str()));
    let read = |simulcast: Placed<'a, Simulcast<'a>>| {
        let directions = [simulcast.send, simulcast.recv];
        directions.map(|streams| {
            let streams = streams.into_iter().flat_map(|streams| streams.iter());
            let ids = streams.map(|stream| {
                let ids = stream.iter().filter(|id| defined.contains(id.rid.as_str()));
                ids.map(|id| (id.rid.as_str(), id.paused)).collect::<Vec<_>>()
            });
            ids.filter(|ids| !ids.is_empty()).collect::<Vec<_>>()
        })
    };
    section.simulcast().map(read).into_iter().flatten().collect()
}
