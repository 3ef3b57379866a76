//! Messaging, files, conferences and speech resources.

mod circuit_switched;
mod conference;
mod fax;
mod file;
mod file_selector;
mod media_range;
mod msrp;
mod optional_value;
mod speech;

pub use circuit_switched::*;
pub use conference::*;
pub use fax::*;
pub use file::*;
pub use file_selector::*;
pub use media_range::*;
pub use msrp::*;
pub use speech::*;
