//! The codecs of an answer (`NegotiateCodecs` of libwebrtc).

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Direction, Parameters, PayloadType};
use sdpkit_model::Section;
use sdpkit_model::fmtp::{Red, Rtx};
use sdpkit_model::order::Order as _;

use crate::capabilities::{NumberedCodec, NumberedCodecs, Order};
use crate::draft::CodecDraft;
use crate::matching::{CodecList, CodecRole, Numbers, Terms, answered_parameters};

/// The codecs of both ends that meet in a section.
pub(super) struct Negotiation<'n, 'm, 'a, 'r> {
    pub(super) section: Section<'m, 'a>,
    pub(super) offered: CodecList<'a>,
    pub(super) local: &'n NumberedCodecs<'r>,
    pub(super) comparable: &'n CodecList<'n>,
    pub(super) direction: Direction,
    pub(super) numbers: Numbers,
    pub(super) order: Order,
}

/// A codec of this end with the one of the offer it is.
struct Match<'x, 'n, 'a, 'r> {
    own: &'n NumberedCodec<'r>,
    theirs: &'x Terms<'a>,
    payload: PayloadType,
    /// Its place in the offer.
    offered_at: usize,
}

impl<'n, 'a, 'r: 'n> Negotiation<'n, '_, 'a, 'r> {
    /// The codecs of the answer under the payload types of the offer; none where no codec is left
    /// that is worth a section.
    pub(super) fn codecs<'d>(&self) -> Vec<CodecDraft<'d>>
    where
        'n: 'd,
        'a: 'd,
    {
        let mut matches = self.matches();
        let is_worth_it = matches
            .iter()
            .any(|found| matches!(found.theirs.role(), CodecRole::Media | CodecRole::Tones));
        if !is_worth_it {
            return Vec::new();
        }
        if self.order == Order::Offer {
            matches.order_by_key(|found| found.offered_at);
        }
        matches.iter().map(|found| self.draft(found)).collect()
    }

    fn matches(&self) -> Vec<Match<'_, 'n, 'a, 'r>> {
        let own = self.local.as_slice();
        // Each of theirs is one of ours at most, and the other way round.
        let mut is_taken = [false; 128];
        let mut theirs_of: Vec<Option<PayloadType>> = alloc::vec![None; own.len()];
        let mut matches = Vec::with_capacity(own.len());
        // Redundancy and retransmission name other codecs, so they come behind these.
        let rounds = [Round::Plain, Round::Redundancy, Round::Retransmission];
        for round in rounds {
            for (place, (codec, terms)) in own.iter().zip(self.comparable.iter()).enumerate() {
                if Round::of(terms) != round || !codec.serves(self.direction) {
                    continue;
                }
                let repaired = match codec.repairs {
                    Some(place) => match theirs_of.get(place).copied().flatten() {
                        Some(repaired) => Some(repaired),
                        None => continue,
                    },
                    None => None,
                };
                let is_match = |theirs: &Terms<'a>| match repaired {
                    Some(repaired) => {
                        theirs.role() == CodecRole::Retransmission
                            && Rtx::new(theirs.parameters).associated_payload() == Some(repaired)
                    }
                    None => {
                        self.comparable.is_same(terms, &self.offered, theirs, self.numbers)
                            && (round != Round::Redundancy || repeats_only(theirs, &is_taken))
                    }
                };
                let found = self.offered.iter().enumerate().find_map(|(offered_at, theirs)| {
                    let payload = theirs.payload?;
                    let free = is_taken.get(usize::from(payload.get())) == Some(&false);
                    (free && is_match(theirs)).then_some((offered_at, theirs, payload))
                });
                let Some((offered_at, theirs, payload)) = found else { continue };
                if let Some(taken) = is_taken.get_mut(usize::from(payload.get())) {
                    *taken = true;
                }
                if let Some(slot) = theirs_of.get_mut(place) {
                    *slot = Some(payload);
                }
                matches.push((place, Match { own: codec, theirs, payload, offered_at }));
            }
        }
        matches.order_by_key(|(place, _)| *place);
        matches.into_iter().map(|(_, found)| found).collect()
    }

    fn draft<'d>(&self, found: &Match<'_, 'n, 'a, 'r>) -> CodecDraft<'d>
    where
        'n: 'd,
        'a: 'd,
    {
        let Match { own, theirs, payload, .. } = found;
        let theirs_text = || {
            let text = theirs.parameters?.as_text();
            Some(Cow::Borrowed(text.to_str().ok()?))
        };
        let parameters = match theirs.role() {
            // What is repeated, and for how long packets are kept, is the offer's.
            CodecRole::Redundancy => theirs_text(),
            CodecRole::Retransmission => {
                let rtx = Rtx::new(theirs.parameters);
                rtx.associated_payload().map(|apt| match rtx.time() {
                    Some(time) => Cow::Owned(format!("apt={apt};rtx-time={time}")),
                    None => Cow::Owned(format!("apt={apt}")),
                })
            }
            _ => {
                let own: &'n NumberedCodec<'r> = own;
                answered_parameters(own.encoding, own.parameters.as_deref(), theirs.parameters)
            }
        };
        CodecDraft {
            payload: *payload,
            encoding: Cow::Borrowed(theirs.encoding),
            clock_rate: theirs.clock_rate,
            channels: Some(theirs.channels),
            parameters,
            feedback: self.common_feedback(own, *payload),
        }
    }

    /// The feedback of this end that the offer has too, in the order of this end.
    fn common_feedback<'d>(&self, own: &'n NumberedCodec<'r>, payload: PayloadType) -> Vec<&'d str>
    where
        'n: 'd,
    {
        if own.feedback.is_empty() {
            return Vec::new();
        }
        let Some(codec) = self.section.codec(payload) else { return Vec::new() };
        let offered: Vec<_> = codec
            .feedback()
            .filter_map(|feedback| {
                let value = feedback.attr()?.value()?.to_str().ok()?;
                Some(value.split_once(' ')?.1)
            })
            .collect();
        let is_offered =
            |own: &&str| offered.iter().any(|offered| offered.trim().eq_ignore_ascii_case(own));
        own.feedback.iter().map(String::as_str).filter(is_offered).collect()
    }
}

/// When a codec is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Plain,
    Redundancy,
    Retransmission,
}

impl Round {
    fn of(terms: &Terms<'_>) -> Self {
        match terms.role() {
            CodecRole::Redundancy => Self::Redundancy,
            CodecRole::Retransmission => Self::Retransmission,
            _ => Self::Plain,
        }
    }
}

/// Whether everything that redundancy repeats has been accepted.
fn repeats_only(red: &Terms<'_>, is_taken: &[bool; 128]) -> bool {
    let accepted =
        |payload: PayloadType| is_taken.get(usize::from(payload.get())).copied().unwrap_or(false);
    let names = |parameters: Parameters<'_>| Red::new(Some(parameters)).blocks().all(accepted);
    red.parameters.is_none_or(names)
}

/// The encodings of a list, each once, as a reader wants to see them.
pub(super) fn encodings(list: &CodecList<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for codec in list.iter().filter(|codec| codec.role() == CodecRole::Media) {
        let name = format!("{}/{}", codec.encoding, codec.clock_rate);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
