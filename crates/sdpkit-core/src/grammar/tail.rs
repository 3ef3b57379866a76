//! Lists that may be empty: `*(SP item)`.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::{Field, List, Parsed};
use crate::text::Text;
use crate::visit::{Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// Zero or more `T`, separated by `SEPARATOR`, borrowed from the description and written as they
/// were spelt.
///
/// The literal before it in the grammar is there only when an item is: `a=group:BUNDLE` has no
/// tags and no space either.
///
/// ```
/// use sdpkit_core::{attribute::Group, TypedAttribute};
/// let tags = |value: &'static str| Group::parse(Some(value.as_bytes())).map(|group| group.tags);
/// assert!(tags("BUNDLE 0 1")?.iter().eq(["0", "1"]));
/// assert!(tags("BUNDLE")?.is_empty());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
pub struct Tail<'a, T, const SEPARATOR: char>(Option<List<'a, T, SEPARATOR>>);

#[expect(private_bounds, reason = "lists hold the fields of this crate's grammars, nothing else")]
impl<'a, T: Field<'a> + 'a, const SEPARATOR: char> Tail<'a, T, SEPARATOR> {
    /// Checks `text`, which may be empty.
    ///
    /// # Errors
    /// When an item does not follow its grammar, with its place.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        super::complete(text.as_bytes(), Self::read)
    }

    /// The items in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + Clone + use<'a, T, SEPARATOR> {
        self.0.map(|list| list.iter()).into_iter().flatten()
    }

    /// Whether there is no item.
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The list as it is spelt.
    pub fn as_text(&self) -> Text<'a> {
        self.0.map(|list| list.as_text()).unwrap_or_default()
    }
}

impl<'a, T: Field<'a> + 'a, const SEPARATOR: char> Field<'a> for Tail<'a, T, SEPARATOR> {
    const PATTERN: &'static str = T::PATTERN;
    const OPTIONAL: bool = true;
    const SEPARATOR: Option<char> = Some(SEPARATOR);

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, list) = Field::read(input)?;
        Ok((rest, Self(list)))
    }

    #[inline]
    fn read_after(prefix: &'static str, input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, list) = Field::read_after(prefix, input)?;
        Ok((rest, Self(list)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn write_after(&self, prefix: &'static str, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write_after(prefix, out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl<'a, T: Field<'a>, const SEPARATOR: char> Sequence for Tail<'a, T, SEPARATOR> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        if let Some(list) = &self.0 {
            list.each(visit);
        }
    }
}

impl<'a, T: Field<'a> + PartialEq, const SEPARATOR: char> PartialEq for Tail<'a, T, SEPARATOR> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<'a, T: Field<'a> + Eq, const SEPARATOR: char> Eq for Tail<'a, T, SEPARATOR> {}

impl<'a, T: Field<'a> + Hash, const SEPARATOR: char> Hash for Tail<'a, T, SEPARATOR> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T, const SEPARATOR: char> Clone for Tail<'_, T, SEPARATOR> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const SEPARATOR: char> Copy for Tail<'_, T, SEPARATOR> {}

impl<T, const SEPARATOR: char> Default for Tail<'_, T, SEPARATOR> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T, const SEPARATOR: char> fmt::Debug for Tail<'_, T, SEPARATOR> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(list) => list.fmt(f),
            None => f.write_str("\"\""),
        }
    }
}
