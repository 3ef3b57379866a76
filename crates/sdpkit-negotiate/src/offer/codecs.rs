//! The codecs of a section that is offered.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Direction, Parameters, PayloadType};
use sdpkit_model::Section;
use sdpkit_model::fmtp::Red;
use sdpkit_model::order::Order as _;

use crate::capabilities::{NumberedCodec, NumberedCodecs};
use crate::draft::CodecDraft;
use crate::matching::{CodecList, CodecRole, Numbers};
use crate::negotiated::NegotiatedSection;

/// The codecs that serve `direction`: first those that were agreed on, under their numbers and in
/// their order, then the others (RFC 9429 §5.2.2).
pub(super) fn offered<'p>(
    numbered: &NumberedCodecs<'p>,
    direction: Direction,
    before: Option<(&NegotiatedSection, Section<'_, '_>)>,
) -> Vec<CodecDraft<'p>> {
    let own = numbered.as_slice();
    let kept = before.map(|(before, last)| kept_numbers(numbered, before, &last));
    let number = |place: usize, codec: &NumberedCodec<'_>| {
        let kept = kept.as_ref().and_then(|kept| kept.get(place).copied().flatten());
        kept.map_or(codec.payload, |(_, payload)| payload)
    };
    let renumbered = |payload: PayloadType| {
        let same = own.iter().enumerate().find(|(_, codec)| codec.payload == payload);
        same.map_or(payload, |(place, codec)| number(place, codec))
    };
    let order = |place: usize| {
        let kept = kept.as_ref().and_then(|kept| kept.get(place).copied().flatten());
        kept.map_or((usize::MAX, place), |(rank, _)| (rank, place))
    };
    let mut places: Vec<_> = (0..own.len()).collect();
    places.order_by_key(|&place| order(place));
    let mut drafted = Vec::with_capacity(own.len());
    for place in places {
        let Some(codec) = own.get(place).filter(|codec| codec.serves(direction)) else { continue };
        let payload = number(place, codec);
        if drafted.iter().any(|other: &CodecDraft<'_>| other.payload == payload) {
            continue;
        }
        let repaired = codec.repairs.and_then(|repaired| Some((repaired, own.get(repaired)?)));
        let parameters = match repaired {
            Some((place, codec)) => Some(Cow::Owned(format!("apt={}", number(place, codec)))),
            None if codec.terms().role() == CodecRole::Redundancy => {
                codec.parameters.as_deref().map(|list| Cow::Owned(relisted(list, &renumbered)))
            }
            None => codec.parameters.clone(),
        };
        drafted.push(CodecDraft {
            payload,
            encoding: Cow::Borrowed(codec.encoding),
            clock_rate: codec.clock_rate,
            channels: codec.channels,
            parameters,
            feedback: codec.feedback.iter().map(String::as_str).collect(),
        });
    }
    drafted
}

/// For each codec the rank and the number it has in the last description of this end, if it was
/// agreed on.
fn kept_numbers(
    numbered: &NumberedCodecs<'_>,
    before: &NegotiatedSection,
    last: &Section<'_, '_>,
) -> Vec<Option<(usize, PayloadType)>> {
    let is_agreed = |payload: PayloadType| {
        before
            .receive
            .iter()
            .any(|codec| codec.payload == payload || codec.retransmission == Some(payload))
    };
    let own = numbered.list();
    let last = CodecList::of(last);
    let mut is_taken = [false; 128];
    let mut kept = Vec::with_capacity(numbered.as_slice().len());
    for codec in own.iter() {
        let same = last.iter().enumerate().find_map(|(rank, other)| {
            let payload = other.payload.filter(|payload| is_agreed(*payload))?;
            let free = is_taken.get(usize::from(payload.get())) == Some(&false);
            (free && own.is_same(codec, &last, other, Numbers::Any)).then_some((rank, payload))
        });
        if let Some(taken) =
            same.and_then(|(_, payload)| is_taken.get_mut(usize::from(payload.get())))
        {
            *taken = true;
        }
        kept.push(same);
    }
    kept
}

/// A list of redundancy under the numbers that its codecs have now.
fn relisted(list: &str, renumbered: &dyn Fn(PayloadType) -> PayloadType) -> String {
    let blocks = Red::new(Parameters::new(list).ok()).blocks();
    let blocks: Vec<_> = blocks.map(|payload| format!("{}", renumbered(payload))).collect();
    blocks.join("/")
}
