//! Typed values as names and values: what JSON, documentation and tests are made from.

use crate::text::Text;

/// Receives the fields of a typed line or attribute, in the order of their declaration.
///
/// ```
/// use sdpkit_core::{attribute::RtpMap, TypedAttribute, Value, Visitor};
///
/// #[derive(Default)]
/// struct Names(Vec<&'static str>);
///
/// impl Visitor for Names {
///     fn field(&mut self, name: &'static str, _: Value<'_>) {
///         self.0.push(name);
///     }
/// }
///
/// let mut names = Names::default();
/// RtpMap::parse(Some(b"111 opus/48000/2"))?.visit(&mut names);
/// assert_eq!(names.0, ["payload", "encoding", "clock_rate", "channels"]);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
pub trait Visitor {
    /// One field.
    fn field(&mut self, name: &'static str, value: Value<'_>);
}

/// The value of a field.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Value<'v> {
    /// An optional field that is not there.
    Absent,
    /// A property that is there or not.
    Bool(bool),
    /// A number.
    Number(u64),
    /// Text: a token, an address, free text.
    Text(Text<'v>),
    /// Several values.
    List(&'v dyn Sequence),
    /// A value with fields of its own.
    Record(&'v dyn Record),
}

impl core::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
            Self::List(items) => {
                let mut list = f.debug_list();
                items.each(&mut |item| {
                    list.entry(&item);
                });
                list.finish()
            }
            Self::Record(record) => {
                let mut map = DebugFields(f.debug_map());
                record.visit_fields(&mut map);
                map.0.finish()
            }
        }
    }
}

/// Several values in order.
pub trait Sequence {
    /// Calls `visit` with each value.
    fn each(&self, visit: &mut dyn FnMut(Value<'_>));
}

/// A value with named fields.
pub trait Record {
    /// Shows each field to `visitor`.
    fn visit_fields(&self, visitor: &mut dyn Visitor);
}

/// Collects the fields of a record for `Debug`.
struct DebugFields<'f, 'b>(core::fmt::DebugMap<'f, 'b>);

impl Visitor for DebugFields<'_, '_> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        self.0.entry(&name, &value);
    }
}
