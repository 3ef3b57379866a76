//! A description as rules see it: lines and errors read once, and what kind of description it is.

use alloc::vec::Vec;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::{Attr, Candidate, Fmtp, Parameter};
use sdpkit_core::{Error, ErrorKind, Line, LineType, Sdp, Span, TypedAttribute, TypedLine};
use sdpkit_model::order::Order as _;

use sdpkit_model::{DescriptionType, Model, Placed, Profile, Section};

use crate::detect::looks_like_sdp;
use crate::finding::FixEdit;
use crate::peer::Peer;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::settings::{Policy, Settings};

/// A description, read once for all rules.
#[derive(Debug)]
pub struct Document<'a> {
    sdp: Sdp<'a>,
    settings: &'a Settings,
    is_sdp: bool,
    model: Model<'a>,
    errors: Vec<Error>,
    /// The rule that claims each error.
    claimants: Vec<Option<&'static Rule>>,
    /// Where the lines begin that cannot be read, sorted.
    unreadable: Vec<u32>,
    others: Vec<Span>,
    is_ascii: bool,
    profile: Profile,
    /// The candidates that can be read, with what their addresses are.
    candidates: Vec<(Placed<'a, Candidate<'a>>, Host<'a>)>,
    /// The parameters of every `a=fmtp` that can be read.
    parameters: Vec<Parameter<'a>>,
    /// Where each such line starts, and where its parameters end; in order.
    parameter_ends: Vec<(u32, usize)>,
}

impl<'a> Document<'a> {
    /// Reads `sdp`; what the settings leave open is guessed from the text.
    pub fn new(sdp: Sdp<'a>, settings: &'a Settings) -> Self {
        // Beyond 4 GiB places cannot be told.
        let is_sdp = u32::try_from(sdp.as_bytes().len()).is_ok() && looks_like_sdp(sdp.as_bytes());
        let readable = if is_sdp { sdp } else { Sdp::new(b"") };
        let model = Model::new(readable);
        let errors = if is_sdp { model.errors().collect() } else { Vec::new() };
        let profile = settings.profile.unwrap_or_else(|| model.profile().value);
        let (claimants, unreadable, others) = (Vec::new(), Vec::new(), Vec::new());
        let candidates = model.all::<Candidate<'a>>();
        let candidates = candidates.map(|candidate| (candidate, candidate.host())).collect();
        let (parameters, parameter_ends) = parameters(&model);
        let mut document = Self {
            sdp,
            settings,
            is_sdp,
            model,
            errors,
            claimants,
            unreadable,
            others,
            is_ascii: sdp.as_bytes().is_ascii(),
            profile,
            candidates,
            parameters,
            parameter_ends,
        };
        document.unreadable = document.unreadable_lines();
        document.claimants = document.claims();
        document
    }

    /// The same, as the first of several descriptions in one text; `others` are the `v=` lines of
    /// the ones that follow it.
    #[must_use]
    pub(crate) fn followed_by(self, others: Vec<Span>) -> Self {
        Self { others, ..self }
    }

    /// The view over the text.
    pub const fn sdp(&self) -> Sdp<'a> {
        self.sdp
    }

    /// Whether the text is meant to be a description; if not, there are no lines and no errors.
    pub const fn is_sdp(&self) -> bool {
        self.is_sdp
    }

    /// The `v=` lines of the descriptions that follow this one in the same text.
    pub fn others(&self) -> &[Span] {
        &self.others
    }

    /// What its lines mean together; empty where the text is no description.
    pub const fn model(&self) -> &Model<'a> {
        &self.model
    }

    /// Every line in order.
    pub fn lines(&self) -> &[Line<'a>] {
        self.model.lines()
    }

    /// What the strict check of the text says.
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }

    /// The world the description belongs to.
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// The part it plays in offer/answer, where that is known.
    pub const fn description_type(&self) -> Option<DescriptionType> {
        self.settings.description_type
    }

    /// The browsers the description is meant for.
    pub fn peers(&self) -> &'a [Peer] {
        &self.settings.peers
    }

    /// Whether it is an answer, as was said or as its DTLS role tells.
    pub fn is_answer(&self) -> bool {
        let guessed = || Some(self.model.description_type()?.value);
        let known = self.description_type().or_else(guessed);
        matches!(known, Some(DescriptionType::Answer | DescriptionType::Pranswer))
    }

    /// What to look for, and in which light.
    pub(crate) const fn settings(&self) -> &'a Settings {
        self.settings
    }

    /// What the session may contain.
    pub const fn policy(&self) -> &'a Policy {
        &self.settings.policy
    }

    /// The lines of one type; for attributes see [`Document::attributes`].
    pub fn lines_of(&self, line_type: LineType) -> impl Iterator<Item = Line<'a>> + '_ {
        self.model.lines_of_type(line_type)
    }

    /// The lines of type `L` that can be read, with their value.
    pub fn typed_lines<L: TypedLine<'a>>(&self) -> impl Iterator<Item = (Line<'a>, L)> + '_ {
        self.lines_of(L::TYPE).filter_map(|line| Some((line, line.get::<L>()?.ok()?)))
    }

    /// Every attribute in order.
    pub fn attributes(&self) -> impl Iterator<Item = Attr<'a>> + '_ {
        self.lines().iter().filter_map(|line| line.attribute())
    }

    /// The attributes `A` that can be read, with their value.
    pub fn typed_attributes<A: TypedAttribute<'a>>(
        &self,
    ) -> impl Iterator<Item = (Attr<'a>, A)> + '_ {
        self.model.all::<A>().filter_map(|placed| Some((placed.attr()?, placed.value)))
    }

    /// The candidates that can be read, each with what its address is: decoded once for all rules.
    pub fn candidates(
        &self,
    ) -> impl Iterator<Item = (&Placed<'a, Candidate<'a>>, Host<'a>)> + Clone + '_ {
        self.candidates.iter().map(|(candidate, host)| (candidate, *host))
    }

    /// The parameters of an `a=fmtp` of the description: told apart once for all rules.
    pub fn parameters(&self, fmtp: &Placed<'a, Fmtp<'a>>) -> &[Parameter<'a>] {
        let start = fmtp.line.span().start();
        let lines = &self.parameter_ends;
        let number = lines.partition_point(|(line, _)| *line < start);
        let Some((line, end)) = lines.get(number) else { return &[] };
        let before = number.checked_sub(1).and_then(|before| lines.get(before));
        let first = before.map_or(0, |(_, end)| *end);
        let parameters = self.parameters.get(first..*end).filter(|_| *line == start);
        parameters.unwrap_or_default()
    }

    /// The parameters of every `a=fmtp`.
    pub fn all_parameters(&self) -> &[Parameter<'a>] {
        &self.parameters
    }

    /// The lines of each section: the session level first, then the media sections.
    pub fn sections(&self) -> impl Iterator<Item = &[Line<'a>]> + '_ {
        let session = core::iter::once(self.model.session().lines());
        session.chain(self.model.sections().map(|section| section.lines()))
    }

    /// The line that byte `at` lies in.
    pub fn line_at(&self, at: u32) -> Option<Line<'a>> {
        let index = self.lines().partition_point(|line| line.span().end() <= at);
        self.lines().get(index).copied()
    }

    /// Whether the line itself is as it should be, whether or not it is in its place.
    pub fn is_readable(&self, line: Line<'_>) -> bool {
        self.unreadable.binary_search(&line.span().start()).is_err()
    }

    /// Whether `word`, in these letters, stands anywhere in the text: a quick look, for rules about
    /// what is seldom written.
    pub fn mentions(&self, word: &[u8]) -> bool {
        memchr::memmem::find(self.sdp.as_bytes(), word).is_some()
    }

    /// Whether all bytes are ASCII.
    pub const fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    /// How lines end: as the first that ends at all.
    pub fn line_end(&self) -> &'a [u8] {
        let ends = self.lines().iter().map(|line| line.terminator());
        ends.into_iter().find(|end| !end.is_empty()).unwrap_or(b"\r\n")
    }

    /// The edit that puts `text`, a line without its end, after `line`.
    pub fn line_after(&self, line: Line<'_>, text: &[u8]) -> FixEdit {
        let inserted = match line.terminator() {
            b"" => [self.line_end(), text].concat(),
            end => [text, end].concat(),
        };
        FixEdit::insert(line.span().end(), inserted)
    }

    /// The edit that puts a line at the end of `section`, before the blank lines there.
    pub(crate) fn line_at_end(&self, section: Section<'_, '_>, text: &[u8]) -> FixEdit {
        let last = section.lines().iter().rev().find(|line| !line.content().is_empty());
        self.line_after(last.copied().unwrap_or(section.line()), text)
    }

    /// The errors that `rule` reports, each with its line.
    ///
    /// A place between lines belongs to the line after it, or to the last.
    pub fn claimed_by(&self, rule: &'static Rule) -> impl Iterator<Item = (Line<'a>, Error)> + '_ {
        self.errors_of(move |claimant| claimant.is_some_and(|claimant| claimant.id == rule.id))
    }

    /// The errors that no rule claims, each with its line.
    pub fn unclaimed_errors(&self) -> impl Iterator<Item = (Line<'a>, Error)> + '_ {
        self.errors_of(|claimant| claimant.is_none())
    }

    /// The errors in values, each with its line.
    pub fn value_errors(&self) -> impl Iterator<Item = (Line<'a>, Error)> + '_ {
        self.errors_of(|_| true)
            .filter(|(_, error)| matches!(error.kind(), ErrorKind::Value { .. }))
    }

    fn errors_of(
        &self,
        wanted: impl Fn(Option<&'static Rule>) -> bool,
    ) -> impl Iterator<Item = (Line<'a>, Error)> {
        let errors = self.errors.iter().zip(&self.claimants);
        errors.filter_map(move |(error, claimant)| {
            if wanted(*claimant) { Some((self.line_of_error(*error)?, *error)) } else { None }
        })
    }

    /// The line that `error` lies in; at the end of a line its span is empty, before the line end.
    fn line_of_error(&self, error: Error) -> Option<Line<'a>> {
        self.line_at(error.span().start()).or_else(|| self.lines().last().copied())
    }

    /// Who claims each error: the first rule that does.
    fn claims(&self) -> Vec<Option<&'static Rule>> {
        if self.errors.is_empty() {
            return Vec::new();
        }
        let rules: Vec<_> = RULES.iter().filter(|rule| !rule.claims.is_empty()).collect();
        let claimant = |error: Error| {
            let line = self.line_of_error(error)?;
            let covers = |rule: &Rule| rule.claims.iter().any(|c| c.covers(self, line, error));
            rules.iter().copied().copied().find(|rule| covers(rule))
        };
        self.errors.iter().map(|error| claimant(*error)).collect()
    }

    /// Where the lines begin that have an error of their own.
    fn unreadable_lines(&self) -> Vec<u32> {
        let faulty = self.errors.iter().filter(|error| {
            matches!(
                error.kind(),
                ErrorKind::Value { .. }
                    | ErrorKind::MalformedLine { .. }
                    | ErrorKind::UnknownLineType { .. }
                    | ErrorKind::ForbiddenByte { .. }
                    | ErrorKind::LeadingSpace
                    | ErrorKind::BlankLine
            )
        });
        let lines = faulty.filter_map(|error| self.line_of_error(*error));
        let mut starts: Vec<_> = lines.map(|line| line.span().start()).collect();
        starts.order();
        starts
    }
}

/// The parameters of every `a=fmtp`, and for each where it starts and its parameters end.
fn parameters<'a>(model: &Model<'a>) -> (Vec<Parameter<'a>>, Vec<(u32, usize)>) {
    let (mut parameters, mut ends) = (Vec::new(), Vec::new());
    for fmtp in model.all::<Fmtp<'a>>() {
        parameters.extend(fmtp.parameters.iter());
        ends.push((fmtp.line.span().start(), parameters.len()));
    }
    (parameters, ends)
}
