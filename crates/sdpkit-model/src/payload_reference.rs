//! Where payload types stand in a section.

use alloc::vec::Vec;

use sdpkit_core::attribute::{Attr, Attribute, Fmtp, PayloadScope, PayloadType};
use sdpkit_core::{Span, Token};

use crate::section::Section;

impl Section<'_, '_> {
    /// Every place where a payload type stands, in the order of the text: as a format of the `m=`
    /// line, before the value of an attribute that is about it, in `apt`, in the list of redundant
    /// data, in `pt=` of a restriction identifier.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::Model;
    /// let text = "m=video 9 RTP/AVP 96 97\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 rtx-time=96;apt=96\r\n";
    /// let model = Model::new(Sdp::new(text));
    /// let places = model.section(0).unwrap().payload_references();
    /// let of_96 = places.iter().filter(|(payload, _)| payload.get() == 96);
    /// assert_eq!(of_96.map(|(_, span)| span.start()).collect::<Vec<_>>(), [18, 74]);
    /// ```
    pub fn payload_references(&self) -> Vec<(PayloadType, Span)> {
        let mut places = Vec::new();
        let sdp = self.model().sdp();
        let mut add = |word: &str| {
            let payload = Token::new(word).ok().and_then(PayloadType::named);
            places.extend(payload.zip(sdp.span_of(word)));
        };
        if self.is_rtp() {
            self.media().into_iter().flat_map(|m| m.formats.iter()).for_each(|f| add(f.as_str()));
        }
        for attr in self.attributes() {
            // Only few of the kinds matter here, and they are read as they come.
            let Some(Ok(attribute)) = attr.kind().map(|_| attr.typed()) else { continue };
            if payload_of(&attribute).is_some() {
                add(first_word(attr));
            }
            match &attribute {
                Attribute::Fmtp(fmtp) => self.references_in(fmtp, &mut add),
                Attribute::RidAttribute(rid) => {
                    let formats = rid.formats.into_iter().flat_map(|formats| formats.iter());
                    formats.for_each(|format| add(format.as_str()));
                }
                _ => {}
            }
        }
        places
    }

    /// The payload types that format parameters refer to.
    fn references_in<'a>(&self, fmtp: &Fmtp<'a>, add: &mut impl FnMut(&'a str)) {
        let Some(codec) = fmtp.payload().and_then(|payload| self.codec(payload)) else { return };
        for parameter in fmtp.parameters.iter() {
            match (parameter.key.to_str(), parameter.value) {
                (Ok(key), Some(value)) if key.eq_ignore_ascii_case("apt") && codec.is_rtx() => {
                    add(value.to_str().unwrap_or_default());
                }
                (Ok(list), None) if codec.is_red() => list.split('/').for_each(&mut *add),
                _ => {}
            }
        }
    }
}

/// The word before the first space of a value.
fn first_word(attr: Attr<'_>) -> &str {
    let value = attr.value().and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(' ').next().unwrap_or_default()
}

/// The payload type that an attribute speaks of.
pub(crate) fn payload_of(attribute: &Attribute<'_>) -> Option<PayloadType> {
    let one = |scope| match scope {
        PayloadScope::One(payload) => Some(payload),
        PayloadScope::All => None,
    };
    match attribute {
        Attribute::RtpMap(map) => Some(map.payload),
        Attribute::Fmtp(fmtp) => fmtp.payload(),
        Attribute::RtcpFb(feedback) => one(feedback.payload),
        Attribute::ImageAttr(images) => one(images.payload),
        Attribute::FrameSize(size) => Some(size.payload),
        Attribute::Packetization(packetization) => Some(packetization.payload),
        _ => None,
    }
}
