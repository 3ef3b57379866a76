//! The macro for attributes whose value may be missing altogether.

/// Declares an attribute that stands with a value or, like a flag, without one.
///
/// Before:
/// ```text
/// optional_value! {
///     /// Docs.
///     "chatroom" => Chatroom<'a> example "nickname" pattern "[a-z]" {
///         /// The tokens.
///         tokens: List<'a, Token<'a>, ' '>,
///     }
/// }
/// ```
/// After: `pub struct Chatroom<'a> { pub tokens: Option<List<..>> }` with `TypedAttribute`; it is
/// `None` when there is no colon.
macro_rules! optional_value {
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident $(<$life:lifetime>)?
        example $example:literal pattern $pattern:expr, {
            $(#[doc = $field_doc:literal])* $field:ident : $type:ty $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name $(<$life>)? {
            $(#[doc = $field_doc])* pub $field: Option<$type>,
        }

        $crate::attribute::declare::declared! {
            [$($doc)*] $text, $name $(<$life>)?, $example, Fields,
            &[$crate::attribute::FieldInfo {
                name: stringify!($field),
                prefix: "",
                pattern: "",
                optional: true,
                separator: <$type as $crate::grammar::Field<'_>>::SEPARATOR,
                docs: concat!($($field_doc, "\n"),*),
            }],
            $pattern
        }

        impl<'a> $crate::attribute::TypedAttribute<'a> for $name $(<$life>)? {
            const INFO: &'static $crate::attribute::Info = <Self as $crate::attribute::Row>::INFO;

            fn parse(value: Option<&'a [u8]>) -> Result<Self, $crate::Fault> {
                let read = |value| {
                    $crate::grammar::complete(value, <$type as $crate::grammar::Field>::read)
                };
                Ok(Self { $field: value.map(read).transpose()? })
            }

            fn has_value(&self) -> bool {
                self.$field.is_some()
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $crate::grammar::Field::write(&self.$field, out)
            }

            fn visit(&self, visitor: &mut dyn $crate::visit::Visitor) {
                $crate::grammar::Field::visit(&self.$field, stringify!($field), visitor);
            }
        }
    };
}

pub(super) use optional_value;
