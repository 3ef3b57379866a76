//! How we read a line.

mod typed;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::{Feedback, RtcpFb};
use sdpkit_core::line::{RepeatTimes, TypedTime, Zones};
use sdpkit_core::{Attribute, Line, LineValue, Sdp, Value, Visitor};

use crate::reading::{Fields, Outcome, Reading, hex};

/// How we read the line, and what we call it.
pub(crate) fn read(line: Line<'_>) -> Reading {
    let kind = match (line.attribute(), line.line_type()) {
        (Some(attr), _) => format!("a={}", attr.name()),
        (None, Some(line_type)) => format!("{line_type}="),
        (None, None) => "no line".to_owned(),
    };
    let outcome = match line.typed() {
        Ok(LineValue::Attribute(Attribute::Other { .. })) => Outcome::Untyped,
        Ok(value) => Outcome::Typed(fields(&value)),
        Err(error) => Outcome::Refused(refusal(error)),
    };
    Reading { kind, outcome }
}

/// Why the first error of the text, if there is one, refuses it.
pub(crate) fn check(text: &[u8]) -> Result<(), String> {
    Sdp::parse(text).map(drop).map_err(refusal)
}

/// What was expected; what was found instead is as manifold as the texts are.
fn refusal(error: sdpkit_core::Error) -> String {
    let message = error.to_string();
    message.split(", found").next().unwrap_or_default().to_owned()
}

fn fields(value: &LineValue<'_>) -> Fields {
    let mut fields = Fields::default();
    match value {
        // Peers tell seconds, the visitor tells the spelling with its unit.
        LineValue::Repeat(repeat) => put_repeat(repeat, &mut fields),
        LineValue::Zones(zones) => put_zones(zones, &mut fields),
        _ => value.visit(&mut Flat { path: String::new(), fields: &mut fields }),
    }
    if let Some(typed) = typed::fields(value) {
        assert_eq!(fields, typed, "what the visitor shows (left) of {value:?}");
    }
    match value {
        LineValue::Attribute(Attribute::RtcpFb(feedback)) => {
            fields.put_option("feedback", meaning(feedback));
        }
        LineValue::Attribute(Attribute::Fingerprint(fingerprint)) => {
            fields.replace("digest", hex(fingerprint.bytes()));
        }
        _ => {}
    }
    fields
}

fn put_repeat(repeat: &RepeatTimes<'_>, fields: &mut Fields) {
    fields.put("interval", repeat.interval.seconds());
    fields.put("duration", repeat.duration.seconds());
    fields.put_list("offsets", repeat.offsets.iter().map(TypedTime::seconds));
}

fn put_zones(zones: &Zones<'_>, fields: &mut Fields) {
    for (index, adjustment) in zones.adjustments.iter().enumerate() {
        fields.put(format!("adjustments[{index}].time"), adjustment.time().seconds());
        fields.put(format!("adjustments[{index}].offset"), adjustment.offset_seconds());
    }
}

/// The feedback that we have a name for, as RFC 4585 spells it.
fn meaning(feedback: &RtcpFb<'_>) -> Option<String> {
    Some(match feedback.feedback() {
        Feedback::AckCongestionControl => "ack ccfb".to_owned(),
        Feedback::AckReferencePicture => "ack rpsi".to_owned(),
        Feedback::FullIntraRequest => "ccm fir".to_owned(),
        Feedback::MaximumBitRate { .. } => "ccm tmmbr".to_owned(),
        Feedback::TemporalSpatialTradeOff => "ccm tstr".to_owned(),
        Feedback::VideoBackChannel { .. } => "ccm vbcm".to_owned(),
        Feedback::ReceiverEstimate => "goog-remb".to_owned(),
        Feedback::Nack => "nack".to_owned(),
        Feedback::PictureLoss => "nack pli".to_owned(),
        Feedback::ReferencePicture => "nack rpsi".to_owned(),
        Feedback::SliceLoss => "nack sli".to_owned(),
        Feedback::TransportWide => "transport-cc".to_owned(),
        Feedback::ReportInterval(milliseconds) => format!("trr-int {milliseconds}"),
        _ => return None,
    })
}

/// Collects what is visited, each field under the path that leads to it.
struct Flat<'f> {
    path: String,
    fields: &'f mut Fields,
}

impl Flat<'_> {
    fn value(&mut self, path: String, value: Value<'_>) {
        match value {
            Value::Absent => {}
            Value::Bool(value) => self.fields.put(path, value),
            Value::Number(value) => self.fields.put(path, value),
            Value::Text(text) if is_address(&path) => {
                self.fields.put(path, address(text.as_bytes()));
            }
            Value::Text(text) => self.fields.put(path, text),
            Value::List(items) => self.list(&path, items),
            Value::Record(record) => record.visit_fields(&mut Flat { path, fields: self.fields }),
            other => panic!("a new kind of value at {path}: {other:?}"),
        }
    }

    fn list(&mut self, path: &str, items: &dyn sdpkit_core::Sequence) {
        let mut index = 0;
        items.each(&mut |item| {
            self.value(format!("{path}[{index}]"), item);
            index += 1;
        });
    }
}

impl Visitor for Flat<'_> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.value(format!("{}{dot}{name}", self.path), value);
    }
}

/// Whether the field is a network address, which peers decode.
fn is_address(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let name = name.split('[').next().unwrap_or_default();
    matches!(name, "address" | "related_address" | "destination" | "sources")
}

/// The address as we decode it.
fn address(text: &[u8]) -> String {
    Host::decode(text).to_string()
}
