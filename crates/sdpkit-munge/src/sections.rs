//! Which sections an operation is about.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sdpkit_core::attribute::Direction;
use sdpkit_model::{MediaKind, Section};

use crate::codecs::CodecSelector;
use crate::words::{Argument, Syntax, Words, WordsError};

/// The media sections for which all of some tests hold; all of them by default.
///
/// In words and JSON the tests are joined by commas: `video`, `mid=1`, `section=0`,
/// `direction=sendonly`, `codec=VP8`, `rejected`, `bundled`, and `!` before a test turns it round.
///
/// ```
/// use sdpkit_core::{Sdp, attribute::Direction};
/// use sdpkit_model::Model;
/// use sdpkit_munge::{SectionTest, Sections};
/// let model = Model::new(Sdp::new("m=audio 9 RTP/AVP 0\r\nm=video 9 RTP/AVP 96\r\na=recvonly\r\n"));
/// let receiving: Sections = "video,direction=recvonly".parse()?;
/// let chosen: Vec<_> = model.sections().filter(|section| receiving.hold_for(*section)).collect();
/// assert_eq!((chosen.len(), chosen[0].index()), (1, 1));
/// assert_eq!(receiving, Sections::video().and(SectionTest::Direction(Direction::RecvOnly)));
/// # Ok::<(), sdpkit_munge::WordsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    tests: Vec<SectionTest>,
}

/// A test of a media section.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SectionTest {
    /// `audio`, `video`, ...: it carries that kind of media.
    Kind(MediaKind),
    /// `mid=<token>`: it has that name.
    Mid(String),
    /// `section=<number>`: it is that one, counted from 0.
    Index(usize),
    /// `direction=<direction>`: that is in effect.
    Direction(Direction),
    /// `codec=<codec>`: it has such a codec.
    Codec(CodecSelector),
    /// `rejected`: its port is 0, and not because it is only offered in its BUNDLE group.
    Rejected,
    /// `bundled`: it belongs to a BUNDLE group.
    Bundled,
    /// `!<test>`: the test does not hold.
    Not(alloc::boxed::Box<Self>),
}

const EXPECTED: &str = "sections: all, audio, video, mid=MID, section=N, direction=D, codec=C, \
                        rejected, bundled";

impl Sections {
    /// All.
    pub const ALL: Self = Self { tests: Vec::new() };

    /// Those of audio.
    pub fn audio() -> Self {
        SectionTest::Kind(MediaKind::Audio).into()
    }

    /// Those of video.
    pub fn video() -> Self {
        SectionTest::Kind(MediaKind::Video).into()
    }

    /// Whether it means other sections once these change places.
    pub(crate) fn ask_for_place(&self) -> bool {
        self.tests.iter().any(SectionTest::asks_for_place)
    }

    /// The one called `mid`.
    pub fn mid(mid: impl Into<String>) -> Self {
        SectionTest::Mid(mid.into()).into()
    }

    /// The one at `index`, counted from 0.
    pub fn at(index: usize) -> Self {
        SectionTest::Index(index).into()
    }

    /// Those of these for which `test` holds too.
    #[must_use]
    pub fn and(mut self, test: SectionTest) -> Self {
        self.tests.push(test);
        self
    }

    /// Whether nothing is tested.
    pub fn is_all(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether all tests hold for `section`.
    pub fn hold_for(&self, section: Section<'_, '_>) -> bool {
        self.tests.iter().all(|test| test.holds_for(section))
    }
}

impl SectionTest {
    /// Whether it holds for `section`.
    pub fn holds_for(&self, section: Section<'_, '_>) -> bool {
        match self {
            Self::Kind(kind) => section.kind() == *kind,
            Self::Mid(mid) => section.mid().is_some_and(|own| own.tag.as_str() == mid),
            Self::Index(index) => section.index() == *index,
            Self::Direction(direction) => section.direction() == *direction,
            Self::Codec(codec) => section.codecs().any(|other| codec.matches(other)),
            Self::Rejected => section.is_rejected(),
            Self::Bundled => section.bundle().is_some(),
            Self::Not(test) => !test.holds_for(section),
        }
    }

    /// Whether it holds for other sections once these change places.
    fn asks_for_place(&self) -> bool {
        match self {
            Self::Index(_) => true,
            Self::Not(test) => test.asks_for_place(),
            _ => false,
        }
    }

    /// The test that `word` says.
    fn read(word: &str) -> Option<Self> {
        if let Some(test) = word.strip_prefix('!') {
            return Self::read(test).map(|test| Self::Not(alloc::boxed::Box::new(test)));
        }
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        Some(match (key, value) {
            ("rejected", "") => Self::Rejected,
            ("bundled", "") => Self::Bundled,
            (kind, "") => match MediaKind::named(kind) {
                MediaKind::Other => return None,
                kind => Self::Kind(kind),
            },
            ("mid", mid) => Self::Mid(mid.to_owned()),
            ("section", index) => Self::Index(index.parse().ok()?),
            ("direction", direction) => Self::Direction(direction_named(direction)?),
            ("codec", codec) => Self::Codec(codec.into()),
            _ => return None,
        })
    }
}

/// The direction called `word`.
pub(crate) fn direction_named(word: &str) -> Option<Direction> {
    let all = [Direction::SendRecv, Direction::SendOnly, Direction::RecvOnly, Direction::Inactive];
    all.into_iter().find(|direction| direction.as_str() == word)
}

impl fmt::Display for SectionTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => kind.fmt(f),
            Self::Mid(mid) => write!(f, "mid={mid}"),
            Self::Index(index) => write!(f, "section={index}"),
            Self::Direction(direction) => write!(f, "direction={direction}"),
            Self::Codec(codec) => write!(f, "codec={codec}"),
            Self::Rejected => f.write_str("rejected"),
            Self::Bundled => f.write_str("bundled"),
            Self::Not(test) => write!(f, "!{test}"),
        }
    }
}

impl From<SectionTest> for Sections {
    fn from(test: SectionTest) -> Self {
        Self { tests: Vec::from([test]) }
    }
}

impl fmt::Display for Sections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_all() {
            return f.write_str("all");
        }
        for (number, test) in self.tests.iter().enumerate() {
            f.write_str(if number == 0 { "" } else { "," })?;
            test.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Sections {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        if word == "all" {
            return Ok(Self::ALL);
        }
        let tests: Option<_> = word.split(',').map(SectionTest::read).collect();
        let invalid = || WordsError::Invalid { expected: EXPECTED, word: word.to_owned() };
        Ok(Self { tests: tests.ok_or_else(invalid)? })
    }
}

impl Syntax for Sections {
    const SYNTAX: &'static str = "[SECTIONS]";
}

/// May be left out, unless what follows would be taken for it.
impl Argument for Sections {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let Some(Ok(sections)) = words.peek().map(str::parse) else { return Ok(Self::ALL) };
        words.skip(1);
        Ok(sections)
    }

    fn write(&self, next: Option<&str>, out: &mut Vec<String>) {
        if !self.is_all() || next.is_some_and(|next| next.parse::<Self>().is_ok()) {
            out.push(alloc::format!("{self}"));
        }
    }
}

crate::words::as_json_string!(Sections);

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Sections {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const WORDS: &[&str] = &[
            "all",
            "all",
            "all",
            "audio",
            "video",
            "application",
            "mid=0",
            "mid=1",
            "section=0",
            "section=1",
            "section=2",
            "direction=sendrecv",
            "!direction=recvonly",
            "rejected",
            "!rejected",
            "bundled",
            "!bundled,video",
            "codec=VP8",
            "codec=opus,direction=sendrecv",
        ];
        let word = bytes.choose(WORDS)?;
        word.parse().map_err(|_| arbitrary::Error::IncorrectFormat)
    }
}
