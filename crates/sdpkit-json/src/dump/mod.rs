//! Descriptions out of whatever carries them: signalling in JSON, logs, and the dumps of browsers.
//!
//! ```
//! use sdpkit_json::dump::{self, Container};
//! use sdpkit_model::DescriptionType;
//!
//! let text = br#"{"PeerConnections":{"12-1":{"updateLog":[{"type":"setLocalDescription",
//!     "value":"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\ns=-\\r\\n\"}","timestamp":1795428000000}]}}}"#;
//! let dump = dump::read(text).unwrap();
//! assert_eq!(dump.container, Container::Internals);
//! let described = dump.into_iter().next().unwrap();
//! assert_eq!(described.sdp, b"v=0\r\ns=-\r\n");
//! assert_eq!(described.description_type, Some(DescriptionType::Offer));
//! assert_eq!(
//!     described.label(),
//!     "peer connection 12-1, setLocalDescription offer, 2026-11-23T10:00:00.000Z",
//! );
//! ```
//!
//! Understood are
//! - the dump of `chrome://webrtc-internals`, with descriptions as text or as JSON;
//! - the dumps of rtcstats: JSON of its first version, and lines of arrays, with calls as numbers
//!   and with the sections that a client left out;
//! - JSON of any shape that holds `{"type":"offer","sdp":"..."}` or the like, one text or a line
//!   each, also within a string of JSON;
//! - logs and source code where a description stands in one line with its line ends written as
//!   `\r\n` or `\n`.

mod fault;
mod log;
mod quote;
mod rtcstats;
mod says;
mod scan;
#[cfg(test)]
mod tests;
mod time;
mod walk;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use sdpkit_core::Span;
use sdpkit_model::DescriptionType;

pub use fault::Fault;
pub use time::Time;

/// The descriptions in `text` in order; `None` where it is neither JSON nor a log with descriptions
/// in one line each, and so may be a description itself.
///
/// Time and memory are in proportion to the text, whatever it is.
pub fn read(text: &[u8]) -> Option<Dump> {
    let start = text.len() - text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).len();
    let body = text.get(start..).unwrap_or_default();
    if let Some(rest) = body.strip_prefix(rtcstats::MAGIC).filter(|rest| ends_line(rest)) {
        let mut dump = read_json(text, text.len() - rest.len());
        dump.container = Container::RtcStats;
        return Some(dump.whole(text));
    }
    let json = match body.trim_ascii_start().first() {
        Some(b'{') => return Some(read_json(text, start).whole(text)),
        Some(b'[') => Some(read_json(text, start)),
        _ => None,
    };
    match json {
        Some(json) if json.is_json() => Some(json.whole(text)),
        // A log may begin its lines with a bracket.
        json => read_log(text).or(json),
    }
}

/// The descriptions that a text holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dump {
    /// What carries them.
    pub container: Container,
    /// The descriptions, in the order of the text.
    pub descriptions: Vec<Described>,
    /// Where the text stops being what it seems; the descriptions are those before.
    pub fault: Option<Fault>,
}

impl Dump {
    /// Whether the text is meant as JSON.
    fn is_json(&self) -> bool {
        !self.descriptions.is_empty() || self.fault.is_none_or(Fault::is_cut_off)
    }

    /// The same, with everything in its descriptions that others among them stand for.
    fn whole(mut self, text: &[u8]) -> Self {
        if self.container == Container::RtcStats {
            rtcstats::expand(&mut self.descriptions, text.len());
        }
        self
    }
}

impl IntoIterator for Dump {
    type Item = Described;
    type IntoIter = alloc::vec::IntoIter<Described>;

    fn into_iter(self) -> Self::IntoIter {
        self.descriptions.into_iter()
    }
}

/// What carries descriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Container {
    /// One JSON text.
    Json,
    /// JSON texts that follow each other, as in a file with one a line.
    JsonLines,
    /// What `chrome://webrtc-internals` saves.
    Internals,
    /// What rtcstats saves, and `chrome://webrtc-internals` in that format.
    RtcStats,
    /// Lines in which descriptions stand with their line ends written out.
    Log,
}

impl Container {
    /// Whether it records what has happened: a description in it is not for sending.
    pub const fn is_record(self) -> bool {
        matches!(self, Self::Internals | Self::RtcStats)
    }
}

/// A description, and what its surroundings say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Described {
    /// The peer connection, as the text names it.
    pub connection: Option<String>,
    /// When it was made, set or logged.
    pub time: Option<Time>,
    /// What was called: `createOfferOnSuccess`, `setLocalDescription`.
    pub api: Option<String>,
    /// The part it plays in offer/answer.
    pub description_type: Option<DescriptionType>,
    /// The description.
    pub sdp: Vec<u8>,
    /// Where it stands in the text, with its escapes; `None` where parts of it were put together.
    pub host_span: Option<Span>,
    quoting: Quoting,
}

/// How a description is written in the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Quoting {
    /// How often it is in a string of a string.
    levels: u8,
    /// What encloses it.
    mark: Option<u8>,
}

impl Described {
    fn new(sdp: Vec<u8>) -> Self {
        Self {
            connection: None,
            time: None,
            api: None,
            description_type: None,
            sdp,
            host_span: None,
            quoting: Quoting { levels: 1, mark: Some(b'"') },
        }
    }

    /// What is known of it, in one line for people; empty where nothing is.
    ///
    /// The type is told where it is not clear from the call.
    pub fn label(&self) -> String {
        let connection = self.connection.as_ref().map(|name| ["peer connection ", name].concat());
        let kind = self.description_type.map(DescriptionType::as_str);
        let call = [self.api.as_deref(), kind].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let call = (!call.is_empty()).then_some(call);
        let time = self.time.as_ref().map(Time::to_string);
        [connection, call, time].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// `sdp` as it would be written at [`Described::host_span`].
    pub fn quote(&self, sdp: &[u8]) -> Vec<u8> {
        let mut text = sdp.to_vec();
        for _ in 0..self.quoting.levels {
            text = quote::quote(&text, self.quoting.mark);
        }
        text
    }
}

fn read_json(text: &[u8], start: usize) -> Dump {
    let found = walk::walk(text, start);
    Dump { container: found.container, descriptions: found.descriptions, fault: found.fault }
}

fn read_log(text: &[u8]) -> Option<Dump> {
    let descriptions = log::read(text);
    let dump = Dump { container: Container::Log, descriptions, fault: None };
    (!dump.descriptions.is_empty()).then_some(dump)
}

fn ends_line(rest: &[u8]) -> bool {
    rest.starts_with(b"\n") || rest.starts_with(b"\r\n")
}

/// A span, where 32 bits suffice.
fn span(start: usize, end: usize) -> Option<Span> {
    Some(Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?))
}
