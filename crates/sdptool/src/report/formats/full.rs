//! Findings for people: with the text around them.

use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use sdpkit::lint::Severity;

use super::Style;
use super::excerpt::{Excerpt, elsewhere, excerpts};
use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::text::{help, omitted};
use crate::report::view::{Shown, View};
use crate::visible::visible;

/// Writes each finding as soon as it is rendered.
pub(super) struct Full(Renderer);

impl Full {
    pub(super) const fn new(style: Style) -> Self {
        Self(if style.is_coloured { Renderer::styled() } else { Renderer::plain() })
    }
}

impl Writer for Full {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let name = view.name();
        let name = visible(&name);
        for shown in &view.shown {
            let others = elsewhere(shown.finding, view);
            let report = self.0.render(&[group(&name, shown, view, others)]);
            let (title, rest) = report.split_once('\n').unwrap_or((&report, ""));
            let position = view.places.position(shown.finding.span.start());
            let arrow = arrow(rest);
            writeln!(out, "{title}\n{arrow} {name}:{position}\n{rest}\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary.write(out)
    }
}

/// The arrow before the name of the file, in the style and above the bar of the excerpt's margin.
///
/// annotate-snippets counts columns in characters of the excerpt; ours are bytes of the line, as
/// in all other formats, also where the excerpt shows a part of the line.
fn arrow(excerpt: &str) -> String {
    let margin = excerpt.lines().next().unwrap_or_default();
    let Some((before, after)) = margin.split_once('|') else { return "-->".to_owned() };
    // One space goes, as the arrow is wider; colours stand between it and the bar.
    format!("{}-->{after}", before.replacen(' ', "", 1))
}

/// A finding as annotate-snippets wants it.
fn group<'a>(
    name: &'a str,
    shown: &'a Shown<'a>,
    view: &View<'_>,
    others: Vec<(String, Excerpt)>,
) -> Group<'a> {
    let finding = shown.finding;
    let message = visible(&finding.message);
    let title = level(finding.severity).primary_title(message).id(finding.rule.id);
    let mut group = Group::with_title(title);
    for (number, excerpt) in excerpts(finding, view).into_iter().enumerate() {
        // The first one stands below our own arrow.
        let path = (number > 0 && excerpt.has_columns).then(|| name.to_owned());
        group = group.element(snippet(excerpt, path));
    }
    for (name, excerpt) in others {
        group = group.element(snippet(excerpt, Some(name)));
    }
    for source in finding.rule.sources {
        group = group.element(Level::NOTE.message(*source));
    }
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(visible(note)));
    }
    if let Some(help) = help(finding) {
        group = group.element(Level::HELP.message(help));
    }
    if let Some(omitted) = omitted(shown) {
        group = group.element(Level::NOTE.message(omitted));
    }
    group
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP,
    }
    .with_name(severity.as_str())
}

fn snippet(excerpt: Excerpt, path: Option<String>) -> Snippet<'static, Annotation<'static>> {
    let marks = excerpt.marks.into_iter().map(|mark| {
        let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(mark.range).label(mark.label)
    });
    Snippet::source(excerpt.text)
        .path(path)
        .line_start(excerpt.first_line as usize)
        .annotations(marks)
}
