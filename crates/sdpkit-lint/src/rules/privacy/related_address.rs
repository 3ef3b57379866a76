//! Related addresses: what a candidate tells beside its own address.

use alloc::collections::BTreeSet;
use core::net::IpAddr;

use sdpkit_core::Span;
use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_model::Placed;
use sdpkit_model::order::set;

use super::candidates::{Mention, addresses};
use super::scope::is_telling;
use crate::document::Document;
use crate::finding::{FixEdit, Report};

/// Reports the related addresses of candidates whose type `is_meant`, where they tell something
/// that no candidate tells with its own address.
pub(super) fn check_related(
    document: &Document<'_>,
    report: &mut Report<'_>,
    is_meant: impl Fn(CandidateType<'_>) -> bool,
    message: &str,
) {
    let found = addresses(document, |candidate, _| {
        let address = candidate.related_address.filter(|_| is_meant(candidate.typ))?;
        let scope = Host::from(address).scope();
        // Documents and tests write such addresses where a real one stands, and mean what they say.
        (is_telling(scope) || scope == Scope::Documentation).then_some((address, scope))
    });
    if found.is_empty() {
        return;
    }
    let told = own_addresses(document);
    for telling in &found {
        if Host::from(telling.address).ip().is_some_and(|address| told.contains(&address)) {
            continue;
        }
        let finding = report.add(telling.place(), message);
        telling.label_others(finding);
        let edits = telling.mentions.iter().flat_map(hidden);
        finding.fix("write `0.0.0.0` or `::` and port 9", edits);
    }
}

/// The addresses that candidates have themselves.
fn own_addresses(document: &Document<'_>) -> BTreeSet<IpAddr> {
    set(document.candidates().filter_map(|(_, host)| host.ip()))
}

/// The edits that tell no related address (RFC 8839 §5.1).
fn hidden(mention: &Mention<'_>) -> impl Iterator<Item = FixEdit> + use<> {
    let unspecified = match mention.candidate.host() {
        Host::Ip6 { .. } => "::",
        _ => "0.0.0.0",
    };
    let address = FixEdit::replace(mention.place, unspecified);
    let port = related_port_span(&mention.candidate).map(|port| FixEdit::replace(port, "9"));
    core::iter::once(address).chain(port)
}

/// The place of the number after `rport`.
fn related_port_span(candidate: &Placed<'_, Candidate<'_>>) -> Option<Span> {
    /// `<foundation> <component> <transport> <priority> <address> <port> typ <type> raddr <address>
    /// rport <port>`
    const RELATED_PORT: usize = 11;
    candidate.related_port?;
    candidate.token(RELATED_PORT)
}
