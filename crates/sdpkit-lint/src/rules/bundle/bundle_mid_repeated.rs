use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_model::Bundle;

use super::members::{place_of, with_space};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Safety, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section is listed twice: in one BUNDLE group, or in two.
    ///
    /// Firefox refuses both ("appears more than once in a BUNDLE group"). Chrome takes a tag twice in
    /// one group and refuses it in two ("that is already in a BUNDLE group"), because a section has
    /// one transport.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1 1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// ```
    id: "bundle-mid-repeated",
    category: Bundle,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 9143 §5 “Any given bundled \"m=\" section MUST NOT be associated with more than one BUNDLE group at any given time”",
    ],
    errors: ["mid '{}' appears more than once in a BUNDLE group", "A BUNDLE group contains a MID='{}' that is already in a BUNDLE group."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // Where each tag of a group is a section of it, none is there twice.
    let is_plain =
        |bundle: Bundle<'_, '_>| bundle.group().tags.iter().count() == bundle.sections().count();
    if document.model().bundles().all(is_plain) {
        return;
    }
    let mut first_of = BTreeMap::new();
    for (number, bundle) in document.model().bundles().enumerate() {
        for tag in bundle.group().tags.iter() {
            let Some(place) = place_of(document, tag) else { continue };
            let (group, first) = *first_of.entry(tag).or_insert((number, place));
            if first == place {
                continue;
            }
            let (message, safety) = if group == number {
                (format!("section `{tag}` is in this BUNDLE group already"), Safety::Safe)
            } else {
                (format!("section `{tag}` is in another BUNDLE group already"), Safety::Unsafe)
            };
            report
                .add(place, message)
                .label(first, "the first one")
                .note(
                    "Firefox refuses the description: \"appears more than once in a BUNDLE group\"",
                )
                .fix_as(safety, "remove the tag", [FixEdit::delete(with_space(place))]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\na=group:BUNDLE 2\na=group:LS 0 1\n{audio}a=mid:0\n{audio}a=mid:1\n{audio}a=mid:2\n",
        b"{session}a=group:BUNDLE 0 1\n{audio}a=mid:0\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1 [[0]] [[0]]\na=group:BUNDLE 2 [[1]]\n{audio}a=mid:0\n{audio}a=mid:1\n{audio}a=mid:2\n",
        b"{session}a=group:BUNDLE x [[x]]\n{audio}",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0 0 0 1\na=group:BUNDLE 1\n{audio}a=mid:0\n{audio}a=mid:1\n",
        b"{session}a=group:BUNDLE 0 1\na=group:BUNDLE\n{audio}a=mid:0\n{audio}a=mid:1\n",
    )],
    newlines: Newlines::Crlf,
};
