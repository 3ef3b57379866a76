//! What an operation is, and the macro that declares one.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::EditError;
use crate::planner::Planner;
use crate::words::{Words, WordsError};

/// What is known of an operation without running it.
#[derive(Debug)]
#[non_exhaustive]
pub struct OperationInfo {
    /// Its name in JSON, in kebab case.
    pub name: &'static str,
    /// The words it begins with.
    pub keyword: &'static str,
    /// Its arguments, in the order of the words.
    pub arguments: &'static [ArgumentInfo],
    /// Its options, `name=VALUE`, in any place.
    pub options: &'static [ArgumentInfo],
    /// What it does; the first line is the summary.
    pub docs: &'static str,
    /// What it does to a description.
    pub example: Example,
}

/// An argument or option of an operation.
#[derive(Debug)]
#[non_exhaustive]
pub struct ArgumentInfo {
    /// Its name: of the field, and of the option.
    pub name: &'static str,
    /// How it is written.
    pub syntax: &'static str,
    /// What it means.
    pub docs: &'static str,
}

/// An operation, and a text before and after it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Example {
    /// The operation in words.
    pub words: &'static str,
    /// The text before.
    pub before: &'static str,
    /// The text after.
    pub after: &'static str,
}

impl OperationInfo {
    /// What it does, in one sentence.
    pub fn summary(&self) -> &'static str {
        self.docs.trim_start().lines().next().unwrap_or_default().trim()
    }

    /// The documentation as Markdown.
    pub fn page(&self) -> String {
        let lines = self.docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }

    /// The grammar of its words.
    ///
    /// ```
    /// use sdpkit_munge::Op;
    /// let remove = Op::ALL.iter().find(|info| info.name == "remove-codecs").unwrap();
    /// assert_eq!(remove.syntax(), "remove [SECTIONS] CODEC... [on-empty=error|reject]");
    /// ```
    pub fn syntax(&self) -> String {
        let mut syntax = String::from(self.keyword);
        for argument in self.arguments {
            syntax.extend([" ", argument.syntax]);
        }
        for option in self.options {
            syntax.extend([" [", option.name, "=", option.syntax, "]"]);
        }
        syntax
    }
}

/// What [`operation!`] makes of a declaration.
pub(crate) trait Declared: Sized {
    const INFO: &'static OperationInfo;

    /// Reads the arguments; the keyword has been read.
    fn read(words: &mut Words) -> Result<Self, WordsError>;

    /// The words of the arguments.
    fn write(&self) -> Vec<String>;

    /// Reads the fields of its JSON.
    #[cfg(feature = "serde")]
    fn from_fields(fields: &mut crate::fields::Fields) -> Result<Self, crate::fields::Wrong>;
}

/// What the file of an operation says itself.
pub(crate) trait Operation: Declared {
    /// Plans the edits.
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError>;
}

/// Declares an operation.
///
/// Before:
/// ```text
/// operation! {
///     /// Removes codecs, and what would mean nothing without them.
///     RemoveCodecs "remove-codecs", "remove", remove_codecs {
///         /// Where.
///         media: Sections = default,
///         /// Which.
///         codecs: Codecs,
///     }
///     options {
///         /// What becomes of a section that is left without codecs.
///         on_empty "on-empty": OnEmpty,
///     }
///     example "remove video VP8": "m=video ..." => "m=video ...",
/// }
/// ```
/// After: `pub struct RemoveCodecs` with those fields, JSON, `RemoveCodecs::new(media, codecs)`,
/// `Transaction::remove_codecs(media, codecs)`, and `Declared` with the words and the documentation.
/// The words of an argument follow each other as declared; `= default` may be left out of JSON.
macro_rules! operation {
    (
        $(#[doc = $doc:literal])*
        $name:ident $id:literal, $keyword:literal, $method:ident {
            $($(#[doc = $argument_doc:literal])* $argument:ident: $type:ty $(= $default:ident)?,)*
        }
        $(options {
            $($(#[doc = $option_doc:literal])* $option:ident $option_name:literal: $option_type:ty,)*
        })?
        example $words:literal: $before:expr => $after:expr $(,)?
    ) => {
        $(#[doc = $doc])*
        ///
        #[doc = concat!("In words: `", $words, "`; in JSON its `op` is `", $id, "`.")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", deny_unknown_fields))]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[doc = $argument_doc])*
                $(#[cfg_attr(
                    feature = "serde",
                    serde($default, skip_serializing_if = "crate::words::is_default")
                )])?
                pub $argument: $type,
            )*
            $($(
                $(#[doc = $option_doc])*
                #[cfg_attr(
                    feature = "serde",
                    serde(default, skip_serializing_if = "crate::words::is_default")
                )]
                pub $option: $option_type,
            )*)?
        }

        impl $name {
            /// The operation, with the defaults of its options.
            #[allow(clippy::new_without_default, reason = "an operation is what it was asked for")]
            pub fn new($($argument: impl Into<$type>),*) -> Self {
                Self { $($argument: $argument.into(),)* $($($option: Default::default(),)*)? }
            }
        }

        impl crate::operation::Declared for $name {
            const INFO: &'static crate::OperationInfo = &crate::OperationInfo {
                name: $id,
                keyword: $keyword,
                arguments: &[$(crate::ArgumentInfo {
                    name: stringify!($argument),
                    syntax: <$type as crate::words::Syntax>::SYNTAX,
                    docs: crate::operation::documentation!($($argument_doc)*),
                },)*],
                options: &[$($(crate::ArgumentInfo {
                    name: $option_name,
                    syntax: <$option_type as crate::words::Syntax>::SYNTAX,
                    docs: crate::operation::documentation!($($option_doc)*),
                },)*)?],
                docs: crate::operation::documentation!($($doc)*),
                example: crate::operation::example!($words, $before, $after),
            };

            fn read(
                words: &mut crate::words::Words,
            ) -> Result<Self, crate::words::WordsError> {
                // An operation may have neither arguments nor options.
                let _ = &words;
                // Options stand anywhere, so they are taken out first.
                $($(let $option = match words.take_option($option_name) {
                    Some(value) => {
                        <$option_type as crate::words::Argument>::read(&mut value.into())?
                    }
                    None => Default::default(),
                };)*)?
                $(let $argument = <$type as crate::words::Argument>::read(words)?;)*
                Ok(Self { $($argument,)* $($($option,)*)? })
            }

            fn write(&self) -> alloc::vec::Vec<alloc::string::String> {
                let options: [Option<alloc::string::String>; _] = [
                    $($(crate::words::written_option($option_name, &self.$option),)*)?
                ];
                crate::words::written(
                    &[$(&self.$argument),*],
                    options.into_iter().flatten().collect(),
                )
            }

            #[cfg(feature = "serde")]
            fn from_fields(
                fields: &mut crate::fields::Fields,
            ) -> Result<Self, crate::fields::Wrong> {
                // An operation may have neither arguments nor options.
                let _ = &fields;
                Ok(Self {
                    $($argument: crate::operation::field!(fields, $argument $($default)?),)*
                    $($($option: crate::operation::field!(fields, $option default),)*)?
                })
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'b> arbitrary::Arbitrary<'b> for $name {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
                let _ = &bytes;
                Ok(Self {
                    $($argument: bytes.arbitrary()?,)*
                    $($($option: bytes.arbitrary()?,)*)?
                })
            }
        }

        impl crate::Transaction<'_> {
            $(#[doc = $doc])*
            ///
            #[doc = concat!("See [`", stringify!($name), "`](crate::op::", stringify!($name), ").")]
            ///
            /// # Errors
            /// When it is refused; the transaction is then as it was.
            pub fn $method(
                &mut self,
                $($argument: impl Into<$type>),*
            ) -> Result<&mut Self, crate::EditError> {
                self.apply($name::new($($argument),*))
            }
        }
    };
}

/// The lines of a documentation comment; a browser loads them apart, where they are wanted.
macro_rules! documentation {
    ($($line:literal)*) => {
        if cfg!(sdpkit_without_docs) { "" } else { concat!($($line, "\n"),*) }
    };
}

/// An example; it is documentation too.
macro_rules! example {
    ($words:expr, $before:expr, $after:expr) => {
        if cfg!(sdpkit_without_docs) {
            crate::Example { words: "", before: "", after: "" }
        } else {
            crate::Example { words: $words, before: $before, after: $after }
        }
    };
}

/// A field of the JSON of an operation, which may be missing where it has a default.
#[cfg(feature = "serde")]
macro_rules! field {
    ($fields:ident, $name:ident) => {
        $fields.required(stringify!($name))?
    };
    ($fields:ident, $name:ident default) => {
        $fields.optional(stringify!($name))?
    };
}

#[cfg(feature = "serde")]
pub(crate) use field;
pub(crate) use {documentation, example, operation};
