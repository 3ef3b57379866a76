//! What the tests of all typed lines assert.

use core::fmt::Debug;
use std::string::String;

use crate::error::Expected;
use crate::line::TypedLine;
use crate::writer::{Buffer, WriteError};

/// The value as `line` writes it.
pub(super) fn written<'a, L: TypedLine<'a>>(line: &L) -> Result<String, WriteError> {
    let mut memory = [0; 512];
    let mut buffer = Buffer::new(&mut memory);
    line.write(&mut buffer)?;
    Ok(String::from_utf8_lossy(buffer.written()).into_owned())
}

/// Asserts that each value is read and written as it was.
pub(super) fn assert_kept<L: TypedLine<'static> + Debug>(values: &[&'static str]) {
    for value in values {
        let line = L::parse(value.as_bytes()).unwrap_or_else(|fault| {
            panic!("{value:?}: {fault} at {}", fault.at());
        });
        assert_eq!(written(&line).unwrap(), *value, "{line:?}");
    }
}

/// Asserts that each value is refused at this byte and for this reason.
pub(super) fn assert_faults<L>(cases: &[(&'static str, u32, Expected)])
where
    L: TypedLine<'static> + Debug,
{
    for &(value, at, expected) in cases {
        let fault = L::parse(value.as_bytes()).expect_err(value);
        assert_eq!((fault.at(), fault.expected()), (at, expected), "{value:?}");
    }
}
