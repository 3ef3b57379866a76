//! Finds the descriptions in JSON of any shape, and what the JSON around them says of each.
//!
//! What is said may stand before or after the description, and some levels further out: `value`
//! before `timestamp`, and the name of the connection around all. It is therefore handed down where
//! an object or an array ends.

use alloc::vec::Vec;

use memchr::memmem;
use sdpkit_core::Span;
use sdpkit_lint::looks_like_sdp;

use super::fault::Fault;
use super::quote::{Unquoter, unquote};
use super::rtcstats;
use super::says::{Kind, Said, Says, parse};
use super::scan::{Quoted, Scanner, Token};
use super::{Container, Described, span};

/// What is said further out than this many levels is not about a description.
///
/// In the dump of `chrome://webrtc-internals` the name of the connection is five levels out. The
/// limit also keeps the work linear: a description is told something this many times at most.
const REACH: usize = 8;

/// JSON in a string in JSON is looked into, and one level more.
const NESTING: u8 = 2;

/// What was found in JSON.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) descriptions: Vec<Described>,
    pub(super) container: Container,
    pub(super) fault: Option<Fault>,
}

/// Walks over the JSON in `text` from byte `start` on.
pub(super) fn walk(text: &[u8], start: usize) -> Found {
    Walk::new(text, start, 0).run()
}

struct Walk<'a> {
    scanner: Scanner<'a>,
    nesting: u8,
    frames: Vec<Frame<'a>>,
    found: Vec<Described>,
    container: Container,
    /// How many JSON texts have been read.
    texts: usize,
    /// The time of the last event: newer dumps of rtcstats count from one to the next.
    clock: f64,
}

/// An object or an array that is being read.
#[derive(Default)]
struct Frame<'a> {
    /// The member whose value is read; `None` in an array.
    member: Option<Quoted<'a>>,
    /// Values that have been read.
    count: usize,
    /// How many descriptions had been found before.
    first: usize,
    /// How many levels further in the furthest description is.
    height: usize,
    says: Says<'a>,
    /// In an array, whether it can be an event of rtcstats: `[call, connection, value, ..., time]`.
    is_event: bool,
    last_number: Option<f64>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a [u8], start: usize, nesting: u8) -> Self {
        Self {
            scanner: Scanner::new(text, start),
            nesting,
            frames: Vec::new(),
            found: Vec::new(),
            container: Container::Json,
            texts: 0,
            clock: 0.0,
        }
    }

    fn run(mut self) -> Found {
        let fault = loop {
            match self.scanner.next() {
                Ok(Some(token)) => self.token(token),
                Ok(None) => break None,
                Err(fault) => {
                    // What the open objects have said so far holds for what is in them.
                    while !self.frames.is_empty() {
                        self.end();
                    }
                    break Some(fault);
                }
            }
        };
        if self.container == Container::Json && self.texts > 1 {
            self.container = Container::JsonLines;
        }
        Found { descriptions: self.found, container: self.container, fault }
    }

    fn token(&mut self, token: Token<'a>) {
        match token {
            Token::ObjectStart | Token::ArrayStart => {
                let first = self.found.len();
                self.frames.push(Frame { first, ..Frame::default() });
                return;
            }
            Token::Name(name) => {
                self.name(name);
                return;
            }
            Token::ObjectEnd | Token::ArrayEnd => self.end(),
            Token::String(string) => self.string(string),
            Token::Number(number) => self.number(number),
            Token::Word => {}
        }
        match self.frames.last_mut() {
            Some(frame) => frame.count += 1,
            None => self.texts += 1,
        }
    }

    fn name(&mut self, name: Quoted<'a>) {
        if self.frames.len() == 1 && self.container == Container::Json {
            match name.raw {
                b"PeerConnections" => self.container = Container::Internals,
                b"peerConnections" => self.container = Container::RtcStats,
                _ => {}
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.member = Some(name);
        }
    }

    fn string(&mut self, string: Quoted<'a>) {
        let Some(frame) = self.frames.last_mut() else {
            self.description(string, None);
            return;
        };
        let member = frame.member;
        match member.map(|member| member.raw) {
            Some(b"type" | b"event" | b"method" | b"api") => {
                frame.says.kind = Some(Kind::Text(string.raw));
            }
            Some(b"time" | b"timestamp" | b"date") => frame.says.time(Said::Text(string.raw)),
            Some(b"connection" | b"connectionId" | b"pc" | b"pcId" | b"peerConnectionId") => {
                frame.says.connection = Some(string.raw);
            }
            Some(_) => {}
            None => frame.string_of_event(string.raw),
        }
        self.description(string, member);
    }

    fn number(&mut self, number: &'a [u8]) {
        let Some(frame) = self.frames.last_mut() else { return };
        match frame.member.map(|member| member.raw) {
            Some(b"time" | b"timestamp" | b"date") => frame.says.time(Said::Number(number)),
            Some(b"connection" | b"connectionId" | b"pc" | b"pcId" | b"peerConnectionId") => {
                frame.says.connection = Some(number);
            }
            Some(_) => {}
            None if frame.count == 0 => {
                frame.is_event = true;
                frame.says.kind = Some(Kind::Number(number));
            }
            None => frame.last_number = parse(number),
        }
    }

    /// What is open ends: its descriptions are told what it says.
    fn end(&mut self) {
        let Some(mut frame) = self.frames.pop() else { return };
        if frame.is_event && self.frames.len() <= 1 {
            if let Some(number) = frame.last_number.filter(|_| frame.count > 3) {
                self.clock = rtcstats::clock(self.clock, number);
                frame.says.time(Said::Clock(self.clock));
            }
        } else if frame.is_event {
            frame.says = Says::default();
        }
        let found = self.found.get_mut(frame.first..).unwrap_or_default();
        if found.is_empty() {
            return;
        }
        if frame.height < REACH {
            if frame.is_event && self.container == Container::Json {
                self.container = Container::RtcStats;
            }
            frame.says.tell(found);
            if let Some(member) = self.frames.last().and_then(|outer| outer.member) {
                let is_connection = self.frames.iter().rev().nth(1).is_some_and(|outer| {
                    let names = outer.member.map(|member| member.raw);
                    matches!(names, Some(b"PeerConnections" | b"peerConnections"))
                });
                let connection = is_connection.then_some(member.raw);
                let kind = of_member(member).map(Kind::Text);
                Says { connection, kind, time: None }.tell(found);
            }
        }
        if let Some(outer) = self.frames.last_mut() {
            outer.height = outer.height.max(frame.height + 1);
        }
    }

    /// Looks for descriptions in a string, which most strings are not.
    fn description(&mut self, string: Quoted<'a>, member: Option<Quoted<'a>>) {
        let is_named = member.is_some_and(|member| member.raw == b"sdp");
        if !is_named && memmem::find(string.raw, b"v=0").is_none() {
            return;
        }
        let text = unquote(string.raw);
        if self.nesting < NESTING && text.trim_ascii_start().starts_with(b"{") {
            let inner = Walk::new(&text, 0, self.nesting + 1).run();
            self.adopt(inner.descriptions, string);
            return;
        }
        let (kind, start) = split_legacy(&text);
        let sdp = text.get(start..).unwrap_or_default();
        if !(is_named && looks_like_sdp(sdp) || begins_description(sdp)) {
            return;
        }
        let mut described = Described::new(sdp.to_vec());
        if sdp.starts_with(b"v=0\\") {
            // Quoted once more, as by a program that writes JSON into a member of JSON.
            described.sdp = unquote(sdp).into_owned();
            described.quoting.levels += 1;
        }
        let from = string.start + Unquoter::new(string.raw).place(start);
        described.host_span = span(from, string.start + string.raw.len());
        let found = core::slice::from_mut(&mut described);
        for kind in [kind, member.and_then(of_member)].into_iter().flatten() {
            Says { kind: Some(Kind::Text(kind)), ..Says::default() }.tell(found);
        }
        self.found.push(described);
    }

    /// Takes over what was found in the JSON that a string holds.
    fn adopt(&mut self, descriptions: Vec<Described>, string: Quoted<'a>) {
        let mut unquoter = Unquoter::new(string.raw);
        for mut described in descriptions {
            let place = described.host_span.map(Span::range);
            described.host_span = place.and_then(|inner| {
                let start = unquoter.place(inner.start);
                span(string.start + start, string.start + unquoter.place(inner.end))
            });
            described.quoting.levels += 1;
            self.found.push(described);
        }
    }
}

impl<'a> Frame<'a> {
    /// A string in an array: `["createOffer", "PC_0", ...]`.
    fn string_of_event(&mut self, raw: &'a [u8]) {
        match self.count {
            0 => {
                self.is_event = true;
                self.says.kind = Some(Kind::Text(raw));
            }
            1 if self.is_event => self.says.connection = Some(raw),
            // The first dumps of rtcstats end an event with a date.
            3.. if raw.len() > 10 && raw.get(4) == Some(&b'-') => {
                self.says.time(Said::Text(raw));
            }
            _ => {}
        }
    }
}

/// What the name of a member says of the description in it: `offer`, `localDescription`.
fn of_member(member: Quoted<'_>) -> Option<&[u8]> {
    let is_type = matches!(member.raw, b"offer" | b"answer" | b"pranswer");
    (is_type || member.raw.ends_with(b"Description")).then_some(member.raw)
}

/// `type: offer, sdp: v=0...`, as older versions of Chromium wrote descriptions: the type, and where
/// the description starts.
fn split_legacy(text: &[u8]) -> (Option<&[u8]>, usize) {
    const SDP: &[u8] = b", sdp: ";
    let Some(rest) = text.strip_prefix(b"type: ") else { return (None, 0) };
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (kind, rest) = rest.split_at_checked(length).unwrap_or_default();
    match rest.strip_prefix(SDP) {
        Some(sdp) => (Some(kind), text.len() - sdp.len()),
        None => (None, 0),
    }
}

/// Whether a text that nobody calls `sdp` is a description: it begins with a whole line `v=0`.
fn begins_description(text: &[u8]) -> bool {
    let rest = text.trim_ascii_start().strip_prefix(b"v=0");
    rest.is_some_and(|rest| rest.starts_with(b"\r") || rest.starts_with(b"\n"))
}
