use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::attribute::{Fmtp, Parameter};
use sdpkit_core::{Repeat, Span};
use sdpkit_model::Placed;
use sdpkit_model::fmtp::Format;

use super::codecs::parameter_span;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Safety, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A format parameter is given twice.
    ///
    /// Chrome takes the last, other receivers the first, so that two ends read different values from
    /// one line. The fix keeps the last. Parameters that are meant to be repeated, as `DID_SDID` of
    /// ancillary data, are not reported.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111 useinbandfec=1;useinbandfec=0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:111 useinbandfec=0
    /// ```
    id: "fmtp-duplicate-parameter",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 4855 §3 “semicolon separated list of parameter=value pairs”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for fmtp in document.model().all::<Fmtp<'_>>() {
        if may_repeat(document.parameters(&fmtp)) {
            check_parameters(document, &fmtp, report);
        }
    }
}

/// Whether two names may be the same: told by their length and two letters, without the heap.
fn may_repeat(parameters: &[Parameter<'_>]) -> bool {
    let mut seen = 0_u64;
    parameters.iter().any(|parameter| {
        let key = parameter.key.as_bytes();
        let letter =
            |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte.to_ascii_lowercase()));
        let sum = key.len() + 7 * letter(key.first()) + 13 * letter(key.last());
        let bit = 1_u64 << (sum % 64);
        let is_seen = seen & bit != 0;
        seen |= bit;
        is_seen
    })
}

fn check_parameters(document: &Document<'_>, fmtp: &Placed<'_, Fmtp<'_>>, report: &mut Report<'_>) {
    let sdp = document.sdp();
    let format = format_of(document, fmtp);
    // The last place of each name, and where the parameter after it begins.
    let mut last_of: BTreeMap<_, Earlier<'_>> = BTreeMap::new();
    let mut parameters = fmtp.parameters.iter().peekable();
    while let Some(parameter) = parameters.next() {
        let key = parameter.key.as_bytes();
        let info = format.and_then(|format| format.parameter(key));
        if key.is_empty() || info.is_some_and(|info| info.repeat == Repeat::Many) {
            continue;
        }
        let Some(place) = parameter_span(sdp, &parameter) else { continue };
        let next = parameters.peek().and_then(|next| parameter_span(sdp, next));
        let here = Earlier { parameter, place, next: next.map(Span::start) };
        if let Some(earlier) = last_of.insert(key.to_ascii_lowercase(), here) {
            report_again(&earlier, &parameter, place, report);
        }
    }
}

/// A parameter that stands again later.
struct Earlier<'a> {
    parameter: Parameter<'a>,
    place: Span,
    /// Where the parameter after it begins.
    next: Option<u32>,
}

fn report_again(
    earlier: &Earlier<'_>,
    parameter: &Parameter<'_>,
    place: Span,
    report: &mut Report<'_>,
) {
    let is_same = earlier.parameter.value == parameter.value;
    let message = if is_same {
        format!("`{}` stands here again", parameter.key)
    } else {
        format!("`{}` stands here again, with another value", parameter.key)
    };
    let finding = report.add(place, message);
    finding.label(earlier.place, "the earlier one");
    if let Some(next) = earlier.next {
        let safety = if is_same { Safety::Safe } else { Safety::Unsafe };
        let edit = FixEdit::delete(Span::new(earlier.place.start(), next));
        finding.fix_as(safety, "remove the earlier one", [edit]);
    }
}

/// What is known of the codec that `fmtp` is for.
fn format_of(document: &Document<'_>, fmtp: &Placed<'_, Fmtp<'_>>) -> Option<&'static Format> {
    let section = document.model().section(fmtp.section_index()?)?;
    section.codec(fmtp.payload()?)?.encoding()?.format
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=10;useinbandfec=1;stereo=0;sprop-stereo=0;cbr=0;usedtx=0;ptime=20\n",
        b"{session}m=video 9 RTP/AVP 112\na=rtpmap:112 smpte291/90000\n\
            a=fmtp:112 DID_SDID={0x61,0x02};DID_SDID={0x41,0x05}\n",
        b"{session}m=audio 9 RTP/AVP 63\na=fmtp:63 111/111/111\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 111\na=fmtp:111 useinbandfec=1;x=1; [[UseInbandFEC = 0]];[[x=1]]\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 111\na=fmtp:111 a=1; b=2;a=3 ;a=4;b=2;\n",
            b"{session}m=audio 9 RTP/AVP 111\na=fmtp:111 a=4;b=2;\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
