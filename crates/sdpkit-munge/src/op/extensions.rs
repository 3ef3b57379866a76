//! Ids of RTP header extensions.

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{Extmap, ExtmapAllowMixed, ExtmapId};
use sdpkit_model::Section;

use crate::error::{EditError, EditErrorKind};
use crate::planner::Planner;
use crate::report::Cause;

/// Offers the header extension `uri` in `sections`, those of RTP that do not have it.
///
/// Its id is the one it has elsewhere in the description, else the lowest that is free everywhere:
/// one id means one extension in a BUNDLE group (RFC 8285 §5).
pub(super) fn add_extension<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    sections: &[Section<'m, 'a>],
    uri: &str,
    cause: Cause,
) -> Result<(), EditError> {
    let model = planner.model();
    let all = || model.all::<Extmap<'a>>();
    let is_used = |id: u16| all().any(|extension| extension.id.get() == id);
    let lacks = |section: &&Section<'m, 'a>| {
        section.is_rtp() && !section.extensions().any(|other| other.uri.as_str() == uri)
    };
    let known = all().find(|extension| extension.uri.as_str() == uri);
    let may_be_long = model.has(ExtmapAllowMixed::INFO.kind);
    let is_allowed = |id: &u16| may_be_long || ExtmapId::new(*id).fits_one_byte_header();
    // 15 ends a header of one-byte extensions (RFC 8285 §4.2).
    let free = || (1..=255_u16).filter(|id| *id != 15).filter(is_allowed).find(|id| !is_used(*id));
    let mut without = sections.iter().filter(lacks).peekable();
    if without.peek().is_none() {
        return Ok(());
    }
    if planner.context().role.is_answer() {
        let what = "an answer cannot add a header extension that its offer did not have";
        return Err(planner.refusal(EditErrorKind::NotAllowed { what }, None, ""));
    }
    let Some(id) = known.map(|extension| extension.id.get()).or_else(free) else {
        let kind = EditErrorKind::ExtensionIdsExhausted { uri: uri.into() };
        let help = "`extmap allow-mixed on` allows ids above 14";
        return Err(planner.refusal(kind, None, help));
    };
    let value = alloc::format!("{id} {uri}");
    if Extmap::parse(Some(value.as_bytes())).is_err() {
        let kind = EditErrorKind::InvalidValue { expected: "a URI", value: uri.into() };
        return Err(planner.refusal(kind, None, ""));
    }
    for section in without {
        planner.add_line(Some(*section), ["a=extmap:", &value].concat(), cause)?;
    }
    Ok(())
}
