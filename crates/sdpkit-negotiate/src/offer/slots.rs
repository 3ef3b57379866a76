//! Which section an offer has in which place (RFC 3264 §8, RFC 9429 §5.2.2).

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Life, MediaWant, OfferPlan};
use crate::negotiated::Negotiated;

/// A section of an offer.
#[derive(Debug)]
pub(super) enum Slot<'p> {
    /// It goes on; with the want that changes it, if any.
    Kept(Option<&'p MediaWant>),
    /// It is rejected, as it was or from now on.
    Rejected,
    /// It is new, in a new place or in that of a section that ended.
    New(&'p MediaWant, Cow<'p, str>),
}

/// Gives each want its place: that of its `mid`, else the first that has become free, else a new
/// one at the end.
pub(super) fn slots<'p>(plan: &'p OfferPlan, previous: Option<&Negotiated>) -> Vec<Slot<'p>> {
    let sections = previous.map_or(&[][..], |previous| previous.sections.as_slice());
    let mut used: BTreeSet<String> =
        previous.map(|previous| previous.history.mids.clone()).unwrap_or_default();
    let mut slots: Vec<_> = sections
        .iter()
        .map(|section| match section.rejection {
            Some(_) => Slot::Rejected,
            None => Slot::Kept(None),
        })
        .collect();
    let mut news = Vec::new();
    let mut is_ending = alloc::vec![false; slots.len()];
    for want in &plan.media {
        let place = want.mid.as_deref().and_then(|mid| {
            sections.iter().position(|section| section.mid.as_deref() == Some(mid))
        });
        let is_kept = |place: &usize| matches!(slots.get(*place), Some(Slot::Kept(_)));
        let Some(place) = place.filter(is_kept) else {
            if want.life == Life::GoesOn {
                news.push(want);
            }
            continue;
        };
        if let Some(slot) = slots.get_mut(place) {
            *slot = match want.life {
                Life::GoesOn => Slot::Kept(Some(want)),
                Life::Ends => Slot::Rejected,
            };
        }
        if let Some(ending) = is_ending.get_mut(place) {
            *ending = want.life == Life::Ends;
        }
    }
    // A place is free once an answer has settled that its section ended.
    let free: Vec<_> = slots
        .iter()
        .zip(&is_ending)
        .enumerate()
        .filter(|(_, (slot, ending))| matches!(slot, Slot::Rejected) && !**ending)
        .map(|(place, _)| place)
        .collect();
    let mut free = free.into_iter();
    let mut number = 0_usize;
    for want in news {
        // A recycled place has a name that was never used (RFC 9429 §5.2.2).
        let mid = match want.mid.as_deref().filter(|mid| !used.contains(*mid)) {
            Some(mid) => Cow::Borrowed(mid),
            None => loop {
                let mid = number.to_string();
                number += 1;
                if !used.contains(&mid) {
                    break Cow::Owned(mid);
                }
            },
        };
        used.insert(mid.clone().into_owned());
        let slot = Slot::New(want, mid);
        match free.next().and_then(|place| slots.get_mut(place)) {
            Some(place) => *place = slot,
            None => slots.push(slot),
        }
    }
    slots
}
