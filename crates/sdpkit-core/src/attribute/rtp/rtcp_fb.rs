//! `a=rtcp-fb`: RTCP feedback (RFC 4585 §4.2, RFC 5104 §7.1, RFC 8888 §6).

use super::PayloadScope;
use crate::attribute::declare::attribute;
use crate::error::{Expected, Fault};
use crate::grammar::{
    Field, List, Parsed, Token, class, complete, digits, literal, miss, text_type,
};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// An RTCP feedback message that is understood.
    "rtcp-fb" => RtcpFb<'a> example "96 nack pli" by hand {
        /// The payload type the feedback is for.
        payload: PayloadScope,
        /// The kind of feedback: `ack`, `nack`, `ccm`, `trr-int` or another.
        feedback_type: FeedbackType<'a>,
        /// Its first parameter: `pli`, `fir`.
        parameter: Option<Token<'a>>,
        /// What stands after the parameter.
        rest: Option<Text<'a>>,
    }
}

text_type! {
    /// An `rtcp-fb-id` of RFC 4585 §4.2: letters, digits, `-` and `_`.
    FeedbackType, class::RID, FeedbackType, "nack|ack|ccm|transport-cc|goog-remb|x-[a-z]{1,6}"
}

/// What an `a=rtcp-fb` asks for; see [`RtcpFb::feedback`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Feedback<'a> {
    /// `ack ccfb`: congestion control feedback (RFC 8888).
    AckCongestionControl,
    /// `ack rpsi`: reference picture selection, each picture acknowledged.
    AckReferencePicture,
    /// `ccm fir`: full intra request.
    FullIntraRequest,
    /// `ccm tmmbr`: temporary maximum media bit rate.
    MaximumBitRate {
        /// `smaxpr`: how many packets per second the sender may be asked for at most.
        packet_rate: Option<u64>,
    },
    /// `ccm tstr`: trade-off between temporal and spatial resolution.
    TemporalSpatialTradeOff,
    /// `ccm vbcm`: H.271 video back channel messages.
    VideoBackChannel {
        /// The kinds of message, when they are told.
        messages: Option<List<'a, u32, ' '>>,
    },
    /// `goog-remb`: receiver-estimated maximum bit rate (draft-alvestrand-rmcat-remb).
    ReceiverEstimate,
    /// `nack`: generic negative acknowledgement, asking for lost packets again.
    Nack,
    /// `nack pli`: picture loss indication.
    PictureLoss,
    /// `nack rpsi`: reference picture selection.
    ReferencePicture,
    /// `nack sli`: slice loss indication.
    SliceLoss,
    /// `transport-cc`: arrival times of all packets of the transport
    /// (draft-holmer-rmcat-transport-wide-cc-extensions).
    TransportWide,
    /// `trr-int`: the least interval between two regular RTCP packets, in milliseconds.
    ReportInterval(u64),
    /// Any other, as the fields of [`RtcpFb`] tell: `ack app ...`, `goog-lntf`.
    Other,
}

impl<'a> RtcpFb<'a> {
    /// What is asked for.
    ///
    /// ```
    /// use sdpkit_core::{attribute::{Feedback, RtcpFb}, TypedAttribute};
    /// let feedback = RtcpFb::parse(Some(b"96 ccm tmmbr smaxpr=120"))?.feedback();
    /// assert_eq!(feedback, Feedback::MaximumBitRate { packet_rate: Some(120) });
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn feedback(&self) -> Feedback<'a> {
        let parameter = self.parameter.map(Token::as_bytes);
        let rest = self.rest.map(Text::as_bytes);
        match (self.feedback_type.as_bytes(), parameter, rest) {
            (b"ack", Some(b"ccfb"), None) => Feedback::AckCongestionControl,
            (b"ack", Some(b"rpsi"), None) => Feedback::AckReferencePicture,
            (b"ccm", Some(b"fir"), None) => Feedback::FullIntraRequest,
            (b"ccm", Some(b"tmmbr"), rest) => match rest.map(packet_rate) {
                None => Feedback::MaximumBitRate { packet_rate: None },
                Some(Some(rate)) => Feedback::MaximumBitRate { packet_rate: Some(rate) },
                Some(None) => Feedback::Other,
            },
            (b"ccm", Some(b"tstr"), None) => Feedback::TemporalSpatialTradeOff,
            (b"ccm", Some(b"vbcm"), rest) => {
                match rest.map(|rest| complete(rest, List::read)).transpose() {
                    Ok(messages) => Feedback::VideoBackChannel { messages },
                    Err(_) => Feedback::Other,
                }
            }
            (b"goog-remb", None, None) => Feedback::ReceiverEstimate,
            (b"nack", None, None) => Feedback::Nack,
            (b"nack", Some(b"pli"), None) => Feedback::PictureLoss,
            (b"nack", Some(b"rpsi"), None) => Feedback::ReferencePicture,
            (b"nack", Some(b"sli"), None) => Feedback::SliceLoss,
            (b"transport-cc", None, None) => Feedback::TransportWide,
            (TRR_INT, Some(interval), None) => match complete(interval, u64::read) {
                Ok(milliseconds) => Feedback::ReportInterval(milliseconds),
                // More digits than a number of milliseconds can have.
                Err(_) => Feedback::Other,
            },
            _ => Feedback::Other,
        }
    }

    /// Reads a value with a space after its last word.
    ///
    /// pion writes `a=rtcp-fb:96 nack ` where there is no parameter.
    ///
    /// # Errors
    /// When the value does not follow the grammar otherwise.
    pub fn parse_lenient(value: Option<&'a [u8]>) -> Result<Self, Fault> {
        let Some(value) = value else { return Err(Fault::new(0, Expected::Value)) };
        complete(value.strip_suffix(b" ").unwrap_or(value), Self::read)
    }
}

/// The one kind of feedback that always has a number.
const TRR_INT: &[u8] = b"trr-int";

/// `"smaxpr=" 1*15DIGIT` (RFC 5104 §7.1).
fn packet_rate(text: &[u8]) -> Option<u64> {
    complete(text.strip_prefix(b"smaxpr=")?, u64::read).ok()
}

/// Reads `rtcp-fb-pt SP rtcp-fb-val` of RFC 4585 §4.2 with its extension in RFC 5104 §7.1:
///
/// ```text
/// rtcp-fb-pt    = "*" / fmt
/// rtcp-fb-val   = "ack" rtcp-fb-ack-param / "nack" rtcp-fb-nack-param
///               / "ccm" rtcp-fb-ccm-param / "trr-int" SP 1*DIGIT
///               / rtcp-fb-id rtcp-fb-param
/// rtcp-fb-param = SP "app" [SP byte-string] / SP token [SP byte-string] / ; empty
/// ```
///
/// The parameters of `ack`, `nack` and `ccm` all fit `rtcp-fb-param`.
impl<'a> Field<'a> for RtcpFb<'a> {
    const PATTERN: &'static str = "(\\*|9[6-9]|1[01][0-9]) \
        (nack( (pli|sli|rpsi))?|ack (rpsi|ccfb|app [a-z]{1,4})|ccm (fir|tstr|tmmbr( smaxpr=[1-9]{1,4})?)\
        |trr-int [0-9]{1,5}|transport-cc|goog-remb|x-[a-z]{1,6}( app [ -~]{1,12})?)";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (input, payload) = PayloadScope::read(input)?;
        let (input, feedback_type) = FeedbackType::read_after(" ", input)?;
        if feedback_type.as_bytes() == TRR_INT {
            let (interval, ()) = literal(" ", input)?;
            let (rest, _) = digits(Expected::Number, interval)?;
            if !rest.is_empty() {
                return miss(rest, Expected::End);
            }
        }
        let (input, parameter) = Option::<Token<'a>>::read_after(" ", input)?;
        let (input, rest) = match parameter {
            Some(_) => Option::<Text<'a>>::read_after(" ", input)?,
            None => (input, None),
        };
        Ok((input, Self { payload, feedback_type, parameter, rest }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.parameter.is_none() && self.rest.is_some() {
            return Err(WriteError::Unreadable);
        }
        self.payload.write(out)?;
        self.feedback_type.write_after(" ", out)?;
        self.parameter.write_after(" ", out)?;
        self.rest.write_after(" ", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

#[cfg(test)]
mod tests {
    use super::{Feedback, RtcpFb};
    use crate::attribute::{PayloadScope, TypedAttribute};
    use crate::error::Expected;

    fn feedback(value: &'static str) -> Feedback<'static> {
        RtcpFb::parse(Some(value.as_bytes())).unwrap().feedback()
    }

    #[test]
    fn feedback_of_browsers_is_told_apart() {
        assert_eq!(feedback("96 nack"), Feedback::Nack);
        assert_eq!(feedback("96 nack pli"), Feedback::PictureLoss);
        assert_eq!(feedback("96 ccm fir"), Feedback::FullIntraRequest);
        assert_eq!(feedback("111 transport-cc"), Feedback::TransportWide);
        assert_eq!(feedback("96 goog-remb"), Feedback::ReceiverEstimate);
        assert_eq!(feedback("* ack ccfb"), Feedback::AckCongestionControl);
        assert_eq!(feedback("* trr-int 5000"), Feedback::ReportInterval(5000));
    }

    #[test]
    fn parameters_are_kept() {
        let Feedback::VideoBackChannel { messages } = feedback("120 ccm vbcm 123 456 789") else {
            panic!("vbcm takes a list of message types")
        };
        assert!(messages.unwrap().iter().eq([123, 456, 789]));
        let fb = RtcpFb::parse(Some(b"* x-message app send:dsh recv:dsh")).unwrap();
        assert_eq!((fb.payload, fb.feedback()), (PayloadScope::All, Feedback::Other));
        assert_eq!(
            (fb.feedback_type.as_str(), fb.parameter.unwrap().as_str()),
            ("x-message", "app")
        );
        assert_eq!(fb.rest.unwrap(), *"send:dsh recv:dsh");
        assert_eq!(feedback("120 ack"), Feedback::Other);
        assert_eq!(feedback("120 ccm tmmbr fast"), Feedback::Other);
    }

    #[test]
    fn an_interval_is_a_number() {
        for (value, at) in [("120 trr-int", 11), ("120 trr-int x", 12), ("120 trr-int 5x", 13)] {
            let fault = RtcpFb::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!(fault.at(), at, "{value}");
        }
        assert_eq!(feedback("* trr-int 99999999999999999999999"), Feedback::Other);
    }

    #[test]
    fn a_trailing_space_is_read_leniently_only() {
        for value in [&b"96 nack "[..], b"111 transport-cc "] {
            let fault = RtcpFb::parse(Some(value)).unwrap_err();
            assert_eq!((fault.at() as usize, fault.expected()), (value.len(), Expected::Token));
            assert!(RtcpFb::parse_lenient(Some(value)).is_ok());
        }
        assert!(RtcpFb::parse_lenient(Some(b"96 nack  ")).is_err());
        assert!(RtcpFb::parse_lenient(Some(b"96 ")).is_err());
    }
}
