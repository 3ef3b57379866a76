//! What Chromium will say of a local description that was changed.

use alloc::vec::Vec;

use crate::context::Context;
use crate::report::Note;

/// What Chromium calls the way from `before`, which it created, to `after`, which it is given;
/// nothing for descriptions of the peer, and without the feature `check`.
#[cfg_attr(not(feature = "check"), expect(unused_variables, reason = "nobody looks"))]
pub(crate) fn notes(before: &[u8], after: &[u8], context: &Context) -> Vec<Note> {
    #[cfg(feature = "check")]
    if context.role.is_local() && before != after {
        return munging(before, after);
    }
    Vec::new()
}

#[cfg(feature = "check")]
fn munging(before: &[u8], after: &[u8]) -> Vec<Note> {
    use sdpkit_core::Sdp;
    use sdpkit_lint::engine::chromium::munging::{Handling, MungingKind, detect_munging};

    let munging = detect_munging(Sdp::new(before), Sdp::new(after));
    let mut kinds: Vec<MungingKind> = Vec::new();
    for hit in munging.hits() {
        if !kinds.contains(&hit.kind) {
            kinds.push(hit.kind);
        }
    }
    let note = |kind: MungingKind| Note::ChromiumMunging {
        number: kind.number(),
        name: kind.name(),
        meaning: kind.meaning(),
        is_counted: kind == munging.counted(),
        is_refused: kind.handling() == Handling::Refused,
        instead: kind.instead(),
    };
    kinds.into_iter().map(note).collect()
}

#[cfg(all(test, feature = "check"))]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use crate::{Context, Document, Op, Role};

    const OFFER: &str = "m=audio 9 RTP/AVP 0 8\r\na=sendrecv\r\n";

    #[expect(clippy::unwrap_used, reason = "a helper of tests fails loudly")]
    fn notes(role: Role, op: &str) -> Vec<std::string::String> {
        let op: Op = op.parse().unwrap();
        let report = Document::new(OFFER).apply(op, &Context::from(role)).unwrap();
        report.notes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_local_description_is_told_what_chromium_calls_it() {
        assert_eq!(
            notes(Role::LocalOffer, "remove PCMA"),
            ["Chromium counts 60 kAudioCodecsRemoved: there are fewer audio codecs; \
              RTCRtpTransceiver.setCodecPreferences() does it instead"]
        );
        assert!(notes(Role::RemoteOffer, "remove PCMA").is_empty());
        assert!(notes(Role::LocalOffer, "direction sendrecv").is_empty());
    }
}
