//! Telephone events, DTMF above all (RFC 4733).

use core::ops::RangeInclusive;

use sdpkit_core::Text;

use super::declare::view;
use super::format::{Format, ParameterInfo, Syntax};
use super::value::{ValueKind, number};

/// The events an end can receive.
///
/// ```
/// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
/// use sdpkit_model::fmtp::TelephoneEvent;
/// // The example of RFC 4733 §2.4.1.
/// let fmtp = Fmtp::parse(Some(b"100 0-15,66,70"))?;
/// let events = TelephoneEvent::of(&fmtp);
/// assert!(events.ranges().eq([0..=15, 66..=66, 70..=70]));
/// assert!(events.supports(66) && !events.supports(16));
/// assert!(TelephoneEvent::default().supports(15) && !TelephoneEvent::default().supports(16));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TelephoneEvent<'a> {
    parameters: Option<sdpkit_core::attribute::Parameters<'a>>,
}

impl<'a> TelephoneEvent<'a> {
    /// How the events are written.
    pub const FORMAT: &'static Format = &Format {
        encodings: &["telephone-event"],
        reference: "RFC 4733 §2.4",
        syntax: Syntax::List(','),
        parameters: &[ParameterInfo::once("events", ValueKind::Events)],
    };

    view!();

    /// The ranges of events, without the items that are none; nothing when there is no `a=fmtp`.
    pub fn ranges(&self) -> impl Iterator<Item = RangeInclusive<u8>> + use<'a> {
        let items = self.parameters.into_iter().flat_map(|list| super::list::items(list, ','));
        items.filter_map(range)
    }

    /// Whether `event` can be received. Without `a=fmtp` the DTMF events 0 to 15 are assumed
    /// (RFC 4733 §2.5.1.1).
    pub fn supports(&self, event: u8) -> bool {
        match self.parameters {
            None => event <= 15,
            Some(_) => self.ranges().any(|range| range.contains(&event)),
        }
    }
}

/// An event, or a hyphen between an event and a larger one (RFC 4733 §2.4).
pub(super) fn range(item: Text<'_>) -> Option<RangeInclusive<u8>> {
    let event = |digits| u8::try_from(number(Text::new(digits))?).ok();
    match item.as_bytes().iter().position(|&byte| byte == b'-') {
        None => event(item.as_bytes()).map(|event| event..=event),
        Some(hyphen) => {
            let (first, rest) = item.as_bytes().split_at(hyphen);
            let (first, last) = (event(first)?, event(rest.strip_prefix(b"-")?)?);
            (first < last).then_some(first..=last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TelephoneEvent;
    use sdpkit_core::attribute::Parameters;
    use std::vec::Vec;

    #[test]
    fn what_is_no_event_is_told() {
        let parameters = Parameters::new("0-15;16,32-,-3,15-0,256,66 ").ok();
        let events = TelephoneEvent::new(parameters);
        let wrong: Vec<_> = events.problems().map(|problem| problem.found).collect();
        assert_eq!(wrong, ["0-15;16", "32-", "-3", "15-0", "256"]);
        assert!(events.ranges().eq([66..=66]));
    }

    #[test]
    fn commas_without_events_are_told_once() {
        let events = TelephoneEvent::new(Parameters::new(",1,,2,").ok());
        assert!(events.problems().map(|problem| problem.found).eq([",1,,2,"]));
        assert!(events.ranges().eq([1..=1, 2..=2]));
    }
}
