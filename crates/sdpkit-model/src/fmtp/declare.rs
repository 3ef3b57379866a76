//! The macro that declares the parameters of a payload format.

use sdpkit_core::Text;
use sdpkit_core::attribute::{Parameter, Parameters};

use super::format::{Format, ParameterInfo};
use super::problem::Problem;
use super::value::FromValue;

/// Declares a payload format: the view of its parameters, and what is known of them.
///
/// Before:
/// ```text
/// format! {
///     /// Docs.
///     Vp9<'a> = "VP9", "RFC 9628 §6" {
///         /// Docs.
///         "profile-id" profile_id: u32 = 0, Number { min: 0, max: 3 };
///         /// Docs.
///         "max-fr" max_frame_rate: u32, POSITIVE;
///     }
///     also { "max-fs" POSITIVE; }
/// }
/// ```
/// After: `pub struct Vp9<'a>` with `FORMAT`, `of`, `new` and `problems`; `profile_id() -> u32`,
/// which gives the default when the parameter is absent or unusable; `max_frame_rate() ->
/// Option<u32>`, which has none. A parameter below `also` is known, and read by hand or not at all.
macro_rules! format {
    (
        $(#[$doc:meta])*
        $name:ident<'a> = $($encoding:literal)|+, $reference:literal {
            $(
                $(#[$accessor_doc:meta])*
                $parameter:literal $accessor:ident: $type:ty $(= $default:expr)?,
                    $kind:ident $({ $($range:tt)* })? $(($($words:tt)*))?;
            )*
        }
        $(also { $($extra:literal $extra_kind:ident
            $({ $($extra_range:tt)* })? $(($($extra_words:tt)*))?;)* })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name<'a> {
            parameters: Option<sdpkit_core::attribute::Parameters<'a>>,
        }

        impl<'a> $name<'a> {
            /// How the parameters are written, and which there are.
            pub const FORMAT: &'static $crate::fmtp::Format = &$crate::fmtp::Format {
                encodings: &[$($encoding),+],
                reference: $reference,
                syntax: $crate::fmtp::Syntax::Parameters,
                parameters: &[
                    $($crate::fmtp::ParameterInfo::once(
                        $parameter,
                        $crate::fmtp::ValueKind::$kind $({ $($range)* })? $(($($words)*))?,
                    ),)*
                    $($($crate::fmtp::ParameterInfo::once(
                        $extra,
                        $crate::fmtp::ValueKind::$extra_kind
                            $({ $($extra_range)* })? $(($($extra_words)*))?,
                    ),)*)?
                ],
            };

            $crate::fmtp::declare::view!();

            $(
                $(#[$accessor_doc])*
                #[doc = concat!("\n\nParameter `", $parameter, "`"
                    $(, "; `", stringify!($default), "` when absent or unusable")?, ".")]
                pub fn $accessor(&self) -> $crate::fmtp::declare::answer!($type $(= $default)?) {
                    const INFO: &$crate::fmtp::ParameterInfo =
                        &$crate::fmtp::ParameterInfo::once(
                            $parameter,
                            $crate::fmtp::ValueKind::$kind $({ $($range)* })? $(($($words)*))?,
                        );
                    let value = $crate::fmtp::declare::value(self.parameters, INFO);
                    $(let value = value.unwrap_or($default);)?
                    value
                }
            )*
        }
    };
}

/// The methods that every view has.
macro_rules! view {
    () => {
        /// The view of `fmtp`, whatever its format. That of a codec without `a=fmtp` is
        /// `default()`.
        pub const fn of(fmtp: &sdpkit_core::attribute::Fmtp<'a>) -> Self {
            Self { parameters: Some(fmtp.parameters) }
        }

        /// The view of `parameters`, as a source-level attribute (RFC 5576 §6.3) has them too.
        pub const fn new(parameters: Option<sdpkit_core::attribute::Parameters<'a>>) -> Self {
            Self { parameters }
        }

        /// What is wrong with the parameter called `name`, if it is known and there; `None` for a
        /// list.
        pub fn problem(&self, name: &str) -> Option<$crate::fmtp::Problem<'a>> {
            $crate::fmtp::declare::problem(self.parameters, Self::FORMAT, name)
        }

        /// The values that the document does not allow, in the order of the text.
        pub fn problems(&self) -> impl Iterator<Item = $crate::fmtp::Problem<'a>> + use<'a> {
            self.parameters.into_iter().flat_map(|parameters| Self::FORMAT.problems(parameters))
        }
    };
}

/// The type an accessor gives: an `Option` where there is no default.
macro_rules! answer {
    ($type:ty = $default:expr) => { $type };
    ($type:ty) => { Option<$type> };
}

pub(crate) use {answer, format, view};

/// The value of the parameter that `info` is about, if it is there and usable. The last counts when
/// there are several, as in libwebrtc.
pub(super) fn value<'a, T: FromValue<'a>>(
    parameters: Option<Parameters<'a>>,
    info: &'static ParameterInfo,
) -> Option<T> {
    T::from_value(read(parameters, info)?.ok()?)
}

/// The value of the parameter that `info` is about, or what is wrong with it.
fn read<'a>(
    parameters: Option<Parameters<'a>>,
    info: &'static ParameterInfo,
) -> Option<Result<Text<'a>, Problem<'a>>> {
    Some(info.check(last_named(parameters, info.name)?))
}

/// What is wrong with the parameter called `name`.
pub(super) fn problem<'a>(
    parameters: Option<Parameters<'a>>,
    format: &'static Format,
    name: &str,
) -> Option<Problem<'a>> {
    // Most parameters are absent: they are looked for before what is known of them.
    let parameter = last_named(parameters, name)?;
    format.parameter(name.as_bytes())?.check(parameter).err()
}

fn last_named<'a>(parameters: Option<Parameters<'a>>, name: &str) -> Option<Parameter<'a>> {
    parameters?.named(name).last()
}

/// Whether each of `names` is absent or has a value that can be read.
pub(super) fn are_usable(
    parameters: Option<Parameters<'_>>,
    format: &'static Format,
    names: &[&str],
) -> bool {
    names.iter().all(|name| problem(parameters, format, name).is_none())
}
