//! What holds for a whole BUNDLE group.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use sdpkit_model::Codec;
use sdpkit_model::order::set;

use crate::report::{Cause, Reason};

/// These codecs, and the same ones in their BUNDLE groups: a payload type means the same in all
/// sections of a group (RFC 9143 §9.1).
pub(crate) fn with_same_in_bundle<'m, 'a>(
    codecs: Vec<Codec<'m, 'a>>,
) -> Vec<(Codec<'m, 'a>, Cause)> {
    let key = |codec: Codec<'m, 'a>| (codec.section().index(), codec.payload());
    let known: BTreeSet<_> = set(codecs.iter().map(|codec| key(*codec)));
    let mut groups = BTreeMap::new();
    for codec in &codecs {
        let Some(bundle) = codec.section().bundle() else { continue };
        let (_, meant) = groups
            .entry(bundle.group().line.span().start())
            .or_insert_with(|| (bundle, BTreeMap::new()));
        meant.entry(codec.payload()).or_insert(*codec);
    }
    let mut shared = Vec::new();
    for (bundle, meant) in groups.into_values() {
        for other in bundle.sections().flat_map(|section| section.codecs()) {
            let Some(codec) = meant.get(&other.payload()) else { continue };
            if is_same(*codec, other) && !known.contains(&key(other)) {
                shared.push((other, Cause::Closure(Reason::SameInBundle(other.payload()))));
            }
        }
    }
    codecs.into_iter().map(|codec| (codec, Cause::Requested)).chain(shared).collect()
}

/// Whether two codecs are called the same and have the same clock.
fn is_same(one: Codec<'_, '_>, other: Codec<'_, '_>) -> bool {
    let is_named = |name| one.is(name);
    other.encoding_name().is_some_and(is_named) && one.clock_rate() == other.clock_rate()
}
