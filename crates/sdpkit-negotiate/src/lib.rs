//! Offer and answer (RFC 3264, and RFC 9429 for browsers) as pure functions.
//!
//! Nothing here opens a socket, looks at a clock or draws a random number: what identifies a
//! session or a transport comes from the caller as [`Identifiers`].
//!
//! [`offer`] and [`answer`] make descriptions from [`Capabilities`], [`accept`] takes the answer of
//! the other end; what both agree on is [`Negotiated`], and [`Session`] follows it from exchange to
//! exchange. [`verify()`] tells what in an answer does not fit its offer, and [`verify_next`]
//! what in a description may not follow the one before it. [`matching`] tells which codecs of two
//! descriptions are the same, as browsers decide it.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod accept;
mod answer;
mod capabilities;
mod draft;
mod identifiers;
mod limits;
pub mod matching;
mod negotiated;
mod offer;
mod rejected;
mod session;
mod verify;

pub use accept::accept;
pub use answer::{Acceptance, AnswerPolicy, Answered, SectionWish, answer};
pub use capabilities::{
    Capabilities, CodecCapability, DataChannelCapability, ExtensionCapability, IceSupport,
    MediaCapabilities, Order, Protection, Repair, SimulcastCapability, TransportCapabilities,
};
pub use identifiers::{
    CertificateFingerprint, IceCredentials, Identifiers, MediaIdentifiers, SdesKey,
    TransportParameters,
};
pub use limits::MAX_SECTIONS;
pub use negotiated::{
    DtlsRole, Negotiated, NegotiatedCodec, NegotiatedDataChannel, NegotiatedExtension,
    NegotiatedKeys, NegotiatedSection, NegotiatedStream, Rejection, Side,
};
pub use offer::{IcePlan, Life, MediaWant, OfferPlan, offer};
pub use rejected::{Blame, Rejected};
pub use session::{AnswerKind, AnswerRefused, Session, SignallingState, Step, WrongState};
pub use verify::{
    Check, Exchange, Severity, Shown, Violation, is_same_side, verify, verify_next, verify_renewal,
};
