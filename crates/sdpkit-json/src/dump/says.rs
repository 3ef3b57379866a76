//! What the JSON around descriptions says of them.

use alloc::borrow::Cow;
use alloc::string::String;

use sdpkit_model::DescriptionType;

use super::Described;
use super::quote::unquote;
use super::rtcstats;
use super::time::Time;

/// Longer texts name no connection and no call.
const LONG: usize = 200;

/// What members of an object, or elements of an array, say of the descriptions in it.
#[derive(Clone, Copy, Default)]
pub(super) struct Says<'a> {
    pub(super) connection: Option<&'a [u8]>,
    /// The type of a description, or what was called.
    pub(super) kind: Option<Kind<'a>>,
    pub(super) time: Option<Said<'a>>,
}

#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    Text(&'a [u8]),
    /// The number of a call in a dump of rtcstats.
    Number(&'a [u8]),
}

#[derive(Clone, Copy)]
pub(super) enum Said<'a> {
    Text(&'a [u8]),
    Number(&'a [u8]),
    Clock(f64),
}

impl<'a> Says<'a> {
    /// Of a text and a number for the same time, the number is kept.
    pub(super) fn time(&mut self, said: Said<'a>) {
        if !matches!(self.time, Some(Said::Number(_))) {
            self.time = Some(said);
        }
    }

    /// Tells descriptions what they have not been told further in.
    pub(super) fn tell(self, found: &mut [Described]) {
        let connection = self.connection.and_then(short);
        let kind = self.kind.and_then(Kind::text);
        let description_type = kind.as_deref().and_then(description_type);
        let api = kind.filter(|kind| description_type.is_none() && kind != "rollback");
        let time = self.time.and_then(Said::time);
        for described in found {
            described.description_type = described.description_type.or(description_type);
            for (known, said) in
                [(&mut described.connection, &connection), (&mut described.api, &api)]
            {
                if known.is_none() {
                    known.clone_from(said);
                }
            }
            if described.time.is_none() {
                described.time.clone_from(&time);
            }
        }
    }
}

impl Kind<'_> {
    fn text(self) -> Option<String> {
        match self {
            Self::Text(raw) => short(raw),
            Self::Number(raw) => rtcstats::call(raw).map(String::from).or_else(|| short(raw)),
        }
    }
}

impl Said<'_> {
    fn time(self) -> Option<Time> {
        match self {
            Self::Clock(milliseconds) => Time::from_number(milliseconds),
            Self::Text(raw) => short(raw).map(Time::Text),
            Self::Number(raw) => {
                parse(raw).and_then(Time::from_number).or_else(|| short(raw).map(Time::Text))
            }
        }
    }
}

/// The type of a description that a text names.
pub(super) fn description_type(text: &str) -> Option<DescriptionType> {
    match text {
        "offer" => Some(DescriptionType::Offer),
        "answer" => Some(DescriptionType::Answer),
        "pranswer" => Some(DescriptionType::Pranswer),
        _ => None,
    }
}

/// The text of what stands between quotes, unless it is long.
fn short(raw: &[u8]) -> Option<String> {
    let text: Cow<'_, [u8]> = unquote(raw.get(..raw.len().min(LONG + 1))?);
    (raw.len() <= LONG && !text.is_empty()).then(|| String::from_utf8_lossy(&text).into_owned())
}

pub(super) fn parse(number: &[u8]) -> Option<f64> {
    core::str::from_utf8(number).ok()?.parse().ok()
}
