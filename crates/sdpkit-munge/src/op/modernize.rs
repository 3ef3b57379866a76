//! `modernize`: what old stacks write becomes what is written today.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Writes as today's documents have it what drafts and old browsers wrote otherwise.
    ///
    /// The fixes of the linter's rules about legacy are applied until none is left: `a=sctpmap`
    /// becomes `a=sctp-port`, `a=msid-semantic` and what repeats `a=msid` goes, and more; `sdptool
    /// explain` tells of each. `safe` takes those that no receiver of today can tell, `all` also
    /// those that may change what is negotiated. It needs the feature `check`.
    Modernize "modernize", "modernize", modernize {
        /// Which fixes.
        fixes: LegacyFixes = default,
    }
    example "modernize":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=ice-ufrag:abcd\n\
         a=ice-pwd:abcdefghijklmnopqrstuvwx\n\
         a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n\
         m=application 9 DTLS/SCTP 5000\n\
         c=IN IP4 0.0.0.0\n\
         a=setup:actpass\n\
         a=mid:0\n\
         a=sctpmap:5000 webrtc-datachannel 1024\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=ice-ufrag:abcd\n\
         a=ice-pwd:abcdefghijklmnopqrstuvwx\n\
         a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n\
         m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n\
         c=IN IP4 0.0.0.0\n\
         a=setup:actpass\n\
         a=mid:0\n\
         a=sctp-port:5000\n",
}

/// Which fixes of legacy are applied; `safe` may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
#[non_exhaustive]
pub enum LegacyFixes {
    /// Those that no receiver of today can tell.
    #[default]
    Safe,
    /// All.
    All,
}

impl Syntax for LegacyFixes {
    const SYNTAX: &'static str = "[safe|all]";
}

impl Argument for LegacyFixes {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let fixes = match words.peek() {
            Some("safe") => Self::Safe,
            Some("all") => Self::All,
            _ => return Ok(Self::Safe),
        };
        words.skip(1);
        Ok(fixes)
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        if *self == Self::All {
            out.push("all".into());
        }
    }
}

#[cfg(feature = "check")]
impl Operation for Modernize {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        use sdpkit_lint::{Category, FixMode, Selection, Selector, Settings, fix};

        use crate::change::composed;
        use crate::error::EditErrorKind;
        use crate::report::Cause;

        let mut selection = Selection { pedantic: true, ..Selection::default() };
        selection.select.push(Selector::Category(Category::Legacy));
        // What is changed must not make it another kind of description, with other rules.
        let settings = Settings::default()
            .with_selection(selection)
            .with_profile(Some(planner.model().profile().value))
            .with_description_type(planner.context().role.description_type());
        let mode = match self.fixes {
            LegacyFixes::Safe => FixMode::Safe,
            LegacyFixes::All => FixMode::SafeAndUnsafe,
        };
        let fixed = fix(planner.model().sdp().as_bytes(), &settings, mode)
            .map_err(|error| planner.refusal(EditErrorKind::Splice(error), None, ""))?;
        let rounds = fixed.rounds.into_iter();
        let edits = rounds.reduce(|before, round| composed(&before, &round)).unwrap_or_default();
        for edit in edits {
            planner.edit(edit, Cause::Requested);
        }
        Ok(())
    }
}

#[cfg(not(feature = "check"))]
impl Operation for Modernize {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let what = "the rules about legacy are not built in";
        let kind = crate::error::EditErrorKind::NotAllowed { what };
        Err(planner.refusal(kind, None, "build with the feature `check`"))
    }
}
