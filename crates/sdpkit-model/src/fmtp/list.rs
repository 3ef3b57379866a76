//! Format parameters that are a list without names.

use sdpkit_core::Text;
use sdpkit_core::attribute::Parameters;

/// The items of `parameters` between `separator`s, with white space as it stands.
pub(super) fn items(parameters: Parameters<'_>, separator: char) -> impl Iterator<Item = Text<'_>> {
    let text = parameters.as_text().as_bytes();
    text.split(move |&byte| char::from(byte) == separator).map(Text::new)
}
