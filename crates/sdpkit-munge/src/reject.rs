//! Rejecting a section, as a consequence or on request.

use sdpkit_model::{Removal, Section};

use crate::error::EditError;
use crate::planner::Planner;
use crate::report::Cause;

/// Rejects `section`: port 0, out of its groups, without candidates (RFC 3264 §6, RFC 9143 §7.5.3).
pub(crate) fn reject<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    section: Section<'m, 'a>,
    cause: Cause,
) -> Result<(), EditError> {
    /// The port is the second word of an `m=` line.
    const PORT: usize = 1;
    let Some(port) = section.line().token(PORT) else { return Ok(()) };
    planner.replace(port, "0", cause)?;
    let mut removal = Removal::new(planner.model());
    removal.from_groups(section);
    planner.take(&removal, cause);
    Ok(())
}
