//! A typed value is written so that it is read again as the same, and shows the fields it declares.

use std::net::IpAddr;

use sdpkit_core::address::{Host, Scope, embedded_ipv4};
use sdpkit_core::attribute::Candidate;
use sdpkit_core::line::{
    Bandwidth, Connection, Email, Information, Key, MediaLine, Origin, Phone, RepeatTimes,
    SessionName, Timing, UriLine, Version, Zones,
};
use sdpkit_core::{
    Attribute, AttributeKind, Fault, FieldInfo, LineType, LineValue, Sdp, Shape, TypedLine, Value,
    Visitor, WriteError, Writer,
};

/// Reads `input` as a description, as the value of every line type and every attribute, as a lone
/// candidate and as an address, and checks what can be read.
///
/// # Panics
/// When a value is not read again from what it writes, is written differently the second time,
/// shows other fields than it declares, or is checked otherwise than it is read.
pub fn typed(input: &[u8]) {
    for line in Sdp::new(input).lines() {
        if let (Some(value), Ok(typed)) = (line.value(), line.typed()) {
            assert_eq!(line.line_type(), Some(typed.line_type()));
            line_value(value, typed);
        }
    }
    // A value has one line: many lines are seldom worth the time that hundreds of readers take.
    if input.len() <= 256 || !input.contains(&b'\n') {
        as_value(input);
    }
}

/// Reads `input` as any value there can be.
fn as_value(input: &[u8]) {
    for line_type in LineType::ALL {
        match LineValue::parse(*line_type, input) {
            Ok(value) => line_value(input, value),
            Err(fault) => assert_within(fault, input),
        }
    }
    for kind in AttributeKind::ALL {
        attribute(*kind, Some(input));
        if input.is_empty() {
            attribute(*kind, None);
        }
    }
    if let Ok(candidate) = Candidate::parse_line(input) {
        written_candidate(&candidate);
    }
    host(input);
}

/// Checks what was read from `text`.
fn line_value(text: &[u8], value: LineValue<'_>) {
    assert_eq!(Names::of(|visitor| value.visit(visitor)), fields(&value), "{value:?}");
    let line_type = value.line_type();
    let Some(line) = line(text, &value) else { return };
    let written = line.get(2..).unwrap_or_default();
    let again = LineValue::parse(line_type, written);
    assert_eq!(again, Ok(value), "{}", escape(&line));
    let twice = again.ok().and_then(|again| self::line(text, &again));
    assert_eq!(twice, Some(line), "{value:?} is written in two ways");
}

/// The line that says `value`, without its end; `None` when `value` was read from text that no
/// line can hold.
fn line(text: &[u8], value: &LineValue<'_>) -> Option<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    let result = writer.value(value);
    let line = writer.into_sink();
    if let Err(WriteError::ForbiddenByte { byte }) = result {
        assert!(line.is_empty() && ends_line(byte) && text.contains(&byte), "{}", escape(text));
        return None;
    }
    assert_eq!(result, Ok(()), "{value:?} was read and cannot be written");
    let Some(line) = line.strip_suffix(b"\r\n") else { panic!("no line end: {}", escape(&line)) };
    assert!(!line.iter().copied().any(ends_line), "{} writes {}", escape(text), escape(line));
    let mut written = vec![value.line_type().letter(), b'='];
    assert_eq!(value.write(&mut written), Ok(()));
    assert_eq!(escape(&written), escape(line), "written alone and by a writer");
    Some(written)
}

/// Whether a byte may not stand in a line.
fn ends_line(byte: u8) -> bool {
    matches!(byte, 0 | b'\r' | b'\n')
}

fn attribute(kind: AttributeKind, text: Option<&[u8]>) {
    let parsed = kind.parse(text);
    assert_eq!(kind.check(text), parsed.map(drop), "{kind:?}: checked and read");
    let value = match parsed {
        Ok(value) => value,
        Err(fault) => return assert_within(fault, text.unwrap_or_default()),
    };
    assert_eq!((value.kind(), value.name().as_bytes()), (Some(kind), kind.name().as_bytes()));
    assert_eq!(Names::of(|visitor| value.visit(visitor)), attribute_fields(&value), "{value:?}");

    let mut written = Vec::new();
    if line(text.unwrap_or_default(), &LineValue::Attribute(value)).is_none() {
        return;
    }
    assert_eq!(value.write(&mut written), Ok(()));
    assert!(value.has_value() || written.is_empty(), "{value:?} has no value, yet writes one");
    let again = kind.parse(value.has_value().then_some(&*written));
    assert_eq!(again, Ok(value), "{kind:?}: {}", escape(&written));
    let mut twice = Vec::new();
    assert_eq!(again.map(|again| again.write(&mut twice)), Ok(Ok(())));
    assert_eq!(escape(&twice), escape(&written), "{kind:?}");
}

fn assert_within(fault: Fault, value: &[u8]) {
    assert!(fault.at() as usize <= value.len(), "{fault:?} in {} bytes", value.len());
    let error = fault.locate(value, 7);
    assert!(error.span().range().end <= value.len() + 7, "{fault:?} in {} bytes", value.len());
}

fn written_candidate(candidate: &Candidate<'_>) {
    let parts = candidate.priority_parts();
    let priority = (candidate.priority < 127 << 24).then_some(candidate.priority);
    assert_eq!(parts.compute(), priority, "{parts:?}");
    assert_eq!(candidate.scope(), candidate.host().scope());
    assert_eq!(candidate.related_host().is_some(), candidate.related_address.is_some());
    for extension in candidate.extensions.iter() {
        assert!(candidate.extension(extension.name.as_str()).is_some(), "{extension:?}");
    }
    host(candidate.address.as_bytes());
}

/// An address is that of the standard library, and what it displays is the same address.
fn host(text: &[u8]) {
    let host = Host::decode(text);
    let parsed = core::str::from_utf8(text).ok().and_then(|text| text.parse::<IpAddr>().ok());
    match (parsed, host.ip()) {
        // Only an IPv6 address with a zone is more than the standard library reads.
        (None, Some(address)) => assert!(address.is_ipv6() && text.contains(&b'%'), "{host:?}"),
        (parsed, address) => assert_eq!(address, parsed, "{host:?}"),
    }
    let shown = host.to_string();
    match host {
        Host::Other(other) => {
            assert_eq!((other.as_bytes(), host.scope()), (text, Scope::Unknown));
        }
        _ => assert_eq!(Host::decode(shown.as_bytes()), host, "{shown}"),
    }
    let embedded = match host.ip() {
        Some(IpAddr::V6(address)) => embedded_ipv4(address),
        _ => None,
    };
    assert_eq!(host.embedded_ipv4(), embedded);
}

/// The fields that a line declares.
fn fields(value: &LineValue<'_>) -> Vec<&'static str> {
    /// The fields of the type of a value.
    fn of<'a, L: TypedLine<'a>>(_: &L) -> &'static [FieldInfo] {
        L::FIELDS
    }
    let fields = match value {
        LineValue::Version(value) => of::<Version>(value),
        LineValue::Origin(value) => of::<Origin<'_>>(value),
        LineValue::SessionName(value) => of::<SessionName<'_>>(value),
        LineValue::Information(value) => of::<Information<'_>>(value),
        LineValue::Uri(value) => of::<UriLine<'_>>(value),
        LineValue::Email(value) => of::<Email<'_>>(value),
        LineValue::Phone(value) => of::<Phone<'_>>(value),
        LineValue::Connection(value) => of::<Connection<'_>>(value),
        LineValue::Bandwidth(value) => of::<Bandwidth<'_>>(value),
        LineValue::Timing(value) => of::<Timing>(value),
        LineValue::Repeat(value) => of::<RepeatTimes<'_>>(value),
        LineValue::Zones(value) => of::<Zones<'_>>(value),
        LineValue::Key(value) => of::<Key<'_>>(value),
        LineValue::Media(value) => of::<MediaLine<'_>>(value),
        LineValue::Attribute(value) => return attribute_fields(value),
        _ => panic!("{value:?} is a new line type: say here what its fields are"),
    };
    names(fields)
}

/// The fields that an attribute declares.
fn attribute_fields(value: &Attribute<'_>) -> Vec<&'static str> {
    let info = value.kind().map(AttributeKind::info);
    match info.map(|info| (info.shape, info.fields)) {
        Some((Shape::Fields | Shape::Flag, fields)) => names(fields),
        _ => vec!["value"],
    }
}

fn names(fields: &[FieldInfo]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

/// The names of the fields that a value shows, each looked at in full.
#[derive(Default)]
struct Names(Vec<&'static str>);

impl Names {
    fn of(visit: impl FnOnce(&mut dyn Visitor)) -> Vec<&'static str> {
        let mut names = Self::default();
        visit(&mut names);
        names.0
    }
}

impl Visitor for Names {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        assert!(!format!("{value:?}").is_empty());
        self.0.push(name);
    }
}

fn escape(text: &[u8]) -> String {
    text.escape_ascii().to_string()
}
