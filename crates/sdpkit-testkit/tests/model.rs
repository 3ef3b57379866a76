//! What the model finds through its index is what a look at every line finds.

#![allow(clippy::indexing_slicing, reason = "a test fails loudly")]

use std::collections::BTreeMap;

use sdpkit_core::{Attr, AttributeKind, Line, Sdp};
use sdpkit_model::{Encoding, Model};
use sdpkit_testkit::{Excess, testdata};

/// The captures, as they are and each broken in a few ways, and what has too much of one thing.
fn texts() -> Vec<Vec<u8>> {
    let mut texts = Vec::new();
    for (number, sample) in testdata().into_iter().enumerate() {
        let bytes = sample.bytes;
        match number % 4 {
            0 => texts.push(bytes[bytes.len() / 3..].to_vec()),
            1 => texts.push([b"\xef\xbb\xbf", &bytes[..bytes.len() / 2]].concat()),
            2 => texts
                .push(bytes.iter().map(|&byte| if byte == b' ' { b'\r' } else { byte }).collect()),
            _ => texts.push([&bytes[..], &bytes[..]].concat()),
        }
        texts.push(bytes);
    }
    texts.extend(Excess::ALL.map(|excess| excess.description(50).into_bytes()));
    texts.push(Vec::new());
    texts
}

#[test]
fn errors_are_those_of_the_strict_check() {
    for text in texts() {
        let sdp = Sdp::new(&text);
        assert!(Model::new(sdp).errors().eq(sdp.errors()), "{}", text.escape_ascii());
    }
}

#[test]
fn attributes_of_a_level_are_found_as_by_looking_at_its_lines() {
    for text in texts() {
        let model = Model::new(Sdp::new(&text));
        let mut kinds: BTreeMap<(Option<usize>, u16), (Line<'_>, usize)> = BTreeMap::new();
        for line in model.lines() {
            if let Some(kind) = line.attribute().and_then(Attr::kind) {
                kinds.entry((line.section(), kind as u16)).or_insert((*line, 0)).1 += 1;
            }
        }
        let found = model.kinds().map(|known| {
            ((known.first.section(), known.kind as u16), (known.first, known.repeats))
        });
        let expected = kinds.iter().map(|(key, (first, count))| (*key, (*first, *count > 1)));
        assert!(found.collect::<BTreeMap<_, _>>().into_iter().eq(expected));
        let levels =
            std::iter::once(model.session()).chain(model.sections().map(|section| *section));
        for level in levels {
            for kind in AttributeKind::ALL {
                let is_kind =
                    |line: &&Line<'_>| line.attribute().and_then(Attr::kind) == Some(*kind);
                let expected: Vec<_> = level.lines().iter().filter(is_kind).copied().collect();
                assert!(level.lines_of_kind(*kind).eq(expected.iter().copied()));
                assert_eq!(level.has(*kind), !expected.is_empty());
            }
        }
    }
}

#[test]
fn codecs_are_found_by_name_as_by_looking_at_all() {
    for text in texts() {
        let model = Model::new(Sdp::new(&text));
        let key = |codec: sdpkit_model::Codec<'_, '_>| (codec.section().index(), codec.payload());
        for encoding in Encoding::all() {
            let codecs = model.sections().flat_map(|section| section.codecs());
            let expected = codecs.filter(|codec| codec.encoding() == Some(encoding)).map(key);
            assert!(model.codecs_called(encoding.name).map(key).eq(expected), "{}", encoding.name);
        }
        assert_eq!(model.codecs_called("no such format").count(), 0);
    }
}
