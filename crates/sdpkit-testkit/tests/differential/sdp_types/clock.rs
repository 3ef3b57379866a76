//! `a=ts-refclk` and `a=mediaclk` as sdp-types has them.

use sdp_types::{
    MediaClock, MediaClockSource, PrivateSource, Ptp, PtpDomain, PtpServer, ReferenceClock,
};

use super::one;
use crate::reading::Fields;

pub(super) fn reference(clock: &ReferenceClock) -> Fields {
    const NAME: &str = "source.name";
    match clock {
        ReferenceClock::Ntp(ntp) => {
            let mut fields = one(NAME, "ntp");
            fields.put("source.server", &ntp.server);
            fields
        }
        ReferenceClock::Ptp(ptp) => ptp_clock(ptp),
        ReferenceClock::Gps => one(NAME, "gps"),
        ReferenceClock::Gal => one(NAME, "gal"),
        ReferenceClock::Glonass => one(NAME, "glonass"),
        ReferenceClock::Local => one(NAME, "local"),
        ReferenceClock::Private(source) => {
            let mut fields = one(NAME, "private");
            fields.put("source.traceable", *source == PrivateSource::Traceable);
            fields
        }
        ReferenceClock::Ext(other) => {
            let mut fields = one(NAME, &other.name);
            fields.put_option("source.value", other.value.as_ref());
            fields
        }
    }
}

fn ptp_clock(ptp: &Ptp) -> Fields {
    let mut fields = one("source.name", "ptp");
    fields.put("source.version", &ptp.version);
    match &ptp.server {
        PtpServer::Traceable => fields.put("source.server", "traceable"),
        PtpServer::GmidDomain { gmid, domain } => {
            fields.put("source.server.identity", gmid);
            match domain {
                Some(PtpDomain::DomainName { name }) => fields.put("source.server.domain", name),
                Some(PtpDomain::DomainNumber(number)) => {
                    fields.put("source.server.domain", number);
                }
                None => {}
            }
        }
    }
    fields
}

pub(super) fn media(source: &MediaClockSource) -> Fields {
    let mut fields = match &source.clock {
        MediaClock::Sender => one("clock.name", "sender"),
        MediaClock::Direct(direct) => {
            let mut fields = one("clock.name", "direct");
            fields.put_option("clock.offset", direct.offset);
            fields.put_option("clock.rate.numerator", direct.rate.map(|rate| rate.numerator));
            fields.put_option("clock.rate.denominator", direct.rate.map(|rate| rate.denominator));
            fields
        }
        MediaClock::Ieee1722StreamId(stream) => {
            let mut fields = one("clock.name", "IEEE1722");
            fields.put("clock.stream", stream);
            fields
        }
        MediaClock::Ext(other) => {
            let mut fields = one("clock.name", &other.name);
            fields.put_option("clock.value", other.value.as_ref());
            fields
        }
    };
    if let Some(id) = &source.id {
        fields.put("id.role", if id.src { "source" } else { "follower" });
        fields.put("id.tag", &id.tag);
    }
    fields
}
