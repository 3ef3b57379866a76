//! `a=imageattr`: the image sizes of a payload type (RFC 6236).

use core::hash::{Hash, Hasher};

use super::{ImageSet, PayloadScope};
use crate::attribute::StreamDirection;
use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, miss, skip_blanks, text_traits};
use crate::visit::{Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// The image sizes that can be sent and received.
    "imageattr" => ImageAttr<'a> example "97 send [x=800,y=640,sar=1.1,q=0.6] [x=480,y=320] recv *"
    by hand {
        /// The payload type it holds for.
        payload: PayloadScope,
        /// The images that can be sent.
        send: Option<ImageSets<'a>>,
        /// The images that can be received.
        recv: Option<ImageSets<'a>>,
        /// Which of the two stands first.
        first: StreamDirection,
    }
}

/// Image sets as they are spelt: `*`, or one or more sets separated by white space.
///
/// ```
/// use sdpkit_core::{attribute::{ImageAttr, ImageRange}, TypedAttribute};
/// let images = ImageAttr::parse(Some(b"* send [x=[480:16:800],y=320,q=0.6] recv *"))?;
/// let set = images.send.unwrap().iter().next().unwrap();
/// assert!(set.x.holds(496) && !set.x.holds(500) && set.y.holds(320));
/// assert!(images.recv.unwrap().is_any());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
///
/// Equal when the sets are, however they are spelt: `[x=0320,y=240]` is `[x=320,y=240]`.
#[derive(Clone, Copy)]
pub struct ImageSets<'a>(&'a [u8]);

impl<'a> ImageSets<'a> {
    /// Whether any image will do: `*`.
    pub const fn is_any(&self) -> bool {
        matches!(self.0, b"*")
    }

    /// The sets in order; none when any image will do.
    pub fn iter(&self) -> impl Iterator<Item = ImageSet<'a>> + Clone + use<'a> {
        let mut rest = if self.is_any() { &[][..] } else { self.0 };
        core::iter::from_fn(move || {
            // The sets were checked when they were read: each reads again.
            let (after, set) = ImageSet::read(rest).ok()?;
            rest = skip_blanks(after);
            Some(set)
        })
    }
}

/// Reads `image-attr` of RFC 6236 §3.1.1 behind `imageattr:`; each direction stands once.
///
/// ```text
/// image-attr = "imageattr:" PT 1*2( 1*WSP ( "send" / "recv" ) 1*WSP attr-list )
/// PT = 1*DIGIT / "*"
/// ```
impl<'a> Field<'a> for ImageAttr<'a> {
    const PATTERN: &'static str = "(\\*|9[6-9]) (send (\\*|\\[x=[1-9][0-9]{1,3},y=[1-9][0-9]{1,3}(,sar=1\\.[1-9])?(,q=0\\.[1-9])?\\]\
        ( \\[x=\\[16:16:[1-9][0-9]{2}\\],y=\\[320,480\\],par=\\[1\\.2-1\\.3\\]\\])?)( recv \\*)?|recv \\*( send \\*)?)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (input, payload) = PayloadScope::read(input)?;
        let (input, first) = StreamDirection::read(white_space(input)?.0)?;
        let (input, images) = ImageSets::read(white_space(input)?.0)?;
        let (input, others) = match white_space(input) {
            Err(_) => (input, None),
            Ok((second, ())) => match StreamDirection::read(second)? {
                (rest, direction) if direction != first => {
                    let (rest, others) = ImageSets::read(white_space(rest)?.0)?;
                    (rest, Some(others))
                }
                _ => return miss(second, Expected::OtherDirection),
            },
        };
        let attribute = match first {
            StreamDirection::Send => Self { payload, send: Some(images), recv: others, first },
            StreamDirection::Recv => Self { payload, send: others, recv: Some(images), first },
        };
        Ok((input, attribute))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        let send = self.send.map(|images| (StreamDirection::Send, images));
        let recv = self.recv.map(|images| (StreamDirection::Recv, images));
        let ordered = match self.first {
            StreamDirection::Send => [send, recv],
            StreamDirection::Recv => [recv, send],
        };
        if send.is_none() && recv.is_none() {
            return Err(WriteError::Unreadable);
        }
        self.payload.write(out)?;
        for (direction, images) in ordered.into_iter().flatten() {
            direction.write_after(" ", out)?;
            images.write_after(" ", out)?;
        }
        Ok(())
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// Reads `attr-list = ( set *(1*WSP set) ) / "*"` of RFC 6236 §3.1.1.
impl<'a> Field<'a> for ImageSets<'a> {
    const PATTERN: &'static str = "\\*|\\[x=[1-9][0-9]{1,3},y=[1-9][0-9]{1,3}\\]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let mut rest = match input.strip_prefix(b"*") {
            Some(rest) => rest,
            None => ImageSet::read(input)?.0,
        };
        if !input.starts_with(b"*") {
            while let Ok((set @ [b'[', ..], ())) = white_space(rest) {
                rest = ImageSet::read(set)?.0;
            }
        }
        let (sets, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self(sets)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.is_any() {
            return out.put(b"*");
        }
        let mut separator = "";
        for set in self.iter() {
            set.write_after(separator, out)?;
            separator = " ";
        }
        Ok(())
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        let images = if self.is_any() { Value::Text("*".into()) } else { Value::List(self) };
        visitor.field(name, images);
    }
}

impl PartialEq for ImageSets<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.is_any() == other.is_any() && self.iter().eq(other.iter())
    }
}

impl Eq for ImageSets<'_> {}

impl Hash for ImageSets<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iter().for_each(|set| set.hash(state));
    }
}

impl Sequence for ImageSets<'_> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for set in self.iter() {
            visit(Value::Record(&set));
        }
    }
}

text_traits!(ImageSets);

/// Reads `1*WSP`: spaces and tabs.
fn white_space(input: &[u8]) -> Parsed<'_, ()> {
    let length = input.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    match input.get(length..) {
        Some(rest) if length > 0 => Ok((rest, ())),
        _ => miss(input, Expected::Space),
    }
}

#[cfg(test)]
mod tests {
    use super::ImageAttr;
    use crate::attribute::{PayloadScope, StreamDirection, TypedAttribute};
    use crate::error::Expected;
    use crate::writer::{Buffer, WriteError};

    fn written(value: &str) -> std::string::String {
        let mut memory = [0; 128];
        let mut out = Buffer::new(&mut memory);
        ImageAttr::parse(Some(value.as_bytes())).unwrap().write(&mut out).unwrap();
        std::string::String::from_utf8_lossy(out.written()).into_owned()
    }

    #[test]
    fn firefox_takes_any_image() {
        let images = ImageAttr::parse(Some(b"* send * recv *")).unwrap();
        assert_eq!(images.payload, PayloadScope::All);
        assert!(images.send.unwrap().is_any() && images.recv.unwrap().is_any());
        assert_eq!(images.recv.unwrap().iter().count(), 0);
    }

    #[test]
    fn sets_are_kept_in_order() {
        for value in [
            "96 send [x=800,y=640,sar=1.1,q=0.6] [x=480,y=320] recv [x=330,y=250]",
            "97 recv [x=[320:16:640],y=[240:16:480],par=[1.2-1.3]] send *",
            "* recv *",
        ] {
            assert_eq!(written(value), value);
        }
        let images = ImageAttr::parse(Some(b"97 recv [x=800,y=640] [x=480,y=320]")).unwrap();
        assert_eq!((images.first, images.send), (StreamDirection::Recv, None));
        assert_eq!(images.recv.unwrap().iter().count(), 2);
    }

    #[test]
    fn any_white_space_separates() {
        let canonical = "97 send [x=800,y=640] [x=480,y=320] recv *";
        let spaced = "97  send\t[x=0800,y=640] \t[x=480,y=320]  recv  *";
        assert_eq!(written(spaced), canonical);
        let read = |value: &'static str| ImageAttr::parse(Some(value.as_bytes()));
        assert_eq!(read(spaced), read(canonical));
        assert_ne!(read(canonical), read("97 send [x=800,y=640] recv *"));
        assert_ne!(read("* send *"), read("* send [x=800,y=640]"));
    }

    #[test]
    fn faults_tell_the_part() {
        for (value, at, expected) in [
            ("flob", 0, Expected::PayloadScope),
            ("97", 2, Expected::Space),
            ("97 both *", 3, Expected::StreamDirection),
            ("97 send", 7, Expected::Space),
            ("97 send 1", 8, Expected::Bracket),
            ("97 send * send *", 10, Expected::OtherDirection),
            ("97 send * recv * send *", 16, Expected::End),
            ("97 send * [x=1,y=1]", 10, Expected::StreamDirection),
            ("97 send [x=1,y=1] [x=1]", 22, Expected::Comma),
            ("97 send * ", 10, Expected::StreamDirection),
        ] {
            let fault = ImageAttr::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }

    #[test]
    fn without_a_direction_there_is_nothing_to_write() {
        let first = StreamDirection::Send;
        let none = ImageAttr { payload: PayloadScope::All, send: None, recv: None, first };
        assert_eq!(none.write(&mut Buffer::new(&mut [0; 9])), Err(WriteError::Unreadable));
    }
}
