//! What holds for any bytes: the invariants that the fuzz targets check, over generated text.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sdpkit_core::{Edit, Fragment, Line, Sdp, SdpBuf, SpliceError, splice};
use sdpkit_testkit::generate::{cases, edits, hostile_text};
use sdpkit_testkit::{invariants, naive};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_view_keeps_and_places_everything(text in hostile_text()) {
        invariants::view(&text);
    }

    #[test]
    fn a_view_over_any_bytes_keeps_and_places_everything(text in vec(any::<u8>(), 0..64)) {
        invariants::view(&text);
    }

    #[test]
    fn lines_and_sections_are_those_of_a_naive_reading(text in hostile_text()) {
        let sdp = Sdp::new(&text);
        let lines: Vec<_> = sdp.lines().map(Line::raw).collect();
        prop_assert_eq!(lines, naive::lines(&text));

        let session = sdp.session().as_bytes().to_vec();
        let media = sdp.media().map(|media| media.as_bytes().to_vec());
        let sections: Vec<_> = std::iter::once(session).chain(media).collect();
        prop_assert_eq!(sections, naive::sections(&text));
    }

    #[test]
    fn errors_lie_in_the_text_and_come_to_an_end(text in hostile_text()) {
        let errors: Vec<_> = Sdp::new(&text).errors().chain(Fragment::new(&text).errors()).collect();
        for error in errors {
            prop_assert!(error.span().range().end <= text.len(), "{:?}", error);
        }
    }

    #[test]
    fn typed_values_come_back(text in hostile_text()) {
        invariants::typed(&text);
    }

    #[test]
    fn edits_do_what_the_naive_way_does((text, edits) in edits()) {
        let edits: Vec<_> = edits.iter().map(Edit::from).collect();
        let mut out = Vec::new();
        prop_assert_eq!(splice(&text, &edits, &mut out), Ok(()));
        prop_assert_eq!(&out, &naive::splice(&text, &edits));
        let owned = SdpBuf::new(text).spliced(&edits);
        prop_assert_eq!(owned.map(SdpBuf::into_bytes), Ok(out));
    }

    #[test]
    fn edits_out_of_order_are_refused((text, mut edits) in edits(), at in any::<Index>()) {
        if edits.len() < 2 {
            return Ok(());
        }
        let index = at.index(edits.len() - 1);
        edits.swap(index, index + 1);
        let edits: Vec<_> = edits.iter().map(Edit::from).collect();
        // Two insertions at one place may stand in any order.
        if edits[index].span != edits[index + 1].span {
            let mut out = Vec::new();
            let refused = Err(SpliceError::Overlap { index: index + 1 });
            prop_assert_eq!(splice(&text, &edits, &mut out), refused);
            prop_assert_eq!(out, b"", "written before the edits were checked");
        }
    }

    #[test]
    fn any_edits_are_applied_or_refused(input in vec(any::<u8>(), 0..160)) {
        invariants::splice(&input);
    }
}
