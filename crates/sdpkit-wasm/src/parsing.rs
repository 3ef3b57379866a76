//! Descriptions as JSON and back.

use sdpkit_core::{Error, ErrorKind, Sdp, Text};
use sdpkit_json::lossless;

use crate::json::Json;
use crate::options::Options;
use crate::places::Places;

pub(crate) fn parse(sdp: &[u8], options: Options<'_>) -> String {
    if options.value("strict").is_some() {
        if let Err(error) = Sdp::parse(sdp) {
            return failure(error, sdp);
        }
    }
    lossless::to_json(sdp)
}

pub(crate) fn stringify(json: &str) -> String {
    match lossless::from_json(json) {
        Ok(text) => Json::of(|json| json.key("sdp").text(Text::new(&text))),
        Err(error) => Json::error("json", error, |_| ()),
    }
}

#[cfg(feature = "full")]
pub(crate) fn transform_parse(sdp: &[u8], options: Options<'_>) -> String {
    use sdpkit_json::transform::{Mode, parse};

    let mode = options.value("strict").map_or(Mode::Complete, |_| Mode::Strict);
    parse(sdp, mode)
}

#[cfg(feature = "full")]
pub(crate) fn transform_write(json: &str) -> String {
    match sdpkit_json::transform::write(json) {
        Ok(sdp) => Json::of(|json| json.key("sdp").string(&sdp)),
        Err(error) => Json::error("json", error, |_| ()),
    }
}

fn failure(error: Error, text: &[u8]) -> String {
    let sdp = Sdp::new(text);
    Json::error("parse", error.quoting(sdp), |json| {
        if let ErrorKind::Value { expected, .. } = error.kind() {
            json.key("expected").string(expected.as_str());
        }
        json.key("found").text(sdp.slice(error.span()));
        Places::new(text).write(error.span(), json);
    })
}
