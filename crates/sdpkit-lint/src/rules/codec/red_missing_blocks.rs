use alloc::format;

use sdpkit_model::MediaKind;

use super::codecs::{called, place};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Redundant audio does not say what it is made of.
    ///
    /// The parameters of `red` are the payload types in a packet, the current frame first and older
    /// ones after it. Without them a receiver does not know which codec to expect, and Chrome does
    /// not use RED. Video is not meant: there `red` carries whatever the section has, and browsers
    /// give no list.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:63 red/48000/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:63 red/48000/2
    /// a=fmtp:63 111/111
    /// ```
    id: "red-missing-blocks",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 2198 §5 “separated list of RTP payload types”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for kind in [MediaKind::Audio, MediaKind::Text] {
        for red in called(document, kind, "red") {
            if red.fmtp().is_some() || !red.is_listed() {
                continue;
            }
            let Some(place) = place(document, red) else { continue };
            report.add(place, "redundant data without the payload types it is made of").help(
                format!("add `a=fmtp:{} ` and payload types, as in `111/111`", red.payload()),
            );
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 63 111\na=rtpmap:63 red/48000/2\na=fmtp:63 111/111\n\
            a=rtpmap:111 opus/48000/2\nm=video 9 RTP/AVP 116\na=rtpmap:116 red/90000\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 63 111\na=rtpmap:63 [[red]]/48000/2\na=rtpmap:111 opus/48000/2\n\
            m=text 9 RTP/AVP 98 100\na=rtpmap:98 t140/1000\na=rtpmap:100 [[RED]]/1000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
