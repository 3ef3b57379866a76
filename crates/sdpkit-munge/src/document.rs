//! A description that is changed: operations, transactions, and what was done.

use alloc::vec::Vec;

use sdpkit_core::{OwnedEdit, Sdp};
use sdpkit_model::Model;

use crate::change::{composed, spliced};
use crate::check::new_problems;
use crate::chromium::notes;
use crate::context::Context;
use crate::error::{EditError, EditErrorKind};
use crate::op::Op;
use crate::planner::{Plan, Planner};
use crate::report::Report;

/// What `op` would do to `sdp`: the edits, and why. Nothing is changed, and nothing is checked.
///
/// # Errors
/// When it cannot be done.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_munge::{Context, Op, plan};
/// let op: Op = "remove PCMA".parse()?;
/// let plan = plan(&op, Sdp::new("m=audio 9 RTP/AVP 0 8\r\n"), &Context::default())?;
/// assert_eq!((plan.edits.len(), plan.edits[0].span.range()), (1, 19..21));
/// assert_eq!(plan.changes[0].after.as_ref().unwrap().as_text(), "m=audio 9 RTP/AVP 0");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan(op: &Op, sdp: Sdp<'_>, context: &Context) -> Result<Plan, EditError> {
    let model = Model::new(sdp);
    let mut planner = Planner::new(&model, context, op.info().name);
    op.plan(&mut planner)?;
    Ok(planner.finish())
}

/// A description that is changed by operations, and remembers how.
///
/// ```
/// use sdpkit_munge::{Context, Document, Sections, Validate};
/// let mut document = Document::new("m=video 9 RTP/AVP 96 97 98\r\na=rtpmap:96 VP8/90000\r\n\
///     a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\na=rtpmap:98 VP9/90000\r\n");
/// let mut transaction = document.begin(Context::default());
/// transaction.remove_codecs(Sections::video(), "VP8")?;
/// let report = transaction.commit(Validate::Strict)?;
/// assert_eq!(document.as_bytes(), b"m=video 9 RTP/AVP 98\r\na=rtpmap:98 VP9/90000\r\n");
/// assert_eq!(report.changes.len(), 4);
/// # Ok::<(), sdpkit_munge::EditError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    original: Vec<u8>,
    bytes: Vec<u8>,
    log: Vec<Applied>,
}

/// An operation that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// The operation.
    pub op: Op,
    /// What it did; its places are in the text before it.
    pub plan: Plan,
}

/// Whether a result is looked at before it is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Validate {
    /// A change that brings in a finding of severity error is refused; those that were there before
    /// do not matter. Without the feature `check` nothing is looked at, and the report says so.
    #[default]
    Strict,
    /// Whatever was planned is taken.
    Skip,
}

impl Document {
    /// Takes any bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self { original: bytes.clone(), bytes, log: Vec::new() }
    }

    /// The view over the text.
    pub fn sdp(&self) -> Sdp<'_> {
        Sdp::new(&self.bytes)
    }

    /// The text.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text, owned.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The operations that were applied, first to last.
    pub fn log(&self) -> &[Applied] {
        &self.log
    }

    /// Begins changes that are taken together or not at all.
    pub fn begin(&mut self, context: Context) -> Transaction<'_> {
        let work = Self::new(self.bytes.clone());
        Transaction { target: self, work, context }
    }

    /// Applies one operation and checks what comes out.
    ///
    /// # Errors
    /// When it is refused; the document is then as it was.
    pub fn apply(&mut self, op: impl Into<Op>, context: &Context) -> Result<Report, EditError> {
        let mut transaction = self.begin(context.clone());
        transaction.apply(op)?;
        transaction.commit(Validate::Strict)
    }

    /// What was done since the document was made, by all operations; `checked` where there was
    /// nothing to check.
    pub fn report(&self) -> Report {
        self.report_as(self.log.is_empty())
    }

    fn report_as(&self, checked: bool) -> Report {
        let plans = || self.log.iter().map(|applied| &applied.plan);
        let changes = plans().flat_map(|plan| plan.changes.iter().cloned()).collect();
        let notes = plans().flat_map(|plan| plan.notes.iter().cloned()).collect();
        Report::new(changes, notes, checked, self.original.clone(), self.edits())
    }

    /// The edits from the first text to the last.
    fn edits(&self) -> Vec<OwnedEdit> {
        let plans = self.log.iter().map(|applied| &applied.plan.edits);
        plans.fold(Vec::new(), |before, edits| match before.as_slice() {
            [] => edits.clone(),
            before => composed(before, edits),
        })
    }
}

/// Changes that are taken together by [`Transaction::commit`], or dropped.
#[derive(Debug)]
pub struct Transaction<'d> {
    target: &'d mut Document,
    work: Document,
    context: Context,
}

impl Transaction<'_> {
    /// The text as it is now.
    pub fn sdp(&self) -> Sdp<'_> {
        self.work.sdp()
    }

    /// What was done so far.
    pub fn report(&self) -> Report {
        self.work.report()
    }

    /// Applies an operation.
    ///
    /// # Errors
    /// When it cannot be done; the transaction is then as it was.
    pub fn apply(&mut self, op: impl Into<Op>) -> Result<&mut Self, EditError> {
        let op = op.into();
        let plan = plan(&op, self.work.sdp(), &self.context)?;
        if !plan.edits.is_empty() {
            self.work.bytes = spliced(&self.work.bytes, &plan.edits).map_err(|error| {
                let kind = EditErrorKind::Splice(error);
                EditError { operation: op.info().name, kind, at: None, help: "" }
            })?;
        }
        self.work.log.push(Applied { op, plan });
        Ok(self)
    }

    /// Takes the changes over.
    ///
    /// # Errors
    /// [`EditErrorKind::WouldInvalidate`] when they bring in errors; nothing is changed then.
    pub fn commit(self, validate: Validate) -> Result<Report, EditError> {
        let Self { target, mut work, context } = self;
        let edits = work.edits();
        let problems = match validate {
            Validate::Strict => new_problems(&work.original, &work.bytes, &edits, &context),
            Validate::Skip => None,
        };
        let checked = problems.is_some();
        if let Some(problems) = problems.filter(|problems| !problems.is_empty()) {
            // Where one operation alone was applied, it is the one that is refused.
            let operation = match work.log.as_slice() {
                [applied] => applied.op.info().name,
                _ => "commit",
            };
            let kind = EditErrorKind::WouldInvalidate { problems };
            return Err(EditError { operation, kind, at: None, help: "" });
        }
        let mut report = work.report_as(checked);
        report.notes.extend(notes(&work.original, &work.bytes, &context));
        target.bytes = work.bytes;
        target.log.append(&mut work.log);
        Ok(report)
    }
}
