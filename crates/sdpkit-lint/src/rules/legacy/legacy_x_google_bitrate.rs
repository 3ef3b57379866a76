use sdpkit_core::attribute::{AttributeKind, Fmtp, Parameter};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bit rate is set by a parameter that only Chrome knows.
    ///
    /// `x-google-start-bitrate`, `x-google-min-bitrate` and `x-google-max-bitrate` in `a=fmtp` are
    /// in kbit/s and count for all codecs of the section, whichever carries them. Firefox and
    /// others pass them over. `RTCRtpSender.setParameters()` limits what is sent, `b=TIAS` what is
    /// received, in every browser.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:96 x-google-start-bitrate=1000;x-google-max-bitrate=2000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// b=TIAS:2000000
    /// ```
    id: "legacy-x-google-bitrate",
    category: Legacy,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 9429 §5.10 “For any specified \"TIAS\"”"],
}

const ATTRIBUTES: [AttributeKind; 3] = [
    AttributeKind::XGoogleStartBitrate,
    AttributeKind::XGoogleMinBitrate,
    AttributeKind::XGoogleMaxBitrate,
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for fmtp in document.model().all::<Fmtp<'_>>() {
        let mut parameters = document.parameters(&fmtp).iter();
        let Some(parameter) = parameters.find(|found| is_bit_rate(found)) else { continue };
        let key = document.sdp().span_of(&parameter.key).unwrap_or(fmtp.value_span());
        report
            .add(key, "only Chrome reads this bit rate")
            .help("use `RTCRtpSender.setParameters()`, or `b=TIAS` for what is received");
    }
    for kind in ATTRIBUTES {
        for line in document.model().lines_of_kind(kind) {
            report
                .add(
                    line.content_span(),
                    "no browser reads this bit rate: Chrome does so in `a=fmtp` alone",
                )
                .help("use `RTCRtpSender.setParameters()`, or `b=TIAS` for what is received");
        }
    }
}

fn is_bit_rate(parameter: &Parameter<'_>) -> bool {
    let key = parameter.key.as_bytes();
    key.starts_with(b"x-google-") && key.ends_with(b"-bitrate")
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=fmtp:96 max-fr=30;x-google-max-quantization=37\nb=TIAS:5\n",
        b"{session}{audio}a=fmtp:0 x-google-start-bitrate=1000\n",
    ],
    fail: &[
        b"{webrtc}a=fmtp:96 max-fr=30; [[x-google-start-bitrate]]=1000;x-google-max-bitrate=2000\n",
        b"{webrtc}[[a=x-google-min-bitrate:200]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
