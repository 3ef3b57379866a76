//! Whether changes bring in errors that were not there before.

use alloc::vec::Vec;

use sdpkit_core::OwnedEdit;

use crate::context::Context;
use crate::error::Problem;

/// The errors of `after` that `before`, from which `edits` lead to it, has not; `None` where nobody
/// can tell, because the rules are not built in.
#[cfg_attr(not(feature = "check"), expect(unused_variables, reason = "nobody looks"))]
pub(crate) fn new_problems(
    before: &[u8],
    after: &[u8],
    edits: &[OwnedEdit],
    context: &Context,
) -> Option<Vec<Problem>> {
    #[cfg(feature = "check")]
    let problems = Some(with_rules::new_problems(before, after, edits, context));
    #[cfg(not(feature = "check"))]
    let problems = None;
    problems
}

#[cfg(feature = "check")]
mod with_rules {
    use alloc::collections::BTreeMap;

    use sdpkit_core::{Line, Sdp, Text};
    use sdpkit_lint::{Finding, Settings, Severity, lint};
    use sdpkit_model::Model;

    use super::{Context, OwnedEdit, Problem, Vec};

    /// Real descriptions have errors: only those count that no error before the change explains, by
    /// the same rule, on the line that became this one or, where there is none left, in the same
    /// section.
    pub(super) fn new_problems(
        before: &[u8],
        after: &[u8],
        edits: &[OwnedEdit],
        context: &Context,
    ) -> Vec<Problem> {
        if edits.is_empty() {
            return Vec::new();
        }
        let old = Sdp::new(before);
        // The change must not make it another kind of description, with other rules.
        let settings = Settings::default()
            .with_profile(Some(Model::new(old).profile().value))
            .with_description_type(context.role.description_type());
        let found = errors(Sdp::new(after), &settings);
        if found.is_empty() {
            return Vec::new();
        }
        let known = errors(old, &settings);
        let mut left: BTreeMap<_, usize> = BTreeMap::new();
        let old_lines = Lines::new(old);
        for finding in &known {
            let line = old_lines.at(finding.span.start());
            *left
                .entry((finding.rule.id, line.map(start), line.and_then(Line::section)))
                .or_default() += 1;
        }
        let new_lines = Lines::new(Sdp::new(after));
        let moved = Moved::new(edits);
        let found = found.iter().filter(|finding| {
            let line = new_lines.at(finding.span.start());
            let was = line.and_then(|line| old_lines.at(moved.back(start(line)))).map(start);
            let key = (finding.rule.id, was, line.and_then(Line::section));
            left.get_mut(&key)
                .is_none_or(|count| count.checked_sub(1).map(|l| *count = l).is_none())
        });
        let found: Vec<_> = found.collect();
        // What is left of the old ones explains new ones of the same rule in the same section.
        let mut spare: BTreeMap<_, usize> = BTreeMap::new();
        for ((rule, _, section), count) in left {
            *spare.entry((rule, section)).or_default() += count;
        }
        let problems = found.into_iter().filter_map(|finding| {
            let line = new_lines.at(finding.span.start());
            let spare = spare.get_mut(&(finding.rule.id, line.and_then(Line::section)));
            if let Some(spare) = spare.filter(|spare| **spare > 0) {
                *spare -= 1;
                return None;
            }
            Some(Problem {
                rule: finding.rule.id,
                message: finding.message.clone(),
                line: alloc::format!("{}", Text::new(line.map(Line::content).unwrap_or_default())),
            })
        });
        problems.collect()
    }

    fn errors(sdp: Sdp<'_>, settings: &Settings) -> Vec<Finding> {
        let mut findings = lint(sdp, settings);
        findings.retain(|finding| finding.severity == Severity::Error);
        findings
    }

    fn start(line: Line<'_>) -> u32 {
        line.span().start()
    }

    /// The lines of a text, found by place.
    struct Lines<'a>(Vec<Line<'a>>);

    impl<'a> Lines<'a> {
        fn new(sdp: Sdp<'a>) -> Self {
            Self(sdp.lines().collect())
        }

        fn at(&self, at: u32) -> Option<Line<'a>> {
            let number = self.0.partition_point(|line| line.span().end() <= at);
            self.0.get(number).or(self.0.last()).copied()
        }
    }

    /// Where places were before edits.
    struct Moved(Vec<(u32, u32, u32)>);

    impl Moved {
        /// For each edit: where its text begins and ends afterwards, and where its span began.
        fn new(edits: &[OwnedEdit]) -> Self {
            let (mut copied, mut written) = (0, 0);
            let moved = edits.iter().map(|edit| {
                written += edit.span.start() - copied;
                copied = edit.span.end();
                let start = written;
                written += u32::try_from(edit.text.len()).unwrap_or(u32::MAX);
                (start, written, copied)
            });
            Self(moved.collect())
        }

        /// The place before of `at`; of what an edit wrote, the end of what it replaced.
        fn back(&self, at: u32) -> u32 {
            let before = self.0.partition_point(|&(start, _, _)| start <= at);
            match before.checked_sub(1).and_then(|last| self.0.get(last)) {
                Some(&(_, end, copied)) => copied + at.saturating_sub(end),
                None => at,
            }
        }
    }
}
