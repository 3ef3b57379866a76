//! Redundant audio data (RFC 2198), and text (RFC 4102).

use sdpkit_core::attribute::PayloadType;

use super::declare::view;
use super::format::{Format, ParameterInfo, Syntax};
use super::value::{FromValue as _, ValueKind};

/// The payload types a redundant packet carries, the primary one first.
///
/// libwebrtc sends video as `red` without a list: everything may stand in it.
///
/// ```
/// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
/// use sdpkit_model::fmtp::Red;
/// // The example of RFC 2198 §5.
/// let red = Fmtp::parse(Some(b"121 0/5")).map(|fmtp| Red::of(&fmtp))?;
/// assert!(red.blocks().map(|payload| payload.get()).eq([0, 5]));
/// assert_eq!(Red::default().blocks().count(), 0);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Red<'a> {
    parameters: Option<sdpkit_core::attribute::Parameters<'a>>,
}

impl<'a> Red<'a> {
    /// How the list is written.
    pub const FORMAT: &'static Format = &Format {
        encodings: &["red"],
        reference: "RFC 2198 §5",
        syntax: Syntax::List('/'),
        parameters: &[ParameterInfo::once("block", ValueKind::Payload)],
    };

    view!();

    /// The payload types, without the items that are none.
    pub fn blocks(&self) -> impl Iterator<Item = PayloadType> + use<'a> {
        self.items().filter_map(PayloadType::from_value)
    }

    /// The items as they are spelt: where each payload type stands.
    ///
    /// ```
    /// # use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// # use sdpkit_model::fmtp::Red;
    /// let fmtp = Fmtp::parse(Some(b"63 111/x"))?;
    /// assert!(Red::of(&fmtp).items().eq(["111", "x"]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn items(&self) -> impl Iterator<Item = sdpkit_core::Text<'a>> + use<'a> {
        self.parameters.into_iter().flat_map(|parameters| super::list::items(parameters, '/'))
    }
}
