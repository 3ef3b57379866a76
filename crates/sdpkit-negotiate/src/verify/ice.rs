//! ICE: credentials of one's own, and none where none was offered.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::attribute::{
    Candidate, Fingerprint, IceLite, IceOptions, IcePwd, IceUfrag, RemoteCandidates,
};
use sdpkit_core::{Line, Span, TypedAttribute};
use sdpkit_model::order::map;
use sdpkit_model::{Placed, Section};

use super::Check;
use super::log::Log;
use super::pair::{Both, Pair, head, in_effect};

/// Checks what is not about single sections.
pub(super) fn check_session(pair: Pair<'_>, log: &mut Log) {
    let lite = |model: &sdpkit_model::Model<'_>| {
        model.session().lines_of_kind(IceLite::INFO.kind).next().map(Line::content_span)
    };
    if let (Some(offered), Some(answered)) = (lite(pair.offer.model), lite(pair.answer.model)) {
        log.add(Check::IceLiteBoth, None, answered, Some(offered));
    }
    for attribute in pair.answer.model.all::<RemoteCandidates<'_>>() {
        let (section, span) = (attribute.section_index(), attribute.line.content_span());
        log.add(Check::RemoteCandidates, section, span, None);
    }
    check_fingerprints(pair, log);
}

/// Two ends have two certificates; one that comes back was copied.
fn check_fingerprints(pair: Pair<'_>, log: &mut Log) {
    let digest = |fingerprint: &Placed<'_, Fingerprint<'_>>| -> Vec<u8> {
        fingerprint.digest.as_bytes().to_ascii_uppercase()
    };
    let offered: BTreeMap<_, _> = map(pair
        .offer
        .model
        .all::<Fingerprint<'_>>()
        .map(|fingerprint| (digest(&fingerprint), fingerprint.value_span())));
    for fingerprint in pair.answer.model.all::<Fingerprint<'_>>() {
        if let Some(reference) = offered.get(&digest(&fingerprint)) {
            let (section, span) = (fingerprint.section_index(), fingerprint.value_span());
            log.add(Check::FingerprintEchoed, section, span, Some(*reference));
        }
    }
}

pub(super) fn check(both: Both<'_>, log: &mut Log) {
    let offered = credentials(both.offered);
    let answered = both.answered.ice();
    if !offers_ice(both.offered) {
        return check_unsolicited(both, log);
    }
    let (Some(ufrag), Some(pwd)) = (answered.ufrag, answered.pwd) else {
        // Half credentials are the offer's fault (RFC 8839 §5.4), and nothing to answer with ICE.
        if both.answered.owns_transport() && offered.is_some() {
            let reference = in_effect(both.offered, IceUfrag::INFO.kind);
            log.add(Check::CredentialsMissing, Some(both.index), head(both.answered), reference);
        }
        return;
    };
    if let Some(offered) = offered.filter(|offered| offered.is(ufrag.value, pwd.value)) {
        let reference = Some(offered.ufrag.line.content_span());
        log.add(Check::CredentialsEchoed, Some(both.index), ufrag.line.content_span(), reference);
    }
}

/// The user fragment and the password that hold for a section.
#[derive(Clone, Copy)]
pub(super) struct Credentials<'a> {
    pub(super) ufrag: Placed<'a, IceUfrag<'a>>,
    pub(super) pwd: Placed<'a, IcePwd<'a>>,
}

impl Credentials<'_> {
    fn is(&self, ufrag: IceUfrag<'_>, pwd: IcePwd<'_>) -> bool {
        self.ufrag.ufrag.as_str() == ufrag.ufrag.as_str()
            && self.pwd.pwd.as_str() == pwd.pwd.as_str()
    }

    pub(super) fn has_same_ufrag(&self, other: &Credentials<'_>) -> bool {
        self.ufrag.ufrag.as_str() == other.ufrag.ufrag.as_str()
    }

    pub(super) fn has_same_pwd(&self, other: &Credentials<'_>) -> bool {
        self.pwd.pwd.as_str() == other.pwd.pwd.as_str()
    }
}

/// The credentials of a section: those of the section that speaks for its BUNDLE group first.
pub(super) fn credentials<'a>(section: Section<'a, 'a>) -> Option<Credentials<'a>> {
    let of = |section: Section<'a, 'a>| {
        let ice = section.ice();
        Some(Credentials { ufrag: ice.ufrag?, pwd: ice.pwd? })
    };
    of(section.transport_owner()).or_else(|| of(section))
}

/// Whether a section says anything of ICE.
fn offers_ice(section: Section<'_, '_>) -> bool {
    [IceUfrag::INFO.kind, IcePwd::INFO.kind, Candidate::INFO.kind, IceOptions::INFO.kind]
        .into_iter()
        .any(|kind| in_effect(section, kind).is_some())
}

/// RFC 8839 §4.3.2: without ICE in the offer there is none in the answer.
fn check_unsolicited(both: Both<'_>, log: &mut Log) {
    let kinds = [IceUfrag::INFO.kind, IcePwd::INFO.kind, Candidate::INFO.kind];
    let session = both.answered.model().session();
    let found = kinds.into_iter().find_map(|kind| -> Option<Span> {
        let line = both.answered.lines_of_kind(kind).next();
        Some(line.or_else(|| session.lines_of_kind(kind).next())?.content_span())
    });
    if let Some(span) = found {
        log.add(Check::IceWithoutOffer, Some(both.index), span, Some(head(both.offered)));
    }
}
