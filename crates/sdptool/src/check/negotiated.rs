//! What an offer and its answer agree on, for people.

use std::fmt::Write as _;

use sdpkit::Sdp;
use sdpkit::model::{Model, Section};
use sdpkit::negotiate::{DtlsRole, Negotiated, NegotiatedCodec, NegotiatedSection, Side};

use super::candidates;
use crate::visible::visible;

/// The sections that both have, each with what it was negotiated to; an empty text where there is
/// none.
pub(super) fn table(offer: Sdp<'_>, answer: Sdp<'_>) -> String {
    let (offer, answer) = (Model::new(offer), Model::new(answer));
    let negotiated = Negotiated::between(&offer, &answer, Side::Offerer);
    let mut text = String::new();
    for section in &negotiated.sections {
        let both = offer.section(section.index).zip(answer.section(section.index));
        if let Some(both) = both {
            describe(section, both, &mut text);
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("Negotiated, as the offerer sees it:\n{text}\n")
}

fn describe(
    section: &NegotiatedSection,
    (offered, answered): (Section<'_, '_>, Section<'_, '_>),
    text: &mut String,
) {
    let mid = section.mid.as_ref().map(|mid| format!(", mid {mid}")).unwrap_or_default();
    let head = format!("{} {}{mid}", section.index, section.kind);
    if section.rejection.is_some() {
        line(text, 2, &head, "rejected");
        return;
    }
    let is_data = section.data_channel.is_some();
    line(text, 2, &head, if is_data { "data channel" } else { section.direction.as_str() });
    let rows = [
        ("sends", codecs(&section.send)),
        ("receives", codecs(&section.receive)),
        ("streams", streams(section)),
        ("extensions", extensions(section)),
        ("messages", messages(section)),
        ("transport", transport(section)),
    ];
    if !is_data && section.send.is_empty() && section.receive.is_empty() {
        line(text, 4, "codecs", "none that both have");
    }
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        line(text, 4, name, value);
    }
    if section.transport == section.index && section.local_ice.is_some() {
        line(text, 4, "candidates", &candidates::line(offered, answered));
    }
}

/// A name and what is said of it, in a column of their own.
fn line(text: &mut String, indent: usize, name: &str, value: &str) {
    let width = 18 - indent;
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:indent$}{:width$} {}", "", visible(name), visible(value));
}

/// `opus/48000/2 111, VP8/90000 96 (rtx 97)`.
fn codecs(codecs: &[NegotiatedCodec]) -> String {
    let codecs = codecs.iter().map(|codec| {
        let channels = match codec.channels {
            0 | 1 => String::new(),
            channels => format!("/{channels}"),
        };
        let repair = codec.retransmission.map(|rtx| format!(" (rtx {rtx})")).unwrap_or_default();
        format!("{}/{}{channels} {}{repair}", codec.encoding, codec.clock_rate, codec.payload)
    });
    codecs.collect::<Vec<_>>().join(", ")
}

/// `sends h, l`.
fn streams(section: &NegotiatedSection) -> String {
    let both = [("sends", &section.send_streams), ("receives", &section.receive_streams)];
    let both = both.into_iter().filter(|(_, streams)| !streams.is_empty());
    let both = both.map(|(verb, streams)| {
        let names = streams.iter().filter_map(|stream| stream.first()).map(|stream| &*stream.rid);
        format!("{verb} {}", names.collect::<Vec<_>>().join(", "))
    });
    both.collect::<Vec<_>>().join("; ")
}

/// `1 urn:ietf:params:rtp-hdrext:sdes:mid`.
fn extensions(section: &NegotiatedSection) -> String {
    let extensions =
        section.extensions.iter().map(|extension| format!("{} {}", extension.id, extension.uri));
    extensions.collect::<Vec<_>>().join(", ")
}

fn messages(section: &NegotiatedSection) -> String {
    match section.data_channel.map(|channel| channel.max_message_size) {
        Some(Some(size)) => format!("up to {size} bytes"),
        Some(None) => "of any size".to_owned(),
        None => String::new(),
    }
}

/// `UDP/TLS/RTP/SAVPF, DTLS client, rtcp-mux`, or whose it is.
fn transport(section: &NegotiatedSection) -> String {
    if section.transport != section.index {
        return format!("that of section {}", section.transport);
    }
    let role = section.role.map(|role| match role {
        DtlsRole::Client => "DTLS client",
        DtlsRole::Server => "DTLS server",
    });
    let keys = section.keys.as_ref().map(|keys| format!("SDES {}", keys.suite));
    let parts = [
        Some(section.protocol.clone()),
        role.map(str::to_owned),
        keys,
        section.rtcp_mux.then(|| "rtcp-mux".to_owned()),
        section.reduced_size_rtcp.then(|| "rtcp-rsize".to_owned()),
        section.ice_restart.then(|| "ICE restart".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
