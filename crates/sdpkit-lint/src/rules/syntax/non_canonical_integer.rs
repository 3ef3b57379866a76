use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::Fmtp;
use sdpkit_core::{Line, Sink, Span, Token, WriteError};
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A number has leading zeros.
    ///
    /// Numbers are written without them. Receivers that compare payload types as text do not find
    /// `096` in `m=audio 9 RTP/AVP 96`; others read a leading zero as the start of an octal number.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:096 VP8/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "non-canonical-integer",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §6.6 “payload-type = zero-based-integer”",
        "RFC 8866 §9 “zero-based-integer = \"0\" / integer”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut searched = 0;
    for zero in zeros(document.sdp().as_bytes()) {
        let Some(line) = u32::try_from(zero).ok().and_then(|zero| document.line_at(zero)) else {
            continue;
        };
        // One look at a line is for all the zeros in it.
        if line.span().start() < searched {
            continue;
        }
        searched = line.span().end();
        if document.is_readable(line) {
            check_line(document, line, report);
        }
    }
}

fn check_line(document: &Document<'_>, line: Line<'_>, report: &mut Report<'_>) {
    let Some(value) = line.value() else { return };
    let start = line.value_span().start();
    let mut places: Vec<_> = padded_numbers(line, value)
        .into_iter()
        .map(|(from, to)| Span::new(offset(start, from), offset(start, to)))
        .collect();
    let section = line.section().and_then(|index| document.model().section(index));
    if let Some(section) = section.filter(Section::is_rtp) {
        // Formats are tokens, but here they are payload types.
        let media = section.media().filter(|_| section.line() == line);
        let fmtp = line.attribute().and_then(|attr| attr.get::<Fmtp<'_>>()?.ok());
        let formats = media.iter().flat_map(|media| media.formats.iter().map(Token::as_str));
        let formats = formats.chain(fmtp.map(|fmtp| fmtp.format.as_str()));
        let padded = formats.filter(|format| {
            canonical(format.as_bytes()).len() < format.len()
                && format.bytes().all(|b| b.is_ascii_digit())
        });
        places.extend(padded.filter_map(|format| document.sdp().span_of(format)));
    }
    for place in places {
        tell(document, place, report);
    }
}

fn tell(document: &Document<'_>, place: Span, report: &mut Report<'_>) {
    let number = document.sdp().slice(place);
    let canonical = canonical(number.as_bytes());
    let finding = report.add(place, format!("`{number}` has leading zeros"));
    finding.note("receivers that compare numbers as text take it for another");
    finding
        .fix(format!("write `{}`", canonical.escape_ascii()), [FixEdit::replace(place, canonical)]);
}

/// Where a zero stands before a digit, at the start of a word.
fn zeros(text: &[u8]) -> impl Iterator<Item = usize> + '_ {
    const PIECE: usize = 64;
    let starts = (0..text.len()).step_by(PIECE);
    let with_zeros = starts.filter(move |&start| {
        let before = start.checked_sub(1).and_then(|from| text.get(from..)?.first_chunk::<PIECE>());
        let zeros = text.get(start..).and_then(|text| text.first_chunk::<PIECE>());
        let digits = text.get(start + 1..).and_then(|text| text.first_chunk::<PIECE>());
        match (before, zeros, digits) {
            (Some(before), Some(zeros), Some(digits)) => any_zero(before, zeros, digits),
            // At the edges of the text.
            _ => true,
        }
    });
    with_zeros.flat_map(move |start| start..start.saturating_add(PIECE).min(text.len())).filter(
        move |&at| {
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            let after = text.get(at..).unwrap_or_default();
            matches!(after, [b'0', digit, ..] if digit.is_ascii_digit())
                && !before.is_some_and(u8::is_ascii_alphanumeric)
        },
    )
}

/// Whether a zero stands before a digit, and neither letter nor digit before it.
///
/// Of arrays and without a branch compilers compare sixteen bytes at once.
fn any_zero<const N: usize>(before: &[u8; N], zeros: &[u8; N], digits: &[u8; N]) -> bool {
    let is_digit = |byte: u8| u8::from(byte.wrapping_sub(b'0') < 10);
    let is_letter = |byte: u8| u8::from((byte | 0x20).wrapping_sub(b'a') < 26);
    let mut found = 0;
    for ((&before, &zero), &digit) in before.iter().zip(zeros).zip(digits) {
        let is_word = is_digit(before) | is_letter(before);
        found |= u8::from(zero == b'0') & is_digit(digit) & !is_word;
    }
    found & 1 == 1
}

/// The numbers of `value` that its typed form writes with fewer digits.
///
/// Both forms are read side by side, up to the first difference that is no leading zero.
fn padded_numbers(line: Line<'_>, value: &[u8]) -> Vec<(usize, usize)> {
    // Fingerprints and hashes look as if they had such numbers, and are written as they stand.
    let mut same = Same(value);
    if line.typed().is_ok_and(|typed| typed.write(&mut same).is_ok()) && same.0.is_empty() {
        return Vec::new();
    }
    let mut written = Vec::new();
    if !line.typed().is_ok_and(|typed| typed.write(&mut written).is_ok()) {
        return Vec::new();
    }
    let mut places = Vec::new();
    let (mut at, mut rest) = (0, written.as_slice());
    while let Some(byte) = value.get(at) {
        let digits = digits_at(value, at);
        let number = value.get(at..at + digits).unwrap_or_default();
        if let Some(after) =
            rest.strip_prefix(number).filter(|after| digits > 0 && digits_at(after, 0) == 0)
        {
            rest = after;
        } else if digits > 0 {
            let canonical = canonical(number);
            let after = rest.strip_prefix(canonical).filter(|after| digits_at(after, 0) == 0);
            let Some(after) = after else { break };
            places.push((at, at + digits));
            rest = after;
        } else {
            let Some(after) = rest.strip_prefix(&[*byte]) else { break };
            rest = after;
        }
        at += digits.max(1);
    }
    places
}

/// A writer that only compares: what is left of the text that it expects.
struct Same<'a>(&'a [u8]);

impl Sink for Same<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.0 = self.0.strip_prefix(bytes).ok_or(WriteError::Full)?;
        Ok(())
    }
}

/// How many digits stand at `at`.
fn digits_at(text: &[u8], at: usize) -> usize {
    text.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}

/// A number without its leading zeros.
fn canonical(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|&&byte| byte == b'0').count();
    let zeros = zeros.min(number.len().saturating_sub(1));
    number.get(zeros..).unwrap_or(number)
}

fn offset(start: u32, by: usize) -> u32 {
    start.saturating_add(u32::try_from(by).unwrap_or(u32::MAX))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=x-number:007\na=tool:01\n",
        b"v=0\no=- 007 01 IN IP4 192.0.2.1\ns=007\nt=0 0\nm=x-data 9 udp 007\n",
    ],
    fail: &[
        b"v=[[00]]\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio [[00009]] RTP/AVP [[00]] [[096]] 8\na=rtpmap:[[096]] 007/[[08000]]/[[02]]\na=fmtp:[[096]] a=01\n",
    ],
    fix: &[(
        b"{session}m=audio 00009/02 RTP/AVP 096 000\na=rtpmap:096 L16/08000\n",
        b"{session}m=audio 9/2 RTP/AVP 96 0\na=rtpmap:96 L16/8000\n",
    )],
    newlines: Newlines::Crlf,
};
