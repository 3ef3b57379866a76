//! Attributes whose senders do not agree on blanks: `1920,1080` and ` 720, 480` are both deployed.

/// Declares an attribute whose fields may have blanks before them. None of its fields is optional.
///
/// Before:
/// ```text
/// spaced! { /// Docs.
///     "x-dimensions" => XDimensions example "1920,1080" pattern "[1-9][0-9]{1,3},..." {
///         /// Docs.
///         width: u32,
///         /// Docs.
///         "," height: u32,
///     }
/// }
/// ```
/// After: `attribute! { ... by hand { ... } }` and its `Field`, which skips blanks before each
/// field and writes none but those of the literals.
macro_rules! spaced {
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident $(<$life:lifetime>)?
        example $example:literal pattern $pattern:literal {
            $($(#[doc = $field_doc:literal])* $($prefix:literal)? $field:ident : $type:ty),* $(,)?
        }
    ) => {
        $crate::attribute::declare::attribute! {
            $(#[doc = $doc])*
            $text => $name $(<$life>)? example $example by hand {
                $($(#[doc = $field_doc])* $field: $type,)*
            }
        }

        impl<'a> $crate::grammar::Field<'a> for $name $(<$life>)? {
            const PATTERN: &'static str = $pattern;

            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                $(
                    $(let (input, ()) = $crate::grammar::literal($prefix, input)?;)?
                    let (input, $field) = <$type as $crate::grammar::Field<'_>>::read(
                        $crate::grammar::skip_blanks(input),
                    )?;
                )*
                Ok((input, Self { $($field),* }))
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $(
                    $($crate::grammar::write_literal($prefix, out)?;)?
                    $crate::grammar::Field::write(&self.$field, out)?;
                )*
                Ok(())
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn $crate::visit::Visitor) {
                visitor.field(name, $crate::visit::Value::Record(self));
            }
        }
    };
}

pub(super) use spaced;

#[cfg(test)]
mod tests {
    use crate::attribute::{TypedAttribute, XDimensions};

    #[test]
    fn only_spaces_and_tabs_are_blanks() {
        let read = |value: &'static str| XDimensions::parse(Some(value.as_bytes()));
        assert_eq!(read(" 720,\t480"), read("720,480"));
        assert_eq!(read("720,\r480").unwrap_err().at(), 4);
    }
}
