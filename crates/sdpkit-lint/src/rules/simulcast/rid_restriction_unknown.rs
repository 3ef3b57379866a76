use alloc::format;

use sdpkit_core::attribute::{RestrictionKey, RidAttribute};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A restriction of `a=rid` is not registered.
    ///
    /// Receivers that do not know it must not take the stream (RFC 8851 §6.3), so it works between two that
    /// agreed on it and nowhere else.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send max-foo=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send max-fps=30
    /// ```
    id: "rid-restriction-unknown",
    category: Simulcast,
    severity: Info,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8851 §4 “All \"rid\" restrictions MUST be registered with IANA”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rid in document.model().all::<RidAttribute<'_>>() {
        for restriction in rid.restrictions.iter() {
            let RestrictionKey::Other(name) = restriction.key else { continue };
            let span = document.sdp().span_of(&name).unwrap_or(rid.value_span());
            report
                .add(span, format!("the restriction `{name}` is not registered"))
                .help("registered are max-width, max-height, max-fps, max-fs, max-br, max-pps, max-bpp and depend");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send max-width=1280;max-fps=30\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send max-fps=30;[[max-foo]]=1\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
