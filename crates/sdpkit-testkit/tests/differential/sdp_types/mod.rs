//! How the crate sdp-types reads lines and texts.

mod attribute;
mod clock;
mod crypto;

use sdp_types::{
    Bandwidth, Connection, Key, Media, Origin, ParserError, Repeat, Session, Time, TimeZone,
};

use crate::peer::{Peer, reason};
use crate::reading::{Fields, Outcome, Reading};

pub(crate) struct SdpTypes;

impl Peer for SdpTypes {
    const NAME: &'static str = "sdp-types";

    /// It reads whole texts only, but takes very small ones.
    fn line(line: &[u8]) -> Reading {
        let letter = line.first().copied().unwrap_or_default();
        let before: &[u8] = match letter {
            b'v' => b"",
            b'r' => b"v=0\r\nt=0 0\r\n",
            _ => b"v=0\r\n",
        };
        let kind = format!("{}=", char::from(letter));
        match Self::sections(&[before, line].concat()) {
            Ok(sections) => sections
                .into_iter()
                .flatten()
                .find(|reading| reading.kind.starts_with(&kind))
                .unwrap_or(Reading { kind, outcome: Outcome::Unknown }),
            Err(reason) => Reading { kind, outcome: Outcome::LeftOut(reason) },
        }
    }

    fn sections(text: &[u8]) -> Result<Vec<Vec<Reading>>, String> {
        let session = Session::parse(text).map_err(|error| refusal(&error))?;
        let mut sections = vec![session_level(&session)];
        sections.extend(session.medias.iter().map(media_section));
        Ok(sections)
    }
}

/// The message without the number of the line.
fn refusal(error: &ParserError) -> String {
    match error {
        ParserError::InvalidVersion(..) => "Invalid version".to_owned(),
        other => reason(other).replace(" in line #", "").replace(" line #", ""),
    }
}

fn session_level(session: &Session) -> Vec<Reading> {
    let mut lines = vec![Reading::typed("v=", one("number", 0))];
    lines.push(Reading::typed("o=", origin(&session.origin)));
    lines.push(Reading::typed("s=", one("text", &session.session_name)));
    let information = session.session_description.iter();
    lines.extend(information.map(|text| Reading::typed("i=", one("text", text))));
    lines.extend(session.uri.iter().map(|uri| Reading::typed("u=", uri_line(uri))));
    lines.extend(session.emails.iter().map(|_| untyped("e=")));
    lines.extend(session.phones.iter().map(|_| untyped("p=")));
    lines.extend(session.connection.iter().map(connection));
    lines.extend(session.bandwidths.iter().map(bandwidth));
    lines.extend(session.times.iter().map(time));
    lines.extend(session.times.iter().flat_map(|time| &time.repeats).map(repeat));
    if !session.time_zones.is_empty() {
        lines.push(zones(&session.time_zones));
    }
    lines.extend(session.key.iter().map(key));
    lines.extend(session.attributes.iter().map(attribute::read));
    lines
}

fn media_section(media: &Media) -> Vec<Reading> {
    let mut fields = one("media", &media.media);
    fields.put("port", media.port);
    fields.put_option("port_count", media.num_ports);
    fields.put("transport", &media.proto);
    fields.put_list("formats", media.fmt.split(' '));
    let mut lines = vec![Reading::typed("m=", fields)];
    let information = media.media_title.iter();
    lines.extend(information.map(|text| Reading::typed("i=", one("text", text))));
    lines.extend(media.connections.iter().map(connection));
    lines.extend(media.bandwidths.iter().map(bandwidth));
    lines.extend(media.key.iter().map(key));
    lines.extend(media.attributes.iter().map(attribute::read));
    lines
}

fn one(path: &str, value: impl ToString) -> Fields {
    let mut fields = Fields::default();
    fields.put(path, value);
    fields
}

fn untyped(kind: &str) -> Reading {
    Reading { kind: kind.to_owned(), outcome: Outcome::Untyped }
}

fn origin(origin: &Origin) -> Fields {
    let mut fields = one("username", origin.username.as_deref().unwrap_or("-"));
    fields.put("session_id", &origin.sess_id);
    fields.put("session_version", origin.sess_version);
    fields.put("net_type", &origin.nettype);
    fields.put("address_type", &origin.addrtype);
    match origin.try_parse_unicast_ip_address() {
        Ok(address) => fields.put("address", address),
        Err(text) => fields.put("address", text),
    }
    fields
}

/// The URI is optional in our grammar of the line, as RFC 3986 references are.
fn uri_line(uri: &str) -> Fields {
    if uri.is_empty() { Fields::default() } else { one("uri", uri) }
}

fn connection(connection: &Connection) -> Reading {
    let mut fields = one("net_type", &connection.nettype);
    fields.put("address_type", &connection.addrtype);
    match connection.try_address() {
        Ok(address) => {
            fields.put("address", address.ip);
            fields.put_option("ttl", address.ttl);
            fields.put_option("address_count", address.count);
        }
        Err(_) => fields.put("address", &connection.connection_address),
    }
    Reading::typed("c=", fields)
}

fn bandwidth(bandwidth: &Bandwidth) -> Reading {
    let mut fields = one("bandwidth_type", &bandwidth.bwtype);
    fields.put("value", bandwidth.bandwidth);
    Reading::typed("b=", fields)
}

fn time(time: &Time) -> Reading {
    let mut fields = one("start", time.start_time);
    fields.put("stop", time.stop_time);
    Reading::typed("t=", fields)
}

fn repeat(repeat: &Repeat) -> Reading {
    let mut fields = one("interval", repeat.repeat_interval);
    fields.put("duration", repeat.active_duration);
    fields.put_list("offsets", &repeat.offsets);
    Reading::typed("r=", fields)
}

fn zones(zones: &[TimeZone]) -> Reading {
    let mut fields = Fields::default();
    for (index, zone) in zones.iter().enumerate() {
        fields.put(format!("adjustments[{index}].time"), zone.adjustment_time);
        fields.put(format!("adjustments[{index}].offset"), zone.offset);
    }
    Reading::typed("z=", fields)
}

fn key(key: &Key) -> Reading {
    let mut fields = one("method", &key.method);
    fields.put_option("key", key.encryption_key.as_ref());
    Reading::typed("k=", fields)
}
