//! What was found: a check, and its places in both texts.

use core::fmt;

use sdpkit_core::{Sdp, Span};

use super::{Check, Severity};

/// A rule of offer/answer that is broken: small, and without text until it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The rule.
    pub check: Check,
    /// How bad it is here.
    pub severity: Severity,
    /// The media section, counted from 0; `None` at session level.
    pub section: Option<usize>,
    /// The place in the answer, or in the description that follows another; empty where something
    /// is missing.
    pub span: Span,
    /// The place in what it is compared with: the offer, or the description before.
    pub reference: Option<Span>,
}

impl Violation {
    /// The violation with what each side has, for people: `reference` is what the description was
    /// compared with, and `text` the description.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::Model;
    /// use sdpkit_negotiate::verify;
    /// let offer = Sdp::new("m=audio 9 RTP/AVP 0\r\na=sendonly\r\n");
    /// let answer = Sdp::new("m=audio 9 RTP/AVP 0\r\na=sendrecv\r\n");
    /// let found = verify(&Model::new(offer), &Model::new(answer));
    /// assert_eq!(
    ///     found[0].shown(offer, answer).to_string(),
    ///     "OA030 section 0: the direction does not fit the offered one: \
    ///         expected something that fits `sendonly`, found `sendrecv` (RFC 3264 §6.1)",
    /// );
    /// ```
    pub const fn shown<'a>(self, reference: Sdp<'a>, text: Sdp<'a>) -> Shown<'a> {
        Shown { violation: self, reference, text }
    }
}

/// A violation with the texts that it is about; see [`Violation::shown`].
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    violation: Violation,
    reference: Sdp<'a>,
    text: Sdp<'a>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Violation { check, section, span, reference, .. } = self.violation;
        write!(f, "{check}")?;
        match section {
            Some(section) => write!(f, " section {section}")?,
            None => write!(f, " session")?,
        }
        write!(f, ": {}", check.summary())?;
        if let Some(reference) = reference.filter(|reference| !reference.is_empty()) {
            write!(f, ": expected something that fits `{}`", self.reference.slice(reference))?;
        }
        match span.is_empty() {
            true if reference.is_some() => write!(f, ", found nothing")?,
            true => {}
            false if reference.is_some() => write!(f, ", found `{}`", self.text.slice(span))?,
            false => write!(f, ": found `{}`", self.text.slice(span))?,
        }
        write!(f, " ({})", check.reference())
    }
}
