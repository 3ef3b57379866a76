//! A scanner of JSON: one pass, no recursion, and a place for everything.
//!
//! `serde_json` gives no place for a string with an escape, which every description has, and goes no
//! deeper than 128 levels. The grammar is RFC 8259's.

use alloc::vec::Vec;

use super::fault::{Fault, FaultKind};

/// A piece of JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    ObjectStart,
    /// `}`
    ObjectEnd,
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// The name of a member, with its colon.
    Name(Quoted<'a>),
    /// A string.
    String(Quoted<'a>),
    /// A number, as it is written.
    Number(&'a [u8]),
    /// `true`, `false` or `null`.
    Word,
}

/// What stands between the quotes of a string, with its escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted<'a> {
    /// The bytes.
    pub(super) raw: &'a [u8],
    /// Where they start.
    pub(super) start: usize,
}

/// Reads any number of JSON texts that follow each other, as lines of JSON do.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    /// The brackets that are open: whether each is an object's.
    open: Vec<Bracket>,
    expected: Expected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bracket {
    Object,
    Array,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// A value, at the start of a text, after a name or after a comma.
    Value,
    /// A value or `]`.
    FirstElement,
    /// A name or `}`.
    FirstName,
    /// A name, after a comma.
    Name,
    /// A comma or the end of what is open.
    Next,
}

impl<'a> Scanner<'a> {
    /// Starts at byte `at` of `text`.
    pub(super) const fn new(text: &'a [u8], at: usize) -> Self {
        Self { text, at, open: Vec::new(), expected: Expected::Value }
    }

    /// The next token, or `None` where the last text has ended.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, Fault> {
        self.skip_space();
        if self.expected == Expected::Next {
            if let Some(end) = self.pass_comma()? {
                return Ok(Some(end));
            }
            self.skip_space();
        }
        let Some(byte) = self.peek() else {
            if self.open.is_empty() {
                return Ok(None);
            }
            return Err(self.fault());
        };
        let token = match (self.expected, byte) {
            (Expected::FirstElement, b']') => self.close(Token::ArrayEnd),
            (Expected::FirstName, b'}') => self.close(Token::ObjectEnd),
            (Expected::FirstName | Expected::Name, b'"') => return self.name().map(Some),
            (Expected::Value | Expected::FirstElement, b'{') => {
                self.start(Bracket::Object, Expected::FirstName);
                Token::ObjectStart
            }
            (Expected::Value | Expected::FirstElement, b'[') => {
                self.start(Bracket::Array, Expected::FirstElement);
                Token::ArrayStart
            }
            (Expected::Value | Expected::FirstElement, _) => self.scalar(byte)?,
            _ => return Err(self.fault()),
        };
        Ok(Some(token))
    }

    /// After a value: `Some` where what is open ends, `None` where another value follows.
    fn pass_comma(&mut self) -> Result<Option<Token<'a>>, Fault> {
        match (self.open.last(), self.peek()) {
            (None, _) => self.expected = Expected::Value,
            (Some(Bracket::Object), Some(b'}')) => return Ok(Some(self.close(Token::ObjectEnd))),
            (Some(Bracket::Array), Some(b']')) => return Ok(Some(self.close(Token::ArrayEnd))),
            (Some(bracket), Some(b',')) => {
                self.expected = match bracket {
                    Bracket::Object => Expected::Name,
                    Bracket::Array => Expected::Value,
                };
                self.at += 1;
            }
            _ => return Err(self.fault()),
        }
        Ok(None)
    }

    fn start(&mut self, bracket: Bracket, expected: Expected) {
        self.open.push(bracket);
        self.expected = expected;
        self.at += 1;
    }

    fn close(&mut self, token: Token<'a>) -> Token<'a> {
        self.open.pop();
        self.expected = Expected::Next;
        self.at += 1;
        token
    }

    fn name(&mut self) -> Result<Token<'a>, Fault> {
        let name = self.quoted()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.expected_here("`:`"));
        }
        self.at += 1;
        self.expected = Expected::Value;
        Ok(Token::Name(name))
    }

    fn scalar(&mut self, byte: u8) -> Result<Token<'a>, Fault> {
        let token = match byte {
            b'"' => Token::String(self.quoted()?),
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.word(b"true")?,
            b'f' => self.word(b"false")?,
            b'n' => self.word(b"null")?,
            _ => return Err(self.fault()),
        };
        self.expected = Expected::Next;
        Ok(token)
    }

    fn quoted(&mut self) -> Result<Quoted<'a>, Fault> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    self.escape()?;
                }
                Some(0x20..) => self.at += 1,
                _ => return Err(self.expected_here("a character of a string")),
            }
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        Ok(Quoted { raw, start })
    }

    /// What stands after a backslash.
    fn escape(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 1;
                Ok(())
            }
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.expected_here("a hexadecimal digit"));
                    }
                    self.at += 1;
                }
                Ok(())
            }
            _ => Err(self.expected_here("an escape")),
        }
    }

    /// `[ minus ] int [ frac ] [ exp ]`
    fn number(&mut self) -> Result<Token<'a>, Fault> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(Token::Number(self.text.get(start..self.at).unwrap_or_default()))
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 { Err(self.expected_here("a digit")) } else { Ok(()) }
    }

    fn word(&mut self, word: &[u8]) -> Result<Token<'a>, Fault> {
        for &byte in word {
            if self.peek() != Some(byte) {
                return Err(self.expected_here("`true`, `false` or `null`"));
            }
            self.at += 1;
        }
        Ok(Token::Word)
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// What is wrong here, by what may stand here.
    fn fault(&self) -> Fault {
        self.expected_here(match (self.expected, self.open.last()) {
            (Expected::Value, _) => "a value",
            (Expected::FirstElement, _) => "a value or `]`",
            (Expected::FirstName, _) => "a name or `}`",
            (Expected::Name, _) => "a name",
            (Expected::Next, Some(Bracket::Object)) => "`,` or `}`",
            (Expected::Next, _) => "`,` or `]`",
        })
    }

    fn expected_here(&self, expected: &'static str) -> Fault {
        // The line end that ends a file says nothing of what should come.
        let rest = self.text.get(self.at..).unwrap_or_default();
        let kind = match rest.first() {
            Some(&found) if !rest.trim_ascii().is_empty() => {
                FaultKind::Unexpected { expected, found }
            }
            _ => FaultKind::CutOff { expected },
        };
        Fault::new(kind, self.at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IgnoredAny;
    use std::string::String;
    use std::vec;

    use super::*;

    fn tokens(text: &str) -> Result<usize, Fault> {
        let mut scanner = Scanner::new(text.as_bytes(), 0);
        let mut count = 0;
        while scanner.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    /// Whether `text` is one JSON text.
    fn is_one_text(text: &str) -> bool {
        let mut scanner = Scanner::new(text.as_bytes(), 0);
        let (mut depth, mut texts) = (0, 0);
        loop {
            match scanner.next() {
                Err(_) => return false,
                Ok(None) => return texts == 1,
                Ok(Some(Token::ObjectStart | Token::ArrayStart)) => depth += 1,
                Ok(Some(Token::ObjectEnd | Token::ArrayEnd)) => depth -= 1,
                Ok(Some(_)) => {}
            }
            texts += usize::from(depth == 0);
        }
    }

    #[test]
    fn tokens_have_their_places() {
        let text = r#" {"a\n": [1.5e3, "x\"", true, {}], "b":[]} 7"#;
        let mut scanner = Scanner::new(text.as_bytes(), 0);
        let mut tokens = Vec::new();
        while let Some(token) = scanner.next().unwrap() {
            tokens.push(token);
        }
        let quoted = |raw: &'static str, start| Quoted { raw: raw.as_bytes(), start };
        assert_eq!(
            tokens,
            [
                Token::ObjectStart,
                Token::Name(quoted("a\\n", 3)),
                Token::ArrayStart,
                Token::Number(b"1.5e3"),
                Token::String(quoted("x\\\"", 18)),
                Token::Word,
                Token::ObjectStart,
                Token::ObjectEnd,
                Token::ArrayEnd,
                Token::Name(quoted("b", 36)),
                Token::ArrayStart,
                Token::ArrayEnd,
                Token::ObjectEnd,
                Token::Number(b"7"),
            ]
        );
    }

    #[test]
    fn faults_say_what_was_expected_and_where() {
        for (text, expected, at) in [
            ("{\"a\":1", "`,` or `}`", 6),
            ("[1", "`,` or `]`", 2),
            ("[1,", "a value", 3),
            ("[1,]", "a value", 3),
            ("{\"a\"}", "`:`", 4),
            ("{,", "a name or `}`", 1),
            ("{\"a\":1,}", "a name", 7),
            ("\"abc", "a character of a string", 4),
            ("\"a\nc\"", "a character of a string", 2),
            ("\"\\x\"", "an escape", 2),
            ("\"\\u12\"", "a hexadecimal digit", 5),
            ("01.", "a digit", 3),
            ("tru", "`true`, `false` or `null`", 3),
            ("x", "a value", 0),
            ("\"abc\n", "a character of a string", 4),
        ] {
            let fault = tokens(text).unwrap_err();
            assert_eq!((fault.expected(), fault.at() as usize), (expected, at), "{text}");
            assert_eq!(fault.is_cut_off(), at == text.trim_end().len(), "{text}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
        assert_eq!(tokens(&deep), Ok(200_000));
    }

    /// Pieces that make JSON, nearly JSON, and nonsense.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("{"),
            Just("}"),
            Just("["),
            Just("]"),
            Just(","),
            Just(":"),
            Just("\"a\""),
            Just("\"\\u00e9\\n\""),
            Just("\"\\"),
            Just("\""),
            Just("1"),
            Just("-0.5e+7"),
            Just("-"),
            Just("true"),
            Just("null"),
            Just("nul"),
            Just(" "),
            Just("\n"),
            Just("é"),
            Just("{\"a\":1}"),
            Just("[1,2]"),
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn takes_what_serde_json_takes(text in pieces()) {
            let theirs = serde_json::from_str::<IgnoredAny>(&text).is_ok();
            prop_assert_eq!(is_one_text(&text), theirs, "{}", text);
        }
    }
}
