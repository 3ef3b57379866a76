//! A JUnit report: a suite for each description, a test case for each finding.

use std::io::{self, Write};

use super::xml;
use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::text::facts;
use crate::report::view::{Shown, View};
use crate::visible::visible;

/// Findings that fail the run are failures; milder ones are cases that pass and say something. A
/// clean description is one case that passes.
#[derive(Default)]
pub(super) struct Junit {
    is_open: bool,
}

impl Junit {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.is_open {
            self.is_open = true;
            writeln!(out, "{}", xml::HEAD)?;
            xml::open(out, 0, "testsuites", &[("name", "sdptool lint")])?;
        }
        Ok(())
    }

    fn case(shown: &Shown<'_>, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let finding = shown.finding;
        let line = view.in_file(finding.span).line.to_string();
        let name = view.name();
        let attributes = [
            ("name", finding.rule.id),
            ("classname", &*name),
            ("file", view.file),
            ("line", &line),
        ];
        xml::open(out, 2, "testcase", &attributes)?;
        let position = view.places.position(finding.span.start());
        let place = format!("{}:{position}", view.name());
        let lines: Vec<_> = [place].into_iter().chain(facts(shown, view)).collect();
        if view.fails.fails(finding.severity) {
            let attributes = [("type", finding.severity.as_str()), ("message", &finding.message)];
            xml::text(out, 3, "failure", &attributes, &lines)?;
        } else {
            let said = format!("{}: {}", finding.severity.as_str(), finding.message);
            let lines: Vec<_> = [said].into_iter().chain(lines).collect();
            xml::text(out, 3, "system-out", &[], &lines)?;
        }
        xml::close(out, 2, "testcase")
    }
}

impl Writer for Junit {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let tests = view.shown.len().max(1).to_string();
        let failures =
            view.shown.iter().filter(|shown| view.fails.fails(shown.finding.severity)).count();
        let name = view.name();
        let counts = [("tests", &*tests), ("failures", &failures.to_string()), ("errors", "0")];
        let attributes: Vec<_> = [("name", &*name)].into_iter().chain(counts).collect();
        xml::open(out, 1, "testsuite", &attributes)?;
        if view.shown.is_empty() {
            let attributes = [("name", "clean"), ("classname", &*name), ("file", view.file)];
            xml::empty(out, 2, "testcase", &attributes)?;
        }
        for shown in &view.shown {
            Self::case(shown, view, out)?;
        }
        xml::close(out, 1, "testsuite")
    }

    fn refuse(&mut self, file: &str, why: &str, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let attributes = [("name", file), ("tests", "1"), ("failures", "0"), ("errors", "1")];
        xml::open(out, 1, "testsuite", &attributes)?;
        let attributes = [("name", "readable"), ("classname", file), ("file", file)];
        xml::open(out, 2, "testcase", &attributes)?;
        xml::empty(out, 3, "error", &[("type", "input"), ("message", &visible(why))])?;
        xml::close(out, 2, "testcase")?;
        xml::close(out, 1, "testsuite")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        xml::close(out, 0, "testsuites")
    }
}
