//! RTP header extensions (RFC 8285).

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Extmap, ExtmapAllowMixed, ExtmapId};
use sdpkit_core::{TypedAttribute, Uri};
use sdpkit_model::order::Order as _;
use sdpkit_model::{Model, Placed};

use super::Check;
use super::log::Log;
use super::pair::{Both, Pair, in_effect};

/// What names an extension: its URI, and that of the one that it encrypts (RFC 6904 §4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a>(Uri<'a>, Option<Uri<'a>>);

fn name<'a>(extension: &Extmap<'a>) -> Name<'a> {
    Name(extension.uri, extension.encrypted_uri())
}

/// The extensions of an offer, by their name.
pub(super) struct Offered<'a> {
    session: ByName<'a>,
    /// Those of any level, for what an answer says at session level.
    all: ByName<'a>,
}

/// Extensions sorted by name.
struct ByName<'a>(Vec<(Name<'a>, Placed<'a, Extmap<'a>>)>);

impl<'a> ByName<'a> {
    fn new(extensions: impl Iterator<Item = Placed<'a, Extmap<'a>>>) -> Self {
        let mut named: Vec<_> = extensions.map(|placed| (name(&placed), placed)).collect();
        named.order_by_key(|(name, _)| *name);
        Self(named)
    }

    /// Those called `name`: several where a sender offers a choice of numbers.
    fn named(&self, name: Name<'_>) -> &[(Name<'a>, Placed<'a, Extmap<'a>>)] {
        let start = self.0.partition_point(|(known, _)| *known < name);
        let rest = self.0.get(start..).unwrap_or_default();
        let length = rest.partition_point(|(known, _)| *known == name);
        rest.get(..length).unwrap_or_default()
    }
}

impl<'a> Offered<'a> {
    pub(super) fn new(offer: &'a Model<'a>) -> Self {
        Self {
            session: ByName::new(offer.session().all()),
            all: ByName::new(offer.all::<Extmap<'a>>()),
        }
    }

    /// Checks what the answer says at session level.
    pub(super) fn check_session(&self, answer: &'a Model<'a>, log: &mut Log) {
        for extension in answer.session().all::<Extmap<'a>>() {
            compare(extension, self.all.named(name(&extension)), log);
        }
    }

    /// Checks what the answer says in a section.
    pub(super) fn check(&self, pair: Pair<'a>, both: Both<'a>, log: &mut Log) {
        let own = ByName::new(both.offered.all());
        for extension in both.answered.all::<Extmap<'a>>() {
            let name = name(&extension);
            let mut offered = own.named(name);
            if offered.is_empty() {
                offered = self.session.named(name);
            }
            compare(extension, offered, log);
            if let [(_, offered)] = offered {
                check_direction(pair, both, extension, *offered, log);
            }
        }
        let kind = ExtmapAllowMixed::INFO.kind;
        let lines = both.answered.lines_of_kind(kind).next();
        let line = lines.or_else(|| both.answered.model().session().lines_of_kind(kind).next());
        if let Some(line) = line.filter(|_| in_effect(both.offered, kind).is_none()) {
            log.add(Check::AllowMixedAdded, line.section(), line.content_span(), None);
        }
    }
}

/// Compares an extension of the answer with those of the offer that are called the same.
fn compare<'a>(
    answered: Placed<'a, Extmap<'a>>,
    offered: &[(Name<'a>, Placed<'a, Extmap<'a>>)],
    log: &mut Log,
) {
    let section = answered.section_index();
    let Some((_, first)) = offered.first() else {
        return log.add(Check::ExtensionAdded, section, answered.value_span(), None);
    };
    let fits = |offered: &Extmap<'_>| offered.id == answered.id || is_placeholder(offered.id);
    if !offered.iter().any(|(_, offered)| fits(offered)) {
        let (span, reference) = (answered.value_span(), first.value_span());
        log.add(Check::ExtensionChanged, section, span, Some(reference));
    }
}

/// RFC 8285 §7: 4096 to 4351 are offered where the answerer is to choose a number.
fn is_placeholder(id: ExtmapId) -> bool {
    (4096..=4351).contains(&id.get())
}

/// RFC 8285 §7: what is offered `sendonly` is answered `recvonly` or `inactive`, and the reverse.
fn check_direction<'a>(
    pair: Pair<'a>,
    both: Both<'a>,
    answered: Placed<'a, Extmap<'a>>,
    offered: Placed<'a, Extmap<'a>>,
    log: &mut Log,
) {
    let Some(theirs) = offered.direction else { return };
    let mine = answered.direction.unwrap_or_else(|| pair.answer.direction(both.answered).0);
    if mine.sends() && !theirs.receives() || mine.receives() && !theirs.sends() {
        let (span, reference) = (answered.value_span(), Some(offered.value_span()));
        log.add(Check::ExtensionDirection, Some(both.index), span, reference);
    }
}

/// RFC 9143 §9.1.2: one number means one extension in all sections of a BUNDLE group.
pub(super) fn check_bundles(answer: &Model<'_>, log: &mut Log) {
    for bundle in answer.bundles() {
        let mut known = BTreeMap::new();
        for section in bundle.sections().filter(|section| !section.is_rejected()) {
            for extension in section.all::<Extmap<'_>>() {
                let meaning = *known.entry(extension.id).or_insert(name(&extension));
                if meaning != name(&extension) {
                    let span = extension.value_span();
                    log.add(Check::ExtensionCollision, Some(section.index()), span, None);
                }
            }
        }
    }
}
