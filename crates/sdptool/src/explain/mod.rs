//! `sdptool explain`.

mod arguments;
mod error;
mod line;
mod rule;

pub(crate) use arguments::{ExplainArguments, Format};

use sdpkit::lint::{RULES, Rule};
use serde_json::Value;

use crate::exit::{Exit, complain, print};
use crate::nearest::nearest;

/// Grows when a member of the JSON changes its meaning or goes; new members do not count.
const VERSION: u32 = 1;

/// Runs the command.
pub(crate) fn run(arguments: &ExplainArguments) -> Exit {
    let format = arguments.format;
    let explained = if let Some(id) = &arguments.rule {
        explain_rule(id, format)
    } else if let Some(text) = &arguments.line {
        line::explain(text, format)
    } else if let Some(message) = &arguments.error {
        error::explain(message, format)
    } else {
        Ok((rule::list(RULES, format), Exit::Clean))
    };
    match explained {
        Ok((text, exit)) => exit.and(print(&text)),
        Err((why, exit)) => {
            complain(why);
            exit
        }
    }
}

/// A text to print, or what to complain of; and how the run ends.
type Explained = Result<(String, Exit), (String, Exit)>;

fn explain_rule(id: &str, format: Format) -> Explained {
    let Some(rule) = Rule::named(id) else { return Err((unknown(id), Exit::Usage)) };
    let text = match format {
        Format::Text => rule::page(rule),
        Format::Json => rule::list(&[rule], format),
    };
    Ok((text, Exit::Clean))
}

/// What to say of an id that no rule has.
fn unknown(id: &str) -> String {
    match nearest(id, RULES.iter().map(|rule| rule.id)) {
        Some(near) => format!("no rule is called `{id}`; did you mean `{near}`?"),
        None => format!("no rule is called `{id}`; `sdptool explain --list` shows them all"),
    }
}

/// A JSON object with the version that says how to read it, on lines of its own.
fn versioned(mut object: Value) -> String {
    if let Some(members) = object.as_object_mut() {
        members.insert("version".to_owned(), VERSION.into());
    }
    format!("{object:#}\n")
}
