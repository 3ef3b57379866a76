//! The text of a draft, line by line through core's writer.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{Arguments, Write as _};

use sdpkit_core::line::Origin;
use sdpkit_core::{LineType, Sdp, SdpBuf, Text, Writer};

use super::{Draft, SctpDraft, SectionDraft};
use crate::identifiers::{CertificateFingerprint, Identifiers};
use crate::rejected::Rejected;

/// What the `o=` line of a session says, beside the version.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    user: String,
    session_id: String,
    address_type: String,
    address: String,
}

impl Draft<'_> {
    /// The text, as the next description of a session whose last one was `previous`: of the same
    /// origin, and with a higher version if anything else differs (RFC 3264 §8).
    pub(crate) fn write(
        &self,
        identifiers: &Identifiers,
        previous: Option<Sdp<'_>>,
    ) -> Result<SdpBuf, Rejected> {
        let body = self.body()?;
        let origin = previous.and_then(|sdp| sdp.session().lines().find_map(origin_of));
        let identity = match &origin {
            Some((identity, _)) => identity.clone(),
            None => Identity {
                user: identifiers.user.clone(),
                session_id: alloc::format!("{}", identifiers.session_id),
                address_type: type_of(&identifiers.origin_address).into(),
                address: identifiers.origin_address.clone(),
            },
        };
        let version = match (origin, previous) {
            (Some((_, version)), Some(previous)) if is_body_of(&body, previous) => version,
            (Some((_, version)), _) => version.wrapping_add(1),
            (None, _) => identifiers.first_version,
        };
        let mut lines = Lines::default();
        lines.line("v=", LineType::Version, format_args!("0"))?;
        let Identity { user, session_id, address_type, address } = identity;
        let origin = format_args!("{user} {session_id} {version} IN {address_type} {address}");
        lines.line("o=", LineType::Origin, origin)?;
        let mut text = lines.writer.into_sink();
        text.extend_from_slice(&body);
        Ok(SdpBuf::new(text))
    }

    /// Everything behind `o=`.
    fn body(&self) -> Result<Vec<u8>, Rejected> {
        let mut lines = Lines::default();
        lines.line("s=", LineType::SessionName, format_args!("-"))?;
        for (line_type, value) in &self.times {
            let written = lines.writer.line(*line_type, *value);
            written.map_err(|error| Rejected::Value { name: "t=", error })?;
        }
        if self.times.is_empty() {
            lines.line("t=", LineType::Timing, format_args!("0 0"))?;
        }
        for tags in &self.bundles {
            lines.listed("group", "BUNDLE", tags.iter().map(|tag| &**tag))?;
        }
        if self.ice_lite {
            lines.flag("ice-lite")?;
        }
        if let [first, rest @ ..] = self.ice_options.as_slice() {
            lines.listed("ice-options", first, rest.iter().copied())?;
        }
        let common = self.common_fingerprint();
        if let Some(fingerprint) = common {
            lines.fingerprint(fingerprint)?;
        }
        if self.allows_mixed_extensions {
            lines.flag("extmap-allow-mixed")?;
        }
        for section in &self.sections {
            section.write(common, &mut lines)?;
        }
        Ok(lines.writer.into_sink())
    }

    /// The one fingerprint of all that lives, which then stands at session level, in effect in
    /// every section (RFC 8122 §5). Others stand in each section, bundled ones too, since libwebrtc
    /// refuses several at session level: where a bundled section has none in effect, the page in
    /// Firefox 153 that takes the answer is lost.
    fn common_fingerprint(&self) -> Option<&CertificateFingerprint> {
        let living = || self.sections.iter().filter(|section| section.port != 0);
        let mut stated = living().map(|section| &*section.transport.fingerprints);
        let [common] = stated.find(|stated| !stated.is_empty())? else { return None };
        let is_common = |section: &SectionDraft<'_>| match &*section.transport.fingerprints {
            [] => !section.protocol.starts_with("RTP/AVP"),
            [one] => one == common,
            _ => false,
        };
        living().all(is_common).then_some(common)
    }
}

impl SectionDraft<'_> {
    /// Writes the section; `common` stands at session level already.
    fn write(
        &self,
        common: Option<&CertificateFingerprint>,
        lines: &mut Lines,
    ) -> Result<(), Rejected> {
        let mut formats = String::new();
        for codec in &self.codecs {
            let separator = if formats.is_empty() { "" } else { " " };
            // Writing to a `String` cannot fail.
            let _ = write!(formats, "{separator}{}", codec.payload);
        }
        let formats = if formats.is_empty() { &*self.formats } else { &formats };
        let Self { media, port, protocol, address, .. } = self;
        lines.line("m=", LineType::Media, format_args!("{media} {port} {protocol} {formats}"))?;
        let address_type = type_of(address);
        lines.line("c=", LineType::Connection, format_args!("IN {address_type} {address}"))?;
        for bandwidth in self.bandwidth {
            lines.line("b=", LineType::Bandwidth, format_args!("{bandwidth}"))?;
        }
        if let Some(port) = self.rtcp.port {
            lines.attribute("rtcp", format_args!("{port}"))?;
        }
        self.write_transport(common, lines)?;
        if let Some(mid) = &self.mid {
            lines.attribute("mid", format_args!("{mid}"))?;
        }
        if self.is_bundle_only {
            lines.flag("bundle-only")?;
        }
        if self.allows_mixed_extensions {
            lines.flag("extmap-allow-mixed")?;
        }
        for extension in &self.extensions {
            let (id, uri) = (extension.id, &extension.uri);
            match extension.direction {
                Some(direction) => {
                    lines.attribute("extmap", format_args!("{id}/{direction} {uri}"))?;
                }
                None => lines.attribute("extmap", format_args!("{id} {uri}"))?,
            }
        }
        if let Some(direction) = self.direction {
            lines.flag(direction.as_str())?;
        }
        for msid in self.media_identifiers.iter().flat_map(|media| &media.msids) {
            lines.attribute("msid", format_args!("{msid}"))?;
        }
        if self.rtcp.is_muxed {
            lines.flag("rtcp-mux")?;
        }
        if self.rtcp.is_reduced {
            lines.flag("rtcp-rsize")?;
        }
        self.write_codecs(lines)?;
        self.write_sources(lines)?;
        for rid in &self.rids {
            lines.attribute("rid", format_args!("{rid}"))?;
        }
        if let Some(simulcast) = &self.simulcast {
            lines.attribute("simulcast", format_args!("{simulcast}"))?;
        }
        self.write_sctp(lines)
    }

    fn write_transport(
        &self,
        common: Option<&CertificateFingerprint>,
        lines: &mut Lines,
    ) -> Result<(), Rejected> {
        let transport = &self.transport;
        for candidate in transport.candidates {
            lines.attribute("candidate", format_args!("{candidate}"))?;
        }
        if let Some(ice) = &transport.ice {
            lines.attribute("ice-ufrag", format_args!("{}", ice.ufrag))?;
            lines.attribute("ice-pwd", format_args!("{}", ice.pwd))?;
        }
        for fingerprint in transport.fingerprints.iter().filter(|_| common.is_none()) {
            lines.fingerprint(fingerprint)?;
        }
        if let Some(setup) = transport.setup {
            lines.attribute("setup", format_args!("{}", setup.as_str()))?;
        }
        if let Some(tls_id) = &transport.tls_id {
            lines.attribute("tls-id", format_args!("{tls_id}"))?;
        }
        for crypto in &transport.crypto {
            lines.attribute("crypto", format_args!("{crypto}"))?;
        }
        Ok(())
    }

    fn write_codecs(&self, lines: &mut Lines) -> Result<(), Rejected> {
        for codec in &self.codecs {
            let (payload, encoding, rate) = (codec.payload, &codec.encoding, codec.clock_rate);
            match codec.channels.filter(|channels| *channels > 1) {
                Some(channels) => lines
                    .attribute("rtpmap", format_args!("{payload} {encoding}/{rate}/{channels}"))?,
                None => lines.attribute("rtpmap", format_args!("{payload} {encoding}/{rate}"))?,
            }
            for feedback in &codec.feedback {
                lines.attribute("rtcp-fb", format_args!("{payload} {feedback}"))?;
            }
            if let Some(parameters) = &codec.parameters {
                lines.attribute("fmtp", format_args!("{payload} {parameters}"))?;
            }
        }
        if let Some(milliseconds) = self.packet_time {
            lines.attribute("ptime", format_args!("{milliseconds}"))?;
        }
        if let Some(milliseconds) = self.max_packet_time {
            lines.attribute("maxptime", format_args!("{milliseconds}"))?;
        }
        Ok(())
    }

    fn write_sources(&self, lines: &mut Lines) -> Result<(), Rejected> {
        let Some(media) = self.media_identifiers else { return Ok(()) };
        let Some(cname) = &media.cname else { return Ok(()) };
        if let [media, repair] = *media.ssrcs {
            lines.attribute("ssrc-group", format_args!("FID {media} {repair}"))?;
        }
        for ssrc in &media.ssrcs {
            lines.attribute("ssrc", format_args!("{ssrc} cname:{cname}"))?;
        }
        Ok(())
    }

    fn write_sctp(&self, lines: &mut Lines) -> Result<(), Rejected> {
        /// What `a=sctpmap` says of streams; nobody reads it.
        const STREAMS: u16 = 1024;
        match self.sctp {
            None => Ok(()),
            Some(SctpDraft::Port { port, max_message_size }) => {
                lines.attribute("sctp-port", format_args!("{port}"))?;
                lines.attribute("max-message-size", format_args!("{max_message_size}"))
            }
            Some(SctpDraft::Map { port, max_message_size }) => {
                let value = format_args!("{port} webrtc-datachannel {STREAMS}");
                lines.attribute("sctpmap", value)?;
                lines.attribute("max-message-size", format_args!("{max_message_size}"))
            }
        }
    }
}

/// Lines on their way into the text; each is put together in one piece of memory.
#[derive(Debug)]
struct Lines {
    writer: Writer<Vec<u8>>,
    value: String,
}

impl Default for Lines {
    fn default() -> Self {
        Self { writer: Writer::new(Vec::new()), value: String::new() }
    }
}

impl Lines {
    fn line(
        &mut self,
        name: &'static str,
        line_type: LineType,
        value: Arguments<'_>,
    ) -> Result<(), Rejected> {
        let value = put_together(&mut self.value, value);
        self.writer.line(line_type, value).map_err(|error| Rejected::Value { name, error })
    }

    fn attribute(&mut self, name: &'static str, value: Arguments<'_>) -> Result<(), Rejected> {
        let value = put_together(&mut self.value, value);
        let written = self.writer.other_attribute(name, Some(value));
        written.map_err(|error| Rejected::Value { name, error })
    }

    fn flag(&mut self, name: &'static str) -> Result<(), Rejected> {
        let written = self.writer.other_attribute(name, None);
        written.map_err(|error| Rejected::Value { name, error })
    }

    fn fingerprint(&mut self, fingerprint: &CertificateFingerprint) -> Result<(), Rejected> {
        let value = format_args!("{} {}", fingerprint.hash, fingerprint.digest);
        self.attribute("fingerprint", value)
    }

    /// An attribute that is a list of words.
    fn listed<'w>(
        &mut self,
        name: &'static str,
        first: &str,
        rest: impl Iterator<Item = &'w str>,
    ) -> Result<(), Rejected> {
        let mut value = String::from(first);
        for word in rest {
            value.push(' ');
            value.push_str(word);
        }
        self.attribute(name, format_args!("{value}"))
    }
}

fn put_together<'v>(buffer: &'v mut String, value: Arguments<'_>) -> Text<'v> {
    buffer.clear();
    // Writing to a `String` cannot fail.
    let _ = buffer.write_fmt(value);
    Text::from(buffer.as_str())
}

/// What the `o=` line says, and the version in it.
fn origin_of(line: sdpkit_core::Line<'_>) -> Option<(Identity, u64)> {
    let origin = line.get::<Origin<'_>>()?.ok()?;
    let identity = Identity {
        user: origin.username.to_str().ok()?.into(),
        session_id: origin.session_id.as_str().into(),
        address_type: origin.address_type.as_str().into(),
        address: origin.address.to_str().ok()?.into(),
    };
    Some((identity, origin.session_version.to_u64()?))
}

/// Whether `body` is what follows the `o=` line of `previous`.
fn is_body_of(body: &[u8], previous: Sdp<'_>) -> bool {
    let mut rest = previous.as_bytes();
    for line in previous.lines() {
        let (_, after) = rest.split_at_checked(line.raw().len()).unwrap_or((rest, &[]));
        rest = after;
        if line.line_type() == Some(LineType::Origin) {
            return rest == body;
        }
    }
    false
}

/// The type of an address: one with a colon is IPv6.
fn type_of(address: &str) -> &'static str {
    if address.contains(':') { "IP6" } else { "IP4" }
}
