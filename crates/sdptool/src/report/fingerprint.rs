//! What a finding is known by when the text around it changes.

use std::collections::BTreeMap;

use sdpkit::attribute::Mid;
use sdpkit::{Sdp, Span};

use super::redact::{MASK, masked};
use super::view::Linted;

/// A number for each finding that stays the same when lines elsewhere come, go or change.
///
/// It is made from the rule, the section (by its mid where it has one), the line, and which of
/// several equal ones it is. Secrets are masked before: whoever reads a fingerprint cannot try
/// addresses until one fits, and credentials that are new in each session change nothing.
pub(crate) fn fingerprints(linted: &Linted<'_>) -> Vec<u64> {
    let text = masked(linted.text);
    let sdp = Sdp::new(&text);
    let sections = sections(sdp);
    let lines: Vec<(Span, &[u8])> = sdp.lines().map(|line| (line.span(), line.content())).collect();
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    let known = linted.findings.iter().map(|finding| {
        let at = finding.span.start();
        let after = sections.partition_point(|(start, _)| *start <= at);
        let section = sections.get(after.saturating_sub(1)).map_or(&[][..], |(_, name)| name);
        let after = lines.partition_point(|(span, _)| span.start() <= at);
        let line = lines.get(after.saturating_sub(1)).map_or(&[][..], |(_, content)| content);
        let hash =
            hash(&[finding.rule.id.as_bytes(), section, &without_lengths(line.trim_ascii())]);
        let count = seen.entry(hash).or_default();
        *count += 1;
        hash.wrapping_add(count.wrapping_sub(1).wrapping_mul(PRIME))
    });
    known.collect()
}

/// Mixes further parts, such as the name of the file, into a fingerprint.
pub(super) fn with(fingerprint: u64, part: &[u8]) -> u64 {
    hash(&[&fingerprint.to_be_bytes(), part])
}

/// Where each section starts, and the name it keeps when others come and go.
fn sections(sdp: Sdp<'_>) -> Vec<(u32, Vec<u8>)> {
    let media = sdp.media().enumerate().map(|(index, media)| {
        let name = match media.find::<Mid<'_>>() {
            Ok(Some(mid)) => format!("mid {}", mid.tag),
            _ => format!("media {index}"),
        };
        (media.span().start(), name.into_bytes())
    });
    [(0, b"session".to_vec())].into_iter().chain(media).collect()
}

/// The line with a mask of one byte for each secret, however long that was.
fn without_lengths(line: &[u8]) -> Vec<u8> {
    let mut line = line.to_vec();
    line.dedup_by(|next, last| *next == MASK && *last == MASK);
    line
}

const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a, 64 bits: the same on every machine and in every version.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for &byte in part.iter().chain([&b'\n']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use sdpkit::Sdp;
    use sdpkit::lint::{Selection, Settings, lint};

    use super::super::arguments::FailOn;
    use super::super::view::Linted;
    use super::fingerprints;

    const TEXT: &str = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n\
        m=audio 9 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\na=mid:x\r\na=label:1 \r\na=ptime:20 \r\n\
        a=ptime:20 \r\na=ice-pwd:12345678901234567890ab \r\n";

    fn of(text: &str) -> Vec<u64> {
        let select = vec!["trailing-whitespace".parse().unwrap()];
        let selection = Selection { select, ..Selection::default() };
        let findings = lint(Sdp::new(text), &Settings::default().with_selection(selection));
        let linted = Linted {
            file: "x",
            origin: None,
            text: text.as_bytes(),
            findings: &findings,
            beside: &[],
            mended: 0,
            fails: FailOn::Warning,
        };
        fingerprints(&linted)
    }

    #[test]
    fn edits_elsewhere_and_new_secrets_change_nothing() {
        let fingerprints = of(TEXT);
        assert_eq!(fingerprints.len(), 4);
        let mut distinct = fingerprints.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 4);
        let other = "m=video 9 RTP/AVP 96\r\nc=IN IP4 192.0.2.1\r\nm=audio";
        assert_eq!(of(&TEXT.replace("m=audio", other)), fingerprints);
        assert_eq!(
            of(&TEXT.replace("12345678901234567890ab", "zzzz5678901234567890abcd")),
            fingerprints
        );
        assert_eq!(of(&TEXT.replace("s=-", "s=a longer name")), fingerprints);
        // Fixed for good: reports of different versions are compared.
        assert_eq!(of(TEXT).first(), Some(&13_135_043_244_682_684_580));
    }
}
