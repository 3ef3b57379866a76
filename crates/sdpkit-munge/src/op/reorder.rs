//! `reorder`: media sections in another order.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::Sdp;
use sdpkit_model::{Model, Section};

use crate::arrange::{Ending, Part, arrange};
use crate::context::Role;
use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Puts media sections into another order.
    ///
    /// The sections that are named come first, one after the other, and the rest follows as it was.
    /// The order is fixed once a description has been sent (RFC 3264 §8), and an answer has that of
    /// its offer (§6); browsers have made a transceiver for each section of an offer that they created.
    /// So what plays a part in a call is reordered only where the description before is known
    /// (`Context::with_previous`, `--previous FILE`) and the result has its order.
    ReorderMedia "reorder-media", "reorder", reorder_media {
        /// The sections, in their order; named by what they are, not by where they stand.
        order: SectionOrder,
    }
    example "reorder video":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtpmap:96 VP8/90000\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n",
}

/// Sections, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct SectionOrder(Vec<Sections>);

impl<const N: usize> From<[Sections; N]> for SectionOrder {
    fn from(sections: [Sections; N]) -> Self {
        Self(sections.into())
    }
}

impl From<Sections> for SectionOrder {
    fn from(sections: Sections) -> Self {
        Self::from([sections])
    }
}

impl Syntax for SectionOrder {
    const SYNTAX: &'static str = "SECTIONS...";
}

/// All words that are left, at least one.
impl Argument for SectionOrder {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut all = Vec::from([words.next("sections")?.parse()?]);
        while words.peek().is_some() {
            all.push(words.next("sections")?.parse()?);
        }
        Ok(Self(all))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().map(|sections| alloc::format!("{sections}")));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for SectionOrder {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        Ok(Self::from([bytes.arbitrary::<Sections>()?, bytes.arbitrary()?]))
    }
}

impl Operation for ReorderMedia {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        if let Some(place) = self.order.0.iter().find(|sections| sections.ask_for_place()) {
            let expected = "sections named by what they are, such as `mid=1`";
            return Err(planner.invalid(expected, &alloc::format!("{place}")));
        }
        let mut wanted = Vec::new();
        let mut named = BTreeSet::new();
        for sections in &self.order.0 {
            let meant = planner.sections(sections).into_iter().map(|section| section.index());
            wanted.extend(meant.filter(|index| named.insert(*index)));
        }
        let all: Vec<_> = planner.model().sections().collect();
        wanted.extend((0..all.len()).filter(|index| !named.contains(index)));
        if wanted.is_sorted() {
            return Ok(());
        }
        let ordered: Vec<_> = wanted.iter().filter_map(|&index| all.get(index).copied()).collect();
        check_order(planner, &ordered)?;
        let parts: Vec<_> = all
            .iter()
            .filter_map(|section| {
                let span = section.line().span().cover(section.lines().last()?.span());
                let text = planner.model().sdp().slice(span).as_bytes().into();
                Some(Part { span, text })
            })
            .collect();
        arrange(planner, &parts, &wanted, Ending::Open);
        Ok(())
    }
}

/// Makes sure that nothing fixes another order than `ordered`.
fn check_order<'m, 'a>(
    planner: &Planner<'m, 'a>,
    ordered: &[Section<'m, 'a>],
) -> Result<(), EditError> {
    let refused = |what| Err(planner.refusal(EditErrorKind::NotAllowed { what }, None, HELP));
    let Some(previous) = planner.context().previous.as_deref() else {
        return match planner.context().role {
            Role::Free => Ok(()),
            // Chromium and Firefox refuse it: each section is that of a transceiver already.
            Role::LocalOffer => {
                refused("an offer that was created has the order of its transceivers")
            }
            Role::RemoteOffer => refused("an answer to a reordered offer would not fit the offer"),
            Role::LocalAnswer | Role::RemoteAnswer => {
                refused("an answer has the sections of its offer in their order")
            }
        };
    };
    let previous = Model::new(Sdp::new(previous));
    let is_kept = |(before, after): (Section<'_, '_>, &Section<'_, '_>)| {
        // The place of a rejected section may be taken by another (RFC 9429 §5.2.2).
        before.is_rejected()
            || match (before.mid(), after.mid()) {
                (Some(before), Some(after)) => before.tag == after.tag,
                _ => before.kind() == after.kind(),
            }
    };
    if previous.sections().len() <= ordered.len() && previous.sections().zip(ordered).all(is_kept) {
        return Ok(());
    }
    refused("the sections would not stand in the order of the description before")
}

const HELP: &str = "the order stays from the first offer on; add the transceivers in another";

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};
    use crate::{Context, Document, Op, Role};

    const TEXT: &str = "v=0\ns=-\nm=audio 9 RTP/AVP 0\na=mid:a\nm=video 9 RTP/AVP 31\na=mid:v\n\
        m=video 9 RTP/AVP 32\na=mid:w";

    #[test]
    fn the_last_line_has_an_end_if_it_had_one() {
        let video_first = "v=0\ns=-\nm=video 9 RTP/AVP 31\na=mid:v\nm=video 9 RTP/AVP 32\na=mid:w\n\
            m=audio 9 RTP/AVP 0\na=mid:a";
        assert_eq!(after("reorder video", TEXT), video_first);
        let closed = [TEXT, "\n"].concat();
        assert_eq!(after("reorder video", &closed), [video_first, "\n"].concat());
        assert_eq!(
            after("reorder mid=w mid=a", TEXT),
            "v=0\ns=-\nm=video 9 RTP/AVP 32\na=mid:w\nm=audio 9 RTP/AVP 0\na=mid:a\n\
             m=video 9 RTP/AVP 31\na=mid:v"
        );
        unchanged("reorder audio mid=v", TEXT);
        unchanged("reorder mid=x", TEXT);
    }

    #[test]
    fn places_are_no_names() {
        assert!(refused("reorder section=1", TEXT).contains("found `section=1`"));
        assert!(refused("reorder !section=1", TEXT).contains("named by what they are"));
    }

    #[test]
    fn the_order_is_fixed_by_what_was_sent() {
        let apply = |context: &Context| {
            let op: Op = "reorder video".parse().unwrap();
            Document::new(TEXT).apply(op, context).map_err(|error| std::format!("{error}"))
        };
        assert!(apply(&Role::Free.into()).is_ok());
        for role in [Role::LocalAnswer, Role::RemoteAnswer, Role::LocalOffer, Role::RemoteOffer] {
            assert!(apply(&role.into()).unwrap_err().contains("offer"), "{role}");
        }
        let offer = "m=video 9 RTP/AVP 31\na=mid:v\nm=audio 0 RTP/AVP 0\na=mid:gone\n\
            m=audio 9 RTP/AVP 0\n";
        let answer = Context::from(Role::LocalAnswer);
        assert!(apply(&answer.clone().with_previous(offer)).is_ok());
        let error = apply(&answer.with_previous(TEXT)).unwrap_err();
        assert!(error.contains("the order of the description before"), "{error}");
        let longer = Context::default().with_previous([offer, "m=audio 9 RTP/AVP 0\n"].concat());
        assert!(apply(&longer).is_err());
    }
}
