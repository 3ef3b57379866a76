//! What the lines of a session description mean together.
//!
//! A codec is an entry of an `m=` line, an `a=rtpmap`, its `a=fmtp` and its `a=rtcp-fb` lines; a
//! transport is what the tagged section of a BUNDLE group says. The model joins them once, each
//! value with its place.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod bundle;
mod codec;
mod columns;
mod data_channel;
mod encoding;
pub mod fmtp;
mod index;
mod kind;
mod level;
mod media_kind;
mod model;
#[doc(hidden)]
pub mod order;
mod payload_reference;
mod placed;
mod removal;
mod repairs;
mod secret;
mod section;
mod source;
mod static_payload;
mod transport;

pub use bundle::Bundle;
pub use codec::Codec;
pub use data_channel::SctpParameters;
pub use encoding::{ClockRates, Encoding};
pub use kind::{DescriptionType, Engine, Guess, Profile};
pub use level::Level;
pub use media_kind::MediaKind;
pub use model::{KindAtLevel, Model};
pub use placed::Placed;
pub use removal::{Cause, Removal, RemovedPart};
pub use secret::{Secret, SecretKind, addresses, secrets, secrets_and_identifiers, secrets_in};
pub use section::Section;
pub use source::Source;
pub use static_payload::StaticPayload;
pub use transport::{DtlsParameters, IceAgent, IceParameters};
