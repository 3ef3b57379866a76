//! The operations: one file each, and their list.

mod extensions;
#[cfg(test)]
mod sections_tests;

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::error::EditError;
#[cfg(feature = "serde")]
use crate::fields::{Fields, Wrong};
use crate::operation::{Declared, Operation, OperationInfo};
use crate::planner::Planner;
use crate::words::{Words, WordsError, join};

/// Makes [`Op`] from the list of operations: each file, its operations, and what else it has that
/// callers need.
///
/// Before: `operations! { remove_codecs: RemoveCodecs with OnEmpty; hold: Hold; }`; after:
/// `mod remove_codecs; pub use remove_codecs::{RemoveCodecs, OnEmpty};` and the same of `hold`, and
/// `enum Op` with a variant for each operation, its JSON, its words, and all that is the same for
/// each. rustfmt does not find files that a macro names: `cargo xtask check` gives them to it.
macro_rules! operations {
    ($($file:ident: $($name:ident),+ $(with $($part:ident),+)?;)*) => {
        $(
            mod $file;
            pub use $file::{$($name,)+ $($($part,)+)?};
        )*

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
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(feature = "serde", serde(tag = "op", rename_all = "kebab-case"))]
        #[non_exhaustive]
        pub enum Op {
            $($(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name),)+)*
        }

        impl Op {
            /// Every operation.
            pub const ALL: &[&OperationInfo] = &[$($($name::INFO,)+)*];

            /// What is known of the operation.
            pub const fn info(&self) -> &'static OperationInfo {
                match self { $($(Self::$name(_) => $name::INFO,)+)* }
            }

            pub(crate) fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
                match self { $($(Self::$name(operation) => operation.plan(planner),)+)* }
            }

            fn read(info: &OperationInfo, words: &mut Words) -> Result<Self, WordsError> {
                $($(if info.name == $name::INFO.name {
                    return $name::read(words).map(Self::$name);
                })+)*
                Err(WordsError::UnknownOperation { word: info.keyword.into() })
            }

            #[cfg(feature = "serde")]
            fn from_fields(name: &str, fields: &mut Fields) -> Result<Self, Wrong> {
                $($(if name == $name::INFO.name {
                    return $name::from_fields(fields).map(Self::$name);
                })+)*
                Err(serde::de::Error::custom(WordsError::UnknownOperation { word: name.into() }))
            }

            fn arguments(&self) -> alloc::vec::Vec<String> {
                match self { $($(Self::$name(operation) => operation.write(),)+)* }
            }
        }

        $($(impl From<$name> for Op {
            fn from(operation: $name) -> Self {
                Self::$name(operation)
            }
        })+)*

        #[cfg(feature = "arbitrary")]
        impl<'b> arbitrary::Arbitrary<'b> for Op {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
                type Make<'b> = fn(&mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Op>;
                let makers: &[Make<'b>] =
                    &[$($(|bytes| bytes.arbitrary::<$name>().map(Self::$name),)+)*];
                bytes.choose(makers)?(bytes)
            }
        }
    };
}

operations! {
    prefer_codecs: PreferCodecs;
    retain_codecs: RetainCodecs;
    remove_codecs: RemoveCodecs with OnEmpty;
    disable_repair: DisableRepair with Repair;
    renumber_codecs: RenumberCodecs with Renumbering, Renumberings;
    fmtp_set: FmtpSet with FormatParameters;
    fmtp_unset: FmtpUnset;
    feedback_add: FeedbackAdd with FeedbackWords;
    feedback_remove: FeedbackRemove;
    packet_time: SetPtime, SetMaxPtime with PacketLength;
    set_direction: SetDirection with DirectionWord;
    ice_option_remove: IceOptionRemove;
    bundle_max: BundleMax;
    bundle_off: BundleOff;
    bundle_only: BundleOnly;
    bundle_promote: BundlePromote;
    rtcp_mux: SetRtcpMux with Switch;
    compact: Compact;
    expand: Expand;
    reject: RejectMedia;
    hold: Hold;
    unhold: Unhold;
    set_setup: SetSetup with SetupWord;
    set_bandwidth: SetBandwidth with Limit;
    extmap_add: ExtensionAdd;
    extmap_remove: ExtensionRemove;
    extmap_allow_mixed: ExtensionAllowMixed;
    simulcast_off: SimulcastOff;
    rid_add: RidAdd with RidDirection;
    sctp_form: SctpForm with SctpFormWord;
    max_message_size: SetMaxMessageSize with Bytes;
    set_proto: SetProto;
    modernize: Modernize with LegacyFixes;
    filter_candidates: FilterCandidates;
    scrub: Scrub;
    anonymize: Anonymize;
    redact: Redact;
    hide_hosts: HideHosts with HostNames;
    add_candidates: AddCandidates with Candidates;
    end_of_candidates: EndOfCandidates;
    trickle_off: TrickleOff;
    ice_option_add: IceOptionAdd;
    set_ice_credentials: SetIceCredentials;
    strip_sources: StripSources;
    set_cname: SetCname;
    rewrite_msid: RewriteMsid;
    strip_msid: StripMsid;
    renumber_sources: RenumberSources with SourceNumber, SourceNumbers;
    simulcast_legacy: SimulcastLegacy with SimulcastSource, SimulcastSources;
    reorder: ReorderMedia with SectionOrder;
    set_plan: SetPlan with PlanWord;
    format: Format;
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

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Op {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = |mut fields: Fields| {
            let name: String = fields.required("op")?;
            let op = Self::from_fields(&name, &mut fields)?;
            fields.end().map(|()| op)
        };
        read(Fields::deserialize(deserializer)?).map_err(serde::de::Error::custom)
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
