//! What a configuration may say.

use std::collections::BTreeMap;

use clap::ValueEnum;
use sdpkit::lint::{IcePolicy, Level, Peer, Policy, Selector};
use serde::{Deserialize, Serialize};

use super::value::{Choice, Table, Written};
use crate::arguments::{ProfileArgument, TypeArgument};
use crate::report::FailOn;

/// The JSON schema of a configuration. A test derives it from [`Config`] and compares, so that what
/// makes schemas is no part of the program.
pub(crate) const SCHEMA: &str = include_str!("schema.json");

/// What a `sdptool.toml` says; everything is optional.
///
/// Several are laid one upon the other: of single values the last counts, rules that are ignored or
/// added are ignored or added by any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[cfg_attr(test, schemars(title = "Configuration of sdptool"))]
pub(crate) struct Config {
    /// What kind of descriptions these are; auto looks at each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) profile: Option<Choice<ProfileArgument>>,

    /// The part that they play in offer/answer; auto takes what JSON or a dump says.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) description_type: Option<Choice<TypeArgument>>,

    /// The browsers they are meant for: rules about these run too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) peers: Option<Vec<Written<Peer>>>,

    /// The mildest finding that fails a run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fail_on: Option<Choice<FailOn>>,

    /// Which rules run, and how bad what they find is.
    #[serde(skip_serializing_if = "Lint::is_default")]
    pub(crate) lint: Lint,
}

/// Which rules run, and how bad what they find is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Lint {
    /// The rules to run; all but hints where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) select: Option<Vec<Written<Selector>>>,

    /// Rules to run besides, hints too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) extend_select: Vec<Written<Selector>>,

    /// The rules not to run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) ignore: Vec<Written<Selector>>,

    /// Whether hints run too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pedantic: Option<bool>,

    /// How bad the findings of rules are. Of several names that mean a rule the narrowest counts.
    #[serde(skip_serializing_if = "Table::is_empty")]
    pub(crate) severity: Table<Selector, Level>,

    /// What descriptions may contain.
    #[serde(skip_serializing_if = "PolicyTable::is_default")]
    pub(crate) policy: PolicyTable,

    /// The rules not to run on some files: a glob, from the folder of this configuration on, and
    /// what it does not run. A glob without a slash means files of that name in any folder.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) per_file_ignores: BTreeMap<String, Vec<Written<Selector>>>,
}

/// What descriptions may contain, beyond what makes them work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[cfg_attr(test, schemars(rename = "Policy"))]
pub(crate) struct PolicyTable {
    /// The candidates that may be told to a peer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ice: Option<Choice<Ice>>,

    /// The encoding names that may be used; any where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) allowed_codecs: Option<Vec<String>>,

    /// The largest size of a description, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_size: Option<usize>,
}

/// The candidates that may be told to a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ice {
    All,
    Relay,
}

impl Config {
    /// The same, with what `later` says upon it.
    pub(crate) fn then(self, later: Self) -> Self {
        Self {
            profile: later.profile.or(self.profile),
            description_type: later.description_type.or(self.description_type),
            peers: later.peers.or(self.peers),
            fail_on: later.fail_on.or(self.fail_on),
            lint: self.lint.then(later.lint),
        }
    }

    /// The JSON schema of a configuration, made from what this file declares.
    #[cfg(test)]
    pub(crate) fn schema() -> schemars::Schema {
        let settings = schemars::generate::SchemaSettings::draft07();
        settings.into_generator().into_root_schema_for::<Self>()
    }
}

impl Lint {
    fn then(mut self, later: Self) -> Self {
        self.extend_select.extend(later.extend_select);
        self.ignore.extend(later.ignore);
        self.severity.0.extend(later.severity.0);
        self.per_file_ignores.extend(later.per_file_ignores);
        Self {
            select: later.select.or(self.select),
            pedantic: later.pedantic.or(self.pedantic),
            policy: self.policy.then(later.policy),
            ..self
        }
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl PolicyTable {
    fn then(self, later: Self) -> Self {
        Self {
            ice: later.ice.or(self.ice),
            allowed_codecs: later.allowed_codecs.or(self.allowed_codecs),
            max_size: later.max_size.or(self.max_size),
        }
    }

    /// What rules look at.
    pub(crate) fn policy(&self) -> Policy {
        let mut policy = Policy::default();
        policy.ice = match self.ice {
            Some(Choice(Ice::Relay)) => IcePolicy::Relay,
            Some(Choice(Ice::All)) | None => IcePolicy::All,
        };
        policy.allowed_codecs = self.allowed_codecs.clone().unwrap_or_default();
        policy.max_size = self.max_size;
        policy
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
