//! XML, an element a line.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use crate::visible::visible;

/// The line that every document starts with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// Writes `<name attributes...>` at `depth`.
pub(super) fn open(
    out: &mut dyn Write,
    depth: usize,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    line(out, depth, Event::Start(start(name, attributes)))
}

/// Writes `</name>` at `depth`.
pub(super) fn close(out: &mut dyn Write, depth: usize, name: &str) -> io::Result<()> {
    line(out, depth, Event::End(BytesEnd::new(name)))
}

/// Writes `<name attributes.../>` at `depth`.
pub(super) fn empty(
    out: &mut dyn Write,
    depth: usize,
    name: &str,
    attributes: &[(&str, &str)],
) -> io::Result<()> {
    line(out, depth, Event::Empty(start(name, attributes)))
}

/// Writes `<name attributes...>lines</name>` at `depth`.
pub(super) fn text(
    out: &mut dyn Write,
    depth: usize,
    name: &str,
    attributes: &[(&str, &str)],
    lines: &[String],
) -> io::Result<()> {
    let text: Vec<_> = lines.iter().map(|line| legal(line)).collect();
    write!(out, "{:1$}", "", 2 * depth)?;
    let mut writer = Writer::new(&mut *out);
    writer.write_event(Event::Start(start(name, attributes)))?;
    writer.write_event(Event::Text(BytesText::new(&text.join("\n"))))?;
    writer.write_event(Event::End(BytesEnd::new(name)))?;
    writeln!(out)
}

fn line(out: &mut dyn Write, depth: usize, event: Event<'_>) -> io::Result<()> {
    write!(out, "{:1$}", "", 2 * depth)?;
    Writer::new(&mut *out).write_event(event)?;
    writeln!(out)
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*legal(value)));
    }
    start
}

/// Text without what XML 1.0 §2.2 cannot hold, escaped or not.
fn legal(text: &str) -> String {
    visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
