//! What JavaScript calls: text in, JSON out.
//!
//! Each function takes texts as bytes and options as lines `name=value`, and gives JSON; what fails
//! gives `{"error": {"code": .., "message": ..}}`, which `npm/sdpkit` turns into an error. Nothing
//! panics on any input. Places are in UTF-16 code units, lines and columns count from 1.
//!
//! Built without the feature `full` it is the engine of `sdpkit/slim-munge`: it parses and munges,
//! and cannot tell whether a change brings in an error.
#![forbid(unsafe_code)]

mod changes;
#[cfg(feature = "full")]
mod findings;
mod json;
#[cfg(feature = "full")]
mod negotiation;
mod options;
mod parsing;
mod places;
#[cfg(feature = "full")]
mod settings;

#[cfg(feature = "full")]
use sdpkit_core::{Sdp, Text};
use sdpkit_munge::privacy::{CandidatePolicy, filter_candidate as filtered};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::Json;
use crate::options::Options;

/// The lossless JSON of a description; with the option `strict`, the first error instead.
///
/// ```
/// let json = sdpkit_wasm::parse(b"v=0\r\n", "");
/// assert!(json.contains(r#"{"raw":"v=0","v":{"number":0}}"#));
/// let json = sdpkit_wasm::parse(b"v=0\r\no=- 1 IN IP4 192.0.2.1\r\n", "strict");
/// assert_eq!(json, concat!(
///     r#"{"error":{"code":"parse","message":"expected a number, found `IN`","expected":"a number","#,
///     r#""found":"IN","start":11,"end":13,"line":2,"column":7}}"#,
/// ));
/// ```
#[wasm_bindgen]
#[must_use]
pub fn parse(sdp: &[u8], options: &str) -> String {
    parsing::parse(sdp, Options(options))
}

/// The description that lossless JSON holds: `{"sdp": ..}`.
///
/// ```
/// let json = sdpkit_wasm::parse("s=é\n".as_bytes(), "");
/// assert_eq!(sdpkit_wasm::stringify(&json), r#"{"sdp":"s=é\n"}"#);
/// ```
#[wasm_bindgen]
#[must_use]
pub fn stringify(json: &str) -> String {
    parsing::stringify(json)
}

/// Applies operations, one a line in words: `{"sdp": .., "report": {..}}`.
///
/// ```
/// let sdp = b"m=audio 9 RTP/AVP 0 8\r\n";
/// let json = sdpkit_wasm::munge(sdp, "remove PCMA", "role=free");
/// assert!(json.starts_with(r#"{"sdp":"m=audio 9 RTP/AVP 0\r\n","report":{"checked":"#));
/// let json = sdpkit_wasm::munge(sdp, "remove PCMA PCMU", "");
/// assert!(json.starts_with(r#"{"error":{"code":"last-codec","#));
/// ```
#[wasm_bindgen]
#[must_use]
pub fn munge(sdp: &[u8], operations: &str, options: &str) -> String {
    changes::munge(sdp, operations, Options(options))
}

/// A trickled candidate as a policy lets it leave: `{"candidate": ..}`, without the member where it
/// may not.
///
/// ```
/// let host = "candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host";
/// assert_eq!(sdpkit_wasm::filter_candidate("relay-only", host), "{}");
/// ```
#[wasm_bindgen]
#[must_use]
pub fn filter_candidate(policy: &str, candidate: &str) -> String {
    let policy: CandidatePolicy = match policy.parse() {
        Ok(policy) => policy,
        Err(error) => return Json::error("option", error, |_| ()),
    };
    Json::of(|json| {
        if let Some(filtered) = filtered(policy, candidate.as_bytes()) {
            json.key("candidate").display(filtered);
        }
    })
}

/// The JSON of sdp-transform; with the option `strict`, without what it would lose.
///
/// ```
/// assert_eq!(sdpkit_wasm::transform_parse(b"v=0\r\n", "strict"), r#"{"version":0,"media":[]}"#);
/// ```
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn transform_parse(sdp: &[u8], options: &str) -> String {
    parsing::transform_parse(sdp, Options(options))
}

/// The description that JSON of sdp-transform says: `{"sdp": ..}`.
///
/// ```
/// assert_eq!(sdpkit_wasm::transform_write(r#"{"name":"-","media":[]}"#), r#"{"sdp":"v=0\r\ns=-\r\n"}"#);
/// ```
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn transform_write(json: &str) -> String {
    parsing::transform_write(json)
}

/// What rules find in a description: an array of findings.
///
/// ```
/// let json = sdpkit_wasm::lint(b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\r\nt=0 0\r\n", "");
/// assert!(json.starts_with(r#"[{"rule":"empty-session-name","category":"syntax","severity":"error","#));
/// ```
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn lint(sdp: &[u8], options: &str) -> String {
    let settings = match settings::settings(Options(options)) {
        Ok(settings) => settings,
        Err(error) => return Json::error("option", error.message, |_| ()),
    };
    let found = sdpkit_lint::lint(Sdp::new(sdp), &settings);
    let mut json = Json::default();
    findings::write(&found, sdp, b"", &mut json);
    json.into_text()
}

/// What in an answer does not fit its offer: an array of findings about the answer. With the option
/// `next`, what in a description may not follow the one of the same side before it.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn lint_pair(offer: &[u8], answer: &[u8], options: &str) -> String {
    let options = Options(options);
    let settings = match settings::settings(options) {
        Ok(settings) => settings,
        Err(error) => return Json::error("option", error.message, |_| ()),
    };
    let (one, other) = (Sdp::new(offer), Sdp::new(answer));
    let found = match options.value("next") {
        Some(_) => sdpkit_lint::lint_next(one, None, other, &settings),
        None => sdpkit_lint::lint_pair(one, other, &settings),
    };
    let mut json = Json::default();
    findings::write(&found, answer, offer, &mut json);
    json.into_text()
}

/// A description with its findings mended: `{"sdp": .., "mended": [..], "remaining": [..]}`. With
/// the option `unsafe`, those too that may change what is negotiated.
///
/// ```
/// let json = sdpkit_wasm::fix(b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=\nt=0 0\n", "");
/// assert!(json.starts_with(r#"{"sdp":"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n","#));
/// ```
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn fix(sdp: &[u8], options: &str) -> String {
    use sdpkit_lint::FixMode;

    let options = Options(options);
    let settings = match settings::settings(options) {
        Ok(settings) => settings,
        Err(error) => return Json::error("option", error.message, |_| ()),
    };
    let mode = options.value("unsafe").map_or(FixMode::Safe, |_| FixMode::SafeAndUnsafe);
    match sdpkit_lint::fix(sdp, &settings, mode) {
        Ok(fixed) => Json::of(|json| {
            json.key("sdp").text(Text::new(&fixed.text));
            json.key("mended").array(&fixed.mended, |json, finding| {
                json.object(|json| {
                    json.key("rule").string(finding.rule.id);
                    json.key("message").string(&finding.message);
                    if let Some(help) = &finding.help {
                        json.key("help").string(help);
                    }
                });
            });
            json.key("remaining");
            findings::write(&fixed.remaining, &fixed.text, b"", json);
        }),
        Err(error) => Json::error("too-large", error, |_| ()),
    }
}

/// What Chromium sees of a change between `createOffer` and `setLocalDescription`.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn detect_munging(created: &[u8], set: &[u8]) -> String {
    changes::detect_munging(created, set)
}

/// An answer: `{"sdp": .., "rejected": [..]}`.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn answer(offer: &[u8], options: &str) -> String {
    negotiation::answer(offer, Options(options))
}

/// An offer: `{"sdp": ..}`.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn offer(options: &str) -> String {
    negotiation::offer(Options(options))
}

/// What in an answer breaks a rule of offer/answer: an array of violations.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn verify(offer: &[u8], answer: &[u8]) -> String {
    negotiation::verify(offer, answer)
}
