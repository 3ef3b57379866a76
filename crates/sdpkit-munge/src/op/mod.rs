//! The operations: one file each, and their list.

mod add_candidates;
mod anonymize;
mod bundle_max;
mod bundle_off;
mod bundle_only;
mod bundle_promote;
mod compact;
mod disable_repair;
mod end_of_candidates;
mod expand;
mod extensions;
mod extmap_add;
mod extmap_allow_mixed;
mod extmap_remove;
mod feedback_add;
mod feedback_remove;
mod filter_candidates;
mod fmtp_set;
mod fmtp_unset;
mod hide_hosts;
mod hold;
mod ice_option_add;
mod ice_option_remove;
mod max_message_size;
mod modernize;
mod packet_time;
mod prefer_codecs;
mod redact;
mod reject;
mod remove_codecs;
mod renumber_codecs;
mod retain_codecs;
mod rewrite_msid;
mod rid_add;
mod rtcp_mux;
mod scrub;
mod sctp_form;
#[cfg(test)]
mod sections_tests;
mod set_bandwidth;
mod set_cname;
mod set_direction;
mod set_ice_credentials;
mod set_proto;
mod set_setup;
mod simulcast_off;
mod strip_sources;
mod trickle_off;
mod unhold;

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

pub use add_candidates::{AddCandidates, Candidates};
pub use anonymize::Anonymize;
pub use bundle_max::BundleMax;
pub use bundle_off::BundleOff;
pub use bundle_only::BundleOnly;
pub use bundle_promote::BundlePromote;
pub use compact::Compact;
pub use disable_repair::{DisableRepair, Repair};
pub use end_of_candidates::EndOfCandidates;
pub use expand::Expand;
pub use extmap_add::ExtensionAdd;
pub use extmap_allow_mixed::ExtensionAllowMixed;
pub use extmap_remove::ExtensionRemove;
pub use feedback_add::{FeedbackAdd, FeedbackWords};
pub use feedback_remove::FeedbackRemove;
pub use filter_candidates::FilterCandidates;
pub use fmtp_set::{FmtpSet, FormatParameters};
pub use fmtp_unset::FmtpUnset;
pub use hide_hosts::{HideHosts, HostNames};
pub use hold::Hold;
pub use ice_option_add::IceOptionAdd;
pub use ice_option_remove::IceOptionRemove;
pub use max_message_size::{Bytes, SetMaxMessageSize};
pub use modernize::{LegacyFixes, Modernize};
pub use packet_time::{PacketLength, SetMaxPtime, SetPtime};
pub use prefer_codecs::PreferCodecs;
pub use redact::Redact;
pub use reject::RejectMedia;
pub use remove_codecs::{OnEmpty, RemoveCodecs};
pub use renumber_codecs::{RenumberCodecs, Renumbering, Renumberings};
pub use retain_codecs::RetainCodecs;
pub use rewrite_msid::RewriteMsid;
pub use rid_add::{RidAdd, RidDirection};
pub use rtcp_mux::{SetRtcpMux, Switch};
pub use scrub::Scrub;
pub use sctp_form::{SctpForm, SctpFormWord};
pub use set_bandwidth::{Limit, SetBandwidth};
pub use set_cname::SetCname;
pub use set_direction::{DirectionWord, SetDirection};
pub use set_ice_credentials::SetIceCredentials;
pub use set_proto::SetProto;
pub use set_setup::{SetSetup, SetupWord};
pub use simulcast_off::SimulcastOff;
pub use strip_sources::StripSources;
pub use trickle_off::TrickleOff;
pub use unhold::Unhold;

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
    BundleMax,
    BundleOff,
    BundleOnly,
    BundlePromote,
    SetRtcpMux,
    Compact,
    Expand,
    RejectMedia,
    Hold,
    Unhold,
    SetSetup,
    SetBandwidth,
    ExtensionAdd,
    ExtensionRemove,
    ExtensionAllowMixed,
    SimulcastOff,
    RidAdd,
    SctpForm,
    SetMaxMessageSize,
    SetProto,
    Modernize,
    FilterCandidates,
    Scrub,
    Anonymize,
    Redact,
    HideHosts,
    AddCandidates,
    EndOfCandidates,
    TrickleOff,
    IceOptionAdd,
    SetIceCredentials,
    StripSources,
    SetCname,
    RewriteMsid,
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
