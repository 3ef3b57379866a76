//! The multiplexing categories of RFC 8859, from the registry of attributes.

use sdpkit_core::{AttributeKind, Mux, Repeat};

/// Whether the attribute belongs to the transport of a BUNDLE group or is the same in all its
/// sections: a "BUNDLE attribute" of RFC 9143 §7.1.3.
pub(super) const fn is_bundle_attribute(kind: AttributeKind) -> bool {
    matches!(kind.info().mux, Mux::Identical | Mux::Transport)
}

/// Whether the attribute stands once and is the same in all sections of a BUNDLE group.
const fn is_identical(kind: AttributeKind) -> bool {
    matches!((kind.info().mux, kind.info().repeat), (Mux::Identical, Repeat::Once))
}

const IDENTICAL_COUNT: usize = {
    let mut count = 0;
    let mut rest = AttributeKind::ALL;
    while let [kind, tail @ ..] = rest {
        if is_identical(*kind) {
            count += 1;
        }
        rest = tail;
    }
    count
};

/// The attributes that stand once and are the same in all sections of a BUNDLE group.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it; counted just above")]
pub(super) static IDENTICAL: [AttributeKind; IDENTICAL_COUNT] = {
    let mut kinds = [AttributeKind::RtcpMux; IDENTICAL_COUNT];
    let mut count = 0;
    let mut rest = AttributeKind::ALL;
    while let [kind, tail @ ..] = rest {
        if is_identical(*kind) {
            kinds[count] = *kind;
            count += 1;
        }
        rest = tail;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use sdpkit_core::AttributeKind;

    use super::{IDENTICAL, is_bundle_attribute};

    #[test]
    fn categories_are_those_of_rfc_8859() {
        for kind in [AttributeKind::RtcpMux, AttributeKind::RtcpRsize, AttributeKind::TlsId] {
            assert!(IDENTICAL.contains(&kind) && is_bundle_attribute(kind));
        }
        assert!(is_bundle_attribute(AttributeKind::IceUfrag));
        assert!(!is_bundle_attribute(AttributeKind::Mid));
        assert!(!IDENTICAL.contains(&AttributeKind::KeyMgmt));
    }
}
