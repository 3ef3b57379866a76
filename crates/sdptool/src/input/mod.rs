//! Inputs: from names on the command line to session descriptions.

mod find;
mod gunzip;
mod ignored;

pub(crate) use find::{Below, Source, find, place_of};

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sdpkit::json::dump::{self, Container, Described, Fault};
use sdpkit::lint::looks_like_sdp;
use sdpkit::{ColumnUnit, Sdp};

/// The largest file that is read: spans cover the first 4 GiB - 1 byte.
const LARGEST: u64 = u32::MAX as u64;

/// What a file or standard input holds.
pub(crate) struct Input {
    /// Its name, as it is shown.
    pub(crate) file: String,
    /// The descriptions in the order of the file: of a call, that in which they were made and set.
    pub(crate) descriptions: Vec<Description>,
    /// Why the file may hold more descriptions than these.
    pub(crate) fault: Option<String>,
    host: Host,
}

/// A session description.
pub(crate) struct Description {
    /// What tells it from others of its file; empty where there is none.
    pub(crate) name: String,
    /// The line of the file on which it starts, where the file is not the description itself.
    pub(crate) line: Option<u32>,
    /// Its text.
    pub(crate) text: Vec<u8>,
    /// What the file says of it, where the file is not the description itself.
    pub(crate) described: Option<Described>,
}

/// What is around the descriptions.
enum Host {
    /// Nothing: the file is the description.
    None,
    /// A text that they stand in.
    Text(Vec<u8>, Container),
    /// Compression.
    Compressed,
}

impl Input {
    /// The file with `texts` in the places of its descriptions; or why they cannot stand there.
    pub(crate) fn with_texts(&self, texts: &[&[u8]]) -> Result<Vec<u8>, &'static str> {
        let (host, container) = match &self.host {
            Host::None => return Ok(texts.concat()),
            Host::Text(host, container) => (host, container),
            Host::Compressed => {
                return Err("expected a file to write fixes to, found a compressed one");
            }
        };
        if container.is_record() {
            return Err(
                "expected a file to write fixes to, found a dump, which records what was sent; \
                --diff shows what fixes would change",
            );
        }
        let mut file = Vec::with_capacity(host.len());
        let mut copied = 0;
        for (description, text) in self.descriptions.iter().zip(texts) {
            let described = description.described.as_ref();
            let place = described.and_then(|described| Some((described, described.host_span?)));
            let Some((described, place)) = place.filter(|_| description.text != *text) else {
                continue;
            };
            file.extend_from_slice(host.get(copied..place.range().start).unwrap_or_default());
            file.extend(described.quote(text));
            copied = place.range().end;
        }
        file.extend_from_slice(host.get(copied..).unwrap_or_default());
        Ok(file)
    }
}

/// Why an input gives no description.
pub(crate) enum Refused {
    /// It cannot be read.
    Unreadable(String),
    /// It holds no session description.
    NotSdp(String),
}

/// Reads `source` and takes the descriptions out of whatever carries them.
pub(crate) fn read(source: &Source, stdin_name: &str) -> Result<Input, (String, Refused)> {
    let (file, bytes) = bytes(source, stdin_name);
    let unpacked = bytes.and_then(|bytes| {
        let is_compressed = gunzip::is_compressed(&bytes);
        Ok((if is_compressed { gunzip::gunzip(&bytes)? } else { bytes }, is_compressed))
    });
    let read = match unpacked {
        Ok((bytes, is_compressed)) => {
            take(file.clone(), bytes, is_compressed).map_err(Refused::NotSdp)
        }
        Err(error) => Err(Refused::Unreadable(error.to_string())),
    };
    read.map_err(|refused| (file, refused))
}

/// The name of `source`, as it is shown, and its bytes.
pub(crate) fn bytes(source: &Source, stdin_name: &str) -> (String, io::Result<Vec<u8>>) {
    match source {
        Source::Stdin => (stdin_name.to_owned(), read_all(io::stdin().lock(), 0)),
        Source::File(path) => (path.display().to_string(), read_file(path)),
    }
}

/// The input called `file` that `bytes` are, or why there is no description in them.
fn take(file: String, bytes: Vec<u8>, is_compressed: bool) -> Result<Input, String> {
    if bytes.trim_ascii().is_empty() {
        return Err("expected a session description, found nothing".to_owned());
    }
    let Some(dump) = dump::read(&bytes) else {
        if !looks_like_sdp(&bytes) {
            return Err("expected a session description, found something else".to_owned());
        }
        let host = if is_compressed { Host::Compressed } else { Host::None };
        let whole = Description { name: String::new(), line: None, text: bytes, described: None };
        return Ok(Input { file, descriptions: vec![whole], fault: None, host });
    };
    let container = dump.container;
    let fault = dump.fault.map(|fault| tell(fault, container, &bytes));
    if dump.descriptions.is_empty() {
        return Err(fault.unwrap_or_else(|| nothing_in(container).to_owned()));
    }
    let mut lines = Lines { text: &bytes, at: 0, line: 1 };
    let count = dump.descriptions.len();
    let descriptions = dump.into_iter().enumerate().map(|(index, mut described)| {
        let start = described.host_span.map(|span| span.range().start);
        Description {
            name: name(&described, container, index, count),
            line: Some(lines.line(start)),
            text: std::mem::take(&mut described.sdp),
            described: Some(described),
        }
    });
    let descriptions = descriptions.collect();
    let host = if is_compressed { Host::Compressed } else { Host::Text(bytes, container) };
    Ok(Input { file, descriptions, fault, host })
}

/// What tells a description from the others of its file.
fn name(described: &Described, container: Container, index: usize, count: usize) -> String {
    let label = described.label();
    match container {
        Container::Internals | Container::RtcStats if !label.is_empty() => label,
        // The one description of a file needs no name.
        _ if count == 1 => String::new(),
        _ if label.is_empty() => format!("description {}", index + 1),
        _ => format!("description {}, {label}", index + 1),
    }
}

/// Says where a container stops being one.
fn tell(fault: Fault, container: Container, text: &[u8]) -> String {
    let position = Sdp::new(text).position(fault.at(), ColumnUnit::Byte);
    let what = if container.is_record() { "dump" } else { "JSON" };
    if fault.is_cut_off() {
        return format!("expected the rest of the {what}, found the end of the file at {position}");
    }
    format!("{fault} at {position} of the {what}")
}

fn nothing_in(container: Container) -> &'static str {
    if container.is_record() {
        "expected a dump with session descriptions, found one without"
    } else {
        "expected JSON with a session description in `sdp`, found other JSON"
    }
}

/// Counts lines, from one place of a text to the next.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of byte `at`, or the line of the last that was asked for.
    fn line(&mut self, at: Option<usize>) -> u32 {
        let at = at.unwrap_or(self.at).max(self.at);
        let passed = self.text.get(self.at..at).unwrap_or_default();
        let count = passed.split(|&byte| byte == b'\n').count() - 1;
        self.line = self.line.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        self.at = at;
        self.line
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

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn json_is_kept_around_the_description() {
        let json = br#"{ "id": 7, "sdp" : "v=0\r\ns=-\r\n", "type": "answer" }"#;
        let input = take("x".to_owned(), json.to_vec(), false).unwrap();
        let [description] = &*input.descriptions else { panic!("expected one description") };
        assert_eq!((&*description.text, &*description.name), (&b"v=0\r\ns=-\r\n"[..], ""));
        let described = description.described.as_ref().unwrap();
        assert_eq!(described.description_type, Some(sdpkit::lint::DescriptionType::Answer));
        let file = input.with_texts(&[b"v=0\r\n"]).unwrap();
        assert_eq!(file, br#"{ "id": 7, "sdp" : "v=0\r\n", "type": "answer" }"#);
        // What is not changed stays as it is written.
        assert_eq!(input.with_texts(&[&description.text]).unwrap(), json);
    }

    #[test]
    fn each_of_several_descriptions_has_its_name_and_its_line() {
        let lines = b"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}\n\n{\"sdp\":\"v=0\\r\\n\"}\n";
        let input = take("x".to_owned(), lines.to_vec(), false).unwrap();
        let names: Vec<_> =
            input.descriptions.iter().map(|one| (&*one.name, one.line.unwrap())).collect();
        assert_eq!(names, [("description 1, offer", 1), ("description 2", 3)]);
        let file = input.with_texts(&[b"v=0\n", b"v=0\r\n"]).unwrap();
        assert_eq!(file, b"{\"type\":\"offer\",\"sdp\":\"v=0\\n\"}\n\n{\"sdp\":\"v=0\\r\\n\"}\n");
    }

    #[test]
    fn what_is_no_description_is_refused() {
        for bytes in [
            &b""[..],
            b" \r\n",
            b"{}",
            b"{\"sdp\":\"x\"}",
            b"{\"sdp\":\"v=0\\r\\n",
            b"{\"PeerConnections\":{}}",
            b"hello",
            b"\x7fELF\0\0",
            b"[package]\nname = 1",
        ] {
            assert!(
                take("x".to_owned(), bytes.to_vec(), false).is_err(),
                "{}",
                bytes.escape_ascii()
            );
        }
    }
}
