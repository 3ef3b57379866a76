//! What every operation must do, tried on its own example.

use std::string::{String, ToString};
use std::vec::Vec;

use sdpkit_core::Sdp;

use crate::change::{composed, spliced};
use crate::{Context, Document, Op, OperationInfo, Validate, plan};

/// `text` after the operation `words`.
pub(crate) fn after(words: &str, text: &str) -> String {
    let op: Op = words.parse().unwrap_or_else(|e| panic!("{words}: {e}"));
    let plan = plan(&op, Sdp::new(text), &Context::default()).unwrap_or_else(|e| panic!("{e}"));
    let after = spliced(text.as_bytes(), &plan.edits).unwrap();
    let again = crate::plan(&op, Sdp::new(&after), &Context::default());
    // Only numbers that change places are no end state.
    if !words.contains(" 63=111") {
        assert_eq!(again.map(|plan| plan.edits), Ok(Vec::new()), "{words} is not idempotent");
    }
    String::from_utf8(after).unwrap()
}

/// Asserts that the operation `words` leaves `text` as it is.
pub(crate) fn unchanged(words: &str, text: &str) {
    assert_eq!(after(words, text), text, "{words}");
}

/// Why the operation `words` is refused.
pub(crate) fn refused(words: &str, text: &str) -> String {
    let op: Op = words.parse().unwrap_or_else(|e| panic!("{words}: {e}"));
    plan(&op, Sdp::new(text), &Context::default()).unwrap_err().to_string()
}

/// The operation of the example, and the document after it.
fn example(info: &OperationInfo) -> (Op, Document) {
    let op: Op = info.example.words.parse().unwrap_or_else(|e| panic!("{}: {e}", info.name));
    let mut document = Document::new(info.example.before);
    let mut transaction = document.begin(Context::default());
    transaction.apply(op.clone()).unwrap_or_else(|e| panic!("{e}"));
    transaction.commit(Validate::Strict).unwrap_or_else(|e| panic!("{e}"));
    (op, document)
}

#[test]
fn examples_are_true() {
    for info in Op::ALL {
        let (op, document) = example(info);
        assert_eq!(op.info().name, info.name);
        assert_eq!(
            document.sdp().as_bytes().escape_ascii().to_string(),
            info.example.after.as_bytes().escape_ascii().to_string(),
            "{}",
            info.name
        );
        let again = plan(&op, document.sdp(), &Context::default()).unwrap();
        assert_eq!(again.edits, [], "{} changes what it has changed", info.name);
    }
}

#[test]
fn examples_keep_line_ends() {
    for info in Op::ALL {
        let op: Op = info.example.words.parse().unwrap();
        let crlf = |text: &str| text.replace('\n', "\r\n");
        let mut document = Document::new(crlf(info.example.before));
        document.apply(op, &Context::default()).unwrap();
        assert_eq!(document.as_bytes(), crlf(info.example.after).as_bytes(), "{}", info.name);
    }
}

#[test]
fn reports_undo_what_was_done() {
    for info in Op::ALL {
        let (_, document) = example(info);
        let report = document.report();
        let (before, after) = (info.example.before.as_bytes(), document.as_bytes());
        assert_eq!(spliced(before, report.edits()).unwrap(), after, "{}", info.name);
        assert_eq!(spliced(after, &report.inverse()).unwrap(), before, "{}", info.name);
        assert_eq!(
            composed(report.edits(), &report.inverse())
                .iter()
                .filter(|edit| { before.get(edit.span.range()) != Some(&*edit.text) })
                .count(),
            0,
            "{}",
            info.name
        );
        assert!(report.diff().starts_with("@@ -"), "{}", info.name);
        assert!(!report.changes.is_empty(), "{}", info.name);
    }
}

#[test]
fn words_are_read_as_they_are_written() {
    for info in Op::ALL {
        let (op, _) = example(info);
        assert_eq!(op.to_string(), info.example.words, "{}", info.name);
        assert_eq!(op.to_string().parse(), Ok(op), "{}", info.name);
    }
}

#[cfg(feature = "serde")]
#[test]
fn json_is_read_as_it_is_written() {
    for info in Op::ALL {
        let (op, document) = example(info);
        let json = serde_json::to_value(&op).unwrap();
        assert_eq!(json["op"], info.name);
        assert_eq!(serde_json::from_value::<Op>(json).unwrap(), op);
        let report = serde_json::to_value(document.report()).unwrap();
        assert_eq!(report["changes"][0]["op"], info.name);
    }
}

#[test]
fn operations_are_declared_once_and_whole() {
    let mut names: Vec<_> = Op::ALL.iter().map(|info| info.name).collect();
    let mut keywords: Vec<_> = Op::ALL.iter().map(|info| info.keyword).collect();
    for list in [&mut names, &mut keywords] {
        list.sort_unstable();
        assert!(list.windows(2).all(|pair| pair[0] != pair[1]), "{list:?}");
    }
    for info in Op::ALL {
        assert!(info.summary().ends_with('.'), "{}: {}", info.name, info.summary());
        for argument in info.arguments.iter().chain(info.options) {
            assert!(!argument.docs.trim().is_empty(), "{} {}", info.name, argument.name);
        }
    }
}

/// `SDPKIT_BLESS=1` writes it anew.
#[test]
fn the_documentation_is_that_of_the_declarations() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/munging.md");
    let page = documentation();
    if std::env::var_os("SDPKIT_BLESS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    // Not `assert_eq!`: nobody reads a page in one line.
    assert!(published == page, "docs/munging.md is older than the operations: bless it");
}

/// `docs/munging.md`.
fn documentation() -> String {
    let mut page = String::from(INTRODUCTION);
    page.push_str("| operation | what it does |\n|---|---|\n");
    for info in Op::ALL {
        let syntax = info.syntax().replace('|', "\\|");
        let summary = info.summary().replace('|', "\\|");
        page.push_str(&std::format!("| [`{syntax}`](#{}) | {summary} |\n", info.name));
    }
    for info in Op::ALL {
        let (_, document) = example(info);
        page.push_str(&std::format!(
            "\n## {}\n\n`{}`\n\n{}\n",
            info.name,
            info.syntax(),
            info.page().trim()
        ));
        page.push('\n');
        for argument in info.arguments.iter().chain(info.options) {
            let docs: Vec<_> = argument.docs.lines().map(str::trim).collect();
            page.push_str(&std::format!("- `{}`: {}\n", argument.name, docs.join(" ")));
        }
        let diff = document.report().diff();
        page.push_str(&std::format!("\n`{}`:\n\n```diff\n{diff}```\n", info.example.words));
    }
    page
}

const INTRODUCTION: &str = "# Operations of `sdptool munge`

An operation changes a description and all that follows from the change, and nothing else: no other
byte. Done twice it changes nothing the second time. It is refused where it would bring in an error;
errors that were there before do not matter. `--explain` says of every line that changed, why.

The words of an operation are an argument of `sdptool munge`, a line of a recipe, and what
`sdpkit_munge::Op` is read from; in JSON its `op` is the title of its section here, and its members
are the arguments. `SECTIONS` may be left out: `all`, `audio`, `video`, `mid=1`, `section=0`,
`direction=sendonly`, `codec=VP8`, `rejected`, `bundled`; several joined by commas must all hold, and
`!` before one turns it round. A `CODEC` is `VP8`, `video/VP8`, `H264/packetization-mode=1`,
`H264/profile=42e0`, a payload type, or `*` for all.

This page is made of the declarations of the operations: each example was run.

";
