//! Which addresses tell something about a machine or its network.

use sdpkit_core::address::Scope;

/// Whether the address belongs to a network that the Internet does not see.
pub(super) const fn is_private(scope: Scope) -> bool {
    matches!(scope, Scope::Private | Scope::Shared | Scope::LinkLocal | Scope::UniqueLocal)
}

/// Whether the address tells something: those that everybody has, those of groups and those of
/// documents do not.
pub(super) const fn is_telling(scope: Scope) -> bool {
    is_private(scope) || matches!(scope, Scope::Global)
}
