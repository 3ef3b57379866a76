//! What a session is, and the languages it is in.

mod description;
mod language;

pub use description::{Category, Charset, CharsetName, ConferenceType, Keywords, Tool, Type};
pub use language::{Lang, LanguageTag, SdpLang};
