//! Format parameters that are a list without names.

use sdpkit_core::Text;
use sdpkit_core::attribute::Parameters;

/// The items of `parameters` between `separator`s, with white space as it stands but for that at the
/// end of the line, which belongs to no item.
pub(super) fn items(parameters: Parameters<'_>, separator: char) -> impl Iterator<Item = Text<'_>> {
    let text = parameters.as_text().as_bytes().trim_ascii_end();
    text.split(move |&byte| char::from(byte) == separator).map(Text::new)
}
