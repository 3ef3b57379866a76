//! `fmt` over all corpora: another order and spelling, and the same description.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use std::fmt::Write as _;

use sdpkit_core::{Attr, Line, Sdp};
use sdpkit_model::{Model, Section};
use sdpkit_munge::{Context, Document, Op};
use sdpkit_testkit::{Sample, testdata, wider_corpus};

#[test]
fn testdata_means_the_same_formatted() {
    means_the_same(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn the_wider_corpus_means_the_same_formatted() {
    means_the_same(&wider_corpus());
}

fn means_the_same(samples: &[Sample]) {
    let op: Op = "fmt".parse().unwrap();
    let (mut files, mut changed) = (0, 0);
    for sample in samples.iter().filter(|sample| sample.is_description()) {
        let mut document = Document::new(sample.bytes.clone());
        document
            .apply(op.clone(), &Context::default())
            .unwrap_or_else(|error| panic!("{}: {error}", sample.path));
        files += 1;
        changed += usize::from(document.as_bytes() != sample.bytes);
        let (before, after) = (Model::new(Sdp::new(&sample.bytes)), Model::new(document.sdp()));
        assert_eq!(lines(&before), lines(&after), "{}: other lines", sample.path);
        assert_eq!(joined(&before), joined(&after), "{}: another meaning", sample.path);
        let once = document.as_bytes().to_vec();
        document.apply(op.clone(), &Context::default()).unwrap();
        assert_eq!(document.as_bytes(), once, "{}: not the same again", sample.path);
    }
    println!("{files} descriptions, {changed} of them changed");
}

/// What each line says, by section, in no order.
fn lines(model: &Model<'_>) -> Vec<(Option<usize>, String)> {
    let said = |line: &Line<'_>| match line.typed() {
        Ok(value) => format!("{value:?}"),
        Err(_) => format!("{:?}", line.content()),
    };
    let lines = model.lines().iter().filter(|line| !line.content().is_empty());
    let mut lines: Vec<_> = lines.map(|line| (line.section(), said(line))).collect();
    lines.sort();
    lines
}

/// What lines mean together, where their order counts.
fn joined(model: &Model<'_>) -> String {
    let mut text = format!(
        "{:?} {:?} {:?}\n",
        model.profile().value,
        model.description_type().map(|guess| guess.value),
        model.bundles().map(|b| b.tagged().map(|section| section.index())).collect::<Vec<_>>()
    );
    for section in model.sections() {
        text += &meaning(section);
    }
    text
}

fn meaning(section: Section<'_, '_>) -> String {
    let mut text = format!(
        "{:?} {:?} {:?} {:?} {:?}\n",
        section.media(),
        section.mid().map(|mid| mid.tag),
        section.direction(),
        section.simulcast().map(|simulcast| simulcast.value),
        section.transport_owner().index()
    );
    // Those that the `m=` line does not list have no order.
    let mut codecs: Vec<_> = section.codecs().collect();
    codecs.sort_by_key(|codec| (!codec.is_listed()).then_some(codec.payload()));
    for codec in codecs {
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            text,
            "{} {} {:?} {:?} {} {:?} {:?}",
            codec.payload(),
            codec.is_listed(),
            codec.encoding_name(),
            codec.clock_rate(),
            codec.channels(),
            codec.fmtps().map(|fmtp| fmtp.value).collect::<Vec<_>>(),
            codec.feedback().map(|feedback| feedback.value).collect::<Vec<_>>()
        );
    }
    for kind in sdpkit_core::AttributeKind::ALL {
        let values = section.lines_of_kind(*kind).filter_map(Line::attribute).map(Attr::typed);
        let mut values: Vec<_> = values.map(|value| format!("{value:?}")).collect();
        // Those of codecs are told above, and stand with their codec.
        if matches!(kind.info().name, "rtpmap" | "fmtp" | "rtcp-fb") || values.is_empty() {
            continue;
        }
        // An error tells its place, which moves.
        values.retain(|value| value.starts_with("Ok"));
        let _ = writeln!(text, "{values:?}");
    }
    text
}
