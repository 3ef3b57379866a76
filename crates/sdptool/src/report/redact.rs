//! Secrets out of texts, excerpts and messages.

use aho_corasick::automaton::Automaton as _;
use aho_corasick::nfa::noncontiguous::NFA;
use aho_corasick::{Input, MatchKind};
use sdpkit::address::{Host, Scope};
use sdpkit::lint::Finding;
use sdpkit::model::order::Order as _;
use sdpkit::model::{addresses, secrets};
use sdpkit::{Sdp, Span};

use super::view::Linted;

/// What stands in the place of every byte of a secret.
pub(super) const MASK: u8 = b'*';

/// The text with every byte of its secrets masked: all that is left stays where it is.
pub(super) fn masked(text: &[u8]) -> Vec<u8> {
    mask(text, &places(text))
}

/// A description and what was found in it, without its secrets.
pub(super) struct Redacted {
    pub(super) text: Vec<u8>,
    pub(super) findings: Vec<Finding>,
}

impl Redacted {
    pub(super) fn new(linted: &Linted<'_>) -> Self {
        let secrets = places(linted.text);
        let words = Words::new(linted.text, &secrets);
        // A message may also quote the description that this one is compared with.
        let others: Vec<_> = linted
            .beside
            .iter()
            .map(|beside| Words::new(&beside.text, &places(&beside.text)))
            .collect();
        let findings = linted.findings.iter().map(|finding| {
            let quoted = quoted(finding, linted.text, &secrets);
            let all: Vec<_> = [&words, &quoted].into_iter().chain(&others).collect();
            redacted(finding, &all)
        });
        let findings = findings.collect();
        Self { text: mask(linted.text, &secrets), findings }
    }
}

/// Where the secrets of `text` stand.
fn places(text: &[u8]) -> Vec<Span> {
    secrets(Sdp::new(text)).iter().map(|secret| secret.span).collect()
}

fn mask(text: &[u8], secrets: &[Span]) -> Vec<u8> {
    let mut masked = text.to_vec();
    for secret in secrets {
        masked.get_mut(secret.range()).unwrap_or_default().fill(MASK);
    }
    masked
}

/// A finding that tells no secret.
///
/// A fix that would write one is left out: applied with its secrets masked it would destroy them.
fn redacted(finding: &Finding, words: &[&Words]) -> Finding {
    let clean = |text: &str| words.iter().fold(text.to_owned(), |text, words| words.out_of(&text));
    let mut finding = finding.clone();
    let labels = finding.labels.iter_mut().map(|label| &mut label.message);
    let elsewhere = finding.elsewhere.iter_mut().map(|place| &mut place.message);
    let labels = labels.chain(elsewhere);
    let texts = labels.chain(&mut finding.notes).chain(&mut finding.help);
    for text in texts.chain([&mut finding.message]) {
        *text = clean(text);
    }
    finding.fix = finding.fix.filter(|fix| {
        fix.edits.iter().all(|edit| {
            let text = String::from_utf8_lossy(&edit.text);
            clean(&text) == text
        })
    });
    finding
}

/// The parts of secrets that a finding points at: a message may quote a secret from the byte on
/// that is wrong with it.
fn quoted(finding: &Finding, text: &[u8], secrets: &[Span]) -> Words {
    let places = finding.labels.iter().map(|label| label.span).chain([finding.span]);
    let parts = places.flat_map(|place| {
        let first = secrets.partition_point(|secret| secret.end() <= place.start());
        let inside = secrets.get(first..).unwrap_or_default().iter();
        inside.take_while(move |secret| secret.start() < place.end()).map(move |secret| {
            Span::new(secret.start().max(place.start()), secret.end().min(place.end()))
        })
    });
    Words::new(text, &parts.collect::<Vec<_>>())
}

/// Words that must not be told.
///
/// Of the kinds of automata the plainest: texts are short, and the others are 100 kB of program.
struct Words(Option<NFA>);

impl Words {
    /// The texts of `places`.
    fn new(text: &[u8], places: &[Span]) -> Self {
        let mut words: Vec<_> = places
            .iter()
            .filter_map(|place| text.get(place.range()))
            // As messages quote bytes that are not UTF-8.
            .map(String::from_utf8_lossy)
            .filter(|word| !word.is_empty())
            .collect();
        words.order();
        words.dedup();
        if words.is_empty() {
            return Self(None);
        }
        let mut builder = NFA::builder();
        let builder = builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
        // It fails beyond 2^31 words or bytes; then the shape of addresses is still known.
        Self(builder.build(words.iter().map(|word| word.as_bytes())).ok())
    }

    /// `text` with every character of the words masked, and of any IP address: a message may spell
    /// it otherwise than the description.
    fn out_of(&self, text: &str) -> String {
        let mut ranges = Vec::new();
        addresses(text.as_bytes(), |_, range| {
            let host = Host::decode(text.as_bytes().get(range.clone()).unwrap_or_default());
            // Those of the documentation stand in examples.
            if host.ip().is_some() && host.scope() != Scope::Documentation {
                ranges.push(range);
            }
        });
        let matches =
            self.0.iter().flat_map(|words| words.try_find_iter(Input::new(text))).flatten();
        ranges.extend(matches.map(|found| found.range()).filter(|range| {
            let before = text.get(..range.start).and_then(|text| text.chars().next_back());
            let after = text.get(range.end..).and_then(|text| text.chars().next());
            // The ufrag `host` is no reason to hide the same letters in `hostname`.
            let is_inside = |edge: Option<char>| edge.is_some_and(char::is_alphanumeric);
            !is_inside(before) && !is_inside(after)
        }));
        ranges.order_by_key(|range| range.start);
        let mut clean = String::with_capacity(text.len());
        let mut at = 0;
        for range in ranges {
            let start = range.start.max(at);
            clean.push_str(text.get(at..start).unwrap_or_default());
            let secret = text.get(start..range.end).unwrap_or_default();
            clean.extend(secret.chars().map(|_| char::from(MASK)));
            at = at.max(range.end);
        }
        clean + text.get(at..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use sdpkit::Span;

    use super::{Words, masked};

    #[test]
    fn masks_are_as_long_as_what_they_hide() {
        let text = b"c=IN IP4 192.0.2.1\r\na=ice-pwd:\xffabc\xc3\xa9\r\ns=-\r\n";
        let expected = b"c=IN IP4 *********\r\na=ice-pwd:******\r\ns=-\r\n";
        assert_eq!(masked(text), expected);
    }

    #[test]
    fn whole_words_go_in_any_case_and_addresses_by_their_shape() {
        let words = Words::new(b"hostAB:CD:\xff", &[Span::new(0, 4), Span::new(4, 11)]);
        for (text, clean) in [
            ("`host` of hostname, not ghost", "`****` of hostname, not ghost"),
            ("write `ab:cd:\u{fffd}`", "write `*******`"),
            ("from 10.0.2.1 to ::1, as 192.0.2.1", "from ******** to ::1, as 192.0.2.1"),
            ("", ""),
        ] {
            assert_eq!(words.out_of(text), clean);
        }
    }
}
