//! BUNDLE groups as they are to be, and the transport that goes from one section to another.

use alloc::vec::Vec;

use sdpkit_core::attribute::{AttributeKind, BundleOnly, IceUfrag};
use sdpkit_core::{Attr, LineType, Mux, Token, TypedAttribute as _};
use sdpkit_model::{Bundle, Section};

use crate::error::EditError;
use crate::planner::Planner;
use crate::report::{Cause, Reason};

/// The port is the second word of an `m=` line.
pub(crate) const PORT: usize = 1;

/// The tags of a group, in their order.
pub(crate) fn tags<'a>(bundle: Bundle<'_, 'a>) -> Vec<&'a str> {
    bundle.group().tags.iter().map(Token::as_str).collect()
}

/// Makes `tags` the group `bundle`, or a new group; without tags the group goes.
pub(crate) fn write_group<'m>(
    planner: &mut Planner<'m, '_>,
    bundle: Option<Bundle<'m, '_>>,
    tags: &[&str],
    cause: Cause,
) -> Result<(), EditError> {
    let value = ["BUNDLE ", &tags.join(" ")].concat();
    match bundle {
        Some(bundle) => planner.replace(bundle.group().value_span(), value, cause),
        None => planner.add_line(None, ["a=group:", &value].concat(), cause),
    }
}

/// Whether the port is not 0.
pub(crate) fn has_port(section: Section<'_, '_>) -> bool {
    section.media().is_some_and(|media| media.port != 0)
}

/// Whether the section could do without its group: it states a transport, as far as the
/// description knows of one.
pub(crate) fn has_own_transport(section: Section<'_, '_>) -> bool {
    let states = |kind| !section.model().has(kind) || section.has_in_effect(kind);
    let needed = [AttributeKind::IceUfrag, AttributeKind::IcePwd, AttributeKind::Fingerprint];
    has_port(section) && needed.into_iter().all(states)
}

/// Whether lines of that kind describe the transport (RFC 8859).
pub(crate) fn is_transport(kind: AttributeKind) -> bool {
    kind.info().mux == Mux::Transport
}

/// Makes `new` the tagged section of `bundle` in the place of `old`, and its tags those of `tags`
/// with that of `new` first.
///
/// The transport of `old` goes over unless `new` has one of its own (RFC 9143 §7.1.3, §7.3.1).
pub(crate) fn promote<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    bundle: Bundle<'m, 'a>,
    [old, new]: [Section<'m, 'a>; 2],
    tags: &[&str],
    cause: Cause,
) -> Result<(), EditError> {
    let tag = new.mid().map_or("", |mid| mid.tag.as_str());
    let others = tags.iter().copied().filter(|other| *other != tag);
    let tags: Vec<_> = [tag].into_iter().chain(others).collect();
    write_group(planner, Some(bundle), &tags, cause)?;
    for line in new.lines_of_kind(BundleOnly::INFO.kind) {
        planner.remove_line(line, Cause::Closure(Reason::BundlePromotion));
    }
    move_transport(planner, old, new)
}

/// Moves what describes the transport from `old` to `new`, and copies what must be the same in both.
fn move_transport<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    old: Section<'m, 'a>,
    new: Section<'m, 'a>,
) -> Result<(), EditError> {
    let cause = Cause::Closure(Reason::BundlePromotion);
    let name = |section: Section<'m, 'a>| section.first::<IceUfrag<'a>>().map(|name| name.value);
    if name(new).is_some() && name(new) != name(old) {
        return Ok(());
    }
    let mid = new.mid().map(|mid| mid.line);
    for line in old.lines() {
        let Some(kind) = line.attribute().and_then(Attr::kind) else { continue };
        let is_identical = kind.info().mux == Mux::Identical;
        if !(is_transport(kind) || is_identical) || new.has(kind) {
            continue;
        }
        if !is_identical {
            planner.remove_line(*line, cause);
        }
        planner.add_line_after(mid.unwrap_or(new.line()), line.content(), cause)?;
    }
    let port = |section: Section<'m, 'a>| section.line().token(PORT);
    if let (true, Some(from), Some(to)) = (has_port(old), port(old), port(new)) {
        let text: Vec<u8> = planner.model().sdp().slice(from).as_bytes().into();
        planner.replace(to, text, cause)?;
    }
    let connection = |section: Section<'m, 'a>| section.line_of_type(LineType::Connection);
    match (connection(old), connection(new)) {
        (Some(from), Some(to)) => {
            planner.replace(to.value_span(), from.value().unwrap_or_default(), cause)
        }
        (Some(from), None) => planner.add_line(Some(new), from.content(), cause),
        (None, Some(to)) => {
            planner.remove_line(to, cause);
            Ok(())
        }
        (None, None) => Ok(()),
    }
}
