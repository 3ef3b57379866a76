//! What rules about the numbers of header extensions share.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Extmap, ExtmapAllowMixed};
use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, Span, Text, TypedAttribute, Uri};
use sdpkit_model::{Bundle, Model, Placed, Section};

use crate::document::Document;
use crate::repeats::{key_of, may_repeat};

/// Whether one-byte and two-byte headers may be mixed in the section (RFC 8285 §6).
pub(super) fn allows_mixed(model: &Model<'_>, section: Option<usize>) -> bool {
    let kind = ExtmapAllowMixed::INFO.kind;
    let own = section.and_then(|index| model.section(index));
    model.session().has(kind) || own.is_some_and(|section| section.has(kind))
}

/// The header extensions of a section that have the same `key` as one before, each with that one.
pub(super) fn same<'a, K: Ord>(
    section: Section<'_, 'a>,
    key: impl Fn(&Extmap<'a>) -> K,
) -> Vec<(Placed<'a, Extmap<'a>>, Placed<'a, Extmap<'a>>)> {
    let mut known = BTreeMap::new();
    let mut pairs = Vec::new();
    for extension in section.extensions() {
        match known.get(&key(&extension)) {
            Some(first) => pairs.push((*first, extension)),
            None => {
                known.insert(key(&extension), extension);
            }
        }
    }
    pairs
}

/// Whether it is certain that in a BUNDLE group each number stands for one header extension and
/// each header extension has one number: nearly always, and without the heap.
pub(super) fn agree(bundle: Bundle<'_, '_>) -> bool {
    /// One-byte headers have 14 numbers; few use others.
    const NUMBERS: usize = 32;
    let mut meanings: [Option<Uri<'_>>; NUMBERS] = [None; NUMBERS];
    for extension in bundle.sections().flat_map(|section| section.all::<Extmap<'_>>()) {
        let Some(meaning) = meanings.get_mut(usize::from(extension.id.get())) else { return false };
        if *meaning.get_or_insert(extension.uri) != extension.uri {
            return false;
        }
    }
    let uris = meanings.iter().flatten();
    !may_repeat(uris.map(|uri| key_of(uri.as_bytes(), 0)))
}

/// The numbers of the header extensions of a BUNDLE group.
pub(super) struct GroupNumbers<'a> {
    /// What each number stands for, `None` for several.
    meanings: BTreeMap<u16, Option<Uri<'a>>>,
    /// The first number of each extension that stands for nothing else.
    agreed: BTreeMap<&'a str, u16>,
}

impl<'a> GroupNumbers<'a> {
    /// Those of `bundle`, and of the session level.
    pub(super) fn of(bundle: Bundle<'_, 'a>, model: &Model<'a>) -> Self {
        let own = bundle.sections().flat_map(|section| section.all::<Extmap<'a>>());
        let all: Vec<_> = own.chain(model.session().all::<Extmap<'a>>()).collect();
        let mut meanings = BTreeMap::new();
        for extension in &all {
            let meaning = meanings.entry(extension.id.get()).or_insert(Some(extension.uri));
            *meaning = meaning.filter(|uri| *uri == extension.uri);
        }
        let mut agreed = BTreeMap::new();
        for extension in &all {
            let id = extension.id.get();
            if meanings.get(&id).is_some_and(Option::is_some) {
                agreed.entry(extension.uri.as_str()).or_insert(id);
            }
        }
        Self { meanings, agreed }
    }

    /// The number that an extension has elsewhere in the group, or the first that none has.
    pub(super) fn number_for(&self, uri: Uri<'a>) -> Option<u16> {
        let agreed = self.agreed.get(uri.as_str()).copied();
        agreed.or_else(|| (1..=14).find(|id| !self.meanings.contains_key(id)))
    }
}

/// The number itself, where `token` has a direction behind it.
pub(super) fn digits(document: &Document<'_>, token: Span) -> Span {
    let text = document.sdp().slice(token);
    let digits = text.as_bytes().iter().take_while(|byte| byte.is_ascii_digit()).count();
    Span::new(token.start(), token.start() + u32::try_from(digits).unwrap_or_default())
}

/// Whether `error` lies in the value of an `a=extmap`.
pub(super) fn is_broken_extmap(line: Line<'_>, error: Error) -> bool {
    let kind = line.attribute().and_then(Attr::kind);
    matches!(error.kind(), ErrorKind::Value { .. }) && kind == Some(AttributeKind::Extmap)
}

/// Whether `error` lies behind the slash after the number.
pub(super) fn is_direction(line: Line<'_>, error: Error) -> bool {
    let Some(first) = line.attribute().and_then(|attr| attr.token(0)) else { return false };
    let text = line.attribute().and_then(Attr::value).map(Text::as_bytes);
    let slash = text.unwrap_or_default().iter().position(|&byte| byte == b'/');
    let slash = slash.and_then(|slash| u32::try_from(slash).ok());
    slash.is_some_and(|slash| {
        let at = first.start() + slash;
        error.span().start() > at && error.span().start() <= first.end()
    })
}
