//! Separated lists: checked once, then iterated without failure and never collected.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use super::{Field, Parsed};
use crate::text::Text;
use crate::visit::{Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// One or more `T`, separated by `SEPARATOR`, borrowed from the description and written as they
/// were spelt.
///
/// ```
/// use sdpkit_core::{attribute::IceOptions, TypedAttribute};
/// let options = IceOptions::parse(Some(b"trickle renomination"))?;
/// assert!(options.tags.iter().eq(["trickle", "renomination"]));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
///
/// Lists are equal when their items are, however these are spelt: `1 02` is `1 2`.
pub struct List<'a, T, const SEPARATOR: char> {
    text: &'a [u8],
    item: PhantomData<fn() -> T>,
}

#[expect(private_bounds, reason = "lists hold the fields of this crate's grammars, nothing else")]
impl<'a, T: Field<'a>, const SEPARATOR: char> List<'a, T, SEPARATOR> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When an item does not follow its grammar, with its place.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        super::complete(text.as_bytes(), Self::read)
    }

    /// The items in order.
    pub fn iter(&self) -> Items<'a, T, SEPARATOR> {
        Items { rest: self.text, item: PhantomData }
    }

    /// The list as it is spelt.
    pub const fn as_text(&self) -> Text<'a> {
        Text::new(self.text)
    }

    /// The separator as the byte it is.
    const BYTE: u8 = {
        assert!(SEPARATOR.is_ascii(), "separators are single bytes");
        SEPARATOR as u8
    };
}

impl<'a, T: Field<'a>, const SEPARATOR: char> Field<'a> for List<'a, T, SEPARATOR> {
    const PATTERN: &'static str = T::PATTERN;
    const SEPARATOR: Option<char> = Some(SEPARATOR);

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (mut rest, _) = T::read(input)?;
        while let Some(next) = rest.strip_prefix(&[Self::BYTE]) {
            (rest, _) = T::read(next)?;
        }
        let (text, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self { text, item: PhantomData }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        // As spelt: where items stand for themselves, a list need not be read to be written.
        out.put(self.text)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl<'a, T: Field<'a>, const SEPARATOR: char> Sequence for List<'a, T, SEPARATOR> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for item in self {
            item.visit("", &mut Unnamed(visit));
        }
    }
}

impl<'a, T: Field<'a>, const SEPARATOR: char> IntoIterator for &List<'a, T, SEPARATOR> {
    type Item = T;
    type IntoIter = Items<'a, T, SEPARATOR>;

    fn into_iter(self) -> Items<'a, T, SEPARATOR> {
        self.iter()
    }
}

impl<'a, T: Field<'a> + PartialEq, const SEPARATOR: char> PartialEq for List<'a, T, SEPARATOR> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || self.iter().eq(other.iter())
    }
}

impl<'a, T: Field<'a> + Eq, const SEPARATOR: char> Eq for List<'a, T, SEPARATOR> {}

impl<'a, T: Field<'a> + Hash, const SEPARATOR: char> Hash for List<'a, T, SEPARATOR> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iter().for_each(|item| item.hash(state));
    }
}

impl<T, const SEPARATOR: char> Clone for List<'_, T, SEPARATOR> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const SEPARATOR: char> Copy for List<'_, T, SEPARATOR> {}

impl<T, const SEPARATOR: char> fmt::Debug for List<'_, T, SEPARATOR> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Text::new(self.text), f)
    }
}

/// Iterator over the items of a [`List`].
#[derive(Clone, Debug)]
pub struct Items<'a, T, const SEPARATOR: char> {
    rest: &'a [u8],
    item: PhantomData<fn() -> T>,
}

impl<'a, T: Field<'a>, const SEPARATOR: char> Iterator for Items<'a, T, SEPARATOR> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.rest.is_empty() {
            return None;
        }
        // The list was checked when it was read: every item reads again.
        let (rest, item) = T::read(self.rest).ok()?;
        self.rest = rest.strip_prefix(&[List::<T, SEPARATOR>::BYTE]).unwrap_or_default();
        Some(item)
    }
}

/// Shows the items of a list, which have no names.
pub(crate) struct Unnamed<'v>(pub(crate) &'v mut dyn FnMut(Value<'_>));

impl Visitor for Unnamed<'_> {
    fn field(&mut self, _: &'static str, value: Value<'_>) {
        (self.0)(value);
    }
}
