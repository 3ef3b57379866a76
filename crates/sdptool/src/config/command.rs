//! `sdptool config`.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::arguments::ConfigArguments;
use super::schema::SCHEMA;
use crate::exit::{Exit, complain, print};

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print what counts for a file, from every configuration and the options given here.
    Show {
        /// The file, which need not exist; otherwise any in this folder.
        #[arg(value_name = "FILE", default_value = "session.sdp")]
        file: PathBuf,
        #[command(flatten)]
        config: Box<ConfigArguments>,
    },
    /// Print the JSON schema of a configuration.
    Schema,
    /// Write a sdptool.toml to begin with.
    Init,
}

/// What `init` writes: everything that can be said, and nothing that is.
const TEMPLATE: &str = include_str!("template.toml");

/// Runs the command.
pub(crate) fn run(command: &ConfigCommand) -> Exit {
    let text = match command {
        ConfigCommand::Show { file, config } => show(file, config),
        ConfigCommand::Schema => Ok(SCHEMA.to_owned()),
        ConfigCommand::Init => init(Path::new("sdptool.toml")),
    };
    match text {
        Ok(text) => print(&text),
        Err(why) => {
            complain(why);
            Exit::Usage
        }
    }
}

fn show(file: &Path, arguments: &ConfigArguments) -> Result<String, String> {
    let mut layers = arguments.layers(None)?;
    let config = layers.of(file)?;
    let text = toml::to_string(&config).map_err(|error| error.to_string())?;
    let origin = match layers.path_for(file)? {
        Some(path) => format!("# {}\n", path.display()),
        None => "# no configuration found\n".to_owned(),
    };
    Ok(origin + &text)
}

fn init(path: &Path) -> Result<String, String> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    match file.and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => Ok(format!("wrote {}\n", path.display())),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(format!("{}: expected no such file, found one", path.display()))
        }
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::parse;
    use super::super::schema::Config;
    use super::TEMPLATE;

    #[test]
    fn the_template_says_nothing_until_it_is_edited() {
        assert_eq!(parse(TEMPLATE), Ok(Config::default()));
        let uncommented: Vec<_> =
            TEMPLATE.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line)).collect();
        let config = parse(&uncommented.join("\n")).unwrap();
        assert!(config.peers.is_some() && config.lint.policy.max_size.is_some(), "{config:?}");
    }

    /// The program prints the one, editors read the other; `SDPKIT_BLESS=1` writes both anew.
    #[test]
    fn the_schema_is_published() {
        let schema = format!("{:#}\n", Config::schema().to_value());
        for path in ["src/config/schema.json", "../../docs/schemas/config.json"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            if std::env::var_os("SDPKIT_BLESS").is_some() {
                std::fs::write(&path, &schema).unwrap();
            }
            let published = std::fs::read_to_string(&path).unwrap();
            // Not `assert_eq!`: nobody reads a page of JSON in one line.
            assert!(published == schema, "{} is older than the rules: bless it", path.display());
        }
    }
}
