//! Clocks of RFC 7273 as ST 2110 uses them.

use alloc::format;

use sdpkit_core::attribute::{ClockSource, TsRefclk};
use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, TypedAttribute};
use sdpkit_model::{Profile, Section};

use super::stream::{sections, speaks_st2110};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::Severity;

/// Reports the sections without an attribute `A` of their own, which tell `what`.
///
/// RFC 7273 lets the session level speak for all sections, and AES67 follows it; ST 2110-10 does
/// not.
pub(super) fn report_missing<'a, A: TypedAttribute<'a>>(
    document: &Document<'a>,
    what: &str,
    report: &mut Report<'_>,
) {
    let model = document.model();
    let (kind, name, example) = (A::INFO.kind, A::INFO.name, A::INFO.example);
    if sections(model).all(|section| section.has(kind)) {
        return;
    }
    let is_strict = speaks_st2110(model);
    let shared = model.session().lines_of_kind(kind).next();
    if shared.is_some() && !is_strict {
        return;
    }
    for section in sections(model).filter(|section| !section.has(kind)) {
        let message = format!("no `a={name}` in this section: receivers do not know {what}");
        let finding = report.add(section.line().content_span(), message);
        if !is_strict {
            finding.severity(Severity::Warning);
        }
        match shared {
            Some(shared) => finding
                .help("repeat the line in each section")
                .label(shared.content_span(), "at session level, where ST 2110 does not have it"),
            None => finding.help(format!("add it, as in `a={name}:{example}`")),
        };
    }
}

/// Whether timestamps of the section follow a PTP clock.
pub(super) fn follows_ptp(section: Section<'_, '_>) -> bool {
    section.all_in_effect::<TsRefclk<'_>>().any(|clock| matches!(clock.source, ClockSource::Ptp(_)))
}

/// Whether `error` is one in the value of an `a=ts-refclk` of broadcast that begins with `name`.
pub(super) fn is_malformed(
    document: &Document<'_>,
    line: Line<'_>,
    error: Error,
    name: &str,
) -> bool {
    let names_it = |attr: Attr<'_>| {
        attr.kind() == Some(AttributeKind::TsRefclk)
            && attr.value().is_some_and(|value| value.as_bytes().starts_with(name.as_bytes()))
    };
    document.profile() == Profile::St2110
        && matches!(error.kind(), ErrorKind::Value { .. })
        && line.attribute().is_some_and(names_it)
}
