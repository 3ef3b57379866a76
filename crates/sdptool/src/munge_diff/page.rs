//! What was munged, for people and for programs.

use sdpkit::lint::engine::chromium::munging::{Handling, Hit, Munging, MungingKind};
use sdpkit::{ColumnUnit, Sdp, Span};
use serde_json::{Value, json};

use crate::visible::visible;

/// Grows when a member of the JSON changes its meaning or goes; new members do not count.
const VERSION: u32 = 1;

/// Two descriptions and how they differ.
pub(super) struct Compared<'a> {
    pub(super) created: Sdp<'a>,
    pub(super) set: Sdp<'a>,
    pub(super) munging: &'a Munging,
}

impl Compared<'_> {
    /// A paragraph for each difference, then the verdict; the files are called `names`.
    pub(super) fn page(&self, names: [&str; 2]) -> String {
        let hits = self.munging.hits().iter();
        hits.map(|hit| self.paragraph(hit, names)).collect::<String>() + &self.verdict()
    }

    fn paragraph(&self, hit: &Hit, [created, set]: [&str; 2]) -> String {
        let kind = hit.kind;
        let mut page = format!("{} {}: {}", kind.number(), kind.name(), kind.meaning());
        if let Some(section) = hit.section {
            page += &format!(", in section {section}");
        }
        if kind.handling() == Handling::Refused {
            page += "; refused";
        }
        page.push('\n');
        for (sign, name, sdp, span) in
            [('-', created, self.created, hit.created), ('+', set, self.set, hit.set)]
        {
            if let Some(span) = span {
                let (line, text) = line_at(sdp, span);
                page += &format!("  {sign} {name}:{line}: {}\n", visible(&text));
            }
        }
        if let Some(instead) = kind.instead() {
            page += &format!("  instead: {instead}\n");
        }
        page
    }

    fn verdict(&self) -> String {
        let kind = self.munging.counted();
        let counted = match kind {
            MungingKind::NoModification => "Chromium sees no munging".to_owned(),
            kind => format!("Chromium counts {} {}", kind.number(), kind.name()),
        };
        match self.munging.refusal() {
            Some(refusal) => format!(
                "{counted} and refuses the description: InvalidModificationError, “{}”.\n",
                refusal.message()
            ),
            None => format!("{counted}, and accepts the description as far as munging goes.\n"),
        }
    }

    /// The same as one JSON object.
    pub(super) fn json(&self) -> String {
        let hits: Vec<_> = self.munging.hits().iter().map(|hit| self.object(hit)).collect();
        let refused = self.munging.refusal().map(
            |refusal| json!({ "name": "InvalidModificationError", "message": refusal.message() }),
        );
        let object = json!({
            "version": VERSION,
            "counted": counted(self.munging.counted()),
            "refused": refused,
            "hits": hits,
        });
        format!("{object:#}\n")
    }

    fn object(&self, hit: &Hit) -> Value {
        let line = |sdp, span: Option<Span>| {
            span.map(|span| {
                let (line, text) = line_at(sdp, span);
                json!({ "line": line, "text": text })
            })
        };
        json!({
            "number": hit.kind.number(),
            "name": hit.kind.name(),
            "meaning": hit.kind.meaning(),
            "refused": hit.kind.handling() == Handling::Refused,
            "instead": hit.kind.instead(),
            "section": hit.section,
            "created": line(self.created, hit.created),
            "set": line(self.set, hit.set),
        })
    }
}

fn counted(kind: MungingKind) -> Value {
    json!({ "number": kind.number(), "name": kind.name() })
}

/// The number of the line at `span`, and its text.
fn line_at(sdp: Sdp<'_>, span: Span) -> (u32, String) {
    let line = sdp.position(span.start(), ColumnUnit::Byte).line;
    (line, sdp.slice(span).to_string())
}
