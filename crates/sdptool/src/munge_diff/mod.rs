//! `sdptool munge-diff`: what Chromium calls the difference between what a browser created and
//! what a page sets.

mod page;

use clap::Args;
use sdpkit::Sdp;
use sdpkit::lint::engine::chromium::munging::{MungingKind, detect_munging};

use crate::exit::{Exit, complain, print};
use crate::explain::Format;
use crate::input::{self, Description, Refused};
use page::Compared;

#[derive(Debug, Args)]
pub(crate) struct MungeDiffArguments {
    /// What createOffer or createAnswer returned: a file, or - for stdin; JSON as signalling
    /// carries it will do.
    #[arg(value_name = "CREATED")]
    created: String,

    /// What is given to setLocalDescription.
    #[arg(value_name = "SET")]
    set: String,

    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Runs the command.
pub(crate) fn run(arguments: &MungeDiffArguments) -> Exit {
    let [created, set] = [&arguments.created, &arguments.set].map(|name| read(name));
    let (created, set) = match (created, set) {
        (Ok(created), Ok(set)) => (created, set),
        (created, set) => {
            return created.err().into_iter().chain(set.err()).fold(Exit::Clean, Exit::and);
        }
    };
    let (created, set) = (Sdp::new(&created.text), Sdp::new(&set.text));
    let munging = detect_munging(created, set);
    let compared = Compared { created, set, munging: &munging };
    let exit = match munging.counted() {
        MungingKind::NoModification if munging.refusal().is_none() => Exit::Clean,
        _ => Exit::Findings,
    };
    let text = match arguments.format {
        Format::Text => compared.page([&arguments.created, &arguments.set]),
        Format::Json => compared.json(),
    };
    exit.and(print(&text))
}

/// The one description of the file called `name`; where there is none, that is told.
fn read(name: &str) -> Result<Description, Exit> {
    let tell = |file: &str, why: &str, exit| {
        complain(format_args!("{file}: {why}"));
        exit
    };
    let mut sources = input::find(name);
    let source = match (sources.pop(), sources.is_empty()) {
        (Some(Ok(source)), true) => source,
        (Some(Err((file, why))), _) => return Err(tell(&file, &why, Exit::Usage)),
        _ => return Err(tell(name, "expected one file, found several", Exit::Usage)),
    };
    let mut input = match input::read(&source, "<stdin>") {
        Ok(input) => input,
        Err((file, Refused::Unreadable(why))) => return Err(tell(&file, &why, Exit::Usage)),
        Err((file, Refused::NotSdp(why))) => {
            return Err(tell(&file, &format!("{why} (not-sdp-input)"), Exit::NotSdp));
        }
    };
    match (input.descriptions.pop(), input.descriptions.len()) {
        (Some(description), 0) => Ok(description),
        (_, others) => {
            let why = format!("expected one session description, found {}", others + 1);
            Err(tell(&input.file, &why, Exit::Usage))
        }
    }
}
