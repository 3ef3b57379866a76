//! Order in little code, for the crates above this one.
//!
//! The standard library makes a sort of 5 kB for each type and each key that is sorted. Here the
//! sort is one, of places, and what each use adds is how two values compare. What is in order
//! already, as most of a description is, costs one pass and no allocation.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Stable sorts, as those of slices, in little code.
pub trait Order<T> {
    /// Sorts by the values themselves.
    ///
    /// ```
    /// use sdpkit_model::order::Order as _;
    /// let mut words = ["b", "c", "a"];
    /// words.order();
    /// assert_eq!(words, ["a", "b", "c"]);
    /// ```
    fn order(&mut self)
    where
        T: Ord;

    /// Sorts by what `key` says of a value; it is called whenever two are compared.
    ///
    /// ```
    /// use sdpkit_model::order::Order as _;
    /// let mut words = ["ccc", "a", "bb", "c"];
    /// words.order_by_key(|word| word.len());
    /// assert_eq!(words, ["a", "c", "bb", "ccc"]);
    /// ```
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);

    /// Sorts as `compare` says, which has to be a total order.
    ///
    /// ```
    /// use sdpkit_model::order::Order as _;
    /// let mut words = ["a", "b", "c"];
    /// words.order_by(|one, other| other.cmp(one));
    /// assert_eq!(words, ["c", "b", "a"]);
    /// ```
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);
}

impl<T> Order<T> for [T] {
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        if self.is_sorted_by(|one, other| compare(one, other).is_le()) {
            return;
        }
        let mut places = places(self.len(), &|one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        for at in 0..self.len() {
            // Each exchange brings one value to its place.
            while let Some(place) = places.get(at).copied().filter(|place| *place != at) {
                self.swap(at, place);
                places.swap(at, place);
            }
        }
    }
}

/// A set of `items`, without the sort that collecting them makes.
///
/// ```
/// use sdpkit_model::order::set;
/// assert!(set(["b", "a", "b"]).into_iter().eq(["a", "b"]));
/// ```
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// A map of `items`, without the sort that collecting them makes; the last of a key counts.
///
/// ```
/// use sdpkit_model::order::map;
/// assert!(map([("b", 1), ("a", 2), ("b", 3)]).into_iter().eq([("a", 2), ("b", 3)]));
/// ```
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

/// The place of each of so many values when they are in order.
#[inline(never)]
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..length).collect();
    sorted.sort_by(|one, other| compare(*one, *other));
    let mut places = alloc::vec![0; length];
    for (place, at) in sorted.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(at) {
            *slot = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::Order as _;

    #[test]
    fn sorts_as_slices_do() {
        let mut seed = 7_u32;
        for length in 0..80_u32 {
            let next = |place| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Few keys, so that stability shows.
                (seed >> 28, place)
            };
            let items: Vec<_> = (0..length).map(next).collect();
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            ours.order_by_key(|(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, theirs, "{items:?}");
            ours.order();
            theirs.sort_unstable();
            assert_eq!(ours, theirs);
        }
    }
}
