//! `a=depend`: layers and descriptions that decode only together (RFC 5583).

use crate::attribute::declare::{attribute, record};
use crate::attribute::keywords::keywords;
use crate::grammar::{Field, List, Parsed, Token, text_traits};
use crate::text::Text;
use crate::visit::{Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Which formats of other sections the formats of this one need (RFC 5583 §5.2.2).
    ///
    /// ```
    /// use sdpkit_core::{attribute::Depend, TypedAttribute};
    /// let depend = Depend::parse(Some(b"100 lay L1:96,97; 101 lay L1:97 L2:99"))?;
    /// let last = depend.dependencies.iter().last().unwrap();
    /// assert_eq!(last.format, "101");
    /// assert!(last.references.unwrap().iter().map(|reference| reference.tag).eq(["L1", "L2"]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "depend" => Depend<'a> example "96 lay L1:92,93; 97 lay L1:92" {
        /// The dependencies.
        dependencies: Dependencies<'a>,
    }
}

record! {
    /// What one format needs.
    ///
    /// ```text
    /// dependent-fmt SP dependency-tag
    /// dependency-tag = dependency-type *1( SP identification-tag ":" fmt-dependency
    ///                                      *("," fmt-dependency ))
    /// ```
    ///
    /// The grammar has room for one reference; the examples of RFC 5583 §6.5 give several.
    Dependency<'a> pattern "[0-9]{2,3} (lay|mdc)( L[0-9]:[0-9]{2}(,[0-9]{2})?){1,3}" {
        /// The format that depends on others.
        format: Token<'a>,
        /// How it depends on them.
        " " kind: DependencyKind<'a>,
        /// What it depends on.
        " " references: Option<List<'a, DependencyReference<'a>, ' '>>,
    }
}

keywords! {
    /// How a format depends on others (RFC 5583 §5.2.1).
    DependencyKind<'a> or Other {
        /// Layered coding: useless without the others.
        Layered = "lay",
        /// Multiple descriptions: each is useful alone, all together are better.
        MultipleDescriptions = "mdc",
    }
}

record! {
    /// Formats of another section.
    DependencyReference<'a> pattern "L[0-9]:[0-9]{2}(,[0-9]{2})?" {
        /// The identification tag (`a=mid`) of the section.
        tag: Token<'a>,
        /// The formats of that section.
        ":" formats: List<'a, Token<'a>, ','>,
    }
}

/// One or more dependencies, separated by `; `.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dependencies<'a>(&'a [u8]);

text_traits!(Dependencies);

const SEPARATOR: &[u8] = b"; ";

impl<'a> Dependencies<'a> {
    /// The dependencies in order.
    pub fn iter(&self) -> impl Iterator<Item = Dependency<'a>> + 'a {
        let mut rest = self.0;
        // The list was checked when it was read: every dependency reads again.
        core::iter::from_fn(move || {
            let (after, dependency) = Dependency::read(rest).ok()?;
            rest = after.strip_prefix(SEPARATOR).unwrap_or_default();
            Some(dependency)
        })
    }

    /// The dependencies as they are spelt.
    pub const fn as_text(&self) -> Text<'a> {
        Text::new(self.0)
    }
}

impl<'a> Field<'a> for Dependencies<'a> {
    const PATTERN: &'static str =
        "[0-9]{2,3} (lay|mdc)( L[0-9]:[0-9]{2}(,[0-9]{2})?){1,3}(; [0-9]{2} lay L1:[0-9]{2}){0,2}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (mut rest, _) = Dependency::read(input)?;
        while let Some(next) = rest.strip_prefix(SEPARATOR) {
            (rest, _) = Dependency::read(next)?;
        }
        let (text, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self(text)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl Sequence for Dependencies<'_> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for dependency in self.iter() {
            visit(Value::Record(&dependency));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Depend, DependencyKind};
    use crate::attribute::TypedAttribute;

    #[test]
    fn descriptions_may_refer_to_several_sections() {
        let depend = Depend::parse(Some(b"104 mdc M2:105 M3:106")).unwrap();
        let dependency = depend.dependencies.iter().next().unwrap();
        assert_eq!(dependency.kind, DependencyKind::MultipleDescriptions);
        assert_eq!(dependency.references.unwrap().iter().count(), 2);
        assert_eq!(depend.dependencies.iter().count(), 1);
    }

    #[test]
    fn faults_have_their_place() {
        for (text, at, message) in [
            ("96 lay L1:92;97 lay L1:92", 12, "the end of the value"),
            ("96 lay L1", 9, "`:`"),
            ("96", 2, "a space"),
            ("96 lay L1:92; ", 14, "a token"),
        ] {
            let fault = Depend::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected().as_str()), (at, message), "{text}");
        }
    }
}
