use alloc::format;

use sdpkit_core::{Error, ErrorKind, Found, Line, LineType, LineValue, Span, Text, Value, Visitor};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A domain name is not written in ASCII.
    ///
    /// Internationalized domain names stand in SDP in their ASCII form (`xn--...`), so that
    /// receivers can look them up as they are. A name in UTF-8 is found by none of them; Firefox
    /// refuses any description that is not ASCII.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 bücher.example
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 xn--bcher-kva.example
    /// ```
    id: "idn-not-ascii",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5 “Internationalized domain names (IDNs) MUST be represented using the ASCII”"],
    claims: [crate::Claim::When(claims)],
    errors: ["SDP contains non ASCII characters at position {}"],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::Value { found: Found::Byte(0x80..), .. } => {
            domain_name(line).is_some_and(|name| name.contains(Span::empty(error.span().start())))
        }
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.is_ascii() {
        return;
    }
    for (line, _) in document.claimed_by(&RULE) {
        if let Some(name) = domain_name(line) {
            tell(document, name, report);
        }
    }
    for line in document.lines() {
        if line.content().is_ascii() || !document.is_readable(*line) {
            continue;
        }
        let name = domain_name(*line).or_else(|| address(document, *line));
        let name = name.filter(|name| !document.sdp().slice(*name).as_bytes().is_ascii());
        if let Some(name) = name {
            tell(document, name, report);
        }
    }
}

fn tell(document: &Document<'_>, name: Span, report: &mut Report<'_>) {
    report
        .add(
            name,
            format!("the domain name `{}` is not written in ASCII", document.sdp().slice(name)),
        )
        .help("write the name in its ASCII form, `xn--...`");
}

/// Where the domain name of a line stands, told without reading the value.
fn domain_name(line: Line<'_>) -> Option<Span> {
    let value = line.value()?;
    let (from, to) = match line.line_type()? {
        LineType::Origin => return line.token(5),
        LineType::Connection => return line.token(2),
        LineType::Email => {
            let at = value.iter().rposition(|&byte| byte == b'@')? + 1;
            (at, end_of_name(value, at, b"> ()"))
        }
        LineType::Uri | LineType::Attribute => {
            let at = value.windows(3).position(|bytes| bytes == b"://")? + 3;
            (at, end_of_name(value, at, b"/?#\" "))
        }
        _ => return None,
    };
    let start = line.value_span().start();
    let place = |by: usize| Some(start.saturating_add(u32::try_from(by).ok()?));
    Some(Span::new(place(from)?, place(to)?))
}

/// Where the name that begins at `from` is ended by one of `ends`.
fn end_of_name(value: &[u8], from: usize, ends: &[u8]) -> usize {
    let rest = value.iter().skip(from);
    from + rest.take_while(|byte| !ends.contains(byte)).count()
}

/// The first address of an attribute that is not ASCII.
fn address(document: &Document<'_>, line: Line<'_>) -> Option<Span> {
    let value @ LineValue::Attribute(_) = line.typed().ok()? else { return None };
    let mut addresses = Addresses { document, found: None };
    value.visit(&mut addresses);
    addresses.found
}

/// Looks for addresses among the fields of a value.
struct Addresses<'d, 'a> {
    document: &'d Document<'a>,
    found: Option<Span>,
}

impl Addresses<'_, '_> {
    fn text(&mut self, text: Text<'_>) {
        if self.found.is_none() && !text.as_bytes().is_ascii() {
            self.found = self.document.sdp().span_of(text.as_bytes());
        }
    }
}

impl Visitor for Addresses<'_, '_> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        match value {
            Value::Text(text) if name.ends_with("address") => self.text(text),
            Value::Record(record) => record.visit_fields(self),
            Value::List(items) => items.each(&mut |item| match item {
                Value::Text(text) if name.ends_with("addresses") => self.text(text),
                Value::Record(record) => record.visit_fields(self),
                _ => {}
            }),
            _ => {}
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}i=b\xc3\xbccher.example\n{audio}a=x-host:b\xc3\xbccher.example\n",
        b"v=0\no=b\xc3\xbccher 1 1 IN IP4 xn--bcher-kva.example\ns=-\ne=B\xc3\xbccher <a@example.com>\nt=0 0\n",
    ],
    fail: &[
        "v=0\no=- 1 1 IN IP4 [[bücher.example]]\ns=-\nu=http://[[bücher.example]]/a\ne=a@[[bücher.example]] (B)\nc=IN IP4 [[bücher.example]]\nt=0 0\n".as_bytes(),
        "{session}{audio}a=candidate:1 1 udp 1 [[bücher.example]] 9 typ host\na=rtcp:9 IN IP4 [[bücher.example]]\n".as_bytes(),
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
