//! The macros for values with blanks where `attribute!` has none: before the first field, or more
//! than one between fields.

use crate::error::Expected;
use crate::grammar::{Field, Parsed, miss, skip_blanks};

/// Declares an attribute whose value may stand after a blank, because its document shows both
/// spellings. `writes` is what the canonical spelling begins with: `" "` or `""`.
///
/// Before:
/// ```text
/// after_blank! {
///     /// Docs.
///     "sqn" => Sqn example "0" pattern "[0-9]" writes "" {
///         /// The number.
///         number: u8,
///     }
/// }
/// ```
/// After: the attribute, with a `Field` that skips one blank and reads the fields like `record!`.
macro_rules! after_blank {
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident $(<$life:lifetime>)?
        example $example:literal pattern $pattern:literal writes $lead:literal {
            $(
                $(#[doc = $field_doc:literal])*
                $($prefix:literal)? $field:ident : $type:ty
            ),* $(,)?
        }
    ) => {
        $crate::attribute::declare::attribute! {
            $(#[doc = $doc])* $text => $name $(<$life>)? example $example by hand {
                $($(#[doc = $field_doc])* $field: $type),*
            }
        }

        impl<'a> $crate::grammar::Field<'a> for $name $(<$life>)? {
            const PATTERN: &'static str = concat!($lead, "(", $pattern, ")");

            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                let input = input.strip_prefix(b" ").unwrap_or(input);
                $(let (input, $field) =
                    $crate::attribute::declare::read_field!($type, input $(, $prefix)?)?;)*
                Ok((input, Self { $($field),* }))
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $crate::grammar::write_literal($lead, out)?;
                $($crate::attribute::declare::write_field!(self.$field, $type, out $(, $prefix)?)?;)*
                Ok(())
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn $crate::visit::Visitor) {
                visitor.field(name, $crate::visit::Value::Record(self));
            }
        }
    };
}

/// Declares an attribute whose fields are separated by one or more blanks, `1*WSP`; one is
/// written. Only the last field may be optional.
///
/// Before:
/// ```text
/// spaced! {
///     /// Docs.
///     "omcap" => Omcap<'a> example "1 t38" pattern "[1-9] [a-z]" {
///         /// The numbers.
///         numbers: CapabilityNumbers<'a>,
///         /// The format.
///         format: Token<'a>,
///     }
/// }
/// ```
/// After: the attribute, with a `Field` that reads the fields and the blanks between them.
macro_rules! spaced {
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident $(<$life:lifetime>)?
        example $example:literal pattern $pattern:literal {
            $(#[doc = $first_doc:literal])* $first:ident : $first_type:ty,
            $($(#[doc = $field_doc:literal])* $field:ident : $type:ty),+ $(,)?
        }
    ) => {
        $crate::attribute::declare::attribute! {
            $(#[doc = $doc])* $text => $name $(<$life>)? example $example by hand {
                $(#[doc = $first_doc])* $first: $first_type,
                $($(#[doc = $field_doc])* $field: $type),*
            }
        }

        impl<'a> $crate::grammar::Field<'a> for $name $(<$life>)? {
            const PATTERN: &'static str = $pattern;

            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                let (input, $first) = <$first_type as $crate::grammar::Field>::read(input)?;
                $(let (input, $field) =
                    $crate::attribute::capability::blanks::read_spaced::<$type>(input)?;)*
                Ok((input, Self { $first, $($field),* }))
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $crate::grammar::Field::write(&self.$first, out)?;
                $($crate::grammar::Field::write_after(&self.$field, " ", out)?;)*
                Ok(())
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn $crate::visit::Visitor) {
                visitor.field(name, $crate::visit::Value::Record(self));
            }
        }
    };
}

pub(in crate::attribute) use {after_blank, spaced};

/// Reads `1*WSP` and a field after it; an optional field is absent at the end of the value.
pub(super) fn read_spaced<'a, T: Field<'a>>(input: &'a [u8]) -> Parsed<'a, T> {
    if T::OPTIONAL && input.is_empty() {
        return T::read(input);
    }
    let rest = skip_blanks(input);
    if rest.len() == input.len() {
        return miss(input, Expected::Space);
    }
    if rest.is_empty() {
        return miss(rest, Expected::Value);
    }
    T::read(rest)
}
