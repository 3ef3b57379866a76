//! `a=mid`, `a=group` and `a=bundle-only` (RFC 5888, RFC 9143).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Tail, Token};

attribute! {
    /// Names the media section; the name is unique in the description.
    "mid" => Mid<'a> example "0" {
        /// The name: text, even where it looks like a number (`00` is not `0`).
        tag: Token<'a>,
    }
}

attribute! {
    /// Groups media sections by their `a=mid`.
    "group" => Group<'a> example "BUNDLE 0 1" {
        /// What the group means.
        semantics: GroupSemantics<'a>,
        /// The `a=mid` tags of the group; none when all its sections were rejected.
        " " tags: Tail<'a, Token<'a>, ' '>,
    }
}

attribute! {
    /// The section is offered only as part of its BUNDLE group: its port 0 does not reject it.
    "bundle-only" => BundleOnly flag
}

keywords! {
    /// What a group of media sections means.
    GroupSemantics<'a> or Other {
        /// Sections share a transport (RFC 9143).
        Bundle = "BUNDLE",
        /// Lip synchronisation (RFC 5888 §7).
        LipSync = "LS",
        /// Flow identification: alternatives of one flow (RFC 5888 §8).
        FlowIdentification = "FID",
        /// A section and its forward error correction (RFC 5956 §4.1).
        ForwardErrorCorrection = "FEC-FR",
        /// The same as `FEC-FR`, as obsolete RFC 4756 spelt it.
        ObsoleteFec = "FEC",
        /// Sections carry the same packets (RFC 7104 §3.1).
        Duplication = "DUP",
        /// Layers of a codec that depend on each other (RFC 5583 §5.2.1).
        DecodingDependency = "DDP",
        /// A single reservation flow (RFC 3524 §2).
        SingleReservationFlow = "SRF",
        /// Alternative network addresses (RFC 4091, obsolete since RFC 5245).
        AlternativeAddresses = "ANAT",
        /// Sections that form one composite session of FLUTE.
        CompositeSession = "CS",
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, GroupSemantics, Mid};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn a_tag_is_a_token() {
        assert_eq!(Mid::parse(Some(b"00")).unwrap().tag, "00");
        assert_eq!(Mid::parse(Some(b"a/b@c")).unwrap_err().at(), 1);
        let fault = Mid::parse(Some(b"0 ")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (1, Expected::End));
        assert!(Mid::parse(None).is_err() && Mid::parse(Some(b"")).is_err());
    }

    #[test]
    fn groups_may_be_empty_but_hold_no_blanks() {
        let group = Group::parse(Some(b"BUNDLE")).unwrap();
        assert_eq!((group.semantics, group.tags.iter().count()), (GroupSemantics::Bundle, 0));
        for (value, at) in [("BUNDLE ", 7), ("BUNDLE 0  1", 9), ("BUNDLE 0 ", 9), ("", 0)] {
            assert_eq!(Group::parse(Some(value.as_bytes())).unwrap_err().at(), at, "{value}");
        }
    }

    #[test]
    fn unknown_semantics_are_values() {
        let group = Group::parse(Some(b"x-new a")).unwrap();
        assert!(matches!(group.semantics, GroupSemantics::Other(token) if token == "x-new"));
        assert_ne!(Group::parse(Some(b"bundle 0")).unwrap().semantics, GroupSemantics::Bundle);
    }
}
