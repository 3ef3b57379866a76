//! What all typed lines have in common, and the macro that declares one.

use super::LineType;
use crate::attribute::FieldInfo;
use crate::error::Fault;
use crate::visit::Visitor;
use crate::writer::{Sink, WriteError};

/// A typed line: the value after `<letter>=`.
///
/// ```
/// use sdpkit_core::{line::Origin, TypedLine};
/// let origin = Origin::parse(b"- 20518 0 IN IP4 203.0.113.1")?;
/// assert_eq!(origin.session_id.to_u64(), Some(20518));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
pub trait TypedLine<'a>: Copy {
    /// The type letter.
    const TYPE: LineType;

    /// The parts of the value, in the order of the text.
    const FIELDS: &'static [FieldInfo];

    /// A regular expression that gives canonical spellings of the whole value, where the parts
    /// do not simply follow each other.
    const PATTERN: Option<&'static str>;

    /// Reads the value.
    ///
    /// # Errors
    /// When it does not follow the grammar, with the place in the value.
    fn parse(value: &'a [u8]) -> Result<Self, Fault>;

    /// Writes the value in its canonical spelling.
    ///
    /// # Errors
    /// When the sink is full, or when fields contradict each other so that no line can say them.
    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError>;

    /// Shows each field to `visitor`.
    fn visit(&self, visitor: &mut dyn Visitor);
}

/// Declares a typed line.
///
/// Before, for a `record!` and for a grammar that is more than fields after literals (only
/// `impl Field for Connection` is then written beside it):
/// ```text
/// line! { Media => MediaLine<'a> }
/// line! { /// Docs.
///     Connection => Connection<'a> by hand { /// Docs.
///         net_type: NetType<'a>, ... } }
/// ```
/// After: `TypedLine` for `MediaLine`, of type `LineType::Media`; in the second form also the
/// struct and its `Record`.
macro_rules! line {
    ($type:ident => $name:ident $(<$life:lifetime>)?) => {
        $crate::line::typed::typed_line! { $type => $name $(<$life>)?, Self::FIELDS, None }
    };
    (
        $(#[doc = $doc:literal])* $type:ident => $name:ident $(<$life:lifetime>)? by hand {
            $($(#[doc = $field_doc:literal])* $field:ident : $field_type:ty),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name $(<$life>)? {
            $($(#[doc = $field_doc])* pub $field: $field_type,)*
        }

        impl $(<$life>)? $crate::visit::Record for $name $(<$life>)? {
            fn visit_fields(&self, visitor: &mut dyn $crate::visit::Visitor) {
                $($crate::grammar::Field::visit(&self.$field, stringify!($field), visitor);)*
            }
        }

        $crate::line::typed::typed_line! {
            $type => $name $(<$life>)?,
            &[$($crate::attribute::FieldInfo {
                name: stringify!($field),
                prefix: "",
                pattern: "",
                optional: <$field_type as $crate::grammar::Field<'_>>::OPTIONAL,
                separator: <$field_type as $crate::grammar::Field<'_>>::SEPARATOR,
                docs: concat!($($field_doc, "\n"),*),
            },)*],
            Some(<Self as $crate::grammar::Field<'_>>::PATTERN)
        }
    };
}

/// `TypedLine` for a type whose whole value is one `Field` that is also a `Record`.
macro_rules! typed_line {
    ($type:ident => $name:ident $(<$life:lifetime>)?, $fields:expr, $pattern:expr) => {
        impl<'a> $crate::line::TypedLine<'a> for $name $(<$life>)? {
            const TYPE: $crate::line::LineType = $crate::line::LineType::$type;
            const FIELDS: &'static [$crate::attribute::FieldInfo] = $fields;
            const PATTERN: Option<&'static str> = $pattern;

            #[inline]
            fn parse(value: &'a [u8]) -> Result<Self, $crate::Fault> {
                $crate::grammar::complete(value, <Self as $crate::grammar::Field>::read)
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $crate::grammar::Field::write(self, out)
            }

            fn visit(&self, visitor: &mut dyn $crate::visit::Visitor) {
                $crate::visit::Record::visit_fields(self, visitor);
            }
        }

        #[cfg(feature = "serde")]
        impl $(<$life>)? serde::Serialize for $name $(<$life>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let visit = |visitor: &mut dyn $crate::visit::Visitor| {
                    $crate::visit::Record::visit_fields(self, visitor);
                };
                $crate::serialize::fields(visit, serializer)
            }
        }
    };
}

pub(crate) use {line, typed_line};
