use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::SourceFilter;
use sdpkit_core::{Attr, AttributeKind, Line, LineType, Span};
use sdpkit_model::order::Order as _;

use super::destinations::Destinations;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source filter is for a destination that no `c=` line names.
    ///
    /// Such a filter filters nothing: it was forgotten when the group was changed, or copied from
    /// another stream. A filter in a media section is for the addresses of that section, or of
    /// the session level; a filter at session level for any. Two filters for one destination at
    /// one level contradict each other, and are reported as well.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 233.252.0.10/64
    /// a=source-filter: incl IN IP4 233.252.0.99 192.0.2.50
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 233.252.0.10/64
    /// a=source-filter: incl IN IP4 233.252.0.10 192.0.2.50
    /// ```
    id: "source-filter-destination",
    category: Broadcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4570 §3.1 “MUST correspond to an existing <connection-field> value in the session description”",
        "RFC 4570 §3.1 “An SDP description MUST NOT contain more than one session-level \"source-filter\" attribute that covers the same destination address”",
        "AMWA-TV/sdpoker `test_30_3` (RFC 4570 Section 3)",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::SourceFilter) {
        return;
    }
    let session = document.sections().next().unwrap_or_default();
    let shared = Destinations::of(session.iter());
    let is_connection = |line: &&Line<'_>| line.line_type() == Some(LineType::Connection);
    let shared_line = session.iter().find(is_connection);
    for (number, section) in document.sections().enumerate() {
        let filters = filters(document, section);
        if filters.is_empty() {
            continue;
        }
        report_repeated(&filters, report);
        // A filter at session level may be for the address of any section (RFC 4570 §3.2.3).
        let lines = if number == 0 { document.lines() } else { section };
        let own = Destinations::of(lines.iter());
        if own.is_open() || shared.is_open() || (own.is_empty() && shared.is_empty()) {
            continue;
        }
        let named = lines.iter().find(is_connection).or(shared_line);
        let stray = filters.iter().filter(|filter| {
            !own.contains(filter.destination) && !shared.contains(filter.destination)
        });
        for filter in stray.filter(|filter| !matches!(filter.destination, Host::Other(_))) {
            let message = format!("a filter for `{}`, where no media goes", filter.destination);
            let finding = report.add(filter.place, message);
            finding.help("write the address of the `c=` line, or `*` for all addresses");
            if let Some(connection) = named {
                finding.label(connection.value_span(), "media goes here");
            }
        }
    }
}

/// A filter, and where it says for which destination it is.
#[derive(Clone, Copy)]
struct Filter<'a> {
    attr: Attr<'a>,
    destination: Host<'a>,
    place: Span,
}

/// The filters of a section.
fn filters<'a>(document: &Document<'a>, section: &[Line<'a>]) -> Vec<Filter<'a>> {
    let attributes = section.iter().filter_map(|line| line.attribute());
    let filters = attributes.filter_map(|attr| {
        let filter = attr.get::<SourceFilter<'a>>()?.ok()?;
        let text = filter.destination.as_bytes();
        // A time to live is another rule's.
        let address = text.split(|&byte| byte == b'/').next().unwrap_or(text);
        let place = document.sdp().span_of(address).unwrap_or_else(|| attr.value_span());
        Some(Filter { attr, destination: Host::decode(address), place })
    });
    filters.collect()
}

/// Reports the filters after the first for one destination.
fn report_repeated(filters: &[Filter<'_>], report: &mut Report<'_>) {
    if filters.len() < 2 {
        return;
    }
    let mut sorted: Vec<_> =
        filters.iter().map(|filter| (format!("{}", filter.destination), filter)).collect();
    sorted.order_by(|(one, first), (other, second)| {
        let lower = [one, other].map(|name| name.bytes().map(|byte| byte.to_ascii_lowercase()));
        let [one, other] = lower;
        one.cmp(other).then(first.place.cmp(&second.place))
    });
    for same in sorted.chunk_by(|one, next| one.0.eq_ignore_ascii_case(&next.0)) {
        let [(name, first), others @ ..] = same else { continue };
        for (_, filter) in others {
            report
                .add(filter.place, format!("a second filter for `{name}` at the same level"))
                .help("write one filter that names all sources")
                .label(first.attr.value_span(), "the first filter for it");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP4 233.252.0.10/64\na=source-filter: incl IN IP4 233.252.0.10 192.0.2.50\n",
        // One level may speak of the address at the other.
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 233.252.0.1/1\nt=0 0\n\
            a=source-filter: incl IN IP4 233.252.0.2 192.0.2.50\n{audio}\
            a=source-filter: incl IN IP4 233.252.0.1 192.0.2.50\n{audio}c=IN IP4 233.252.0.2/1\n",
        b"{session}a=source-filter: incl IN IP4 * 192.0.2.50\n{audio}c=IN IP4 233.252.0.2/1\n",
        // Each address of a range has its filter.
        b"{session}{audio}c=IN IP4 233.252.0.1/127/3\na=source-filter: incl IN IP4 233.252.0.1 192.0.2.10\n\
            a=source-filter:incl IN IP4 233.252.0.3/127 192.0.2.42\n",
        b"{session}{audio}c=IN IP6 FF0E::11A\na=source-filter: incl IN IP6 ff0e:0:0::11a 2001:db8::1\n",
        // Nobody knows what such lines mean.
        b"{session}{audio}c=IN IP4\na=source-filter: incl IN IP4 233.252.0.1 192.0.2.10\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}a=source-filter: incl IN IP4 233.252.0.1 192.0.2.10\n",
        b"{session}{audio}c=IN IP4 233.252.0.1/1\na=source-filter: incl IN IP4 a!b 192.0.2.10\n",
    ],
    fail: &[
        b"{session}{audio}c=IN IP4 233.252.0.10/64\na=source-filter: incl IN IP4 [[233.252.0.99]] 192.0.2.50\n",
        b"{session}a=source-filter: incl IN IP4 [[233.252.0.99]] 192.0.2.50\n{audio}",
        // The address of another section.
        b"{session}{audio}c=IN IP4 233.252.0.1/1\n{audio}c=IN IP4 233.252.0.2/1\n\
            a=source-filter: incl IN IP4 [[233.252.0.1]] 192.0.2.50\n",
        b"{session}{audio}c=IN IP4 233.252.0.1/1\na=source-filter: incl IN IP4 233.252.0.1 192.0.2.50\n\
            a=source-filter: excl IN IP4 [[233.252.0.1]] 192.0.2.51\na=source-filter: incl IN IP4 [[host.example]] 192.0.2.50\n",
        b"{session}{audio}c=IN IP4 233.252.0.10/64\na=source-filter: incl IN IP4 [[233.252.0.11]]/64 192.0.2.50\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
