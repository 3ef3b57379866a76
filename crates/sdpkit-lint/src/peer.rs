//! The browsers that a description is meant for.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A browser that will read the description, and which versions of it.
///
/// Rules about single browsers look at a description only when their browser is among the peers.
///
/// ```
/// use sdpkit_lint::{Browser, Peer, Versions};
/// let peer: Peer = "chrome>=110".parse()?;
/// assert_eq!(peer, Peer { browser: Browser::Chromium, versions: Versions::from(110) });
/// assert_eq!(peer.to_string(), "chromium>=110");
/// assert!(peer.overlaps("chromium<120".parse()?));
/// assert!(!peer.overlaps("firefox".parse()?));
/// # Ok::<(), sdpkit_lint::UnknownPeer>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "a browser and its versions are what a peer is")]
pub struct Peer {
    /// Which browser.
    pub browser: Browser,
    /// Which versions of it.
    pub versions: Versions,
}

impl Peer {
    /// Whether some version of a browser belongs to both.
    pub const fn overlaps(self, other: Self) -> bool {
        self.browser as u8 == other.browser as u8 && self.versions.overlap(other.versions)
    }
}

/// A browser, by what makes its session descriptions: all browsers built upon Chromium are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Browser {
    /// Chromium, Chrome, Edge and others built upon it.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and everything on iOS.
    Safari,
}

impl Browser {
    /// Every browser that rules know.
    pub const ALL: &'static [Self] = &[Self::Chromium, Self::Firefox, Self::Safari];

    /// The name, as it is printed and configured.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Safari => "safari",
        }
    }

    /// The browser called `name`; `chrome` is another name of `chromium`.
    fn named(name: &str) -> Option<Self> {
        let name = if name == "chrome" { "chromium" } else { name };
        Self::ALL.iter().copied().find(|browser| browser.as_str() == name)
    }
}

/// A range of major versions.
///
/// ```
/// use sdpkit_lint::Versions;
/// assert!(Versions::from(120).overlap(Versions::CURRENT));
/// assert!(!Versions::until(70).overlap(Versions::CURRENT));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Versions {
    first: u32,
    last: u32,
}

impl Versions {
    /// All there ever were.
    pub const ALL: Self = Self { first: 0, last: u32::MAX };
    /// Those that are used today: what rules say of old versions is not about them.
    pub const CURRENT: Self = Self::from(u32::MAX);

    /// That version and all that follow it.
    pub const fn from(first: u32) -> Self {
        Self { first, last: u32::MAX }
    }

    /// That version and all before it.
    pub const fn until(last: u32) -> Self {
        Self { first: 0, last }
    }

    /// Whether some version belongs to both.
    pub const fn overlap(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The versions that `>=120`, `>119`, `<71`, `<=70` or `=70` stand for, or nothing for
    /// [`Versions::CURRENT`].
    fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::CURRENT);
        }
        let digits = text.trim_start_matches(['<', '>', '=']);
        let operator = text.strip_suffix(digits)?;
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok());
        let number: u32 = number??;
        match operator {
            ">=" => Some(Self::from(number)),
            ">" => number.checked_add(1).map(Self::from),
            "<=" => Some(Self::until(number)),
            "<" => number.checked_sub(1).map(Self::until),
            "=" => Some(Self { first: number, last: number }),
            _ => None,
        }
    }
}

/// As it is configured: `chromium`, `chrome>=120`, `firefox<57`.
impl FromStr for Peer {
    type Err = UnknownPeer;

    fn from_str(text: &str) -> Result<Self, UnknownPeer> {
        let name = text.split(['<', '>', '=']).next().unwrap_or_default();
        let versions = text.strip_prefix(name).and_then(Versions::parse);
        Browser::named(name)
            .zip(versions)
            .map(|(browser, versions)| Self { browser, versions })
            .ok_or_else(|| UnknownPeer(text.into()))
    }
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.browser.as_str(), self.versions)
    }
}

impl fmt::Display for Versions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (0 | u32::MAX, u32::MAX) => Ok(()),
            (first, u32::MAX) => write!(f, ">={first}"),
            (first, last) if first == last => write!(f, "={first}"),
            (_, last) => write!(f, "<={last}"),
        }
    }
}

/// A text that names no browser, or no versions of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPeer(pub String);

impl fmt::Display for UnknownPeer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected `chromium`, `firefox` or `safari`, perhaps with versions as in `chromium>=120`, found `{}`",
            self.0
        )
    }
}

impl core::error::Error for UnknownPeer {}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Browser, Peer, UnknownPeer, Versions};

    #[test]
    fn peers_are_read_as_they_are_configured() {
        for (text, browser, versions, canonical) in [
            ("firefox", Browser::Firefox, Versions::CURRENT, "firefox"),
            ("chrome", Browser::Chromium, Versions::CURRENT, "chromium"),
            ("chromium>=120", Browser::Chromium, Versions::from(120), "chromium>=120"),
            ("safari>15", Browser::Safari, Versions::from(16), "safari>=16"),
            ("chrome<71", Browser::Chromium, Versions::until(70), "chromium<=70"),
            ("firefox<=56", Browser::Firefox, Versions::until(56), "firefox<=56"),
            ("firefox=56", Browser::Firefox, Versions { first: 56, last: 56 }, "firefox=56"),
        ] {
            let peer: Peer = text.parse().unwrap();
            assert_eq!(peer, Peer { browser, versions }, "{text}");
            assert_eq!(peer.to_string(), canonical);
            assert_eq!(canonical.parse(), Ok(peer));
        }
        assert_eq!(
            Peer { versions: Versions::ALL, browser: Browser::Safari }.to_string(),
            "safari"
        );
    }

    #[test]
    fn other_texts_name_no_peer() {
        for text in [
            "",
            "edge",
            "Firefox",
            "firefox>=",
            "firefox>=x",
            "firefox>=+5",
            "firefox 115",
            ">=115",
            "firefox115",
            "firefox<0",
            "firefox>4294967295",
            "firefox>=4294967296",
            "firefox==5",
            "firefox>=115<120",
            "firefox>=115.5",
            "firefox=<5",
        ] {
            assert_eq!(text.parse::<Peer>(), Err(UnknownPeer(text.into())), "{text}");
        }
    }

    #[test]
    fn versions_overlap_where_one_belongs_to_both() {
        let versions = [
            Versions::until(70),
            Versions { first: 70, last: 70 },
            Versions::from(70),
            Versions::from(71),
            Versions::CURRENT,
            Versions::ALL,
        ];
        for one in versions {
            for other in versions {
                let common = [0, 69, 70, 71, u32::MAX].into_iter().any(|version| {
                    [one, other].iter().all(|v| (v.first..=v.last).contains(&version))
                });
                assert_eq!(one.overlap(other), common, "{one:?} {other:?}");
            }
        }
    }
}
