//! Places as JavaScript counts them: in UTF-16 code units.

use sdpkit_core::Span;

use crate::json::Json;

/// Turns offsets in bytes into offsets in UTF-16 code units, of one text.
///
/// A byte that is no UTF-8 counts as JavaScript decodes it: one U+FFFD for each sequence of the
/// WHATWG Encoding Standard.
#[derive(Debug)]
pub(crate) struct Places {
    /// Behind each character that takes more bytes than units: its end, and by how many in all.
    longer: Vec<(u32, u32)>,
    /// Where lines begin, in bytes.
    lines: Vec<u32>,
}

impl Places {
    pub(crate) fn new(text: &[u8]) -> Self {
        let mut places = Self { longer: Vec::new(), lines: vec![0] };
        let (mut at, mut surplus) = (0_u32, 0_u32);
        for chunk in text.utf8_chunks() {
            let start = at;
            for (index, byte) in chunk.valid().bytes().enumerate() {
                match byte {
                    b'\n' => places.lines.push(start.saturating_add(count(index + 1))),
                    // The first byte of a character of two, three or four bytes.
                    0xc0.. => {
                        let (bytes, units) = match byte {
                            0xf0.. => (4, 2),
                            0xe0.. => (3, 1),
                            _ => (2, 1),
                        };
                        at = start.saturating_add(count(index));
                        places.pass(&mut at, &mut surplus, bytes, units);
                    }
                    _ => {}
                }
            }
            at = start.saturating_add(count(chunk.valid().len()));
            let invalid = count(chunk.invalid().len());
            if invalid > 0 {
                places.pass(&mut at, &mut surplus, invalid, 1);
            }
        }
        places
    }

    /// The offset in UTF-16 code units.
    pub(crate) fn offset(&self, byte: u32) -> u32 {
        let before = self.longer.partition_point(|(end, _)| *end <= byte);
        let surplus = before.checked_sub(1).and_then(|last| self.longer.get(last));
        byte.saturating_sub(surplus.map_or(0, |(_, surplus)| *surplus))
    }

    /// Writes `start`, `end`, and the `line` and `column` of the start, both from 1.
    pub(crate) fn write(&self, span: Span, json: &mut Json) {
        let start = self.offset(span.start());
        let line = self.lines.partition_point(|line| *line <= span.start());
        let begin = line.checked_sub(1).and_then(|last| self.lines.get(last));
        let column = start - self.offset(begin.copied().unwrap_or_default()).min(start) + 1;
        json.key("start").number(start.into());
        json.key("end").number(self.offset(span.end()).into());
        json.key("line").number(u64::try_from(line).unwrap_or(u64::MAX));
        json.key("column").number(column.into());
    }

    fn pass(&mut self, at: &mut u32, surplus: &mut u32, bytes: u32, units: u32) {
        *at = at.saturating_add(bytes);
        if bytes > units {
            *surplus = surplus.saturating_add(bytes - units);
            self.longer.push((*at, *surplus));
        }
    }
}

/// Places are told up to 4 GiB, and a WebAssembly memory ends there.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use sdpkit_core::Span;

    use super::Places;
    use crate::json::Json;

    #[test]
    fn offsets_are_those_of_the_text_as_javascript_decodes_it() {
        for text in
            [&b"v=0\r\ns=-\r\n"[..], "s=a😀bé\r\nx\n€".as_bytes(), b"s=\xe9\xf0\x9f\n\xff\xffz"]
        {
            let places = Places::new(text);
            for end in 0..=text.len() {
                let before = String::from_utf8_lossy(&text[..end]);
                let whole = String::from_utf8_lossy(text);
                // Only places between characters mean anything.
                if whole.starts_with(&*before) {
                    let units = u32::try_from(before.encode_utf16().count()).unwrap();
                    assert_eq!(
                        places.offset(u32::try_from(end).unwrap()),
                        units,
                        "{end} {whole:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let places = Places::new("a\ns=é😀x\n".as_bytes());
        let json = Json::of(|json| places.write(Span::new(10, 11), json));
        assert_eq!(json, r#"{"start":7,"end":8,"line":2,"column":6}"#);
    }
}
