//! The other lines.

use crate::attribute::declare::record;
use crate::grammar::Token;
use crate::line::line;
use crate::text::Text;

macro_rules! text_line {
    ($doc:literal, $name:ident) => {
        record! { #[doc = $doc] $name<'a> {
            /// The text.
            text: Text<'a>,
        } }
    };
}

text_line!("The session name", SessionName);
line! { SessionName => SessionName<'a> }
text_line!("The information", Information);
line! { Information => Information<'a> }
text_line!("uri", UriLine);
line! { Uri => UriLine<'a> }
text_line!("email", Email);
line! { Email => Email<'a> }
text_line!("phone", Phone);
line! { Phone => Phone<'a> }
text_line!("r", RepeatTimes);
line! { Repeat => RepeatTimes<'a> }
text_line!("z", Zones);
line! { Zones => Zones<'a> }
text_line!("k", Key);
line! { Key => Key<'a> }
record! {
    /// The version
    Version {
        /// The number, 0
        number: u32,
    }
}
line! { Version => Version }
record! {
    /// The time
    Timing {
        /// start
        start: u64,
        /// stop
        " " stop: u64,
    }
}
line! { Timing => Timing }
record! {
    /// bandwidth
    Bandwidth<'a> {
        /// type
        bandwidth_type: Token<'a>,
        /// value
        ":" value: u64,
    }
}
line! { Bandwidth => Bandwidth<'a> }
