//! Two descriptions that are compared, section by section.

use sdpkit_core::attribute::{AttributeKind, Direction, RtcpMux};
use sdpkit_core::{Span, TypedAttribute};
use sdpkit_model::{Model, Section};

/// An offer and its answer, or a description and the one before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    pub(super) offer: Side<'a>,
    pub(super) answer: Side<'a>,
}

/// One description, with what its session level says to all sections.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'a> {
    pub(super) model: &'a Model<'a>,
    session_direction: Option<(Direction, Span)>,
}

/// The section of the offer and that of the answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Both<'a> {
    pub(super) index: usize,
    pub(super) offered: Section<'a, 'a>,
    pub(super) answered: Section<'a, 'a>,
}

impl<'a> Pair<'a> {
    pub(super) fn new(offer: &'a Model<'a>, answer: &'a Model<'a>) -> Self {
        Self { offer: Side::new(offer), answer: Side::new(answer) }
    }

    /// The sections that both have.
    pub(super) fn sections(self) -> impl Iterator<Item = Both<'a>> {
        let both = self.offer.model.sections().zip(self.answer.model.sections());
        both.enumerate().map(|(index, (offered, answered))| Both { index, offered, answered })
    }
}

impl<'a> Side<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        let mut attributes = model.session().attributes();
        let session_direction =
            attributes.find_map(|attr| Some((Direction::of(attr)?, attr.name_span())));
        Self { model, session_direction }
    }

    /// The direction in effect in `section`, and where it is stated.
    pub(super) fn direction(self, section: Section<'a, 'a>) -> (Direction, Option<Span>) {
        let own =
            section.attributes().find_map(|attr| Some((Direction::of(attr)?, attr.name_span())));
        match own.or(self.session_direction) {
            Some((direction, span)) => (direction, Some(span)),
            None => (Direction::default(), None),
        }
    }
}

impl Both<'_> {
    /// Whether the answer takes the section.
    pub(super) fn is_accepted(self) -> bool {
        !self.answered.is_rejected()
    }
}

/// Where a section begins: what stands for something that it lacks.
pub(super) fn head(section: Section<'_, '_>) -> Span {
    section.line().content_span()
}

/// The line of the first attribute of that kind that holds for `section`: its own, the session's,
/// or, in a BUNDLE group, that of the section which speaks for the group (RFC 9143 §7.1.3).
pub(super) fn in_effect(section: Section<'_, '_>, kind: AttributeKind) -> Option<Span> {
    let session = section.model().session();
    let mut lines = section.lines_of_kind(kind);
    let line = lines.next().or_else(|| session.lines_of_kind(kind).next());
    let line = line.or_else(|| section.transport_owner().lines_of_kind(kind).next())?;
    Some(line.content_span())
}

/// Whether RTCP shares the port of RTP, as far as this side says.
pub(super) fn multiplexes(section: Section<'_, '_>) -> bool {
    in_effect(section, RtcpMux::INFO.kind).is_some()
}
