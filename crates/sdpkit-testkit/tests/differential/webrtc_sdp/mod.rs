//! How the crate webrtc-sdp reads lines and texts.

mod attribute;
mod fmtp;
mod image;

use webrtc_sdp::address::{AddressTyped as _, ExplicitlyTypedAddress};
use webrtc_sdp::error::{SdpParserError, SdpParserInternalError};
use webrtc_sdp::media_type::{SdpFormatList, SdpMedia, SdpMediaLine};
use webrtc_sdp::{
    SdpBandwidth, SdpConnection, SdpOrigin, SdpSession, SdpTiming, SdpType, parse_sdp,
    parse_sdp_line,
};

use crate::peer::{Peer, reason};
use crate::reading::{Fields, Outcome, Reading};

pub(crate) struct WebrtcSdp;

impl Peer for WebrtcSdp {
    const NAME: &'static str = "webrtc-sdp";

    fn line(line: &[u8]) -> Reading {
        let outcome = match str::from_utf8(line).map(|line| parse_sdp_line(line, 0)) {
            Ok(Ok(read)) => return typed(&read.sdp_type),
            Ok(Err(error)) if is_unknown(&error) => Outcome::Unknown,
            Ok(Err(error)) => Outcome::LeftOut(refusal(&error)),
            Err(_) => Outcome::LeftOut(NOT_UTF_8.to_owned()),
        };
        Reading { kind: String::new(), outcome }
    }

    fn sections(text: &[u8]) -> Result<Vec<Vec<Reading>>, String> {
        let text = str::from_utf8(text).map_err(|_| NOT_UTF_8.to_owned())?;
        // Warnings are about lines that it leaves out.
        let session = parse_sdp(text, false).map_err(|error| refusal(&error))?;
        let mut sections = vec![session_level(&session)];
        sections.extend(session.media.iter().map(media_section));
        Ok(sections)
    }

    /// It knows parameters by their names and keeps no order.
    fn reshape(kind: &str, ours: Fields) -> Fields {
        match kind {
            "a=candidate" => ours.by_key("extensions", "name"),
            "a=fmtp" => ours.by_key("parameters", "key"),
            "a=rid" => ours.by_key("restrictions", "key"),
            _ => ours,
        }
    }
}

const NOT_UTF_8: &str = "not UTF-8";

fn is_unknown(error: &SdpParserError) -> bool {
    let SdpParserError::Unsupported { error, .. } = error else { return false };
    matches!(error, SdpParserInternalError::Unsupported(message)
        if message.starts_with("Unknown attribute type"))
}

/// What is wrong, without the line and the text it was found in.
fn refusal(error: &SdpParserError) -> String {
    let error = match error {
        SdpParserError::Line { error, .. } | SdpParserError::Unsupported { error, .. } => error,
        SdpParserError::Sequence { message, .. } => {
            // "rtpmap:0 PCMU/8000 not allowed at session level"
            let tail = message.find(" not allowed at ").and_then(|at| message.get(at + 1..));
            return tail.map_or_else(|| reason(message), str::to_owned);
        }
    };
    match error {
        SdpParserInternalError::Generic(message) | SdpParserInternalError::Unsupported(message) => {
            // "unsupported type email: jdoe@example.com"
            reason(&message.split([':', '(']).next().unwrap_or_default())
        }
        SdpParserInternalError::UnknownAddressType(_) => "unknown address type".to_owned(),
        SdpParserInternalError::AddressTypeMismatch { .. } => "address type mismatch".to_owned(),
        other => reason(other),
    }
}

fn session_level(session: &SdpSession) -> Vec<Reading> {
    let mut lines = vec![
        Reading::typed("v=", one("number", session.version)),
        Reading::typed("o=", origin(&session.origin)),
    ];
    lines.extend(session.session.iter().map(|text| Reading::typed("s=", one("text", text))));
    lines.extend(session.information.iter().map(information));
    lines.extend(session.connection.iter().map(connection));
    lines.extend(session.bandwidth.iter().map(bandwidth));
    lines.extend(session.timing.iter().map(timing));
    lines.extend(session.attribute.iter().map(attribute::read));
    lines
}

fn media_section(media: &SdpMedia) -> Vec<Reading> {
    let mut lines = vec![media_line(&SdpMediaLine {
        media: media.get_type().clone(),
        port: media.get_port(),
        port_count: media.get_port_count(),
        proto: media.get_proto().clone(),
        formats: media.get_formats().clone(),
    })];
    lines.extend(media.get_information().iter().map(information));
    lines.extend(media.get_connection().iter().map(connection));
    lines.extend(media.get_bandwidth().iter().map(bandwidth));
    lines.extend(media.get_attributes().iter().map(attribute::read));
    lines
}

fn typed(line: &SdpType) -> Reading {
    match line {
        SdpType::Attribute(attribute) => attribute::read(attribute),
        SdpType::Bandwidth(line) => bandwidth(line),
        SdpType::Connection(line) => connection(line),
        SdpType::Information(text) => information(text),
        SdpType::Media(line) => media_line(line),
        SdpType::Origin(line) => Reading::typed("o=", origin(line)),
        SdpType::Session(text) => Reading::typed("s=", one("text", text)),
        SdpType::Timing(line) => timing(line),
        SdpType::Version(number) => Reading::typed("v=", one("number", number)),
    }
}

fn one(path: &str, value: impl ToString) -> Fields {
    let mut fields = Fields::default();
    fields.put(path, value);
    fields
}

fn information(text: &String) -> Reading {
    Reading::typed("i=", one("text", text))
}

fn origin(origin: &SdpOrigin) -> Fields {
    let mut fields = one("username", &origin.username);
    fields.put("session_id", origin.session_id);
    fields.put("session_version", origin.session_version);
    put_address("", &origin.unicast_addr, &mut fields);
    fields
}

/// Network type, address type and address; it takes no network but `IN`.
fn put_address(path: &str, address: &ExplicitlyTypedAddress, fields: &mut Fields) {
    fields.put(format!("{path}net_type"), "IN");
    fields.put(format!("{path}address_type"), address.address_type());
    match address {
        ExplicitlyTypedAddress::Fqdn { domain, .. } => fields.put(format!("{path}address"), domain),
        ExplicitlyTypedAddress::Ip(ip) => fields.put(format!("{path}address"), ip),
    }
}

fn connection(connection: &SdpConnection) -> Reading {
    let mut fields = Fields::default();
    put_address("", &connection.address, &mut fields);
    fields.put_option("ttl", connection.ttl);
    fields.put_option("address_count", connection.amount);
    Reading::typed("c=", fields)
}

fn bandwidth(bandwidth: &SdpBandwidth) -> Reading {
    let (name, value) = match bandwidth {
        SdpBandwidth::As(value) => ("AS", value),
        SdpBandwidth::Ct(value) => ("CT", value),
        SdpBandwidth::Tias(value) => ("TIAS", value),
        SdpBandwidth::Unknown(name, value) => (name.as_str(), value),
    };
    let mut fields = one("bandwidth_type", name);
    fields.put("value", value);
    Reading::typed("b=", fields)
}

fn timing(timing: &SdpTiming) -> Reading {
    let mut fields = one("start", timing.start);
    fields.put("stop", timing.stop);
    Reading::typed("t=", fields)
}

fn media_line(line: &SdpMediaLine) -> Reading {
    let mut fields = one("media", &line.media);
    fields.put("port", line.port);
    // It has 0 where nothing is said.
    fields.put_option("port_count", Some(line.port_count).filter(|&count| count > 0));
    fields.put("transport", &line.proto);
    match &line.formats {
        SdpFormatList::Integers(formats) => fields.put_list("formats", formats),
        SdpFormatList::Strings(formats) => fields.put_list("formats", formats),
        SdpFormatList::Unknown(formats) => fields.put_list("formats", formats.split(' ')),
    }
    Reading::typed("m=", fields)
}
