use alloc::format;

use sdpkit_model::Encoding;

use super::codecs::all;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
use crate::similarity::{nearest, tolerance};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The name of a codec is unknown.
    ///
    /// It is neither registered as a payload format nor known from a sender in use. A receiver
    /// ignores the codec. Names that are almost those of a known codec are reported as warnings;
    /// upper and lower case make no difference. Names that begin with `x-` are not looked at.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 H.264/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 H264/90000
    /// ```
    id: "encoding-name-unknown",
    category: Codec,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4855 §3 “These names are case-insensitive in both places”",
        "RFC 8866 §6.6 “profiles use media subtypes for encoding names”",
    ],
    errors: [
        "Failed to set local audio description recv parameters for m-section with mid='{}'.",
        "Failed to set local video description recv parameters for m-section with mid='{}'.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in all(document).filter(|codec| codec.encoding().is_none()) {
        let Some(map) = codec.rtpmap() else { continue };
        let name = map.encoding.as_str();
        if is_vendors(name) {
            continue;
        }
        let Some(place) = document.sdp().span_of(name) else { continue };
        let finding = report.add(place, format!("no payload format called `{name}` is known"));
        if let Some(meant) = meant(name) {
            finding.severity(Severity::Warning).help(format!("did you mean `{meant}`?"));
        }
    }
}

/// Whether a vendor may call its format so (RFC 6838 §3.2, §3.4).
fn is_vendors(name: &str) -> bool {
    ["x-", "vnd.", "prs."].iter().any(|prefix| {
        name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    })
}

/// The known name that has the same letters and digits, or, with the same digits, almost the same
/// letters: `G7231` is not `G7221`.
fn meant(name: &str) -> Option<&'static str> {
    /// Up to this length names are near each other by chance.
    const SHORT: usize = 4;
    let known = || Encoding::all().iter().map(|encoding| encoding.name);
    let plain = |text: &'static str| letters(text).eq(letters(name));
    if let Some(same) = known().find(|known| plain(known)) {
        return Some(same);
    }
    if name.len() <= SHORT {
        return None;
    }
    let limit = tolerance(name.len());
    let near = known().filter(|known| {
        known.len() > SHORT
            && known.len().abs_diff(name.len()) <= limit
            && digits(known).eq(digits(name))
    });
    nearest(name.as_bytes(), near, limit)
}

/// The letters and digits of a name, without case.
fn letters(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

fn digits(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(u8::is_ascii_digit)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97 98\na=rtpmap:96 h264/90000\na=rtpmap:97 X-foo/90000\n\
            a=rtpmap:98 vnd.example/90000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 [[H.264]]/90000\na=rtpmap:97 [[VP10]]/90000\n\
            m=audio 9 RTP/AVP 98 99\na=rtpmap:98 [[telephone-events]]/8000\na=rtpmap:99 [[G7231]]/8000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
