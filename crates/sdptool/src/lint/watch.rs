//! `--watch`: looks again whenever something changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{Event, RecursiveMode, Watcher};

use crate::arguments::LintArguments;
use crate::config::candidates;
use crate::exit::{Exit, complain};
use crate::input::{Below, Source, find, place_of};
use sdpkit::model::order::{map, set};

/// An editor writes a file in several steps.
const PAUSE: Duration = Duration::from_millis(50);

/// Runs `look` now, and again after each change of what it looks at; ends when it cannot wait.
pub(super) fn watch(arguments: &LintArguments, look: impl Fn() -> Exit) -> Exit {
    if arguments.inputs.iter().any(|name| name == "-") {
        complain("--watch: expected files, found standard input");
        return Exit::Usage;
    }
    let (sender, events) = channel();
    let opened = notify::recommended_watcher(sender);
    let opened = opened.and_then(|mut watcher| {
        for (folder, below) in arguments.inputs.iter().map(|name| place_of(name)) {
            let mode = match below {
                Below::Too => RecursiveMode::Recursive,
                Below::Not => RecursiveMode::NonRecursive,
            };
            watcher.watch(&folder, mode)?;
        }
        Ok(watcher)
    });
    // It tells of changes until it is dropped.
    let _watcher = match opened {
        Ok(watcher) => watcher,
        Err(error) => {
            complain(format_args!("--watch: {error}"));
            return Exit::Usage;
        }
    };
    loop {
        let seen = State::of(&arguments.inputs);
        clear();
        look();
        let files = if seen.files == 1 { "file" } else { "files" };
        complain(format_args!("watching {} {files}", seen.files));
        if let Err(why) = wait(&events, &seen, &arguments.inputs) {
            complain(format_args!("--watch: {why}"));
            return Exit::Usage;
        }
    }
}

/// Waits until something has changed.
///
/// Reports may be written into a folder that is watched: what counts is what the files look like.
fn wait(
    events: &Receiver<notify::Result<Event>>,
    seen: &State,
    inputs: &[String],
) -> Result<(), String> {
    loop {
        let first = events.recv().map_err(|error| error.to_string())?;
        thread::sleep(PAUSE);
        let mut is_changed = false;
        for event in [first].into_iter().chain(events.try_iter()) {
            // Whoever reads a file causes events too.
            is_changed |= !event.map_err(|error| error.to_string())?.kind.is_access();
        }
        if is_changed && State::of(inputs) != *seen {
            return Ok(());
        }
    }
}

/// What the files look like from outside, and the configurations that count for them.
#[derive(Debug, PartialEq, Eq)]
struct State {
    files: usize,
    stamps: BTreeMap<PathBuf, (Option<SystemTime>, u64)>,
}

impl State {
    fn of(inputs: &[String]) -> Self {
        let found = inputs.iter().flat_map(|name| find(name));
        let files: BTreeSet<_> = set(found.filter_map(|found| match found {
            Ok(Source::File(path)) => Some(path),
            // A file that is missing may come.
            Ok(Source::Stdin) | Err(_) => None,
        }));
        let configurations = files.iter().filter_map(|file| candidates(file).ok()).flatten();
        let paths: BTreeSet<_> = set(files.iter().cloned().chain(configurations));
        let stamps = paths.into_iter().filter_map(|path| Some((stamp(&path)?, path)));
        Self { files: files.len(), stamps: map(stamps.map(|(stamp, path)| (path, stamp))) }
    }
}

fn stamp(path: &Path) -> Option<(Option<SystemTime>, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok(), metadata.len()))
}

/// Begins anew at the top of a terminal.
fn clear() {
    let mut stdout = anstream::stdout();
    if io::stdout().is_terminal() {
        // It is no loss if it cannot be done.
        let _ = stdout.write_all(b"\x1b[2J\x1b[H").and_then(|()| stdout.flush());
    }
}
