//! Lists whose items stand one or more blanks apart, `item *(1*WSP item)`.

use core::fmt;
use core::marker::PhantomData;

use crate::grammar::{Field, Parsed, Unnamed, skip_blanks};
use crate::text::Text;
use crate::visit::{Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// One or more `T`, one or more blanks or tabs apart, borrowed from the description and written as
/// they were spelt.
///
/// ```
/// use sdpkit_core::{attribute::Tcap, TypedAttribute};
/// let transports = Tcap::parse(Some(b"1 RTP/SAVPF  RTP/SAVP"))?.protocols;
/// assert!(transports.iter().eq(["RTP/SAVPF", "RTP/SAVP"]));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(PartialEq, Eq, Hash)]
pub struct SpacedList<'a, T> {
    text: &'a [u8],
    item: PhantomData<fn() -> T>,
}

#[expect(private_bounds, reason = "lists hold the fields of this crate's grammars, nothing else")]
impl<'a, T: Field<'a>> SpacedList<'a, T> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When an item does not follow its grammar, with its place.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        crate::grammar::complete(text.as_bytes(), Self::read)
    }

    /// The items in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + use<'a, T> {
        let mut rest = self.text;
        // The list was checked when it was read: every item reads again.
        core::iter::from_fn(move || {
            let (after, item) = T::read(rest).ok()?;
            rest = skip_blanks(after);
            Some(item)
        })
    }

    /// The list as it is spelt.
    pub const fn as_text(&self) -> Text<'a> {
        Text::new(self.text)
    }
}

impl<'a, T: Field<'a>> Field<'a> for SpacedList<'a, T> {
    const PATTERN: &'static str = T::PATTERN;
    const SEPARATOR: Option<char> = Some(' ');

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (mut rest, _) = T::read(input)?;
        loop {
            let next = skip_blanks(rest);
            if next.len() == rest.len() {
                break;
            }
            (rest, _) = T::read(next)?;
        }
        let (text, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self { text, item: PhantomData }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.text)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl<'a, T: Field<'a>> Sequence for SpacedList<'a, T> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for item in self.iter() {
            item.visit("", &mut Unnamed(visit));
        }
    }
}

impl<T> Clone for SpacedList<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for SpacedList<'_, T> {}

impl<T> fmt::Debug for SpacedList<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Text::new(self.text), f)
    }
}

#[cfg(test)]
mod tests {
    use super::SpacedList;
    use crate::Token;

    #[test]
    fn tabs_separate_too() {
        let list = SpacedList::<Token<'_>>::new("a \t b").unwrap();
        assert!(list.iter().eq(["a", "b"]));
        assert_eq!(list.as_text(), *"a \t b");
    }

    #[test]
    fn nothing_may_stand_after_the_last_item() {
        let fault = SpacedList::<Token<'_>>::new("a b ").unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (4, "a token"));
    }
}
