//! Typed attributes: each declared once, listed once in the [registry](AttributeKind).

mod attr;
pub(crate) mod declare;
mod direction;
pub(crate) mod keywords;
mod lookup;
mod registry;

mod broadcast;
mod capability;
mod data;
mod grouping;
mod ice;
mod messaging;
mod rtp;
mod security;
mod session;
mod vendor;

pub use attr::Attr;
pub use broadcast::*;
pub use capability::*;
pub use data::*;
pub use direction::{Direction, Inactive, RecvOnly, SendOnly, SendRecv};
pub use grouping::*;
pub use ice::*;
pub use messaging::*;
pub use registry::{Attribute, AttributeKind};
pub use rtp::*;
pub use security::*;
pub use session::*;
pub use vendor::*;

use crate::error::Fault;
use crate::visit::Visitor;
use crate::writer::{Sink, WriteError};

/// An attribute of the registry: its value can be read, written and shown.
///
/// ```
/// use sdpkit_core::{attribute::RtpMap, TypedAttribute};
/// let map = RtpMap::parse(Some(b"111 opus/48000/2"))?;
/// assert_eq!((map.payload.get(), map.clock_rate, map.channels), (111, 48_000, Some(2)));
/// assert_eq!(RtpMap::INFO.name, "rtpmap");
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
pub trait TypedAttribute<'a>: Copy + TryFrom<Attribute<'a>> {
    /// What the registry says of the attribute.
    const INFO: &'static Info;

    /// Reads the value: what stands after `a=<name>:`, or `None` when there is no colon.
    ///
    /// # Errors
    /// When the value does not follow the attribute's grammar, with the place in the value.
    fn parse(value: Option<&'a [u8]>) -> Result<Self, Fault>;

    /// Whether a colon and a value follow the name.
    fn has_value(&self) -> bool {
        true
    }

    /// Writes the value in its canonical spelling.
    ///
    /// # Errors
    /// When the sink is full.
    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError>;

    /// Shows each field to `visitor`.
    fn visit(&self, visitor: &mut dyn Visitor);
}

/// What is known of an attribute: from its declaration and its registry row.
#[derive(Debug)]
#[non_exhaustive]
pub struct Info {
    /// The name, as it stands after `a=`.
    pub name: &'static str,
    /// The same as an enumeration.
    pub kind: AttributeKind,
    /// Where it may stand.
    pub level: Level,
    /// How it behaves when sections share a transport.
    pub mux: Mux,
    /// How often it may stand in one section.
    pub repeat: Repeat,
    /// The document and section that define it.
    pub reference: &'static str,
    /// A value in its canonical spelling; empty for flags.
    pub example: &'static str,
    /// Whether it has a value, and whether that is typed.
    pub shape: Shape,
    /// The parts of the value, in the order of the text.
    pub fields: &'static [FieldInfo],
    /// A regular expression that gives canonical spellings of the whole value, where the parts
    /// do not simply follow each other.
    pub pattern: Option<&'static str>,
    /// What the attribute means.
    pub docs: &'static str,
}

/// A part of an attribute's value.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The name of the field.
    pub name: &'static str,
    /// The literal before it; it belongs to an optional field and is absent with it.
    pub prefix: &'static str,
    /// A regular expression that gives canonical spellings of one item; empty where
    /// [`Info::pattern`] tells the whole.
    pub pattern: &'static str,
    /// Whether it may be absent.
    pub optional: bool,
    /// What separates its items, when it is a list.
    pub separator: Option<char>,
    /// What the field means.
    pub docs: &'static str,
}

/// Where an attribute may stand ("usage level", RFC 8866 §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Before the first `m=` only.
    Session,
    /// After an `m=` only.
    Media,
    /// Both; a media-level value overrides or completes the session's.
    Both,
    /// Inside `a=ssrc` only (RFC 5576 §6).
    Source,
}

/// Multiplexing category of RFC 8859 §4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mux {
    /// Each section keeps its own value.
    Normal,
    /// Sections that have it should not be bundled.
    Caution,
    /// The value must be the same in all bundled sections.
    Identical,
    /// The value must be the same for a payload type in all bundled sections.
    IdenticalPerPt,
    /// The values add up.
    Sum,
    /// It belongs to the transport: the tagged section's value counts.
    Transport,
    /// It takes the category of the attribute it encapsulates.
    Inherit,
    /// The document that defines it says.
    Special,
    /// To be determined.
    Tbd,
    /// Not in the registry of categories.
    Unlisted,
}

/// How often an attribute may stand in one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repeat {
    /// At most once.
    Once,
    /// As often as needed.
    Many,
}

/// Whether an attribute has a value, and whether that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// No value: being there is what it says.
    Flag,
    /// A value with typed fields.
    Fields,
    /// A value that is known but kept as text.
    Opaque,
}

/// What a declaration says of an attribute.
pub(crate) trait Declared {
    const NAME: &'static str;
    const EXAMPLE: &'static str;
    const SHAPE: Shape;
    const FIELDS: &'static [FieldInfo];
    const PATTERN: Option<&'static str> = None;
    const DOCS: &'static str;
}

/// A declared attribute that has its row in the registry; without one it is no
/// [`TypedAttribute`] and does not compile.
pub(crate) trait Row {
    const INFO: &'static Info;
}
