//! The order of lines, as RFC 8866 §9 writes it down.

use sdpkit_core::{Line, LineType, Sdp};

/// Whether the lines of known types follow each other as the grammar says:
///
/// ```text
/// v o s [i] [u] *e *p [c] *b 1*(t [1*r [z]]) [k] *a *(m [i] *c *b [k] *a)
/// ```
pub(super) fn is_kept(sdp: Sdp<'_>) -> bool {
    let letters: Vec<_> = sdp.lines().filter_map(Line::line_type).map(LineType::letter).collect();
    let mut rest = Letters(&letters);
    rest.one(b'v') && rest.one(b'o') && rest.one(b's') && {
        rest.optional(b'i');
        rest.optional(b'u');
        rest.any(b'e');
        rest.any(b'p');
        rest.optional(b'c');
        rest.any(b'b');
        rest.times() && {
            rest.optional(b'k');
            rest.any(b'a');
            rest.media();
            rest.0.is_empty()
        }
    }
}

/// The letters not yet read. No letter begins two parts that may follow each other, so reading
/// greedily is reading in full.
struct Letters<'a>(&'a [u8]);

impl Letters<'_> {
    fn one(&mut self, letter: u8) -> bool {
        let rest = self.0.strip_prefix(&[letter]);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn optional(&mut self, letter: u8) {
        self.one(letter);
    }

    fn any(&mut self, letter: u8) {
        while self.one(letter) {}
    }

    fn times(&mut self) -> bool {
        let has_time = self.0.first() == Some(&b't');
        while self.one(b't') {
            if self.one(b'r') {
                self.any(b'r');
                self.optional(b'z');
            }
        }
        has_time
    }

    fn media(&mut self) {
        while self.one(b'm') {
            self.optional(b'i');
            self.any(b'c');
            self.any(b'b');
            self.optional(b'k');
            self.any(b'a');
        }
    }
}
