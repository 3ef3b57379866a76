//! Writing descriptions: any byte sink, and only valid lines.

use crate::attribute::{AttributeKind, TypedAttribute};
use crate::line::{LineType, LineValue, TypedLine};
use crate::text::Text;

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The sink has no room left.
    #[error("expected room for the line, found none left")]
    Full,
    /// The value holds a byte that would end the line or that no line may hold.
    #[error("expected a value without NUL, CR and LF, found `{}`", core::ascii::escape_default(*byte))]
    ForbiddenByte {
        /// The byte: 0, 10 or 13.
        byte: u8,
    },
    /// A value that its grammar does not allow to be empty, or a name that is not a token.
    #[error("expected a line that can be read back, found one that cannot")]
    Unreadable,
}

/// Somewhere bytes can go.
pub trait Sink {
    /// Takes `bytes`.
    ///
    /// # Errors
    /// [`WriteError::Full`] when they do not fit.
    fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError>;

    /// Makes room for `bytes` more, so that what follows is taken whole or not at all.
    ///
    /// # Errors
    /// [`WriteError::Full`] when they will not fit.
    fn reserve(&mut self, bytes: usize) -> Result<(), WriteError> {
        let _ = bytes;
        Ok(())
    }
}

impl<S: Sink + ?Sized> Sink for &mut S {
    fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        (**self).put(bytes)
    }

    fn reserve(&mut self, bytes: usize) -> Result<(), WriteError> {
        (**self).reserve(bytes)
    }
}

#[cfg(feature = "alloc")]
impl Sink for alloc::vec::Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.extend_from_slice(bytes);
        Ok(())
    }

    fn reserve(&mut self, bytes: usize) -> Result<(), WriteError> {
        self.reserve(bytes);
        Ok(())
    }
}

/// A sink over a fixed piece of memory.
///
/// ```
/// use sdpkit_core::{Buffer, Sink, WriteError};
/// let mut memory = [0; 4];
/// let mut buffer = Buffer::new(&mut memory);
/// buffer.put(b"v=0")?;
/// assert_eq!(buffer.written(), b"v=0");
/// assert_eq!(buffer.put(b"\r\n"), Err(WriteError::Full));
/// # Ok::<(), WriteError>(())
/// ```
#[derive(Debug)]
pub struct Buffer<'b> {
    memory: &'b mut [u8],
    length: usize,
}

impl<'b> Buffer<'b> {
    /// An empty buffer that fills `memory` from its start.
    pub const fn new(memory: &'b mut [u8]) -> Self {
        Self { memory, length: 0 }
    }

    /// What has been written.
    pub fn written(&self) -> &[u8] {
        self.memory.get(..self.length).unwrap_or_default()
    }

    /// What has been written, for as long as the memory lives.
    pub fn into_written(self) -> &'b [u8] {
        self.memory.get(..self.length).unwrap_or_default()
    }
}

impl Sink for Buffer<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        let end = self.length.checked_add(bytes.len()).ok_or(WriteError::Full)?;
        self.memory.get_mut(self.length..end).ok_or(WriteError::Full)?.copy_from_slice(bytes);
        self.length = end;
        Ok(())
    }

    fn reserve(&mut self, bytes: usize) -> Result<(), WriteError> {
        if bytes > self.memory.len() - self.length { Err(WriteError::Full) } else { Ok(()) }
    }
}

/// Writes a new description, line by line, each ended by CRLF.
///
/// A line is written whole or not at all, and what is written can be read back: a CR, LF or NUL in
/// a value is an error, so no value can smuggle in a line of its own.
///
/// ```
/// use sdpkit_core::{attribute::RtcpMux, Buffer, LineType, Text, WriteError, Writer};
/// let mut memory = [0; 64];
/// let mut writer = Writer::new(Buffer::new(&mut memory));
/// writer.line(LineType::Version, "0".into())?;
/// writer.attribute(&RtcpMux)?;
/// let injected = writer.line(LineType::SessionName, "x\r\na=evil".into());
/// assert_eq!(injected, Err(WriteError::ForbiddenByte { byte: b'\r' }));
/// assert_eq!(writer.into_sink().written(), b"v=0\r\na=rtcp-mux\r\n");
/// # Ok::<(), WriteError>(())
/// ```
#[derive(Debug)]
pub struct Writer<W> {
    sink: W,
}

impl<W: Sink> Writer<W> {
    /// Writes to the end of `sink`.
    pub const fn new(sink: W) -> Self {
        Self { sink }
    }

    /// Writes a line from its type and the text of its value.
    ///
    /// # Errors
    /// When the value does not follow the grammar of the line, holds NUL, CR or LF, or the sink is
    /// full.
    pub fn line(&mut self, line_type: LineType, value: Text<'_>) -> Result<(), WriteError> {
        refuse_line_ends(value.as_bytes())?;
        if line_type.check(value.as_bytes()).is_err() {
            return Err(WriteError::Unreadable);
        }
        self.emit(&|out| {
            out.put(&[line_type.letter(), b'='])?;
            out.put(value.as_bytes())
        })
    }

    /// Writes a line from its typed value.
    ///
    /// # Errors
    /// When a field holds NUL, CR or LF, or the sink is full.
    pub fn typed_line<'v, L: TypedLine<'v>>(&mut self, line: &L) -> Result<(), WriteError> {
        self.emit(&|out| {
            out.put(&[L::TYPE.letter(), b'='])?;
            line.write(out)
        })
    }

    /// Writes a typed attribute as an `a=` line.
    ///
    /// # Errors
    /// When a field holds NUL, CR or LF, or the sink is full.
    pub fn attribute<'v, A: TypedAttribute<'v>>(&mut self, value: &A) -> Result<(), WriteError> {
        self.emit(&|out| write_attribute(value, out))
    }

    /// Writes an `a=` line from a name and a value.
    ///
    /// # Errors
    /// When the name is not a token, the value is empty, not what a known attribute of that name can
    /// have, or holds NUL, CR or LF, or the sink is full.
    pub fn other_attribute(
        &mut self,
        name: &str,
        value: Option<Text<'_>>,
    ) -> Result<(), WriteError> {
        let value_bytes = value.map(Text::as_bytes);
        refuse_line_ends(value_bytes.unwrap_or_default())?;
        let known = AttributeKind::from_name(name.as_bytes());
        let unreadable = known.is_some_and(|kind| kind.check(value_bytes).is_err());
        if crate::Token::new(name).is_err() || value.is_some_and(Text::is_empty) || unreadable {
            return Err(WriteError::Unreadable);
        }
        self.emit(&|out| {
            out.put(b"a=")?;
            out.put(name.as_bytes())?;
            value.map_or(Ok(()), |value| {
                out.put(b":")?;
                out.put(value.as_bytes())
            })
        })
    }

    /// Writes what [`Line::typed`](crate::Line::typed) gave.
    ///
    /// # Errors
    /// When a field holds NUL, CR or LF, or the sink is full.
    pub fn value(&mut self, value: &LineValue<'_>) -> Result<(), WriteError> {
        self.emit(&|out| {
            out.put(&[value.line_type().letter(), b'='])?;
            value.write(out)
        })
    }

    /// The sink, with all that was written.
    pub fn into_sink(self) -> W {
        self.sink
    }

    /// Rehearses the line, makes room for it, and only then writes it.
    fn emit(
        &mut self,
        write: &dyn Fn(&mut dyn Sink) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let mut rehearsal = Rehearsal { length: 2 };
        write(&mut rehearsal)?;
        self.sink.reserve(rehearsal.length)?;
        write(&mut self.sink)?;
        self.sink.put(b"\r\n")
    }
}

/// Writes `a=<name>[:<value>]` without a line end.
pub(crate) fn write_attribute<'v, A: TypedAttribute<'v>>(
    value: &A,
    out: &mut dyn Sink,
) -> Result<(), WriteError> {
    out.put(b"a=")?;
    out.put(A::INFO.name.as_bytes())?;
    if !value.has_value() {
        return Ok(());
    }
    out.put(b":")?;
    value.write(out)
}

/// Refuses what no line may hold: a NUL, or a byte that would end the line.
pub(crate) fn refuse_line_ends(bytes: &[u8]) -> Result<(), WriteError> {
    match memchr::memchr3(0, b'\r', b'\n', bytes).and_then(|at| bytes.get(at)) {
        Some(&byte) => Err(WriteError::ForbiddenByte { byte }),
        None => Ok(()),
    }
}

/// Counts what would be written and refuses what no line may hold.
struct Rehearsal {
    length: usize,
}

impl Sink for Rehearsal {
    fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        refuse_line_ends(bytes)?;
        self.length = self.length.saturating_add(bytes.len());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::{Buffer, WriteError, Writer};
    use crate::attribute::{Cname, Mid};
    use crate::{LineType, Sdp, Text, Token, TypedAttribute};

    #[test]
    fn what_could_not_be_read_back_is_not_written() {
        let mut memory = [0; 64];
        let mut writer = Writer::new(Buffer::new(&mut memory));
        let refused = [
            writer.line(LineType::Timing, "nonsense".into()),
            writer.line(LineType::SessionName, "".into()),
            writer.other_attribute("rtpmap", Some("junk".into())),
            writer.other_attribute("rtcp-mux", Some("1".into())),
            writer.other_attribute("x y", None),
            writer.attribute(&Cname { cname: Text::default() }),
        ];
        assert_eq!(refused, [Err(WriteError::Unreadable); 6]);
        assert!(writer.into_sink().written().is_empty());
    }

    #[test]
    fn a_line_is_written_whole_or_not_at_all() {
        let mut memory = [0; 12];
        let mut writer = Writer::new(Buffer::new(&mut memory));
        writer.line(LineType::Version, "0".into()).unwrap();
        let tag = Token::new("12345").unwrap();
        assert_eq!(writer.attribute(&Mid { tag }), Err(WriteError::Full));
        assert_eq!(writer.into_sink().written(), b"v=0\r\n");
    }

    #[test]
    fn free_text_smuggles_in_no_line() {
        let evil = Cname { cname: Text::from("x\r\na=evil") };
        let mut memory = [0; 64];
        let written = evil.write(&mut Buffer::new(&mut memory));
        assert_eq!(written, Err(WriteError::ForbiddenByte { byte: b'\r' }));
    }

    #[test]
    fn typed_lines_are_written_as_they_were_read() {
        let text = "v=0\r\ns=-\r\na=mid:0\r\na=x-unknown:1\r\na=sendrecv\r\n";
        let mut memory = [0; 64];
        let mut out = Buffer::new(&mut memory);
        let mut writer = Writer::new(&mut out);
        for value in Sdp::new(text).lines().map(|line| line.typed().unwrap()).collect::<Vec<_>>() {
            writer.value(&value).unwrap();
        }
        assert_eq!(out.written(), text.as_bytes());
    }
}
