//! The codecs of a section, found by payload type, so that references can be followed.

use alloc::vec::Vec;

use sdpkit_core::attribute::{Parameters, PayloadType};
use sdpkit_model::Section;
use sdpkit_model::fmtp::{Red, Rtx};

use super::{CodecRole, Numbers, Terms};

/// How many payload types there are.
const PAYLOADS: usize = 128;

/// The codecs of a section in order of preference.
#[derive(Clone, Debug)]
pub struct CodecList<'a> {
    codecs: Vec<Terms<'a>>,
    /// For each payload type the number of its codec, plus one.
    places: [u8; PAYLOADS],
}

impl<'a> CodecList<'a> {
    /// The codecs that the `m=` line of `section` lists and whose meaning is known.
    pub fn of(section: &Section<'_, 'a>) -> Self {
        let listed = section.codecs().filter(sdpkit_model::Codec::is_listed);
        listed.filter_map(|codec| Terms::of(&codec)).collect()
    }

    /// The codecs in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Terms<'a>> {
        self.codecs.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.codecs.is_empty()
    }

    /// The codec with that payload type.
    pub fn find(&self, payload: PayloadType) -> Option<&Terms<'a>> {
        let place = *self.places.get(usize::from(payload.get()))?;
        self.codecs.get(usize::from(place).checked_sub(1)?)
    }

    /// The first codec of `others` that is the same as `codec`, which is one of this list.
    pub fn first_match<'o, 'b>(
        &self,
        codec: &Terms<'_>,
        others: &'o CodecList<'b>,
        numbers: Numbers,
    ) -> Option<&'o Terms<'b>> {
        others.codecs.iter().find(|other| self.is_same(codec, others, other, numbers))
    }

    /// Whether `codec`, one of this list, is the same as `other`, one of `others`: the same
    /// encoding in the same configuration, and where it refers to other codecs, to the same.
    ///
    /// ```
    /// use sdpkit_core::attribute::{Parameters, PayloadType};
    /// use sdpkit_model::MediaKind;
    /// use sdpkit_negotiate::matching::{CodecList, Numbers, Terms};
    /// let codec = |number, name| Terms::new(MediaKind::Video, name, 90_000)
    ///     .with_payload(PayloadType::new(number).unwrap());
    /// let apt96 = codec(97, "rtx").with_parameters(Parameters::new("apt=96").ok());
    /// let own: CodecList<'_> = [codec(96, "VP8"), apt96].into_iter().collect();
    /// let others: CodecList<'_> = [codec(96, "AV1"), apt96].into_iter().collect();
    /// assert!(own.is_same(&apt96, &own, &apt96, Numbers::Browser));
    /// assert!(!own.is_same(&apt96, &others, &apt96, Numbers::Browser));
    /// ```
    pub fn is_same(
        &self,
        codec: &Terms<'_>,
        others: &CodecList<'_>,
        other: &Terms<'_>,
        numbers: Numbers,
    ) -> bool {
        if !codec.is_same_encoding(other, numbers) {
            return false;
        }
        match codec.role() {
            CodecRole::Retransmission => self.is_same_retransmission(codec, others, other, numbers),
            CodecRole::Redundancy => self.is_same_redundancy(codec, others, other, numbers),
            _ => true,
        }
    }

    /// Whether both repair the same codec; without `apt` libwebrtc takes only its like.
    fn is_same_retransmission(
        &self,
        codec: &Terms<'_>,
        others: &CodecList<'_>,
        other: &Terms<'_>,
        numbers: Numbers,
    ) -> bool {
        let own = Rtx::new(codec.parameters).associated_payload();
        let theirs = Rtx::new(other.parameters).associated_payload();
        let (own, theirs) = match (own, theirs) {
            (Some(own), Some(theirs)) => (self.find(own), others.find(theirs)),
            (own, theirs) => return own.is_none() && theirs.is_none(),
        };
        match (own, theirs) {
            // Retransmission of retransmission is none, and would have no end here.
            (Some(own), Some(theirs)) => {
                own.role() != CodecRole::Retransmission
                    && self.is_same(own, others, theirs, numbers)
            }
            _ => false,
        }
    }

    /// Whether both carry the same codecs: compared pair by pair over the shorter of both lists,
    /// since the level of redundancy may differ. Without a list on one side libwebrtc takes the
    /// audio of browsers of old, which had none.
    fn is_same_redundancy(
        &self,
        codec: &Terms<'_>,
        others: &CodecList<'_>,
        other: &Terms<'_>,
        numbers: Numbers,
    ) -> bool {
        let (own, theirs) = match (codec.parameters, other.parameters) {
            (None, None) => return true,
            (Some(own), Some(theirs)) => (own, theirs),
            _ => {
                let is_same_number = codec.payload.is_none()
                    || other.payload.is_none()
                    || codec.payload == other.payload;
                return codec.kind == sdpkit_model::MediaKind::Audio && is_same_number;
            }
        };
        let is_list = |red: Parameters<'_>| {
            let red = Red::new(Some(red));
            red.items().count() == red.blocks().count()
        };
        if !is_list(own) || !is_list(theirs) {
            return own.as_text() == theirs.as_text();
        }
        let own = Red::new(Some(own)).blocks().map(|payload| self.find(payload));
        let theirs = Red::new(Some(theirs)).blocks().map(|payload| others.find(payload));
        own.zip(theirs).all(|(own, theirs)| match (own, theirs) {
            // One level of reference is all there is: redundancy of redundancy is none.
            (Some(own), Some(theirs)) => {
                own.role() == CodecRole::Media && own.is_same_encoding(theirs, numbers)
            }
            _ => false,
        })
    }
}

impl<'a> FromIterator<Terms<'a>> for CodecList<'a> {
    /// Collects codecs; of several with one payload type the first is found by it.
    fn from_iter<I: IntoIterator<Item = Terms<'a>>>(codecs: I) -> Self {
        let mut list = Self { codecs: Vec::new(), places: [0; PAYLOADS] };
        for codec in codecs {
            list.codecs.push(codec);
            let place = codec.payload.map(|payload| usize::from(payload.get()));
            let Some(place) = place.and_then(|payload| list.places.get_mut(payload)) else {
                continue;
            };
            if *place == 0 {
                *place = u8::try_from(list.codecs.len()).unwrap_or(0);
            }
        }
        list
    }
}
