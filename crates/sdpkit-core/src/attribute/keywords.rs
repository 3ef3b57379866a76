//! The macro that declares a set of keywords as a field.

/// Declares an enumeration of keywords as a field.
///
/// Before:
/// ```text
/// keywords! {
///     /// Docs.
///     Setup expects SetupRole { /// Docs.
///         Active = "active", ... }
/// }
/// ```
/// After: `#[non_exhaustive] pub enum Setup` with `as_str`, `Display` and `Field`. With
/// `Semantics<'a> or Other`, a token that is none of the keywords is `Other(Token<'a>)`; `expects`
/// is then only needed if `Expected::Token` says too little.
macro_rules! keywords {
    (
        $(#[$doc:meta])* $name:ident expects $expected:ident {
            $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// The keyword.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl<'a> $crate::grammar::Field<'a> for $name {
            const PATTERN: &'static str = $crate::attribute::keywords::alternatives!($($text),*);

            #[inline]
            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                let expected = $crate::Expected::$expected;
                let (rest, word) = $crate::grammar::keyword(expected, input)?;
                let value = match word {
                    $(word if word == $text.as_bytes() => Self::$variant,)*
                    _ => return $crate::grammar::miss(input, expected),
                };
                Ok((rest, value))
            }

            $crate::attribute::keywords::keyword_output!();
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
    (
        $(#[$doc:meta])* $name:ident <$life:lifetime> or Other $(expects $expected:ident)? {
            $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name<$life> {
            $($(#[$variant_doc])* $variant,)*
            /// A token that is none of the above.
            Other($crate::Token<$life>),
        }

        impl<$life> $name<$life> {
            /// The keyword.
            pub fn as_str(self) -> &$life str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(token) => token.as_str(),
                }
            }
        }

        impl<'a> $crate::grammar::Field<'a> for $name<$life> {
            const PATTERN: &'static str =
                $crate::attribute::keywords::alternatives!($($text,)* "x-[a-z]{1,6}");

            #[inline]
            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                let Ok((rest, token)) = <$crate::Token<'a> as $crate::grammar::Field>::read(input)
                else {
                    let expected = $crate::attribute::keywords::token_words!($($expected)?);
                    return $crate::grammar::miss(input, expected);
                };
                let value = match token.as_bytes() {
                    $(word if word == $text.as_bytes() => Self::$variant,)*
                    _ => Self::Other(token),
                };
                Ok((rest, value))
            }

            $crate::attribute::keywords::keyword_output!();
        }

        impl core::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// A regular expression for any of the texts.
macro_rules! alternatives {
    ($first:literal $(, $rest:literal)*) => {
        concat!("(", $first $(, "|", $rest)*, ")")
    };
}

/// What an open set of keywords expects where there is no token.
macro_rules! token_words {
    () => {
        $crate::Expected::Token
    };
    ($expected:ident) => {
        $crate::Expected::$expected
    };
}

/// How keywords are written and shown: as they are spelt.
macro_rules! keyword_output {
    () => {
        fn write(
            &self,
            out: &mut dyn $crate::writer::Sink,
        ) -> Result<(), $crate::writer::WriteError> {
            out.put(self.as_str().as_bytes())
        }

        fn visit(&self, name: &'static str, visitor: &mut dyn $crate::visit::Visitor) {
            visitor.field(name, $crate::visit::Value::Text($crate::Text::from(self.as_str())));
        }
    };
}

pub(crate) use {alternatives, keyword_output, keywords, token_words};
