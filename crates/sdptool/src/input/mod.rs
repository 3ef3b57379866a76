//! Inputs: from names on the command line to session descriptions.

mod find;
mod unwrap;

pub(crate) use find::{Source, find};

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sdpkit::lint::DescriptionType;

use unwrap::Wrapping;

/// The largest file that is read: spans cover the first 4 GiB - 1 byte.
const LARGEST: u64 = u32::MAX as u64;

/// A session description and where it came from.
pub(crate) struct Input {
    /// The name to show.
    pub(crate) name: String,
    /// The description.
    pub(crate) text: Vec<u8>,
    /// What the input says of its part in offer/answer.
    pub(crate) description_type: Option<DescriptionType>,
    /// The text around the description, when it is JSON.
    wrapping: Option<Wrapping>,
}

impl Input {
    /// The input with `text` in the place of its description, as it would be stored.
    pub(crate) fn with_text(&self, text: &[u8]) -> Vec<u8> {
        match &self.wrapping {
            Some(wrapping) => wrapping.wrap(text),
            None => text.to_vec(),
        }
    }
}

/// Why an input gives no description.
pub(crate) enum Refused {
    /// It cannot be read.
    Unreadable(String),
    /// It holds no session description.
    NotSdp(&'static str),
}

/// Reads `source` and takes the description out of whatever carries it.
pub(crate) fn read(source: &Source, stdin_name: &str) -> Result<Input, (String, Refused)> {
    let (name, bytes) = match source {
        Source::Stdin => (stdin_name.to_owned(), read_all(io::stdin().lock(), 0)),
        Source::File(path) => (path.display().to_string(), read_file(path)),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Err((name, Refused::Unreadable(error.to_string()))),
    };
    match unwrap::unwrap(bytes) {
        Ok((text, description_type, wrapping)) => {
            Ok(Input { name, text, description_type, wrapping })
        }
        Err(why) => Err((name, Refused::NotSdp(why))),
    }
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // A pipe or a device has no length to go by.
    let length = file.metadata()?.len();
    if length > LARGEST {
        return Err(too_large());
    }
    read_all(file, usize::try_from(length).unwrap_or(0))
}

fn read_all(source: impl Read, length: usize) -> io::Result<Vec<u8>> {
    // One more, so that the end is seen without another allocation.
    let mut bytes = Vec::with_capacity(length.saturating_add(1));
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    Ok(bytes)
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "expected less than 4 GiB, found more")
}
