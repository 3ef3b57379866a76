//! What a rule is: data that explains it, and one function.

use core::fmt;

use alloc::string::String;

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, LineType};

use crate::across::Trail;
use crate::document::Document;
use crate::finding::Report;
use crate::pair::Pair;
use crate::peer::{Browser, Peer, Versions};

/// A rule: what it is called, what it says, where it comes from, and how it is checked.
///
/// A rule never changes its meaning; its id is never used again.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The stable name, in kebab case.
    pub id: &'static str,
    /// What the rule is about.
    pub category: Category,
    /// How bad it is when nothing else is configured.
    pub severity: Severity,
    /// The descriptions it looks at.
    pub applies: Applies,
    /// Whether it can mend what it finds.
    pub fix: FixClass,
    /// Where it comes from: documents with their sections and, between “ and ”, their words.
    pub sources: &'static [&'static str],
    /// The errors that this rule reports itself, in its own words.
    pub claims: &'static [Claim],
    /// The rules whose findings on the same lines this one explains, and which then say nothing.
    pub silences: &'static [&'static str],
    /// What browsers say when they refuse what it finds, `{}` in the place of what varies.
    pub errors: &'static [&'static str],
    /// What it finds, why that matters, and examples; the first line is the summary.
    pub docs: &'static str,
    /// Looks at descriptions.
    pub check: Check,
    /// What it must let pass, find and mend.
    #[cfg(test)]
    pub(crate) cases: &'static crate::tester::Cases,
}

impl Rule {
    /// The rule called `id`.
    ///
    /// ```
    /// assert!(sdpkit_lint::Rule::named("blank-line").is_some());
    /// ```
    pub fn named(id: &str) -> Option<&'static Self> {
        crate::rules::RULES.iter().copied().find(|rule| rule.id == id)
    }

    /// The documentation as Markdown, without what makes it a comment.
    pub fn page(&self) -> String {
        let lines = self.docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }

    /// What the rule finds, in one sentence.
    pub fn summary(&self) -> &'static str {
        self.docs.trim_start().lines().next().unwrap_or_default().trim()
    }
}

/// How a rule looks at descriptions.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Check {
    /// At each by itself: it reports what it finds.
    Alone(fn(&Document<'_>, &mut Report<'_>)),
    /// At several: it leaves what the descriptions of another session must not have; see
    /// [`Across`](crate::Across).
    Across(fn(&Document<'_>, &mut Trail<'_>)),
    /// At an answer and its offer, or a description and the one before it: it reports what of the
    /// second does not fit the first; see [`lint_pair`](crate::lint_pair).
    Pair(fn(&Pair<'_>, &mut Report<'_>)),
}

impl Check {
    /// What looks at several descriptions.
    pub(crate) const fn across(self) -> Option<fn(&Document<'_>, &mut Trail<'_>)> {
        match self {
            Self::Across(check) => Some(check),
            Self::Alone(_) | Self::Pair(_) => None,
        }
    }

    /// What looks at two descriptions.
    pub(crate) const fn of_pairs(self) -> Option<fn(&Pair<'_>, &mut Report<'_>)> {
        match self {
            Self::Pair(check) => Some(check),
            Self::Alone(_) | Self::Across(_) => None,
        }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the four levels are the contract of every format")]
pub enum Severity {
    /// Style, size or legacy; off unless asked for.
    Hint,
    /// A fact worth knowing.
    Info,
    /// Against a SHOULD, or almost surely not meant.
    Warning,
    /// Against a MUST, or refused by a deployed browser.
    Error,
}

impl Severity {
    /// Every severity, mildest first.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Info, Self::Warning, Self::Error];

    /// The name, as it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Category {
    /// Lines, their order and their bytes.
    Syntax,
    /// The session level: origin, name, connection, time, bandwidth.
    Session,
    /// The `m=` line: kind, port, transport, formats; direction.
    Media,
    /// ICE credentials, options and candidates.
    Ice,
    /// DTLS fingerprints and roles, SDES keys, identities.
    Security,
    /// Groups of sections that share a transport.
    Bundle,
    /// Codecs, their parameters and feedback; RTCP.
    Codec,
    /// Restriction identifiers and simulcast.
    Simulcast,
    /// RTP header extensions.
    HeaderExtension,
    /// Synchronisation sources and media streams.
    Source,
    /// SCTP and data channels.
    DataChannel,
    /// What a description tells about its sender.
    Privacy,
    /// What single implementations do not take.
    Interop,
    /// What has been replaced.
    Legacy,
    /// SMPTE ST 2110, AES67 and source filters.
    Broadcast,
    /// What an answer has that does not fit its offer, and a description that follows another.
    OfferAnswer,
}

impl Category {
    /// Every category.
    pub const ALL: &'static [Self] = &[
        Self::Syntax,
        Self::Session,
        Self::Media,
        Self::Ice,
        Self::Security,
        Self::Bundle,
        Self::Codec,
        Self::Simulcast,
        Self::HeaderExtension,
        Self::Source,
        Self::DataChannel,
        Self::Privacy,
        Self::Interop,
        Self::Legacy,
        Self::Broadcast,
        Self::OfferAnswer,
    ];

    /// The name, as it is printed and selected.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Session => "session",
            Self::Media => "media",
            Self::Ice => "ice",
            Self::Security => "dtls-security",
            Self::Bundle => "bundle",
            Self::Codec => "codec",
            Self::Simulcast => "simulcast",
            Self::HeaderExtension => "header-extension",
            Self::Source => "ssrc",
            Self::DataChannel => "datachannel",
            Self::Privacy => "privacy",
            Self::Interop => "interop",
            Self::Legacy => "legacy",
            Self::Broadcast => "broadcast",
            Self::OfferAnswer => "offer-answer",
        }
    }
}

/// The descriptions a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Applies {
    /// Any description.
    Any,
    /// Descriptions of WebRTC.
    WebRtc,
    /// Offers and answers: where the type is known, and in WebRTC, which knows nothing else.
    OfferAnswer,
    /// Offers.
    Offer,
    /// Answers.
    Answer,
    /// Descriptions of broadcast over IP.
    St2110,
    /// Descriptions of telephony.
    Sip,
    /// Descriptions of WebRTC and of telephony.
    WebRtcOrSip,
    /// Descriptions of telephony and of streaming.
    SipOrRtsp,
    /// Descriptions of WebRTC that are meant for these versions of a browser.
    Peer(Peer),
    /// An answer and its offer.
    Pair,
    /// A description and the one that the same side made before it.
    Successive,
    /// Texts that are no description, where no other rule has anything to say.
    NotSdp,
}

impl Applies {
    /// Descriptions that are meant for any version of `browser`.
    pub const fn peer(browser: Browser) -> Self {
        Self::Peer(Peer { browser, versions: Versions::ALL })
    }

    /// Descriptions that are meant for a version of `browser` that is not above `last`.
    pub const fn old_peer(browser: Browser, last: u32) -> Self {
        Self::Peer(Peer { browser, versions: Versions::until(last) })
    }
}

/// The name, as it is printed.
impl fmt::Display for Applies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "any",
            Self::WebRtc => "webrtc",
            Self::OfferAnswer => "offer/answer",
            Self::Offer => "offer",
            Self::Answer => "answer",
            Self::St2110 => "st2110",
            Self::Sip => "sip",
            Self::WebRtcOrSip => "webrtc, sip",
            Self::SipOrRtsp => "sip, rtsp",
            Self::Peer(peer) => return peer.fmt(f),
            Self::Pair => "offer and answer",
            Self::Successive => "description and the one before",
            Self::NotSdp => "not sdp",
        })
    }
}

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a fix is applied without asking, or not")]
pub enum Safety {
    /// No conforming receiver sees a different session.
    Safe,
    /// The negotiation may change.
    Unsafe,
}

impl Safety {
    /// The name, as it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// Whether a rule can mend what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "there is a fix or there is none")]
pub enum FixClass {
    /// Nothing can be done without knowing what was meant.
    None,
    /// Some or all findings carry a fix, of this safety unless the finding says otherwise.
    Fixes(Safety),
}

impl FixClass {
    /// The name, as it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Fixes(safety) => safety.as_str(),
        }
    }
}

/// Errors of the strict check that a rule reports itself.
///
/// An error belongs to the first rule that claims it, and is reported by that rule alone; see
/// [`Document::claimed_by`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Claim {
    /// Those in the value of lines of this type.
    Line(LineType),
    /// Those in the value of this attribute.
    Attribute(AttributeKind),
    /// Those for which this holds.
    When(fn(&Document<'_>, Line<'_>, Error) -> bool),
}

impl Claim {
    /// Whether `error`, which lies in `line`, is meant.
    pub(crate) fn covers(self, document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
        let in_value = matches!(error.kind(), ErrorKind::Value { .. });
        match self {
            Self::Line(line_type) => in_value && line.line_type() == Some(line_type),
            Self::Attribute(kind) => {
                in_value && line.attribute().and_then(Attr::kind) == Some(kind)
            }
            Self::When(holds) => holds(document, line, error),
        }
    }
}

/// Makes a [`Rule`] from its documentation and its facts.
///
/// Before:
/// ```text
/// rule! {
///     /// A line is blank.
///     ///
///     /// Why that matters ...
///     id: "blank-line", category: Syntax, severity: Error, applies: Any,
///     fix: Safe, sources: ["RFC 8866 §5"],
/// }
/// ```
/// After: `pub(crate) static RULE: Rule` with the documentation as its `docs`, the function `check`
/// and, in tests, the constant `CASES`, both of the same file.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])*
        id: $id:literal,
        category: $category:ident,
        severity: $severity:ident,
        applies: $applies:ident $(($($about:expr),*))?,
        fix: $fix:ident,
        sources: [$($source:literal),* $(,)?],
        $(claims: [$($claim:expr),* $(,)?],)?
        $(silences: [$($silenced:literal),* $(,)?],)?
        $(errors: [$($error:literal),* $(,)?],)?
        $(check: $check:ident,)?
    ) => {
        $(#[doc = $doc])*
        pub(crate) static RULE: $crate::Rule = $crate::Rule {
            id: $id,
            category: $crate::Category::$category,
            severity: $crate::Severity::$severity,
            applies: $crate::Applies::$applies $(($($about),*))?,
            fix: $crate::rule::fix_class!($fix),
            sources: &[$($source),*],
            claims: &[$($($claim),*)?],
            silences: &[$($($silenced),*)?],
            errors: if cfg!(sdpkit_without_docs) { &[] } else { &[$($($error),*)?] },
            // A browser loads the documentation apart, where it is wanted.
            docs: if cfg!(sdpkit_without_docs) { "" } else { concat!($($doc, "\n"),*) },
            check: $crate::rule::check!(check $(, $check)?),
            #[cfg(test)]
            cases: &CASES,
        };
    };
}

/// A function as a [`Check`]: of each description, unless it says `Across`.
macro_rules! check {
    ($check:ident) => {
        $crate::Check::Alone($check)
    };
    ($check:ident, $kind:ident) => {
        $crate::Check::$kind($check)
    };
}

/// `None`, `Safe` or `Unsafe` as a [`FixClass`].
macro_rules! fix_class {
    (None) => {
        $crate::FixClass::None
    };
    ($safety:ident) => {
        $crate::FixClass::Fixes($crate::Safety::$safety)
    };
}

pub(crate) use {check, fix_class, rule};
