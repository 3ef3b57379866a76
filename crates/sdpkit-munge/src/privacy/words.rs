//! Policies in words: `relay-only`, `drop=tcp,mdns`, `relay-only,drop=tcp`.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::class::{CandidateClass, CandidateClasses};
use super::policy::CandidatePolicy;
use crate::words::{Argument, Syntax, Words, WordsError, as_json_string};

const EXPECTED: &str = "relay-only|public-only|no-host|scrub and drop=CLASS,... (host, srflx, prflx, \
    relay, udp, tcp, ipv4, ipv6, mdns, name, private, link-local, loopback, cgnat, special, \
    temporary, eui64, component-2, other-type, unreadable)";

/// The policies that have a name.
const NAMED: [(&str, CandidatePolicy); 4] = [
    ("relay-only", CandidatePolicy::relay_only()),
    ("public-only", CandidatePolicy::public_only()),
    ("no-host", CandidatePolicy::no_host()),
    ("scrub", CandidatePolicy::scrub()),
];

impl fmt::Display for CandidatePolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.into_iter().find(|(_, policy)| self.begins_with(*policy));
        let (name, base) = named.unwrap_or(("", Self::dropping(CandidateClasses::NONE)));
        f.write_str(name)?;
        let more = self.dropped().iter().filter(|class| !base.dropped().contains(*class));
        for (number, class) in more.enumerate() {
            match (number, name) {
                (0, "") => f.write_str("drop=")?,
                (0, _) => f.write_str(",drop=")?,
                _ => f.write_str(",")?,
            }
            f.write_str(class.as_str())?;
        }
        Ok(())
    }
}

impl FromStr for CandidatePolicy {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        let invalid = || WordsError::Invalid { expected: EXPECTED, word: word.into() };
        let (name, dropped) = match word.split_once("drop=") {
            Some((name, classes)) => (name.strip_suffix(',').unwrap_or(name), Some(classes)),
            None => (word, None),
        };
        let base = NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, policy)| policy);
        let base = match (base, name, dropped) {
            (Some(policy), ..) => policy,
            (None, "", Some(_)) => Self::dropping(CandidateClasses::NONE),
            _ => return Err(invalid()),
        };
        let Some(dropped) = dropped else { return Ok(base) };
        let classes = dropped.split(',').map(str::parse::<CandidateClass>);
        let classes = classes.collect::<Result<CandidateClasses, _>>().map_err(|_| invalid())?;
        Ok(base.and_dropping(classes))
    }
}

as_json_string!(CandidatePolicy);

impl Syntax for CandidatePolicy {
    const SYNTAX: &'static str = "relay-only|public-only|no-host|drop=CLASS,...";
}

impl Argument for CandidatePolicy {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        words.next(EXPECTED)?.parse()
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.push(alloc::format!("{self}"));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for CandidatePolicy {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        let first = CandidateClasses::NONE.with(*bytes.choose(CandidateClass::ALL)?);
        let dropping = ("", Self::dropping(first));
        let (_, policy) = *bytes.choose(&[NAMED.as_slice(), &[dropping]].concat())?;
        if bytes.arbitrary()? { Ok(policy.and_dropping(first)) } else { Ok(policy) }
    }
}
