//! The macros that declare a line or an attribute once: reader, writer, fields, docs and example.

/// A struct whose fields stand one after another in the text, each after its literal.
///
/// Before:
/// ```text
/// record! {
///     /// A mapping.
///     Mapping<'a> pattern "[0-9]/[a-z]" {
///         /// The payload type.
///         payload: PayloadType,
///         /// The encoding, after a slash.
///         "/" encoding: Option<Token<'a>>,
///     }
/// }
/// ```
/// After: `pub struct Mapping<'a> { pub payload: PayloadType, pub encoding: Option<Token<'a>> }`
/// with `Field` (read, write and visit the fields in this order), `Record` and `FIELDS`.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident $(<$life:lifetime>)? $(pattern $pattern:literal)? {
            $(
                $(#[doc = $field_doc:literal])*
                $($prefix:literal)? $field:ident : $type:ty
            ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name $(<$life>)? {
            $($(#[doc = $field_doc])* pub $field: $type,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// The fields in the order of the text.
            pub const FIELDS: &'static [$crate::attribute::FieldInfo] = &[
                $($crate::attribute::FieldInfo {
                    name: stringify!($field),
                    prefix: concat!("" $(, $prefix)?),
                    pattern: <$type as $crate::grammar::Field<'_>>::PATTERN,
                    optional: <$type as $crate::grammar::Field<'_>>::OPTIONAL,
                    separator: <$type as $crate::grammar::Field<'_>>::SEPARATOR,
                    docs: if cfg!(sdpkit_without_docs) { "" } else { concat!($($field_doc, "\n"),*) },
                },)*
            ];
        }

        impl<'a> $crate::grammar::Field<'a> for $name $(<$life>)? {
            const PATTERN: &'static str = concat!("" $(, $pattern)?);

            #[inline]
            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                $(let (input, $field) =
                    $crate::attribute::declare::read_field!($type, input $(, $prefix)?)?;)*
                Ok((input, Self { $($field),* }))
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $($crate::attribute::declare::write_field!(self.$field, $type, out $(, $prefix)?)?;)*
                Ok(())
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn $crate::visit::Visitor) {
                visitor.field(name, $crate::visit::Value::Record(self));
            }
        }

        impl $(<$life>)? $crate::visit::Record for $name $(<$life>)? {
            fn visit_fields(&self, visitor: &mut dyn $crate::visit::Visitor) {
                $($crate::grammar::Field::visit(&self.$field, stringify!($field), visitor);)*
            }
        }
    };
}

/// Reads a field, after its literal if it has one.
macro_rules! read_field {
    ($type:ty, $input:ident) => {
        <$type as $crate::grammar::Field<'_>>::read($input)
    };
    ($type:ty, $input:ident, $prefix:literal) => {
        <$type as $crate::grammar::Field<'_>>::read_after($prefix, $input)
    };
}

/// Writes a field, after its literal if it has one.
macro_rules! write_field {
    ($field:expr, $type:ty, $out:ident) => {
        <$type as $crate::grammar::Field<'_>>::write(&$field, $out)
    };
    ($field:expr, $type:ty, $out:ident, $prefix:literal) => {
        <$type as $crate::grammar::Field<'_>>::write_after(&$field, $prefix, $out)
    };
}

/// Declares an attribute. Its row in the registry is the only other place that names it.
///
/// Before, in the four forms an attribute can have:
/// ```text
/// attribute! { /// Docs.
///     "rtcp-mux" => RtcpMux flag }
/// attribute! { /// Docs.
///     "mid" => Mid<'a> example "0" { /// The tag.
///         tag: Token<'a> } }
/// attribute! { /// Docs. Only `impl Field for Candidate` is written by hand, beside it.
///     "candidate" => Candidate<'a> example "1 1 udp ..." by hand { /// Docs.
///         foundation: IceChars<'a>, ... } }
/// attribute! { /// Docs. Known, but without a grammar worth typing.
///     "Media_header" => MediaHeader<'a> example "MEDIAINFO=..." opaque }
/// ```
/// After: the struct, and `TypedAttribute` (parse, write, visit, `INFO`) for it.
macro_rules! attribute {
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident flag
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name;

        $crate::attribute::declare::declared! {
            [$($doc)*] $text, $name, "", Flag, &[]
        }

        impl<'a> $crate::attribute::TypedAttribute<'a> for $name {
            const INFO: &'static $crate::attribute::Info = <Self as $crate::attribute::Row>::INFO;

            #[inline]
            fn parse(value: Option<&'a [u8]>) -> Result<Self, $crate::Fault> {
                match value {
                    None => Ok(Self),
                    Some(_) => Err($crate::Fault::new(0, $crate::Expected::NoValue)),
                }
            }

            fn has_value(&self) -> bool {
                false
            }

            fn write(
                &self,
                _: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                Ok(())
            }

            fn visit(&self, _: &mut dyn $crate::visit::Visitor) {}
        }
    };
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident $(<$life:lifetime>)?
        example $example:literal { $($fields:tt)* }
    ) => {
        $crate::attribute::declare::record! {
            $(#[doc = $doc])* $name $(<$life>)? { $($fields)* }
        }

        $crate::attribute::declare::declared! {
            [$($doc)*] $text, $name $(<$life>)?, $example, Fields, Self::FIELDS
        }

        $crate::attribute::declare::typed_by_field! { $name $(<$life>)? }
    };
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident $(<$life:lifetime>)?
        example $example:literal by hand {
            $($(#[doc = $field_doc:literal])* $field:ident : $type:ty),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name $(<$life>)? {
            $($(#[doc = $field_doc])* pub $field: $type,)*
        }

        impl $(<$life>)? $crate::visit::Record for $name $(<$life>)? {
            fn visit_fields(&self, visitor: &mut dyn $crate::visit::Visitor) {
                $($crate::grammar::Field::visit(&self.$field, stringify!($field), visitor);)*
            }
        }

        $crate::attribute::declare::declared! {
            [$($doc)*] $text, $name $(<$life>)?, $example, Fields,
            &[$($crate::attribute::FieldInfo {
                name: stringify!($field),
                prefix: "",
                pattern: "",
                optional: <$type as $crate::grammar::Field<'_>>::OPTIONAL,
                separator: <$type as $crate::grammar::Field<'_>>::SEPARATOR,
                docs: if cfg!(sdpkit_without_docs) { "" } else { concat!($($field_doc, "\n"),*) },
            },)*],
            <Self as $crate::grammar::Field<'_>>::PATTERN
        }

        $crate::attribute::declare::typed_by_field! { $name $(<$life>)? }
    };
    (
        $(#[doc = $doc:literal])* $text:literal => $name:ident <$life:lifetime>
        example $example:literal opaque
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name<$life> {
            /// The value as it stands, if there is one.
            pub value: Option<$crate::Text<$life>>,
        }

        $crate::attribute::declare::declared! {
            [$($doc)*] $text, $name<$life>, $example, Opaque, &[]
        }

        impl<'a> $crate::attribute::TypedAttribute<'a> for $name<$life> {
            const INFO: &'static $crate::attribute::Info = <Self as $crate::attribute::Row>::INFO;

            #[inline]
            fn parse(value: Option<&'a [u8]>) -> Result<Self, $crate::Fault> {
                match value {
                    Some([]) => Err($crate::Fault::new(0, $crate::Expected::Value)),
                    _ => Ok(Self { value: value.map($crate::Text::new) }),
                }
            }

            fn has_value(&self) -> bool {
                self.value.is_some()
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                self.value.map_or(Ok(()), |value| out.put(value.as_bytes()))
            }

            fn visit(&self, visitor: &mut dyn $crate::visit::Visitor) {
                let value = self.value.map_or($crate::visit::Value::Absent, $crate::visit::Value::Text);
                visitor.field("value", value);
            }
        }
    };
}

/// What the declaration itself says of an attribute; the registry row adds the rest.
macro_rules! declared {
    (
        [$($doc:literal)*] $text:literal, $name:ident $(<$life:lifetime>)?, $example:literal,
        $shape:ident, $fields:expr $(, $pattern:expr)?
    ) => {
        impl $(<$life>)? $crate::attribute::Declared for $name $(<$life>)? {
            const NAME: &'static str = $text;
            const EXAMPLE: &'static str = $example;
            const SHAPE: $crate::attribute::Shape = $crate::attribute::Shape::$shape;
            const FIELDS: &'static [$crate::attribute::FieldInfo] = $fields;
            $(const PATTERN: Option<&'static str> = Some($pattern);)?
            const DOCS: &'static str =
                if cfg!(sdpkit_without_docs) { "" } else { concat!($($doc, "\n"),*) };
        }

        #[cfg(feature = "serde")]
        impl $(<$life>)? serde::Serialize for $name $(<$life>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let visit = |visitor: &mut dyn $crate::visit::Visitor| {
                    $crate::attribute::TypedAttribute::visit(self, visitor);
                };
                $crate::serialize::fields(visit, serializer)
            }
        }
    };
}

/// `TypedAttribute` for a type whose whole value is one `Field` that is also a `Record`.
macro_rules! typed_by_field {
    ($name:ident $(<$life:lifetime>)?) => {
        impl<'a> $crate::attribute::TypedAttribute<'a> for $name $(<$life>)? {
            const INFO: &'static $crate::attribute::Info = <Self as $crate::attribute::Row>::INFO;

            #[inline]
            fn parse(value: Option<&'a [u8]>) -> Result<Self, $crate::Fault> {
                match value {
                    Some(value) => {
                        $crate::grammar::complete(value, <Self as $crate::grammar::Field>::read)
                    }
                    None => Err($crate::Fault::new(0, $crate::Expected::Value)),
                }
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
    };
}

pub(crate) use {attribute, declared, read_field, record, typed_by_field, write_field};
