//! A part of a description: the session level, or a media section, as its lines.

use sdpkit_core::attribute::{Attr, AttributeKind};
use sdpkit_core::{Line, LineType, TypedAttribute, TypedLine};

use crate::index::Key;
use crate::model::Model;
use crate::placed::Placed;

/// The lines of the session level or of a media section, and what was read from them.
#[derive(Clone, Copy)]
pub struct Level<'m, 'a> {
    model: &'m Model<'a>,
    /// Its number: the session level is 0, media sections count from 1.
    number: usize,
}

impl<'m, 'a> Level<'m, 'a> {
    pub(crate) const fn new(model: &'m Model<'a>, number: usize) -> Self {
        Self { model, number }
    }

    /// The description.
    pub const fn model(&self) -> &'m Model<'a> {
        self.model
    }

    /// The lines, the `m=` line of a media section included.
    pub fn lines(&self) -> &'m [Line<'a>] {
        let range = self.model.index().level_lines(self.number);
        self.model.lines().get(range).unwrap_or_default()
    }

    /// The attributes in order, known or not.
    pub fn attributes(&self) -> impl Iterator<Item = Attr<'a>> + 'm {
        self.lines().iter().filter_map(|line| line.attribute())
    }

    /// Every attribute `A` that can be read.
    pub fn all<A: TypedAttribute<'a> + 'm>(
        &self,
    ) -> impl Iterator<Item = Placed<'a, A>> + Clone + use<'m, 'a, A> {
        let index = self.model.index();
        index
            .lines_within(Key::of_kind(A::INFO.kind), self.number)
            .filter_map(|line| index.placed(line))
    }

    /// The first attribute `A` that can be read.
    pub fn first<A: TypedAttribute<'a> + 'm>(&self) -> Option<Placed<'a, A>> {
        self.all().next()
    }

    /// Whether there is an attribute of that kind, well-formed or not.
    pub fn has(&self, kind: AttributeKind) -> bool {
        self.model.index().has_within(Key::of_kind(kind), self.number)
    }

    /// The lines that hold an attribute of that kind, well-formed or not.
    pub fn lines_of_kind(
        &self,
        kind: AttributeKind,
    ) -> impl Iterator<Item = Line<'a>> + use<'m, 'a> {
        let index = self.model.index();
        let lines = self.model.lines();
        index
            .lines_within(Key::of_kind(kind), self.number)
            .filter_map(|line| lines.get(line).copied())
    }

    /// Every line of type `L` that can be read.
    pub fn all_lines<L: TypedLine<'a>>(&self) -> impl Iterator<Item = Placed<'a, L>> + 'm {
        let lines = self.model.lines();
        let numbers = self.model.index().lines_within(Key::of_type(L::TYPE), self.number);
        numbers.filter_map(|number| {
            let line = *lines.get(number)?;
            Some(Placed::new(line, line.get::<L>()?.ok()?))
        })
    }

    /// The first line of that type, well-formed or not.
    pub fn line_of_type(&self, line_type: LineType) -> Option<Line<'a>> {
        let index = self.model.index();
        let number = index.lines_within(Key::of_type(line_type), self.number).next()?;
        self.model.lines().get(number).copied()
    }
}

impl core::fmt::Debug for Level<'_, '_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.lines()).finish()
    }
}
