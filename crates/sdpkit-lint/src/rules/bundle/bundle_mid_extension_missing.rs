use alloc::format;

use sdpkit_core::attribute::{Direction, Extmap, SsrcAttribute, extmap_uri};
use sdpkit_core::{Line, TypedAttribute};
use sdpkit_model::{Bundle, Section};

use super::members::rtp_members;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bundled RTP section does not use the header extension for mids.
    ///
    /// In a BUNDLE group packets of all sections arrive on one transport. The extension tells to
    /// which section a packet belongs; without it receivers go by `a=ssrc` and by payload types.
    /// Sections of one kind that share payload types and have no `a=ssrc` either cannot be told
    /// apart: that is an error.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "bundle-mid-extension-missing",
    category: Bundle,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9143 §9.1 “The RTP MID header extension MUST be enabled by including an SDP 'extmap' attribute [RFC8285], with a 'urn:ietf:params:rtp-hdrext:sdes:mid' URI value”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // An answer has the extension only if the offer has.
    // Beside extensions at session level there are none in sections (RFC 8285 §6).
    let may_add = !document.is_answer() && !document.model().session().has(Extmap::INFO.kind);
    for bundle in document.model().bundles() {
        if rtp_members(bundle).nth(1).is_none() {
            continue;
        }
        let mut id = None;
        let mut untold: [Option<Section<'_, '_>>; 2] = [None; 2];
        for section in rtp_members(bundle).filter(|section| !has_extension(*section)) {
            let finding = report.add(
                section.line().content_span(),
                "the header extension for mids is missing: packets do not tell their section",
            );
            if let Some(twin) = twin_of(section, &mut untold) {
                finding.severity(Severity::Error);
                finding.label(
                    twin.line().content_span(),
                    "packets of this section look the same: no `a=ssrc`, no header extension",
                );
            }
            let id = *id.get_or_insert_with(|| usable_id(bundle));
            let is_free = |id: &u16| section.extensions().all(|other| other.id.get() != *id);
            match id.filter(is_free).filter(|_| may_add) {
                Some(id) => {
                    let attribute = format!("a=extmap:{id} {}", extmap_uri::MID);
                    let edit = match last_extension(section) {
                        Some(last) => document.line_after(last, attribute.as_bytes()),
                        None => document.line_at_end(section, attribute.as_bytes()),
                    };
                    finding.fix(format!("add `{attribute}`"), [edit]);
                }
                None => {
                    finding.help(format!("offer `{}`", extmap_uri::MID));
                }
            }
        }
    }
}

fn has_extension(section: Section<'_, '_>) -> bool {
    section.extensions().any(|extension| extension.uri == extmap_uri::MID)
}

fn last_extension<'a>(section: Section<'_, 'a>) -> Option<Line<'a>> {
    section.lines_of_kind(Extmap::INFO.kind).last()
}

/// A section before `section` whose packets cannot be told from its; `untold` holds the first audio
/// and the first video section of those.
fn twin_of<'m, 'a>(
    section: Section<'m, 'a>,
    untold: &mut [Option<Section<'m, 'a>>; 2],
) -> Option<Section<'m, 'a>> {
    let is_silent = !Direction::sends(section.direction());
    if is_silent || section.has(SsrcAttribute::INFO.kind) {
        return None;
    }
    let slot = match section.kind() {
        sdpkit_model::MediaKind::Audio => 0,
        sdpkit_model::MediaKind::Video => 1,
        _ => return None,
    };
    let first = untold.get_mut(slot)?;
    let twin = first.filter(|twin| section.codecs().any(|c| twin.codec(c.payload()).is_some()));
    first.get_or_insert(section);
    twin
}

/// The id that the group has for the extension, or the smallest that none of its sections uses.
fn usable_id(bundle: Bundle<'_, '_>) -> Option<u16> {
    let mut taken = [false; 15];
    for extension in bundle.sections().flat_map(|section| section.extensions()) {
        let id = extension.id.get();
        if extension.uri == extmap_uri::MID && extension.id.fits_one_byte_header() {
            return Some(id);
        }
        if let Some(taken) = taken.get_mut(usize::from(id)) {
            *taken = true;
        }
    }
    (1..15).find(|id| taken.get(usize::from(*id)) == Some(&false))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1 2\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:2\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:1\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1 2\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=mid:0\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n\
            [[m=video 9 UDP/TLS/RTP/SAVPF 96]]\na=mid:2\na=extmap:3 urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fix: &[
        (
            b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
                a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\na=rtcp-mux\n\
                m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=extmap:2 urn:ietf:params:rtp-hdrext:toffset\n",
            b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
                a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n\
                a=rtcp-mux\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n\
                a=extmap:2 urn:ietf:params:rtp-hdrext:toffset\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
        ),
        (
            b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
                m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=extmap:7 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
                a=extmap:7 urn:ietf:params:rtp-hdrext:sdes:mid\n\
                m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=extmap:7 urn:ietf:params:rtp-hdrext:sdes:mid\n",
        ),
    ],
    newlines: Newlines::Crlf,
};

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use crate::rule::Severity;
    use crate::runner::lint;
    use crate::settings::Settings;

    /// The severities of this rule's findings, for two video sections with these lines.
    fn severities(first: &str, second: &str) -> Vec<Severity> {
        let text = std::format!(
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n\
             m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n{first}m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n{second}"
        );
        let found = lint(Sdp::new(&text), &Settings::default());
        let own = found.iter().filter(|finding| finding.rule.id == super::RULE.id);
        own.map(|finding| finding.severity).collect()
    }

    #[test]
    fn sections_that_cannot_be_told_apart_are_an_error() {
        let (warning, error) = (Severity::Warning, Severity::Error);
        assert_eq!(severities("", ""), [warning, error]);
        assert_eq!(severities("a=ssrc:1 cname:x\r\n", ""), [warning, warning]);
        assert_eq!(severities("", "a=recvonly\r\n"), [warning, warning]);
    }
}
