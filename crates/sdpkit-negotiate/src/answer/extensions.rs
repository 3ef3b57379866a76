//! Header extensions of an answer (RFC 8285 §6, §7).

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Direction, Extmap};
use sdpkit_model::order::set;
use sdpkit_model::{Model, Section};

use crate::capabilities::MediaCapabilities;
use crate::draft::ExtensionDraft;
use crate::negotiated::Negotiated;

/// Numbers for extensions that are offered without one: 4096 to 4351 leave the choice to the
/// answerer.
pub(super) struct Remapped {
    numbers: BTreeMap<String, u16>,
    taken: BTreeSet<u16>,
}

impl Remapped {
    pub(super) fn new(offer: &Model<'_>, previous: Option<&Negotiated>) -> Self {
        let offered = offer.all::<Extmap<'_>>().map(|extension| extension.id.get());
        let mut taken: BTreeSet<u16> = set(offered);
        let mut numbers = BTreeMap::new();
        if let Some(previous) = previous {
            taken.extend(previous.history.extensions.values());
            numbers.clone_from(&previous.history.extensions);
        }
        Self { numbers, taken }
    }

    /// The number of `uri`: the one it had, or one that is free, in one-byte headers if possible.
    fn number(&mut self, uri: &str) -> Option<u16> {
        if let Some(&number) = self.numbers.get(uri) {
            return Some(number);
        }
        let free = (1..=14).chain(16..=255).find(|number| !self.taken.contains(number))?;
        self.taken.insert(free);
        self.numbers.insert(uri.into(), free);
        Some(free)
    }
}

/// The extensions of the offer that `media` knows, under the offer's numbers, in its order.
pub(super) fn answered<'d>(
    section: &Section<'_, 'd>,
    media: &MediaCapabilities,
    remapped: &mut Remapped,
) -> Vec<ExtensionDraft<'d>> {
    let mut answered: Vec<ExtensionDraft<'d>> = Vec::new();
    for offered in section.extensions() {
        let uri = offered.uri.as_str();
        let Some(own) = media.extensions.iter().find(|own| own.uri == uri) else { continue };
        let common = common_direction(offered.direction.unwrap_or_default(), own.direction);
        if common == Direction::Inactive {
            continue;
        }
        // What nobody restricts is not stated; libwebrtc reads no direction at all.
        let is_stated = offered.direction.is_some() || common != Direction::SendRecv;
        let direction = is_stated.then_some(common);
        let number = offered.id.get();
        let is_free = |id: u16| answered.iter().all(|other| other.id != id && other.uri != uri);
        let id = match number {
            1..=14 | 16..=255 => Some(number),
            4096..=4351 if is_free(0) => remapped.number(uri),
            _ => None,
        };
        let Some(id) = id.filter(|&id| is_free(id)) else { continue };
        answered.push(ExtensionDraft { id, direction, uri: Cow::Borrowed(uri) });
    }
    answered
}

/// The direction of an extension as the answerer says it: reversed, and no more than it can do.
fn common_direction(offered: Direction, own: Direction) -> Direction {
    match (offered.receives() && own.sends(), offered.sends() && own.receives()) {
        (true, true) => Direction::SendRecv,
        (true, false) => Direction::SendOnly,
        (false, true) => Direction::RecvOnly,
        (false, false) => Direction::Inactive,
    }
}
