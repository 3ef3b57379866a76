//! What deployed senders write outside the standards, and standards that few follow.

mod atm;
mod camera;
mod google;
mod gpp;
mod hex;
mod mbms;
mod microsoft;
mod proxy;
mod ravenna;
mod real;
mod real_value;
mod spaced;
mod standard;
mod streaming;
mod telephony;

pub use atm::*;
pub use camera::*;
pub use google::*;
pub use gpp::*;
pub use hex::*;
pub use mbms::*;
pub use microsoft::*;
pub use proxy::*;
pub use ravenna::*;
pub use real::*;
pub use real_value::*;
pub use standard::*;
pub use streaming::*;
pub use telephony::*;
