use alloc::format;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::SourceFilter;
use sdpkit_core::{Attr, AttributeKind, Span};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source filter is not what its grammar says.
    ///
    /// A source filter tells the network which sender's packets to let through. Receivers that
    /// cannot read it join the group without a filter, which fails in networks that know only
    /// source-specific multicast, or do not start at all. A space stands after the colon; without
    /// it, as in examples of RFC 7104, strict readers refuse the line and most others take it, so
    /// that this alone is a warning. The destination is an address without the time to live that
    /// follows it in `c=`; the sources are unicast addresses or names, all of one address type.
    ///
    /// # Bad
    /// ```sdp
    /// a=source-filter: incl IN IP4 233.252.0.10/64 192.0.2.50
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=source-filter: incl IN IP4 233.252.0.10 192.0.2.50
    /// ```
    id: "source-filter-malformed",
    category: Broadcast,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4570 §3.1 “MUST NOT include the sub-fields <ttl> and <number of addresses>”",
        "RFC 4570 §3.1 “MUST be either an FQDN or \"*\"”",
        "RFC 4570 §3 “one or more unicast addresses or FQDNs, separated by space characters”",
        "AMWA-TV/sdpoker `test_30_1` (RFC 4570 Section 3)",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::SourceFilter)],
}

const EXAMPLE: &str = "an example: `a=source-filter: incl IN IP4 232.0.16.1 192.0.2.50`";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let why = error.quoting(document.sdp());
        report.add(error.span(), format!("malformed source filter: {why}")).help(EXAMPLE);
    }
    for (attr, filter) in document.typed_attributes::<SourceFilter<'_>>() {
        check_blank(attr, report);
        let place = |word: &[u8]| document.sdp().span_of(word).unwrap_or_else(|| attr.value_span());
        if filter.net_type != "IN" {
            let message = format!("`{}` is no network type of source filters", filter.net_type);
            report.add(place(filter.net_type.as_bytes()), message).help("write `IN`");
            continue;
        }
        let Some(family) = Family::named(filter.address_type.as_str()) else {
            let message = format!("`{}` is no address type of source filters", filter.address_type);
            let help = "write `IP4`, `IP6`, or `*` where all addresses are names";
            report.add(place(filter.address_type.as_bytes()), message).help(help);
            continue;
        };
        let destination = filter.destination.as_bytes();
        check_destination(place(destination), destination, family, report);
        for source in &filter.sources {
            check_source(place(source.as_bytes()), source.as_bytes(), family, report);
        }
    }
}

/// `"source-filter" ":" SP filter-mode SP filter-spec`
fn check_blank(attr: Attr<'_>, report: &mut Report<'_>) {
    let Some(mode) = attr.token(0).filter(|mode| !mode.is_empty()) else { return };
    report
        .add(mode, "no space before the mode of the source filter: strict readers refuse the line")
        .severity(Severity::Warning)
        .fix("add a space after the colon", [FixEdit::insert(mode.start(), " ")]);
}

fn check_destination(place: Span, text: &[u8], family: Family, report: &mut Report<'_>) {
    let slash = text.iter().position(|&byte| byte == b'/');
    let (address, range) = text.split_at(slash.unwrap_or(text.len()));
    let length = u32::try_from(range.len()).unwrap_or_default();
    let end = place.end() - length;
    if !range.is_empty() {
        let range = Span::new(end, place.end());
        report
            .add(range, "the time to live and the number of addresses belong to `c=` alone")
            .fix("remove what follows the address", [FixEdit::delete(range)]);
    }
    let place = Span::new(place.start(), end);
    match Host::decode(address) {
        _ if address == b"*" => {}
        Host::Other(other) => {
            let message = format!("`{other}` is neither an address nor a name");
            report.add(place, message).help("write the address of the `c=` line, or `*` for all");
        }
        host => check_family(place, host, family, report),
    }
}

fn check_source(place: Span, text: &[u8], family: Family, report: &mut Report<'_>) {
    let host = Host::decode(text);
    if let Host::Other(other) = host {
        let message = format!("`{other}` is neither an address nor a name");
        report.add(place, message).help("write the address that the sender sends from");
    } else if host.ip().is_some_and(|address| address.is_multicast()) {
        report
            .add(place, format!("`{host}` is a multicast address, which sends nothing"))
            .help("write the address that the sender sends from; the destination comes before it");
    } else {
        check_family(place, host, family, report);
    }
}

/// Reports an address that is not of the address type.
fn check_family(place: Span, host: Host<'_>, family: Family, report: &mut Report<'_>) {
    let found = match host {
        Host::Ip4(_) => Family::Ip4,
        Host::Ip6 { .. } => Family::Ip6,
        _ => return,
    };
    let found_name = found.as_str();
    match family {
        _ if family == found => {}
        Family::Any => {
            let message =
                format!("the address type `*` is for names, and this is an {found_name} address");
            report.add(place, message).help(format!("write `{found_name}` in place of `*`"));
        }
        Family::Ip4 | Family::Ip6 => {
            let message = format!(
                "the address type of the filter is `{}`, and this is an {found_name} address",
                family.as_str()
            );
            report.add(place, message).help("write a filter for each address type");
        }
    }
}

/// `address-types = "*" / addrtype`
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Ip4,
    Ip6,
    /// Both, which takes names.
    Any,
}

impl Family {
    fn named(name: &str) -> Option<Self> {
        [Self::Ip4, Self::Ip6, Self::Any].into_iter().find(|family| family.as_str() == name)
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Ip4 => "IP4",
            Self::Ip6 => "IP6",
            Self::Any => "*",
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=source-filter: incl IN IP4 233.252.0.10 192.0.2.50 192.0.2.51\n\
            a=source-filter: excl IN IP6 FF0E::11A 2001:db8:1:2:240:96ff:fe25:8ec9\n",
        b"{session}{audio}a=source-filter: incl IN IP4 * 192.0.2.10\n\
            a=source-filter: incl IN * dst-1.example.com src-1.example.com src-2.example.com\n",
        b"{session}{audio}a=source-filter\n",
    ],
    fail: &[
        b"{session}{audio}a=source-filter:[[incl]] IN IP4 233.252.0.10 192.0.2.50\n",
        b"{session}{audio}a=source-filter: [[only]] IN IP4 233.252.0.10 192.0.2.50\n\
            a=source-filter: incl IN IP4 233.252.0.10[[]]\na=source-filter: [[INCL]] IN IP4 * 192.0.2.1\n",
        b"{session}{audio}a=source-filter: incl IN IP4 233.252.0.10[[/64]] 192.0.2.50\n\
            a=source-filter: incl IN IP6 ff0e::1[[/3]] 2001:db8::1\n",
        b"{session}{audio}a=source-filter: incl [[TN]] IP4 233.252.0.10 192.0.2.50\n\
            a=source-filter: incl IN [[ip4]] 233.252.0.10 192.0.2.50\n",
        b"{session}{audio}a=source-filter: incl IN * [[233.252.0.10]] [[192.0.2.50]]\n\
            a=source-filter: incl IN IP4 [[ff0e::1]] [[2001:db8::1]]\n\
            a=source-filter: incl IN IP6 ff0e::1 [[192.0.2.1]] host.example\n",
        b"{session}{audio}a=source-filter: incl IN IP4 [[999.1.1.1]] [[*]] [[233.252.0.10]]\n",
    ],
    fix: &[(
        b"{session}{audio}c=IN IP4 233.252.0.10/64\na=source-filter:incl IN IP4 233.252.0.10/64 192.0.2.50\n",
        b"{session}{audio}c=IN IP4 233.252.0.10/64\na=source-filter: incl IN IP4 233.252.0.10 192.0.2.50\n",
    )],
    newlines: Newlines::Crlf,
};
