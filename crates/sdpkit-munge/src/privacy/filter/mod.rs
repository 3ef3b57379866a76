//! A policy over a whole description, without a heap.

#[cfg(test)]
mod tests;

use sdpkit_core::attribute::Rtcp;
use sdpkit_core::line::Connection;
use sdpkit_core::{
    Attr, AttributeKind, Edit, Line, LineType, Media, Sdp, Sink, Span, SpliceError, splice,
};

use crate::privacy::class::CandidateClass;
use crate::privacy::destination::{
    Decision, Destination, Destinations, NOWHERE, session_connection,
};
use crate::privacy::policy::CandidatePolicy;
use crate::privacy::scrub::Found;
use crate::privacy::single::judge;

/// A change that a policy asks for, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilterEdit<'a> {
    /// The change.
    pub edit: Edit<'a>,
    /// Why.
    pub reason: FilterReason,
}

/// Why a policy changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FilterReason {
    /// The candidate is of a class that is dropped.
    Dropped(CandidateClass),
    /// The related address of a candidate, or an address in its extensions, tells another one.
    RelatedAddress,
    /// The default destination follows the candidates that are left (RFC 8839 §4.2.5).
    DefaultDestination,
    /// The candidates of the peer that were chosen tell its addresses.
    RemoteCandidates,
    /// An address stands elsewhere.
    Elsewhere,
}

/// Why a policy could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FilterError {
    /// More changes than there is room for; the description is refused, not let through.
    #[error("expected at most {room} changes, found more")]
    TooManyEdits {
        /// How many there is room for.
        room: usize,
    },
    /// The text is too large, or the sink is full.
    #[error(transparent)]
    Splice(#[from] SpliceError),
}

impl CandidatePolicy {
    /// Room for the changes of a common description, for [`CandidatePolicy::filter`].
    pub const ROOM: [Edit<'static>; 128] = [Edit { span: Span::empty(0), text: b"" }; 128];

    /// Tells the changes that the policy asks for in a description, or in a fragment of one
    /// (RFC 8840 §9), in the order of the text.
    ///
    /// Nothing is allocated; new text is borrowed from the description or static. Cost grows with
    /// the length of the text.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_munge::privacy::{CandidatePolicy, FilterReason};
    /// let fragment = Sdp::new("a=ice-ufrag:4ZcD\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\n\
    ///     a=candidate:1 1 UDP 2130706431 192.0.2.1 50000 typ host\r\n");
    /// let mut reasons = Vec::new();
    /// CandidatePolicy::relay_only().edits(fragment, &mut |edit| reasons.push(edit.reason));
    /// assert!(matches!(reasons[..], [FilterReason::Dropped(class)] if class.as_str() == "host"));
    /// ```
    pub fn edits<'a>(self, sdp: Sdp<'a>, tell: &mut dyn FnMut(FilterEdit<'a>)) {
        if self.is_empty() {
            return;
        }
        let mut filter =
            Filter { policy: self, tell, destinations: Destinations::new(self), unsaid: false };
        let kept = filter.session(sdp);
        for media in sdp.media() {
            filter.media(media, kept, sdp);
        }
    }

    /// Writes the description without what the policy does not let out.
    ///
    /// `room` is where changes are kept until all are known: one for each candidate and two more
    /// for each section are enough for most. Nothing is allocated.
    ///
    /// # Errors
    /// When `room` is too small, `out` is full or the text too large; nothing has been written then.
    pub fn filter<'a>(
        self,
        sdp: Sdp<'a>,
        room: &mut [Edit<'a>],
        out: &mut dyn Sink,
    ) -> Result<(), FilterError> {
        let mut count = 0;
        self.edits(sdp, &mut |filter| {
            if let Some(slot) = room.get_mut(count) {
                *slot = filter.edit;
            }
            count += 1;
        });
        let too_many = FilterError::TooManyEdits { room: room.len() };
        let edits = room.get(..count).ok_or(too_many)?;
        Ok(splice(sdp.as_bytes(), edits, out)?)
    }
}

struct Filter<'f, 'a> {
    policy: CandidatePolicy,
    tell: &'f mut dyn FnMut(FilterEdit<'a>),
    destinations: Destinations<'a>,
    /// Whether the `c=` line of the section has not been met yet.
    unsaid: bool,
}

/// What becomes of the `c=` line of the session level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SessionConnection {
    /// It stays, for those sections whose destination stays.
    Stays,
    /// It says nowhere afterwards.
    Goes,
}

impl<'a> Filter<'_, 'a> {
    fn session(&mut self, sdp: Sdp<'a>) -> SessionConnection {
        let session = sdp.session();
        let connection = session_connection(session.lines());
        let fate = connection.map_or(SessionConnection::Stays, |line| self.fate(line, sdp));
        for line in session.lines() {
            if connection == Some(line) {
                if fate == SessionConnection::Goes {
                    self.write_connection(line, NOWHERE);
                }
            } else if is_unreadable_connection(line) {
                self.unreadable_connection(line);
            } else {
                self.line(line);
            }
        }
        fate
    }

    /// Whether the `c=` line of the session may stay: nobody is named, or a section relies on it
    /// whose destination stays.
    fn fate(&self, line: Line<'a>, sdp: Sdp<'a>) -> SessionConnection {
        let host = line.get::<Connection<'a>>().and_then(Result::ok).map(|line| line.host());
        if host.is_none_or(|host| self.policy.allows(host)) {
            return SessionConnection::Stays;
        }
        let mut destinations = self.destinations.clone();
        let mut decisions = sdp.media().map(|media| destinations.decide(media));
        if decisions.any(|decision| decision.inherits && decision.moves.is_none()) {
            SessionConnection::Stays
        } else {
            SessionConnection::Goes
        }
    }

    fn media(&mut self, media: Media<'a>, session: SessionConnection, sdp: Sdp<'a>) {
        let decision = self.destinations.decide(media);
        // Nowhere is what the session says already.
        let says_session = session == SessionConnection::Goes && decision.moves == Some(NOWHERE);
        let mut inserts = decision.inherits && !says_session;
        self.unsaid = !decision.inherits;
        for line in media.lines() {
            let is_head = matches!(line.line_type(), Some(LineType::Media | LineType::Information));
            if !is_head && inserts {
                self.insert_connection(line.span().start(), line.terminator(), decision, sdp);
                inserts = false;
            }
            self.media_line(line, decision);
        }
        if inserts {
            let Some(last) = media.lines().last() else { return };
            self.insert_connection(last.span().end(), last.terminator(), decision, sdp);
        }
    }

    fn media_line(&mut self, line: Line<'a>, decision: Decision<'a>) {
        match line.line_type() {
            Some(LineType::Media) => {
                if let Some(to) = decision.moves {
                    self.write_port(line, to);
                }
                self.line(line);
            }
            Some(LineType::Connection) if self.unsaid => {
                self.unsaid = false;
                match decision.moves {
                    Some(to) => self.write_connection(line, to),
                    None if is_unreadable_connection(line) => self.unreadable_connection(line),
                    None => {}
                }
            }
            Some(LineType::Attribute) => match line.attribute() {
                Some(attr) => self.attribute(attr, decision),
                None => self.line(line),
            },
            _ => self.line(line),
        }
    }

    fn attribute(&mut self, attr: Attr<'a>, decision: Decision<'a>) {
        match attr.kind() {
            Some(AttributeKind::Candidate) => self.candidate(attr),
            Some(AttributeKind::Rtcp) => match (attr.get::<Rtcp<'a>>(), decision.rtcp_moves) {
                (Some(Ok(rtcp)), Some(to)) => self.write_rtcp(attr, &rtcp, to),
                (Some(Ok(_)), None) => {}
                _ => self.line(attr.line()),
            },
            Some(AttributeKind::RemoteCandidates) => {
                // A list with holes would name nobody's candidates.
                if self.policy.scrubs() && Found::of(self.policy, attr.line()).is_some() {
                    let edit = Edit { span: attr.line().span(), text: b"" };
                    self.tell(edit, FilterReason::RemoteCandidates);
                }
            }
            _ => self.line(attr.line()),
        }
    }

    fn candidate(&mut self, attr: Attr<'a>) {
        let tell = &mut *self.tell;
        let verdict = judge(self.policy, attr, &mut |edit| {
            tell(FilterEdit { edit, reason: FilterReason::RelatedAddress });
        });
        if let Some(Err(class)) = verdict {
            let edit = Edit { span: attr.line().span(), text: b"" };
            self.tell(edit, FilterReason::Dropped(class));
        }
    }

    /// Takes addresses out of a line that is about something else.
    fn line(&mut self, line: Line<'a>) {
        if !self.policy.scrubs() {
            return;
        }
        let Some(found) = Found::of(self.policy, line) else { return };
        let Some(places) = found.places() else {
            return self.tell(Edit { span: line.span(), text: b"" }, FilterReason::Elsewhere);
        };
        for place in places {
            if let Some(span) = within(line, &place.range) {
                self.tell(Edit { span, text: place.text }, FilterReason::Elsewhere);
            }
        }
    }

    /// Names nobody where somebody was. What is made of a single address could be read then, and
    /// would be a destination to decide on.
    fn unreadable_connection(&mut self, line: Line<'a>) {
        if self.policy.scrubs() && Found::of(self.policy, line).is_some() {
            let edit = Edit { span: line.content_span(), text: b"c=IN IP4 0.0.0.0" };
            self.tell(edit, FilterReason::Elsewhere);
        }
    }

    fn write_port(&mut self, line: Line<'a>, to: Destination<'a>) {
        const PORT: usize = 1;
        let Some(span) = line.token(PORT) else { return };
        let text = line.raw().get(within_line(line, span)).unwrap_or_default();
        let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let port = text.get(..length).unwrap_or_default();
        // Port 0 rejects the section, or bundles it (RFC 9143 §6); it never becomes another.
        if port != to.port && port.iter().any(|&digit| digit != b'0') {
            let end = span.start() + u32::try_from(length).unwrap_or_default();
            self.replace(Span::new(span.start(), end), to.port);
        }
    }

    fn write_connection(&mut self, line: Line<'a>, to: Destination<'a>) {
        const ADDRESS_TYPE: usize = 1;
        const ADDRESS: usize = 2;
        for (token, text) in [(ADDRESS_TYPE, to.address_type), (ADDRESS, to.address)] {
            self.replace_token(line, line.token(token), text);
        }
    }

    fn write_rtcp(&mut self, attr: Attr<'a>, rtcp: &Rtcp<'a>, to: Destination<'a>) {
        const PORT: usize = 0;
        const ADDRESS_TYPE: usize = 2;
        const ADDRESS: usize = 3;
        self.replace_token(attr.line(), attr.token(PORT), to.port);
        if rtcp.address.is_some() {
            self.replace_token(attr.line(), attr.token(ADDRESS_TYPE), to.address_type);
            self.replace_token(attr.line(), attr.token(ADDRESS), to.address);
        }
    }

    /// Says in the section what the session says no more, or for others only.
    ///
    /// It is written in pieces, as nothing is put together without a heap.
    fn insert_connection(
        &mut self,
        at: u32,
        terminator: &'a [u8],
        decision: Decision<'a>,
        sdp: Sdp<'a>,
    ) {
        let Some(to) = decision.moves else { return };
        let ends_text = terminator.is_empty() && at as usize == sdp.as_bytes().len();
        let end = match terminator {
            b"" => sdp.lines().next().map_or(&b"\r\n"[..], Line::terminator),
            end => end,
        };
        let (before, after): (&[u8], &[u8]) = if ends_text { (end, b"") } else { (b"", end) };
        for text in [before, b"c=IN ", to.address_type, b" ", to.address, after] {
            if !text.is_empty() {
                self.replace(Span::empty(at), text);
            }
        }
    }

    fn replace_token(&mut self, line: Line<'a>, span: Option<Span>, text: &'a [u8]) {
        let Some(span) = span else { return };
        if line.raw().get(within_line(line, span)) != Some(text) {
            self.replace(span, text);
        }
    }

    fn replace(&mut self, span: Span, text: &'a [u8]) {
        self.tell(Edit { span, text }, FilterReason::DefaultDestination);
    }

    fn tell(&mut self, edit: Edit<'a>, reason: FilterReason) {
        (self.tell)(FilterEdit { edit, reason });
    }
}

fn is_unreadable_connection(line: Line<'_>) -> bool {
    line.get::<Connection<'_>>().is_some_and(|connection| connection.is_err())
}

/// The place of a range of a line.
fn within(line: Line<'_>, range: &core::ops::Range<usize>) -> Option<Span> {
    let at = |offset| line.span().start().checked_add(u32::try_from(offset).ok()?);
    Some(Span::new(at(range.start)?, at(range.end)?))
}

/// The range of a place within its line.
fn within_line(line: Line<'_>, span: Span) -> core::ops::Range<usize> {
    let start = line.span().start();
    (span.start() - start) as usize..(span.end() - start) as usize
}
