//! Arguments that are one word of a few.

/// Declares an argument that is one of a few words.
///
/// Before:
/// ```text
/// keywords! {
///     /// What becomes of a section that is left without codecs.
///     OnEmpty "error|reject" { /// The operation is refused.
///         #[default] Error = "error", ... }
/// }
/// ```
/// After: a public enumeration with `as_str` and `Display`, read from and written to words and JSON.
macro_rules! keywords {
    (
        $(#[doc = $doc:literal])*
        $name:ident $syntax:literal {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "serde", serde(rename = $word))]
                $variant,
            )*
        }

        impl $name {
            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl crate::words::Syntax for $name {
            const SYNTAX: &'static str = $syntax;
        }

        impl crate::words::Argument for $name {
            fn read(words: &mut crate::words::Words) -> Result<Self, crate::WordsError> {
                let word = words.next($syntax)?;
                Ok(match word.as_str() {
                    $($word => Self::$variant,)*
                    _ => return Err(crate::WordsError::Invalid { expected: $syntax, word }),
                })
            }

            fn write(
                &self,
                _: Option<&str>,
                out: &mut alloc::vec::Vec<alloc::string::String>,
            ) {
                out.push(self.as_str().into());
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'b> arbitrary::Arbitrary<'b> for $name {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
                bytes.choose(&[$(Self::$variant),*]).copied()
            }
        }
    };
}

pub(crate) use keywords;
