use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::{Group, GroupSemantics};
use sdpkit_core::{AttributeKind, TypedAttribute};
use sdpkit_model::{Model, Placed, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Several sections, and no BUNDLE group.
    ///
    /// Each section then needs a transport of its own: a set of ports, an ICE session and a DTLS
    /// handshake each, and more of them that can fail. Browsers take it; pages whose bundle policy is
    /// `max-bundle` get the first section alone.
    ///
    /// # Bad
    /// ```sdp
    /// t=0 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "bundle-absent",
    category: Bundle,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.2.1 “a session-level \"a=group\" attribute MUST be added”",
        "RFC 9429 §5.2.1 “This attribute MUST have semantics \"BUNDLE\"”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if model.bundles().len() > 0 || has_broken_group(model) || document.is_answer() {
        return;
    }
    let Some(first) = live_sections(model).next() else { return };
    let count = live_sections(model).count();
    if count < 2 {
        return;
    }
    let finding = report.add(
        first.line().content_span(),
        format!("{count} sections and no BUNDLE group: each needs a transport of its own"),
    );
    if let Some(group) = in_wrong_case(model) {
        finding.label(group.value_span(), "another meaning: upper and lower case differ");
        finding.help("write `BUNDLE`");
        return;
    }
    match group(model) {
        Some(group) => finding.help(format!("offer them together: `{group}` at session level")),
        None => {
            finding.help("name each section with `a=mid`, and list the names in `a=group:BUNDLE`")
        }
    };
}

fn live_sections<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = Section<'m, 'a>> {
    model.sections().filter(|section| !section.is_rejected())
}

/// A group whose semantics are `BUNDLE` but for the case.
fn in_wrong_case<'a>(model: &Model<'a>) -> Option<Placed<'a, Group<'a>>> {
    model.all::<Group<'a>>().find(|group| {
        matches!(group.semantics, GroupSemantics::Other(name) if name.eq_ignore_ascii_case("BUNDLE"))
    })
}

/// Whether a group cannot be read: it may be the one that is missing.
fn has_broken_group(model: &Model<'_>) -> bool {
    model.lines_of_kind(Group::INFO.kind).count() > model.all::<Group<'_>>().count()
}

/// The group of all sections, if each has a name of its own.
fn group(model: &Model<'_>) -> Option<String> {
    let mut group = String::from("a=group:BUNDLE");
    for section in live_sections(model) {
        let mid = section.mid()?.tag;
        let is_first = model.section_with_mid(mid.as_str())?.index() == section.index();
        if !is_first || section.lines_of_kind(AttributeKind::Mid).nth(1).is_some() {
            return None;
        }
        group.push(' ');
        group.push_str(mid.as_str());
    }
    Some(group)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}a=group:BUNDLE\nm=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}a=group:BUNDLE \nm=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}{audio}{audio}",
    ],
    fail: &[
        b"{session}a=group:LS 0 1\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}a=group:bundle 0 1\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:0\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=mid:0\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
