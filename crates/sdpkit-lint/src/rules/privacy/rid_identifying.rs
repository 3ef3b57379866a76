use sdpkit_model::Section;

use super::identifier::telling_part;
use super::naming::Naming;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The name of an RTP stream seems to tell something about its sender.
    ///
    /// `a=rid` stands in RTP packets, unencrypted, so that everybody on the way reads it. Whether a
    /// name tells something is a guess: words that somebody thought of do, numbers, single letters
    /// and words such as `high` do not.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:alice send
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:0 send
    /// ```
    id: "rid-identifying",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 9429 §5.2.1 “rid-ids MUST be generated in a fashion that does not leak user information”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if section.rids().any(|rid| telling_part(rid.id.as_str()).is_some()) {
            let naming = names(document, section);
            naming.report(
                "",
                "the name of the stream seems to tell something about its sender",
                report,
            );
        }
    }
}

/// The names of streams wherever the section has them.
fn names<'a>(document: &Document<'a>, section: Section<'_, 'a>) -> Naming<'a> {
    let mut naming = Naming::new(document.sdp());
    for rid in section.rids() {
        naming.add(rid.id.as_str());
        let restrictions = rid.restrictions.iter();
        restrictions.flat_map(|one| one.dependencies()).for_each(|id| naming.add(id.as_str()));
    }
    if let Some(simulcast) = section.simulcast() {
        let lists = [simulcast.send, simulcast.recv].into_iter().flatten();
        let streams =
            lists.flat_map(|list| list.iter()).flat_map(|alternatives| alternatives.iter());
        streams.for_each(|stream| naming.add(stream.rid.as_str()));
    }
    naming
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=rid:0 send\na=rid:hi send\na=rid:high send\na=rid:q send\na=simulcast:send 0;hi;high;q\n",
        b"{session}{audio}a=rid:alice send\n",
    ],
    fail: &[
        b"{webrtc}a=rid:[[alice]] send\na=rid:lo send\na=simulcast:send alice;lo\n",
        b"{webrtc}a=simulcast:send boardroom\na=rid:[[boardroom]] send\n",
    ],
    fix: &[(
        b"{webrtc}a=rid:alice send pt=0\na=rid:0 send max-width=320;depend=alice\na=rid:jane send\na=simulcast:send 0,~alice;jane\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=rid:jane send\n",
        b"{webrtc}a=rid:1 send pt=0\na=rid:0 send max-width=320;depend=1\na=rid:2 send\na=simulcast:send 0,~1;2\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=rid:0 send\n",
    )],
    newlines: Newlines::Crlf,
};
