use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::Fmtp;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type has two `a=fmtp` lines in one section.
    ///
    /// At most one is allowed. Receivers take the first, the last or both, so parameters may be lost. Chrome
    /// takes them together.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111 minptime=10
    /// a=fmtp:111 useinbandfec=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:111 minptime=10;useinbandfec=1
    /// ```
    id: "fmtp-duplicate",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8866 §6.15 “At most one instance of this attribute is allowed for each format”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in document.model().sections().flat_map(|section| section.codecs()) {
        let mut fmtps = codec.fmtps();
        let Some(first) = fmtps.next() else { continue };
        for fmtp in fmtps {
            let message =
                format!("payload type {} has its parameters on two lines", codec.payload());
            let finding = report.add(fmtp.value_span(), message);
            finding.label(first.value_span(), "its first parameters");
            match added(&first, &fmtp) {
                Some(added) => finding.fix(
                    "put the parameters on one line",
                    [
                        FixEdit::insert(first.value_span().end(), added),
                        FixEdit::delete(fmtp.line.span()),
                    ],
                ),
                None => finding.help("put the parameters on one line"),
            };
        }
    }
}

/// The parameters of `second` that `first` lacks, as they stand behind those; `None` where the two
/// contradict each other or are not `key=value`.
fn added(first: &Fmtp<'_>, second: &Fmtp<'_>) -> Option<Vec<u8>> {
    let mut added = Vec::new();
    for parameter in second.parameters.iter() {
        let value = parameter.value?;
        let known = first.parameters.iter().find(|known| known.key == parameter.key);
        match known {
            Some(known) if known.value == Some(value) => {}
            Some(_) => return None,
            None => {
                for part in [b";", parameter.key.as_bytes(), b"=", value.as_bytes()] {
                    added.extend_from_slice(part);
                }
            }
        }
    }
    Some(added)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10\nm=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10\na=fmtp:[[96 stereo=1]]\na=fmtp:[[96 minptime=20]]\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10\na=fmtp:96 minptime=10; stereo=1\n",
            b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10;stereo=1\n",
        ),
        (
            b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10\na=fmtp:96 minptime=10\n",
            b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 minptime=10\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
