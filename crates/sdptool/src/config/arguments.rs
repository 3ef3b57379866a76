//! What the command line says of rules and configurations.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use sdpkit::lint::{Level, Peer, Selector, Severity};
use sdpkit::model::order::Order as _;

use super::Levels;
use super::layers::{Layers, Origins};
use super::schema::{Config, Lint};
use super::value::{Choice, Table, Written, peer, selector};
use crate::arguments::{ProfileArgument, TypeArgument};
use crate::report::FailOn;

#[derive(Debug, Args)]
pub(crate) struct ConfigArguments {
    /// Run only these rules: ids, beginnings of ids and `*`, categories, rfc:NUMBER, or all.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    select: Vec<Selector>,

    /// Run these rules besides, hints too.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    extend_select: Vec<Selector>,

    /// Do not run these rules.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    ignore: Vec<Selector>,

    #[command(flatten)]
    levels: LevelArguments,

    /// Run hints too.
    #[arg(long)]
    pedantic: bool,

    /// What kind of description it is [default: auto].
    #[arg(long, value_enum)]
    profile: Option<ProfileArgument>,

    /// The part it plays in offer/answer; auto takes what JSON or a dump says [default: auto].
    #[arg(long = "type", value_enum)]
    description_type: Option<TypeArgument>,

    /// The browsers it is meant for: chromium, firefox, safari, perhaps with versions as in
    /// chromium>=120.
    #[arg(long, value_name = "BROWSER", value_delimiter = ',', value_parser = peer)]
    peers: Vec<Peer>,

    /// A configuration in the place of the nearest sdptool.toml, or a single value such as
    /// lint.policy.max-size=16384; can be given several times.
    #[arg(long, value_name = "FILE|KEY=VALUE")]
    config: Vec<String>,

    /// Look for no configuration.
    #[arg(long)]
    isolated: bool,
}

impl ConfigArguments {
    /// Everything that counts, with `fail_on` as the command line says it.
    pub(crate) fn layers(&self, fail_on: Option<FailOn>) -> Result<Layers, String> {
        let (pairs, files): (Vec<_>, Vec<_>) =
            self.config.iter().cloned().partition(|text| is_pair(text));
        if let [_, second, ..] = &*files {
            return Err(format!("expected one --config FILE, found `{second}` too"));
        }
        let origins = Origins { file: files.first().map(PathBuf::from), isolated: self.isolated };
        Layers::new(origins, &pairs, self.flags(fail_on))
    }

    /// What its options say, as a configuration.
    fn flags(&self, fail_on: Option<FailOn>) -> Config {
        let levels = &self.levels.0;
        // To say how bad a finding is means to want it.
        let wanted = levels.iter().filter(|(_, level)| *level != Level::Off);
        let extend_select = self.extend_select.iter().chain(wanted.map(|(rules, _)| rules));
        let select = Some(written(&self.select)).filter(|select| !select.is_empty());
        let peers = Some(written(&self.peers)).filter(|peers| !peers.is_empty());
        let severity = levels.iter().map(|&(rules, level)| (Written(rules), Written(level)));
        Config {
            profile: self.profile.map(Choice),
            description_type: self.description_type.map(Choice),
            peers,
            fail_on: fail_on.map(Choice),
            lint: Lint {
                select,
                extend_select: written(extend_select),
                ignore: written(&self.ignore),
                pedantic: self.pedantic.then_some(true),
                severity: Table(severity.collect()),
                ..Lint::default()
            },
        }
    }
}

/// Whether `--config` is given a value and no file.
fn is_pair(text: &str) -> bool {
    text.contains('=') && !Path::new(text).is_file()
}

fn written<'a, T: Copy + 'a>(values: impl IntoIterator<Item = &'a T>) -> Vec<Written<T>> {
    values.into_iter().copied().map(Written).collect()
}

/// `-A`, `-W` and `-D`, in the order in which they are given.
#[derive(Debug)]
struct LevelArguments(Levels);

/// The options, with what each sets.
const LEVELS: [(&str, char, Level, &str); 3] = [
    ("allow", 'A', Level::Off, "Turn these rules off"),
    ("warn", 'W', Level::At(Severity::Warning), "Run these rules; what they find is a warning"),
    ("deny", 'D', Level::At(Severity::Error), "Run these rules; what they find is an error"),
];

impl Args for LevelArguments {
    fn augment_args(command: Command) -> Command {
        LEVELS.into_iter().fold(command, |command, (name, letter, _, help)| {
            let argument = Arg::new(name).short(letter).long(name).value_name("RULE").help(help);
            let argument = argument.action(ArgAction::Append).value_delimiter(',');
            command.arg(argument.value_parser(selector))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut found = Vec::new();
        for (name, _, level, _) in LEVELS {
            let rules = matches.get_many::<Selector>(name).into_iter().flatten();
            let places = matches.indices_of(name).into_iter().flatten();
            found.extend(places.zip(rules).map(|(place, rules)| (place, (*rules, level))));
        }
        found.order_by_key(|(place, _)| *place);
        Ok(Self(found.into_iter().map(|(_, level)| level).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::ConfigArguments;

    #[derive(Parser)]
    struct Alone {
        #[command(flatten)]
        config: ConfigArguments,
    }

    #[test]
    fn levels_keep_their_order() {
        let line =
            ["x", "-D", "blank-line,legacy", "-A", "all", "--warn", "syntax/*", "-A", "legacy"];
        let levels = Alone::parse_from(line).config.levels.0;
        let levels: Vec<_> =
            levels.iter().map(|(rules, level)| format!("{rules} {level}")).collect();
        assert_eq!(
            levels,
            ["blank-line error", "legacy error", "all off", "syntax warning", "legacy off"]
        );
    }
}
