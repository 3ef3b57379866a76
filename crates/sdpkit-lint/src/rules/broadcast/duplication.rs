//! Streams that are sent twice (RFC 7104, ST 2022-7).

use alloc::vec::Vec;

use sdpkit_core::attribute::{Group, GroupSemantics, Parameter, SourceFilter, SsrcSemantics};
use sdpkit_core::line::Connection;
use sdpkit_core::{Text, Word};
use sdpkit_model::order::Order as _;
use sdpkit_model::{Codec, Model, Placed, Section};

/// The groups of sections that carry the same packets.
pub(super) fn groups<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = Placed<'a, Group<'a>>> + 'm {
    model
        .session()
        .all::<Group<'a>>()
        .filter(|group| group.semantics == GroupSemantics::Duplication)
}

/// For each section the number of the group whose sections all carry the same packets, if it is in
/// one; empty when there is none.
pub(in crate::rules) fn group_numbers(model: &Model<'_>) -> Vec<Option<usize>> {
    let mut numbers = Vec::new();
    for (number, group) in groups(model).enumerate() {
        numbers.resize(model.sections().len(), None);
        for section in
            group.value.tags.iter().filter_map(|tag| model.section_with_mid(tag.as_str()))
        {
            if let Some(known) = numbers.get_mut(section.index()) {
                known.get_or_insert(number);
            }
        }
    }
    numbers
}

/// Whether the section has sources that carry the same packets.
pub(super) fn has_duplicate_sources(section: Section<'_, '_>) -> bool {
    section.source_groups().any(|group| group.semantics == SsrcSemantics::Duplication)
}

/// Whether two sections describe the same media: same kind, same formats, same parameters.
///
/// Payload types may differ, as in the example of RFC 7104 §4.2.
pub(super) fn same_media(one: Section<'_, '_>, other: Section<'_, '_>) -> bool {
    one.kind() == other.kind()
        && one.codecs().len() == other.codecs().len()
        && one.codecs().zip(other.codecs()).all(|(one, other)| same_format(one, other))
}

/// Whether two sections go to the same place from the same sources, so that nobody can tell their
/// packets apart.
pub(super) fn same_path(one: Section<'_, '_>, other: Section<'_, '_>) -> bool {
    let port = |section: Section<'_, '_>| section.media().map(|media| media.port);
    port(one) == port(other)
        && destination(one) == destination(other)
        && sources(one) == sources(other)
}

fn destination<'a>(section: Section<'_, 'a>) -> Option<Connection<'a>> {
    let own = section.all_lines::<Connection<'a>>().next();
    let connection = own.or_else(|| section.model().session().all_lines::<Connection<'a>>().next());
    connection.map(|connection| connection.value)
}

fn sources<'a>(section: Section<'_, 'a>) -> Vec<&'a [u8]> {
    let filters = section.all_in_effect::<SourceFilter<'a>>();
    filters.flat_map(|filter| filter.value.sources.iter()).map(Word::as_bytes).collect()
}

fn same_format(one: Codec<'_, '_>, other: Codec<'_, '_>) -> bool {
    let (Some(name), Some(other_name)) = (one.encoding_name(), other.encoding_name()) else {
        return false;
    };
    name.eq_ignore_ascii_case(other_name)
        && one.clock_rate() == other.clock_rate()
        && one.channels() == other.channels()
        && parameters(one) == parameters(other)
}

/// The parameters in an order that does not depend on how they are written.
fn parameters<'a>(codec: Codec<'_, 'a>) -> Vec<(Vec<u8>, Option<&'a [u8]>)> {
    let found = codec.fmtps().flat_map(|fmtp| fmtp.parameters.iter());
    let pair = |Parameter { key, value, .. }: Parameter<'a>| {
        (key.as_bytes().to_ascii_lowercase(), value.map(Text::as_bytes))
    };
    let mut sorted: Vec<_> = found.map(pair).collect();
    sorted.order();
    sorted
}
