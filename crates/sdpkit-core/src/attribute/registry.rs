//! The registry: the only list of attributes.

#![expect(
    elided_lifetimes_in_paths,
    reason = "rows name types whose lifetime does not matter here"
)]

use super::lookup::Lookup;
use super::*;
use crate::text::Text;

/// Before: `registry! { RtpMap<'a> Media IdenticalPerPt Many "RFC 8866 §6.6", }`
/// After: `AttributeKind::RtpMap`, `Attribute::RtpMap(RtpMap<'a>)`, the lookup by name, and the
/// `Row` that makes `RtpMap` a `TypedAttribute`.
macro_rules! registry {
    ($($name:ident $(<$life:lifetime>)? $level:ident $mux:ident $repeat:ident $reference:literal,)*) => {
        /// The attributes of the registry, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum AttributeKind {
            $(#[doc = concat!("[`", stringify!($name), "`]")] $name,)*
        }

        impl AttributeKind {
            /// Every attribute of the registry.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What is known of the attribute.
            pub const fn info(self) -> &'static Info {
                match self { $(Self::$name => <$name as Row>::INFO,)* }
            }

            /// Whether `value` follows the attribute's grammar.
            ///
            /// # Errors
            /// When it does not, with the place in the value.
            pub fn check(self, value: Option<&[u8]>) -> Result<(), Fault> {
                match self { $(Self::$name => <$name as TypedAttribute>::parse(value).map(drop),)* }
            }

            /// Reads `value` as this attribute's.
            ///
            /// # Errors
            /// When it does not follow the attribute's grammar, with the place in the value.
            pub fn parse(self, value: Option<&[u8]>) -> Result<Attribute<'_>, Fault> {
                match self { $(Self::$name => TypedAttribute::parse(value).map(Attribute::$name),)* }
            }
        }

        const NAMES: &[&str] = &[$(<$name as Declared>::NAME,)*];

        /// A typed attribute.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Attribute<'a> {
            $(#[doc = concat!("`a=", stringify!($name), "`")] $name($name $(<$life>)?),)*
            /// An attribute that is not in the registry.
            Other {
                /// The name.
                name: Text<'a>,
                /// The value, if there is a colon.
                value: Option<Text<'a>>,
            },
        }

        impl Attribute<'_> {
            /// The registry row, unless the attribute is unknown.
            pub const fn kind(&self) -> Option<AttributeKind> {
                match self {
                    $(Self::$name(_) => Some(AttributeKind::$name),)*
                    Self::Other { .. } => None,
                }
            }

            /// Whether a colon and a value follow the name.
            pub fn has_value(&self) -> bool {
                match self {
                    $(Self::$name(attribute) => attribute.has_value(),)*
                    Self::Other { value, .. } => value.is_some(),
                }
            }

            /// Writes the value in its canonical spelling.
            ///
            /// # Errors
            /// When the sink is full.
            pub fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
                match self {
                    $(Self::$name(attribute) => attribute.write(out),)*
                    Self::Other { value, .. } => {
                        value.map_or(Ok(()), |value| out.put(value.as_bytes()))
                    }
                }
            }

            /// Shows each field to `visitor`.
            pub fn visit(&self, visitor: &mut dyn Visitor) {
                match self {
                    $(Self::$name(attribute) => attribute.visit(visitor),)*
                    Self::Other { value, .. } => {
                        visitor.field("value", value.map_or(crate::Value::Absent, crate::Value::Text));
                    }
                }
            }
        }

        $(
            impl $(<$life>)? Row for $name $(<$life>)? {
                const INFO: &'static Info = &Info {
                    name: <Self as Declared>::NAME,
                    kind: AttributeKind::$name,
                    level: Level::$level,
                    mux: Mux::$mux,
                    repeat: Repeat::$repeat,
                    reference: $reference,
                    example: <Self as Declared>::EXAMPLE,
                    shape: <Self as Declared>::SHAPE,
                    fields: <Self as Declared>::FIELDS,
                    pattern: <Self as Declared>::PATTERN,
                    docs: <Self as Declared>::DOCS,
                };
            }
        )*
    };
}

registry! {
//  attribute          level   mux             repeat  reference
    // session
    Inactive           Both    Normal          Once    "RFC 8866 §6.7.4",
    RecvOnly           Both    Normal          Once    "RFC 8866 §6.7.1",
    SendOnly           Both    Normal          Once    "RFC 8866 §6.7.2",
    SendRecv           Both    Normal          Once    "RFC 8866 §6.7.3",

    // rtp
    Fmtp<'a>           Media   IdenticalPerPt  Many    "RFC 8866 §6.15",
    RtcpMux            Media   Identical       Once    "RFC 5761 §5.1.1",
    RtpMap<'a>         Media   IdenticalPerPt  Many    "RFC 8866 §6.6",

    // grouping

    // ice

    // security

    // data

    // messaging

    // broadcast

    // capability

    // vendor
}

static LOOKUP: Lookup = Lookup::new(NAMES);

const _: () = assert!(size_of::<Attribute<'_>>() <= 128, "an attribute must stay cheap to return");

impl AttributeKind {
    /// The attribute of that name; names are case-sensitive (RFC 8866 §5).
    ///
    /// ```
    /// use sdpkit_core::AttributeKind;
    /// assert_eq!(AttributeKind::from_name(b"rtpmap"), Some(AttributeKind::RtpMap));
    /// assert_eq!(AttributeKind::from_name(b"RTPMAP"), None);
    /// ```
    #[inline]
    pub fn from_name(name: &[u8]) -> Option<Self> {
        Self::ALL.get(LOOKUP.find(NAMES, name)?).copied()
    }

    /// The name, as it stands after `a=`.
    pub const fn name(self) -> &'static str {
        self.info().name
    }
}

impl<'a> Attribute<'a> {
    /// Reads an attribute from its name and value; a name that is not in the registry gives
    /// [`Attribute::Other`].
    ///
    /// # Errors
    /// When the value does not follow the attribute's grammar, with the place in the value.
    #[inline]
    pub fn parse(name: &'a [u8], value: Option<&'a [u8]>) -> Result<Self, Fault> {
        match AttributeKind::from_name(name) {
            Some(kind) => kind.parse(value),
            None => Ok(Self::Other { name: Text::new(name), value: value.map(Text::new) }),
        }
    }

    /// The name, as it stands after `a=`.
    pub const fn name(&self) -> Text<'a> {
        match (self.kind(), self) {
            (Some(kind), _) => Text::new(kind.name().as_bytes()),
            (None, Self::Other { name, .. }) => *name,
            (None, _) => Text::new(b""),
        }
    }
}
