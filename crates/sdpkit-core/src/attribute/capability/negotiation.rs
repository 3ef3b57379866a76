//! Configurations offered and chosen (RFC 5939 §3.5, RFC 6871 §3.3).

use super::blanks::spaced;
use super::configuration::{Configuration, ConfigurationPart, Requirement};
use super::number::CapabilityNumber;
use super::spaced_list::SpacedList;
use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, Token, miss, write_literal};
use crate::visit::Visitor;
use crate::writer::{Sink, WriteError};

spaced! {
    /// A configuration that may be used in place of the section as it stands (RFC 5939 §3.5.1);
    /// without parts it is the section as it stands.
    ///
    /// ```
    /// use sdpkit_core::{attribute::{ConfigurationPart, Pcfg}, TypedAttribute};
    /// let configuration = Pcfg::parse(Some(b"1 t=1|2 a=-m:1,2,[3,4]|1,7"))?;
    /// let parts = configuration.configurations.unwrap();
    /// let ConfigurationPart::Transport(transport) = parts.iter().next().unwrap().part else {
    ///     unreachable!()
    /// };
    /// assert!(transport.iter().map(|number| number.get()).eq([1, 2]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "pcfg" => Pcfg<'a> example "1 t=1|2 a=-m:1,2,[3,4]|1,7,[5]"
    pattern "[1-9][0-9]{0,2}( (t=[1-9](\\|[1-9]){0,2}|a=-ms|a=(-m:|-s:)?([1-9](,[1-9])?(,\\[[1-9]\\])?|\\[[1-9],[1-9]\\])(\\|[1-9])?|\\+?m=[1-9](-[1-9][0-9])?(,[1-9])?(\\|[1-9])?|pt=[1-9]:9[0-9](,[1-9]:0)?|\\+?[bci]=[1-9](\\|[1-9])?|\\+?x[a-z]{1,3}=[!-~]{1,8})){0,3}" {
        /// The number; lower numbers are preferred.
        number: CapabilityNumber,
        /// What the configuration changes.
        configurations: Option<SpacedList<'a, Configuration<'a>>>,
    }
}

spaced! {
    /// The potential configuration that the answer uses (RFC 5939 §3.5.2).
    "acfg" => Acfg<'a> example "1 t=1 a=1"
    pattern "[1-9][0-9]{0,2}( (t=[1-9]|a=(-m:|-s:|-ms:)?[1-9](,[1-9])?(,\\[[1-9]\\])?|m=[1-9],[1-9]|pt=[1-9]:9[0-9])){0,3}" {
        /// The number of the potential configuration.
        number: CapabilityNumber,
        /// What was chosen of its alternatives.
        selected: Option<SpacedList<'a, SelectedConfiguration<'a>>>,
    }
}

spaced! {
    /// A configuration of a stream that may be offered later (RFC 6871 §3.3.5).
    "lcfg" => Lcfg<'a> example "5 mt=audio t=1 a=1 m=1,2"
    pattern "[1-9][0-9]{0,2} mt=(audio|video|message) t=[1-9](\\|[1-9])?( a=[1-9])?( m=[1-9],[1-9])?" {
        /// The number.
        number: CapabilityNumber,
        /// The media type of the stream.
        media_type: LatentMediaType<'a>,
        /// The rest of the configuration; it must have a transport (`t=`), and formats (`m=`).
        configurations: SpacedList<'a, Configuration<'a>>,
    }
}

record! {
    /// The media type of a latent configuration: `media-type = ["+"] "mt=" media`
    /// (RFC 6871 §3.3.4.3).
    LatentMediaType<'a> pattern "\\+?mt=(audio|video)" {
        /// What becomes of the configuration when the media type is not understood.
        requirement: Requirement,
        /// The media type, as in an `m=` line.
        "mt=" media: Token<'a>,
    }
}

spaced! {
    /// Configurations that may be used at the same time (RFC 6871 §3.3.8).
    ///
    /// ```text
    /// att-value       = session-num 1*WSP list-of-configs [1*WSP "[" list-of-configs "]"]
    /// list-of-configs = alt-config *("," alt-config)
    /// alt-config      = config-number *("|" config-number)
    /// ```
    "sescap" => Sescap<'a> example "2 1,2 [3,4]"
    pattern "[1-9][0-9]{0,2} [1-9](\\|[1-9])?(,[1-9](\\|[1-9])?)?( \\[[1-9](,[1-9])?\\])?" {
        /// The number; lower numbers are preferred.
        number: CapabilityNumber,
        /// The streams, each with the configurations it may have.
        configurations: SessionConfigurations<'a>,
        /// The streams that may be left out.
        optional: Option<OptionalConfigurations<'a>>,
    }
}

/// `list-of-configs` of RFC 6871 §3.3.8: streams, each as the numbers of its configurations.
pub type SessionConfigurations<'a> = List<'a, List<'a, CapabilityNumber, '|'>, ','>;

/// `optional-configs` of RFC 6871 §3.3.8: streams that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "the grammar has the list and nothing else")]
pub struct OptionalConfigurations<'a>(pub SessionConfigurations<'a>);

/// A part of the configuration that the answer uses: one alternative of what was offered
/// (RFC 5939 §3.5.2).
///
/// ```text
/// sel-cfg = "a=" [delete-attributes ":"] mo-att-cap-list / "t=" trpr-cap-num
///         / ext-cap-name "=" 1*VCHAR
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SelectedConfiguration<'a> {
    /// The name and the value; attributes and transports have one alternative.
    pub part: ConfigurationPart<'a>,
}

impl<'a> Field<'a> for SelectedConfiguration<'a> {
    const PATTERN: &'static str = "t=[1-9]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, part) = ConfigurationPart::read(input)?;
        let is_single = match part {
            ConfigurationPart::Attributes(attributes) => {
                attributes.additions.is_some_and(|additions| additions.iter().nth(1).is_none())
            }
            ConfigurationPart::Transport(transports) => transports.iter().nth(1).is_none(),
            _ => true,
        };
        if is_single { Ok((rest, Self { part })) } else { miss(input, Expected::OneAlternative) }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.part.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.part.visit(name, visitor);
    }
}

impl<'a> Field<'a> for OptionalConfigurations<'a> {
    const PATTERN: &'static str = "\\[[1-9](,[1-9])?\\]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"[") else {
            return miss(input, Expected::OpeningBracket);
        };
        let (rest, configurations) = SessionConfigurations::read(inside)?;
        match rest.strip_prefix(b"]") {
            Some(rest) => Ok((rest, Self(configurations))),
            None => miss(rest, Expected::ClosingBracket),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write_after("[", out)?;
        write_literal("]", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.0.visit(name, visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::{Acfg, Lcfg, Pcfg, Sescap};
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_configuration_may_be_the_section_as_it_stands() {
        assert!(Pcfg::parse(Some(b"3")).unwrap().configurations.is_none());
        assert!(Acfg::parse(Some(b"3")).unwrap().selected.is_none());
    }

    #[test]
    fn sessions_have_optional_streams() {
        let session = Sescap::parse(Some(b"2 1|3,2 [4,5]")).unwrap();
        assert_eq!(session.configurations.iter().count(), 2);
        assert_eq!(session.optional.unwrap().0.iter().count(), 2);
        assert!(Sescap::parse(Some(b"1 2")).unwrap().optional.is_none());
    }

    #[test]
    fn faults_have_their_place() {
        for (fault, at, expected) in [
            (
                Pcfg::parse(Some(b"1 m=1|2, pt=1:99")).unwrap_err(),
                8,
                "a number from 1 to 2147483647",
            ),
            (Pcfg::parse(Some(b"1 a=1,[2],3")).unwrap_err(), 9, "the end of the value"),
            (Pcfg::parse(Some(b"1 a=[1")).unwrap_err(), 6, "`]`"),
            (Pcfg::parse(Some(b"1 a=-x")).unwrap_err(), 5, "m, s or ms"),
            (Pcfg::parse(Some(b"1 =1")).unwrap_err(), 2, "a part of a configuration"),
            (Pcfg::parse(Some(b"1 t=1 ")).unwrap_err(), 6, "a part of a configuration"),
            (Acfg::parse(Some(b"1 a=1 t=1|2")).unwrap_err(), 6, "one alternative"),
            (Lcfg::parse(Some(b"2 t=1 m=10")).unwrap_err(), 2, "another keyword"),
            (Sescap::parse(Some(b"2 1,2 3")).unwrap_err(), 6, "`[`"),
        ] {
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected));
        }
    }
}
