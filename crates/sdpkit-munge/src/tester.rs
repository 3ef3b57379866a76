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
