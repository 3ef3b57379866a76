//! The capability sets of RFC 3407, as gateways still send them.
//!
//! RFC 3407 shows a blank after each colon, and the blank is written; without it the value is read
//! too.

use super::blanks::after_blank;
use crate::attribute::keywords::keywords;
use crate::grammar::{List, Token};
use crate::line::Transport;
use crate::text::Text;

after_blank! {
    /// The number of a capability set, counted modulo 256 (RFC 3407 §3).
    "sqn" => Sqn example " 0" pattern "0|[1-9][0-9]|25[0-5]" writes " " {
        /// The number.
        number: u8,
    }
}

after_blank! {
    /// Formats of a capability set, written like an `m=` line without port (RFC 3407 §3).
    "cdsc" => Cdsc<'a> example " 1 audio RTP/AVP 0 18 96"
    pattern "[1-9] (audio RTP/AVP( [0-9]{1,2}){1,4}|image udptl t38)" writes " " {
        /// The number of the first format; the others count on from it.
        number: u8,
        /// The media type.
        " " media: Token<'a>,
        /// The transport protocol.
        " " transport: Transport<'a>,
        /// The formats.
        " " formats: List<'a, Token<'a>, ' '>,
    }
}

after_blank! {
    /// A parameter of the `a=cdsc` before it (RFC 3407 §3).
    "cpar" => Cpar<'a> example " a=fmtp:96 0-16,32-35" pattern "a=[a-z]{1,8}(:[!-~]{1,8})?|b=AS:[1-9]"
    writes " " {
        /// The type of line.
        line_type: ParameterLine,
        /// The value of the line.
        "=" value: Text<'a>,
    }
}

after_blank! {
    /// The least value of a parameter of the `a=cdsc` before it (RFC 3407 §3).
    "cparmin" => Cparmin<'a> example " b=AS:64" pattern "a=[a-z]{1,8}(:[!-~]{1,8})?|b=AS:[1-9]"
    writes " " {
        /// The type of line.
        line_type: ParameterLine,
        /// The value of the line.
        "=" value: Text<'a>,
    }
}

after_blank! {
    /// The greatest value of a parameter of the `a=cdsc` before it (RFC 3407 §3).
    "cparmax" => Cparmax<'a> example " b=AS:256" pattern "a=[a-z]{1,8}(:[!-~]{1,8})?|b=AS:[1-9]"
    writes " " {
        /// The type of line.
        line_type: ParameterLine,
        /// The value of the line.
        "=" value: Text<'a>,
    }
}

keywords! {
    /// The types of lines that can be a capability's parameter.
    ParameterLine expects ParameterLine {
        /// `a=`: an attribute.
        Attribute = "a",
        /// `b=`: a bandwidth.
        Bandwidth = "b",
    }
}

#[cfg(test)]
mod tests {
    use super::{Cdsc, Cpar, ParameterLine, Sqn};
    use crate::attribute::TypedAttribute;

    #[test]
    fn the_blank_may_be_left_out() {
        assert_eq!(Sqn::parse(Some(b" 0")), Sqn::parse(Some(b"0")));
        let formats = Cdsc::parse(Some(b"4 image udptl t38")).unwrap().formats;
        assert!(formats.iter().eq(["t38"]));
    }

    #[test]
    fn parameters_are_lines() {
        let parameter = Cpar::parse(Some(b" a=T38FaxRateManagement:transferredTCF")).unwrap();
        assert_eq!(parameter.line_type, ParameterLine::Attribute);
        assert_eq!(parameter.value, *"T38FaxRateManagement:transferredTCF");
        let fault = Cpar::parse(Some(b" c=IN IP4 192.0.2.1")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (1, "a or b"));
    }
}
