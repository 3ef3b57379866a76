//! BUNDLE groups (RFC 9143).

use alloc::vec::Vec;

use sdpkit_core::attribute::Group;

use crate::model::Model;
use crate::placed::Placed;
use crate::section::Section;

/// Sections that share a transport.
#[derive(Clone, Copy, Debug)]
pub struct Bundle<'m, 'a> {
    model: &'m Model<'a>,
    data: &'m BundleData<'a>,
}

#[derive(Clone, Debug)]
pub(crate) struct BundleData<'a> {
    pub(crate) group: Placed<'a, Group<'a>>,
    pub(crate) members: Vec<usize>,
    pub(crate) tagged: Option<usize>,
}

impl<'m, 'a> Bundle<'m, 'a> {
    pub(crate) const fn new(model: &'m Model<'a>, data: &'m BundleData<'a>) -> Self {
        Self { model, data }
    }

    /// The `a=group` line.
    pub const fn group(&self) -> Placed<'a, Group<'a>> {
        self.data.group
    }

    /// The sections of the group, in the order of its tags, each once; tags without a section are
    /// left out, and so are sections that an earlier group names.
    pub fn sections(&self) -> impl Iterator<Item = Section<'m, 'a>> + Clone + use<'m, 'a> {
        let model = self.model;
        self.data.members.iter().filter_map(|section| model.section(*section))
    }

    /// The section whose transport attributes count for the group, the "tagged" or "suggested
    /// tagged" one: the first that has a port (RFC 9143 §7.2.1, §7.3.1), or else the first that is
    /// not rejected.
    pub fn tagged(&self) -> Option<Section<'m, 'a>> {
        self.model.section(self.data.tagged?)
    }
}
