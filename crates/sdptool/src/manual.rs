//! `sdptool completions` and `sdptool man`: the command line, told to shells and to readers.

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::exit::{Exit, complain, print};

/// Prints what makes a shell complete the command.
pub(crate) fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "sdptool", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Prints the manual page of the program, or of one of its commands.
pub(crate) fn man(command: Option<&str>) -> Exit {
    let mut program = Arguments::command();
    // Commands learn the name and the version of the program.
    program.build();
    let found = match command {
        None => Some(program),
        Some(name) => program.find_subcommand(name).cloned(),
    };
    let Some(found) = found else {
        complain(format_args!(
            "no command is called `{}`; `sdptool --help` shows them all",
            command.unwrap_or_default()
        ));
        return Exit::Usage;
    };
    let mut page = Vec::new();
    match Man::new(found).render(&mut page) {
        Ok(()) => print(&String::from_utf8_lossy(&page)),
        Err(error) => {
            complain(error);
            Exit::Usage
        }
    }
}
