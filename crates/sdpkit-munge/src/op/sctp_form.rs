//! `sctp`: data channels in the form of RFC 8841, or as older browsers want them.

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{SctpMap, SctpPort};
use sdpkit_core::line::MediaLine;

use crate::error::EditError;
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Writes data channels as RFC 8841 has them, or as browsers before 2018 want them.
    ///
    /// `current` is `UDP/DTLS/SCTP webrtc-datachannel` with `a=sctp-port`, `legacy` is
    /// `DTLS/SCTP 5000` with `a=sctpmap`. The number of streams that only the legacy form states is
    /// given up, and is 1024 there.
    SctpForm "sctp-form", "sctp", sctp_form {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The form.
        form: SctpFormWord,
    }
    example "sctp current":
        "m=application 9 DTLS/SCTP 5000\n\
         a=mid:0\n\
         a=sctpmap:5000 webrtc-datachannel 1024\n"
        =>
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n\
         a=mid:0\n\
         a=sctp-port:5000\n",
}

keywords! {
    /// How a data channel is written.
    SctpFormWord "current|legacy" {
        /// As RFC 8841 has it.
        #[default]
        Current = "current",
        /// As the drafts before had it.
        Legacy = "legacy",
    }
}

/// The protocol over SCTP.
const PROTOCOL: &str = "webrtc-datachannel";

impl Operation for SctpForm {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        /// Where no port is stated (RFC 8841 §5.1).
        const DEFAULT_PORT: u16 = 5000;
        for section in planner.sections(&self.media) {
            let Some(media) = section.media().filter(|_| section.is_data_channel()) else {
                continue;
            };
            let sctp = section.sctp();
            let is_current = media.transport.as_str() != "DTLS/SCTP";
            if is_current == (self.form == SctpFormWord::Current) {
                continue;
            }
            let port = sctp.port().unwrap_or(DEFAULT_PORT);
            let (words, line, old) = match self.form {
                SctpFormWord::Current => (
                    ["UDP/DTLS/SCTP ", PROTOCOL].concat(),
                    alloc::format!("a={}:{port}", SctpPort::INFO.name),
                    SctpMap::INFO.kind,
                ),
                SctpFormWord::Legacy => (
                    alloc::format!("DTLS/SCTP {port}"),
                    alloc::format!("a={}:{port} {PROTOCOL} 1024", SctpMap::INFO.name),
                    SctpPort::INFO.kind,
                ),
            };
            if let Some(transport) = transport_and_formats(section.line(), &media) {
                planner.replace(transport, words, Cause::Requested)?;
            }
            let mut old = section.lines_of_kind(old);
            match old.next() {
                Some(first) => planner.replace(first.content_span(), line, Cause::Requested)?,
                None => planner.add_line(Some(section), line, Cause::Requested)?,
            }
            old.for_each(|line| planner.remove_line(line, Cause::Requested));
        }
        Ok(())
    }
}

/// The place of the transport and the formats of an `m=` line.
fn transport_and_formats(
    line: sdpkit_core::Line<'_>,
    media: &MediaLine<'_>,
) -> Option<sdpkit_core::Span> {
    /// The transport is the third word.
    const TRANSPORT: usize = 2;
    let last = TRANSPORT + media.formats.iter().count();
    Some(line.token(TRANSPORT)?.cover(line.token(last)?))
}
