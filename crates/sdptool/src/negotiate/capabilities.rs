//! Capabilities by name or from a file.

use std::fs;
use std::path::Path;

use sdpkit::negotiate::Capabilities;

/// The capabilities called `name`, or those of the file `name`.
pub(super) fn read(name: &str) -> Result<Capabilities, String> {
    match name {
        "browser-like" => return Ok(Capabilities::browser_like()),
        "sip-phone" => return Ok(Capabilities::sip_phone()),
        "recv-only-sfu" => return Ok(Capabilities::recv_only_sfu()),
        _ => {}
    }
    let text = fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))?;
    let is_json = Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    if is_json {
        return serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"));
    }
    toml::from_str(&text).map_err(|error| {
        // The parser quotes the line; one line is enough here.
        let offset = error.span().unwrap_or_default().start;
        let before = text.get(..offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = offset - before.rfind('\n').map_or(0, |at| at + 1) + 1;
        let why = error.message().lines().collect::<Vec<_>>().join("; ");
        format!("{name}:{line}:{column}: {why}")
    })
}
