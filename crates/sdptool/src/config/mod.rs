//! What the command line and configurations say, as one.

mod arguments;
mod command;
mod layers;
mod read;
mod schema;
mod value;
#[cfg(test)]
mod value_schema;

pub(crate) use arguments::ConfigArguments;
pub(crate) use command::{ConfigCommand, run};
pub(crate) use layers::{Layers, absolute, candidates};
pub(crate) use schema::Config;

use sdpkit::lint::{DescriptionType, Level, Peer, Selection, Selector, Settings};

use crate::report::FailOn;
use value::{Choice, Written};

impl Config {
    /// What to look for in a description of which its file says `description_type`.
    pub(crate) fn settings(&self, description_type: Option<DescriptionType>) -> Settings {
        let lint = &self.lint;
        let selection = Selection {
            select: lint.select.as_deref().map(plain).unwrap_or_default(),
            extend_select: plain(&lint.extend_select),
            ignore: plain(&lint.ignore),
            pedantic: lint.pedantic.unwrap_or(false),
            levels: lint.severity.0.iter().map(|(rules, level)| (rules.0, level.0)).collect(),
        };
        let said = self.description_type.and_then(|Choice(said)| said.description_type());
        Settings::default()
            .with_selection(selection)
            .with_profile(self.profile.and_then(|Choice(profile)| profile.profile()))
            .with_description_type(said.or(description_type))
            .with_peers(self.peers.as_deref().map(plain::<Peer>).unwrap_or_default())
            .with_policy(lint.policy.policy())
    }

    /// The mildest finding that fails the run.
    pub(crate) fn fails(&self) -> FailOn {
        self.fail_on.map_or(FailOn::Warning, |Choice(fail_on)| fail_on)
    }
}

fn plain<T: Copy>(written: &[Written<T>]) -> Vec<T> {
    written.iter().map(|Written(value)| *value).collect()
}

/// Rules and how bad what they find is to be.
type Levels = Vec<(Selector, Level)>;
