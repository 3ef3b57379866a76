//! `sdptool munge`.

mod arguments;
mod recipe;

pub(crate) use arguments::MungeArguments;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use sdpkit::munge::{Cause, Context, Document, EditError, Op, Report, Validate};
use serde_json::{Map, Value};

use crate::exit::{Exit, complain, print, print_bytes};
use crate::input::{self, Description, Input, Refused, Source};
use crate::visible::visible;

/// Grows when a member of the JSON changes its meaning or goes; new members do not count.
const VERSION: u32 = 1;

/// Runs the command.
pub(crate) fn run(arguments: &MungeArguments) -> Exit {
    let Some(name) = arguments.input.as_deref().filter(|_| !arguments.list) else {
        return print(&list());
    };
    match munge(arguments, name) {
        Ok(exit) => exit,
        Err((why, exit)) => {
            complain(why);
            exit
        }
    }
}

/// Every operation: how it is written, what it does, an example.
fn list() -> String {
    let mut text = String::new();
    for info in Op::ALL {
        let example = info.example.words;
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{}\n    {}\n    '{example}'\n", info.syntax(), info.summary());
    }
    text.push_str(
        "SECTIONS: all, audio, video, mid=MID, section=N, direction=D, codec=C, rejected, bundled;\n\
         \x20   several joined by commas must all hold, ! before one turns it round\n\
         CODEC: VP8, video/VP8, H264/packetization-mode=1, H264/profile=42e0, 96, or * for all\n",
    );
    text
}

fn munge(arguments: &MungeArguments, name: &str) -> Result<Exit, (String, Exit)> {
    let usage = |why| (why, Exit::Usage);
    let mut operations = match &arguments.recipe {
        Some(path) => recipe::read(path).map_err(usage)?,
        None => Vec::new(),
    };
    for words in &arguments.operations {
        operations.push(recipe::operation(words).map_err(usage)?);
    }
    let source = if name == "-" { Source::Stdin } else { Source::File(name.into()) };
    let input = read(&source)?;
    let description = only(&input)?;
    let mut context = Context::from(arguments.role.of(description));
    if let Some(path) = &arguments.previous {
        let previous = read(&Source::File(path.clone()))?;
        context = context.with_previous(only(&previous)?.text.clone());
    }
    let mut document = Document::new(description.text.clone());
    match apply(&mut document, operations, context) {
        Ok(report) => {
            let done = Done { arguments, input: &input, source: &source, document: &document };
            done.tell(&report)
        }
        Err(error) if arguments.json => {
            let error = serde_json::to_value(&error).unwrap_or_default();
            Ok(print_json([("error", error)]).and(Exit::Findings))
        }
        Err(error) => Err((refusal(&input.file, &error), Exit::Findings)),
    }
}

fn read(source: &Source) -> Result<Input, (String, Exit)> {
    input::read(source, "<stdin>").map_err(|(file, refused)| match refused {
        Refused::Unreadable(why) => (format!("{file}: {why}"), Exit::Usage),
        Refused::NotSdp(why) => (format!("{file}: {why}"), Exit::NotSdp),
    })
}

/// The one description of an input.
fn only(input: &Input) -> Result<&Description, (String, Exit)> {
    let [description] = input.descriptions.as_slice() else {
        let count = input.descriptions.len();
        let why = format!("{}: expected one session description, found {count}", input.file);
        return Err((why, Exit::Usage));
    };
    Ok(description)
}

fn apply(
    document: &mut Document,
    operations: Vec<Op>,
    context: Context,
) -> Result<Report, EditError> {
    let mut transaction = document.begin(context);
    for operation in operations {
        transaction.apply(operation)?;
    }
    transaction.commit(Validate::Strict)
}

/// What to say of a refusal.
fn refusal(file: &str, error: &EditError) -> String {
    let help = if error.help.is_empty() { String::new() } else { format!("; {}", error.help) };
    format!("{file}: refused: {error}{help}")
}

/// Operations that were applied.
struct Done<'a> {
    arguments: &'a MungeArguments,
    input: &'a Input,
    source: &'a Source,
    document: &'a Document,
}

impl Done<'_> {
    /// Prints or writes what came out.
    fn tell(&self, report: &Report) -> Result<Exit, (String, Exit)> {
        let usage = |why: String| (format!("{}: {why}", self.input.file), Exit::Usage);
        if self.arguments.json {
            return Ok(self.json(report));
        }
        tell_changes(report, self.arguments.explain);
        let is_changed = !report.edits().is_empty();
        if self.arguments.check {
            return Ok(if is_changed { Exit::Findings } else { Exit::Clean });
        }
        if self.arguments.diff {
            let file = &self.input.file;
            let header =
                if is_changed { format!("--- {file}\n+++ {file}\n") } else { String::new() };
            return Ok(print(&(header + &report.diff())));
        }
        let whole = self.input.with_texts(&[self.document.as_bytes()]);
        let whole = whole.map_err(|why| usage(why.to_owned()))?;
        match self.source {
            Source::File(path) if self.arguments.in_place => {
                if is_changed {
                    fs::write(path, &whole).map_err(|error| usage(error.to_string()))?;
                }
                Ok(Exit::Clean)
            }
            _ => Ok(print_bytes(&whole)),
        }
    }

    fn json(&self, report: &Report) -> Exit {
        let sdp = String::from_utf8_lossy(self.document.as_bytes());
        let mut members = vec![("sdp", Value::from(sdp)), ("diff", report.diff().into())];
        if let Ok(Value::Object(report)) = serde_json::to_value(report) {
            let wanted = ["changes", "notes", "checked"].map(|key| (key, report.get(key).cloned()));
            members.extend(wanted.into_iter().filter_map(|(key, value)| Some((key, value?))));
        }
        print_json(members)
    }
}

/// Says on stderr what changed, and each line with its cause if that is wanted.
fn tell_changes(report: &Report, explains: bool) {
    for note in &report.notes {
        complain(note);
    }
    if !explains {
        return;
    }
    for change in &report.changes {
        let place = match &change.section {
            Some(section) => section.to_string(),
            None => "session".to_owned(),
        };
        let mut text = String::new();
        for (mark, line) in [('-', &change.before), ('+', &change.after)] {
            if let Some(line) = line {
                // Writing to a `String` cannot fail.
                let _ = writeln!(text, "    {mark}{}", visible(&line.to_string()));
            }
        }
        let cause = match change.cause {
            Cause::Requested => "requested".to_owned(),
            cause => format!("follows: {cause}"),
        };
        // When stderr is closed there is nobody left to tell.
        let _ = write!(anstream::stderr(), "{place}: {}, {cause}\n{text}", change.operation);
    }
}

/// Prints a JSON object with the version that says how to read it.
fn print_json<'k>(members: impl IntoIterator<Item = (&'k str, Value)>) -> Exit {
    let mut object = Map::new();
    object.insert("version".to_owned(), VERSION.into());
    object.extend(members.into_iter().map(|(key, value)| (key.to_owned(), value)));
    print(&format!("{:#}\n", Value::Object(object)))
}
