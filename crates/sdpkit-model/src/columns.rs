//! The values of the attributes that make up most of a description, or that are long and asked for
//! often: read once, kept by kind.

use alloc::vec::Vec;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{
    Attr, Attribute, AttributeKind, Candidate, Extmap, Fingerprint, Fmtp, RtcpFb, RtpMap,
    SsrcAttribute,
};

/// Where a value stands among those of its kind; [`Slot::NONE`] where it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(u32);

impl Slot {
    pub(crate) const NONE: Self = Self(u32::MAX);
}

/// Before: `columns! { RtpMap => rtpmaps }`
/// After: a vector of them, and the ways in and out.
macro_rules! columns {
    ($($kind:ident => $column:ident),* $(,)?) => {
        /// A vector for each kind of attribute that is kept.
        #[derive(Clone, Debug, Default)]
        pub(crate) struct Columns<'a> {
            $($column: Vec<$kind<'a>>,)*
        }

        impl<'a> Columns<'a> {
            /// Whether values of that kind are kept; the others are few, and read when asked for.
            #[inline]
            pub(crate) const fn keeps(kind: AttributeKind) -> bool {
                matches!(kind, $(AttributeKind::$kind)|*)
            }

            /// Reads and keeps the value of `attr`, which is of that kind, where such are kept.
            pub(crate) fn keep(&mut self, kind: AttributeKind, attr: Attr<'a>) -> Slot {
                match kind {
                    $(AttributeKind::$kind => push(&mut self.$column, attr),)*
                    _ => Slot::NONE,
                }
            }

            /// The value at `slot`.
            #[inline]
            pub(crate) fn value<A: TypedAttribute<'a>>(&self, slot: Slot) -> Option<A> {
                let slot = usize::try_from(slot.0).ok()?;
                match A::INFO.kind {
                    $(AttributeKind::$kind => {
                        A::try_from(Attribute::$kind(*self.$column.get(slot)?)).ok()
                    })*
                    _ => None,
                }
            }
        }
    };
}

columns! {
    Candidate => candidates,
    Extmap => extensions,
    Fingerprint => fingerprints,
    Fmtp => parameters,
    RtcpFb => feedback,
    RtpMap => maps,
    SsrcAttribute => sources,
}

/// Room for the values of a kind, once there is one: descriptions of browsers have a few dozen.
const FIRST_CAPACITY: usize = 16;

fn push<'a, A: TypedAttribute<'a>>(column: &mut Vec<A>, attr: Attr<'a>) -> Slot {
    let Some(Ok(value)) = attr.get() else { return Slot::NONE };
    if column.capacity() == 0 {
        // Growing from nothing would copy a dozen values again and again.
        column.reserve_exact(FIRST_CAPACITY);
    }
    let slot = u32::try_from(column.len()).map_or(Slot::NONE, Slot);
    column.push(value);
    slot
}
