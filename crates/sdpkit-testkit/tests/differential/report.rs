//! What comparing with a peer shows.

use std::collections::BTreeMap;

use sdpkit_core::{Line, Media, Sdp};
use sdpkit_testkit::Sample;

use crate::ours;
use crate::peer::Peer;
use crate::reading::{Outcome, Reading};
use crate::table::{Class, Occurrences};

/// Counts and differences over a corpus.
pub(crate) struct Report {
    peer: &'static str,
    texts: BTreeMap<AcceptedBy, usize>,
    kinds: BTreeMap<String, Counts>,
    differences: BTreeMap<Class, usize>,
    occurrences: Occurrences,
    refusals: BTreeMap<Refusal, Refused>,
}

/// Who accepts a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum AcceptedBy {
    Both,
    UsOnly,
    PeerOnly,
    None,
}

/// How often a kind of line was read by both.
#[derive(Default)]
struct Counts {
    lines: usize,
    fields: usize,
    different: usize,
}

/// What one refuses and the other accepts: who, a `text` or a kind of line, and why.
type Refusal = (&'static str, String, String);

/// How often, and where first.
struct Refused {
    count: usize,
    example: String,
}

/// A line as both read it; most lines stand in many files.
struct Pair {
    ours: Reading,
    theirs: Reading,
    differences: Vec<String>,
}

impl Pair {
    fn of<P: Peer>(content: &[u8]) -> Self {
        let line = Sdp::new(content).lines().next().expect("a line that is not empty");
        let (ours, theirs) = (ours::read(line), P::line(content));
        let differences = match (&ours.outcome, &theirs.outcome) {
            (Outcome::Typed(fields), Outcome::Typed(peers)) => {
                P::reshape(&ours.kind, fields.clone()).differences(peers)
            }
            _ => Vec::new(),
        };
        Self { ours, theirs, differences }
    }
}

impl Report {
    pub(crate) fn of<'s, P: Peer>(samples: impl Iterator<Item = &'s Sample>) -> Self {
        let mut report = Self {
            peer: P::NAME,
            texts: BTreeMap::new(),
            kinds: BTreeMap::new(),
            differences: BTreeMap::new(),
            occurrences: Occurrences::new(),
            refusals: BTreeMap::new(),
        };
        let mut pairs = BTreeMap::new();
        for sample in samples {
            let sdp = Sdp::new(&sample.bytes);
            for line in sdp.lines().filter(|line| !line.content().is_empty()) {
                let content = line.content();
                let pair = pairs.entry(content).or_insert_with(|| Pair::of::<P>(content));
                report.line(pair, content);
            }
            report.text::<P>(sample, &pairs);
        }
        report
    }

    fn line(&mut self, pair: &Pair, content: &[u8]) {
        let kind = &pair.ours.kind;
        let content = String::from_utf8_lossy(content);
        match (&pair.ours.outcome, &pair.theirs.outcome) {
            (Outcome::Typed(fields), Outcome::Typed(_)) => {
                let counts = self.kinds.entry(kind.clone()).or_default();
                counts.lines += 1;
                counts.fields += fields.len();
                counts.different += usize::from(!pair.differences.is_empty());
                for difference in &pair.differences {
                    self.differ(kind, difference, &content);
                }
            }
            // A reader of ours that suddenly refuses everything would not be compared any more.
            (Outcome::Refused(reason), Outcome::Typed(_)) => {
                self.differ(kind, &format!("refused by us: {reason}"), &content);
            }
            (Outcome::Untyped, Outcome::Typed(_)) => self.differ(kind, "unknown to us", &content),
            (Outcome::Typed(_), Outcome::Refused(reason) | Outcome::LeftOut(reason)) => {
                self.refuse(self.peer, kind, reason, &content);
            }
            _ => {}
        }
    }

    /// Compares whether the text is accepted, and then which lines its sections have.
    fn text<P: Peer>(&mut self, sample: &Sample, pairs: &BTreeMap<&[u8], Pair>) {
        let sections = P::sections(&sample.bytes);
        let accepted = match (ours::check(&sample.bytes), &sections) {
            (Ok(()), Ok(_)) => AcceptedBy::Both,
            (Ok(()), Err(reason)) => {
                self.refuse(self.peer, "text", reason, &sample.path);
                AcceptedBy::UsOnly
            }
            (Err(reason), Ok(_)) => {
                self.refuse(OURS, "text", &reason, &sample.path);
                AcceptedBy::PeerOnly
            }
            (Err(_), Err(_)) => AcceptedBy::None,
        };
        *self.texts.entry(accepted).or_default() += 1;
        let Ok(sections) = sections else { return };

        let sdp = Sdp::new(&sample.bytes);
        if sections.len() != sdp.media().count() + 1 {
            let how = fewer_or_more(sections.len(), sdp.media().count() + 1);
            self.differ("m=", &format!("sections: {how}"), &sample.path);
            return;
        }
        let session = sdp.session().lines();
        let ours = std::iter::once(session).chain(sdp.media().map(Media::lines));
        for (ours, theirs) in ours.zip(sections) {
            self.section(&kept(ours, pairs), &by_kind(theirs.iter()), &sample.path);
        }
    }

    /// Compares the lines that the section has for us, as the peer reads each of them, with those
    /// the peer has in it.
    fn section(&mut self, ours: &ByKind<'_>, theirs: &ByKind<'_>, path: &str) {
        let missing = theirs.keys().filter(|kind| !ours.contains_key(*kind));
        for &kind in ours.keys().chain(missing) {
            let none = Vec::new();
            let (ours, theirs) =
                (ours.get(kind).unwrap_or(&none), theirs.get(kind).unwrap_or(&none));
            if ours != theirs {
                let how = fewer_or_more(theirs.len(), ours.len());
                self.differ(kind, &format!("lines of a section: {how}"), path);
            }
        }
    }

    fn differ(&mut self, kind: &str, difference: &str, example: &str) {
        let class = Class::new(self.peer, kind, difference);
        *self.differences.entry(class.clone()).or_default() += 1;
        self.occurrences.entry(class).or_default().insert(example.to_owned());
    }

    fn refuse(&mut self, side: &'static str, what: &str, reason: &str, example: &str) {
        self.refusals
            .entry((side, what.to_owned(), reason.to_owned()))
            .or_insert_with(|| Refused { count: 0, example: example.to_owned() })
            .count += 1;
    }

    pub(crate) fn peer(&self) -> &'static str {
        self.peer
    }

    /// How many kinds of lines both have read.
    pub(crate) fn compared_kinds(&self) -> usize {
        self.kinds.len()
    }

    pub(crate) fn into_differences(self) -> Occurrences {
        self.occurrences
    }

    pub(crate) fn print(&self, corpus: &str) {
        let Self { peer, texts, kinds, .. } = self;
        println!("{corpus} and {peer}: texts accepted by {texts:?}");
        let sum = |count: fn(&Counts) -> usize| kinds.values().map(count).sum::<usize>();
        let (lines, fields) = (sum(|counts| counts.lines), sum(|counts| counts.fields));
        println!("{lines} lines with {fields} fields of {} kinds compared", kinds.len());
        println!("kind\tlines\tfields\tlines with a difference");
        for (kind, Counts { lines, fields, different }) in kinds {
            println!("{kind}\t{lines}\t{fields}\t{different}");
        }
        println!("{} classes of differences", self.differences.len());
        for (class, count) in &self.differences {
            println!("{count}\t{class}\t{}", self.occurrences[class].first().unwrap());
        }
        println!("{} classes of refusals by one of both", self.refusals.len());
        for ((side, what, reason), Refused { count, example }) in &self.refusals {
            println!("{count}\t{side} refuses {what}: {reason}\t{example}");
        }
    }
}

const OURS: &str = "sdpkit";

type ByKind<'r> = BTreeMap<&'r str, Vec<&'r Outcome>>;

fn by_kind<'r>(readings: impl Iterator<Item = &'r Reading>) -> ByKind<'r> {
    let mut kinds = ByKind::new();
    for reading in readings {
        kinds.entry(&reading.kind).or_default().push(&reading.outcome);
    }
    kinds
}

/// The lines that the peer does not leave out, as it reads them.
fn kept<'p>(lines: impl Iterator<Item = Line<'p>>, pairs: &'p BTreeMap<&[u8], Pair>) -> ByKind<'p> {
    let readings = lines.filter_map(|line| pairs.get(line.content())).map(|pair| &pair.theirs);
    let is_kept =
        |reading: &&Reading| !matches!(reading.outcome, Outcome::LeftOut(_) | Outcome::Unknown);
    by_kind(readings.filter(is_kept))
}

fn fewer_or_more(theirs: usize, ours: usize) -> &'static str {
    match theirs.cmp(&ours) {
        std::cmp::Ordering::Less => "fewer",
        std::cmp::Ordering::Equal => "others",
        std::cmp::Ordering::Greater => "more",
    }
}
