//! Capability negotiation.

mod attribute_configuration;
pub(super) mod blanks;
mod capabilities;
mod configuration;
mod declaration;
mod negotiation;
mod number;
mod precondition;
mod spaced_list;
mod transport;

pub use attribute_configuration::*;
pub use capabilities::*;
pub use configuration::*;
pub use declaration::*;
pub use negotiation::*;
pub use number::*;
pub use precondition::*;
pub use spaced_list::*;
pub use transport::*;
