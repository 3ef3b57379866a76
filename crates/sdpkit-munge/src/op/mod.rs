//! The operations: one file each, and their list.

mod disable_repair;
mod feedback_add;
mod feedback_remove;
mod fmtp_set;
mod fmtp_unset;
mod ice_option_remove;
mod packet_time;
mod prefer_codecs;
mod remove_codecs;
mod renumber_codecs;
mod retain_codecs;
mod set_direction;

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

pub use disable_repair::{DisableRepair, Repair};
pub use feedback_add::{FeedbackAdd, FeedbackWords};
pub use feedback_remove::FeedbackRemove;
pub use fmtp_set::{FmtpSet, FormatParameters};
pub use fmtp_unset::FmtpUnset;
pub use ice_option_remove::IceOptionRemove;
pub use packet_time::{PacketLength, SetMaxPtime, SetPtime};
pub use prefer_codecs::PreferCodecs;
pub use remove_codecs::{OnEmpty, RemoveCodecs};
pub use renumber_codecs::{RenumberCodecs, Renumbering, Renumberings};
pub use retain_codecs::RetainCodecs;
pub use set_direction::{DirectionWord, SetDirection};

use crate::error::EditError;
use crate::operation::{Declared, Operation, OperationInfo};
use crate::planner::Planner;
use crate::words::{Words, WordsError, join};

/// Makes [`Op`] from the list of operations.
///
/// Before: `operations! { RemoveCodecs, SetDirection }`; after: `enum Op` with those variants, its
/// JSON, its words, and all that is the same for each.
macro_rules! operations {
    ($($name:ident,)*) => {
        /// An operation, as data: what a method, a command line, a recipe or JSON say.
        ///
        /// Its words are [`FromStr`] and [`fmt::Display`]; its JSON is an object whose `op` is the
        /// name, here with the feature `serde`.
        ///
        /// ```
        /// use sdpkit_munge::{Op, Sections, op::RemoveCodecs};
        /// let op: Op = "remove video VP8".parse()?;
        /// assert_eq!(op, RemoveCodecs::new(Sections::video(), "VP8").into());
        /// assert_eq!(op.to_string(), "remove video VP8");
        /// # Ok::<(), sdpkit_munge::WordsError>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(tag = "op", rename_all = "kebab-case"))]
        #[non_exhaustive]
        pub enum Op {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name),)*
        }

        impl Op {
            /// Every operation.
            pub const ALL: &[&OperationInfo] = &[$($name::INFO,)*];

            /// What is known of the operation.
            pub const fn info(&self) -> &'static OperationInfo {
                match self { $(Self::$name(_) => $name::INFO,)* }
            }

            pub(crate) fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
                match self { $(Self::$name(operation) => operation.plan(planner),)* }
            }

            fn read(info: &OperationInfo, words: &mut Words) -> Result<Self, WordsError> {
                $(if info.name == $name::INFO.name {
                    return $name::read(words).map(Self::$name);
                })*
                Err(WordsError::UnknownOperation { word: info.keyword.into() })
            }

            fn arguments(&self) -> alloc::vec::Vec<String> {
                match self { $(Self::$name(operation) => operation.write(),)* }
            }
        }

        $(impl From<$name> for Op {
            fn from(operation: $name) -> Self {
                Self::$name(operation)
            }
        })*

        #[cfg(feature = "arbitrary")]
        impl<'b> arbitrary::Arbitrary<'b> for Op {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
                type Make<'b> = fn(&mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Op>;
                let makers: &[Make<'b>] =
                    &[$(|bytes| bytes.arbitrary::<$name>().map(Self::$name),)*];
                bytes.choose(makers)?(bytes)
            }
        }
    };
}

operations! {
    PreferCodecs,
    RetainCodecs,
    RemoveCodecs,
    DisableRepair,
    RenumberCodecs,
    FmtpSet,
    FmtpUnset,
    FeedbackAdd,
    FeedbackRemove,
    SetPtime,
    SetMaxPtime,
    SetDirection,
    IceOptionRemove,
}

/// The words of the operation.
impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().keyword)?;
        let arguments = self.arguments();
        if arguments.is_empty() {
            return Ok(());
        }
        write!(f, " {}", join(&arguments))
    }
}

impl FromStr for Op {
    type Err = WordsError;

    fn from_str(text: &str) -> Result<Self, WordsError> {
        let mut words = Words::split(text)?;
        let length = |info: &OperationInfo| info.keyword.split(' ').count();
        let is_meant = |info: &&&OperationInfo| {
            let keyword = info.keyword.split(' ');
            words.rest().iter().take(length(info)).map(String::as_str).eq(keyword)
        };
        // `fmtp unset` is not `fmtp`.
        let found = Self::ALL.iter().filter(is_meant).max_by_key(|info| length(info));
        let Some(info) = found else {
            let word = words.peek().unwrap_or_default().into();
            return Err(WordsError::UnknownOperation { word });
        };
        words.skip(length(info));
        let op = Self::read(info, &mut words)?;
        words.end()?;
        Ok(op)
    }
}
