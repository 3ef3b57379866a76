//! A set of image sizes (RFC 6236 §3.1.1).

use super::{AspectRatios, ImageParameter};
use crate::error::Expected;
use crate::grammar::{Decimal, Field, List, Parsed, Tail, literal, miss, number};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// Widths and heights that go together, and what else is said of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ImageSet<'a> {
    /// Widths.
    pub x: ImageRange<'a>,
    /// Heights.
    pub y: ImageRange<'a>,
    /// Aspect ratios, preference and extensions.
    pub parameters: Tail<'a, ImageParameter<'a>, ','>,
}

impl<'a> ImageSet<'a> {
    /// `sar`: the sample aspect ratios.
    pub fn sample_aspect_ratio(&self) -> Option<AspectRatios<'a>> {
        self.parameters.iter().find_map(|parameter| match parameter {
            ImageParameter::SampleAspectRatio(ratios) => Some(ratios),
            _ => None,
        })
    }

    /// `par`: the picture aspect ratios, a range.
    pub fn picture_aspect_ratio(&self) -> Option<AspectRatios<'a>> {
        self.parameters.iter().find_map(|parameter| match parameter {
            ImageParameter::PictureAspectRatio(ratios) => Some(ratios),
            _ => None,
        })
    }

    /// `q`: how much the set is preferred, 0 to 1; RFC 6236 §3.1.1 means 0.5 when it is absent.
    pub fn preference(&self) -> Option<Decimal<'a>> {
        self.parameters.iter().find_map(|parameter| match parameter {
            ImageParameter::Preference(preference) => Some(preference),
            _ => None,
        })
    }
}

/// Widths or heights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the three forms of `xyrange` in RFC 6236")]
pub enum ImageRange<'a> {
    /// One size.
    Single(ImageSize),
    /// Any of these sizes.
    Values(List<'a, ImageSize, ','>),
    /// From the least size to the greatest in steps.
    Range {
        /// The least size.
        min: ImageSize,
        /// The step; 1 when absent.
        step: Option<ImageSize>,
        /// The greatest size.
        max: ImageSize,
    },
}

impl ImageRange<'_> {
    /// Whether `size` is one of the sizes.
    pub fn holds(&self, size: u32) -> bool {
        match self {
            Self::Single(single) => single.0 == size,
            Self::Values(values) => values.iter().any(|value| value.0 == size),
            Self::Range { min, step, max } => match size.checked_sub(min.0) {
                Some(above) => size <= max.0 && above % step.map_or(1, |step| step.0.max(1)) == 0,
                None => false,
            },
        }
    }
}

/// A width or height in pixels: 1 to 999999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageSize(u32);

impl ImageSize {
    /// The size of `pixels`, if it is 1 to 999999.
    pub const fn new(pixels: u32) -> Option<Self> {
        match pixels {
            1..=999_999 => Some(Self(pixels)),
            _ => None,
        }
    }

    /// The number of pixels.
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// Reads `set` of RFC 6236 §3.1.1; `sar`, `par` and `q` stand once each at most.
///
/// ```text
/// set = "[" "x=" xyrange "," "y=" xyrange *( "," key-value ) "]"
/// ```
impl<'a> Field<'a> for ImageSet<'a> {
    const PATTERN: &'static str = "\\[x=[1-9][0-9]{1,3},y=[1-9][0-9]{1,3}\\]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (input, ()) = literal("[", input)?;
        let (input, x) = ImageRange::read_after("x=", input)?;
        let (input, ()) = literal(",", input)?;
        let (input, y) = ImageRange::read_after("y=", input)?;
        let (input, parameters) = Tail::<ImageParameter<'a>, ','>::read_after(",", input)?;
        let count = |key| parameters.iter().filter(|parameter| parameter.key() == key).count();
        if ["sar", "par", "q"].into_iter().any(|key| count(key) > 1) {
            return miss(input, Expected::DifferentKeys);
        }
        let (input, ()) = literal("]", input)?;
        Ok((input, Self { x, y, parameters }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.x.write_after("[x=", out)?;
        self.y.write_after(",y=", out)?;
        self.parameters.write_after(",", out)?;
        out.put(b"]")
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for ImageSet<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.x.visit("x", visitor);
        self.y.visit("y", visitor);
        self.parameters.visit("parameters", visitor);
    }
}

/// Reads `xyrange` of RFC 6236 §3.1.1.
///
/// ```text
/// xyrange = ( "[" xyvalue ":" [ step ":" ] xyvalue "]" )   ; the right one MUST be higher
///         / ( "[" xyvalue 1*( "," xyvalue ) "]" )
///         / ( xyvalue )
/// ```
impl<'a> Field<'a> for ImageRange<'a> {
    const PATTERN: &'static str =
        "[1-9][0-9]{0,5}|\\[[1-9][0-9]:(16:)?[1-9][0-9]{3}\\]|\\[320,640\\]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"[") else {
            let (rest, size) = ImageSize::read(input)?;
            return Ok((rest, Self::Single(size)));
        };
        let (rest, min) = ImageSize::read(inside)?;
        let Some(next) = rest.strip_prefix(b":") else {
            let (rest, values) = List::<ImageSize, ','>::read(inside)?;
            if values.iter().nth(1).is_none() {
                return miss(rest, Expected::Comma);
            }
            let (rest, ()) = literal("]", rest)?;
            return Ok((rest, Self::Values(values)));
        };
        let (rest, second) = ImageSize::read(next)?;
        let (step, upper, rest, max) = match rest.strip_prefix(b":") {
            Some(upper) => {
                let (rest, max) = ImageSize::read(upper)?;
                (Some(second), upper, rest, max)
            }
            None => (None, next, rest, second),
        };
        if max <= min {
            return miss(upper, Expected::GreaterNumber);
        }
        let (rest, ()) = literal("]", rest)?;
        Ok((rest, Self::Range { min, step, max }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Single(size) => return size.write(out),
            Self::Values(values) => values.write_after("[", out)?,
            Self::Range { min, step, max } => {
                min.write_after("[", out)?;
                step.write_after(":", out)?;
                max.write_after(":", out)?;
            }
        }
        out.put(b"]")
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Single(size) => size.visit(name, visitor),
            Self::Values(values) => values.visit(name, visitor),
            Self::Range { .. } => visitor.field(name, Value::Record(self)),
        }
    }
}

impl Record for ImageRange<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        match self {
            Self::Single(size) => size.visit("size", visitor),
            Self::Values(values) => values.visit("values", visitor),
            Self::Range { min, step, max } => {
                min.visit("min", visitor);
                step.visit("step", visitor);
                max.visit("max", visitor);
            }
        }
    }
}

/// Reads `xyvalue = onetonine *5DIGIT` of RFC 6236 §3.1.1.
impl<'a> Field<'a> for ImageSize {
    const PATTERN: &'static str = "[1-9][0-9]{0,5}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = number(999_999, Expected::ImageSize, input)?;
        match u32::try_from(number).ok().and_then(Self::new) {
            Some(size) => Ok((rest, size)),
            None => miss(input, Expected::ImageSize),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Number(self.0.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{ImageRange, ImageSet};
    use crate::error::Expected;
    use crate::grammar::{Field, complete};

    fn set(text: &str) -> Result<ImageSet<'_>, crate::Fault> {
        complete(text.as_bytes(), ImageSet::read)
    }

    #[test]
    fn sizes_are_single_listed_or_stepped() {
        let sizes = set("[x=[480:16:800],y=[320,400]]").unwrap();
        assert!(sizes.x.holds(480) && sizes.x.holds(800) && !sizes.x.holds(801));
        assert!(!sizes.x.holds(481) && !sizes.x.holds(464) && !sizes.x.holds(816));
        assert!(sizes.y.holds(400) && !sizes.y.holds(360));
        let sizes = set("[x=[1:3],y=999999]").unwrap();
        assert!(sizes.x.holds(2) && sizes.y.holds(999_999));
        assert!(matches!(sizes.x, ImageRange::Range { step: None, .. }));
    }

    #[test]
    fn parameters_are_found_by_name() {
        let images = set("[x=1,y=1,sar=[1.1,1.3],par=[1.2-1.3],q=0.60,new=[a,b]]").unwrap();
        assert_eq!(images.preference().unwrap().as_str(), "0.60");
        assert!(images.sample_aspect_ratio().is_some() && images.picture_aspect_ratio().is_some());
        assert_eq!(images.parameters.iter().count(), 4);
        assert_eq!(set("[x=1,y=1]").unwrap().preference(), None);
    }

    #[test]
    fn faults_tell_the_part() {
        for (text, at, expected) in [
            ("x=1", 0, Expected::Bracket),
            ("[y=1,x=1]", 1, Expected::Keyword),
            ("[x=0,y=1]", 3, Expected::ImageSize),
            ("[x=1000000,y=1]", 3, Expected::ImageSize),
            ("[x=[480],y=1]", 7, Expected::Comma),
            ("[x=[480:16:480],y=1]", 11, Expected::GreaterNumber),
            ("[x=[480:320],y=1]", 8, Expected::GreaterNumber),
            ("[x=1,y=1,q=0.5,q=0.6]", 20, Expected::DifferentKeys),
            ("[x=1,y=1", 8, Expected::Bracket),
            ("[x=1,y=1,]", 9, Expected::Token),
        ] {
            let fault = set(text).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{text}");
        }
    }
}
