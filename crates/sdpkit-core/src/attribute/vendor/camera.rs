//! What RTSP cameras say of their streams: Hikvision, Dahua, Axis, ONVIF devices.

use super::spaced::spaced;
use crate::attribute::declare::attribute;
use crate::grammar::{Class, Decimal, List, Token, Word, text_type};
use crate::text::Text;

spaced! {
    /// The size of the picture.
    ///
    /// Hikvision writes `1920,1080`, others ` 720, 480`.
    "x-dimensions" => XDimensions example "1920,1080" pattern "[1-9][0-9]{1,3},[1-9][0-9]{1,3}" {
        /// The width in pixels.
        width: u32,
        /// The height in pixels.
        "," height: u32,
    }
}

spaced! {
    /// The frame rate, as `a=framerate` of RFC 8866 §6.11 says it; both `25` and ` 15` are met.
    "x-framerate" => XFramerate<'a> example "25" pattern "[1-9][0-9]?(\\.[0-9]{1,4})?" {
        /// Frames per second.
        frames_per_second: Decimal<'a>,
    }
}

attribute! {
    /// The width of the picture.
    "x-width" => XWidth example "1280" {
        /// The width in pixels.
        pixels: u32,
    }
}

attribute! {
    /// The height of the picture.
    "x-height" => XHeight example "720" {
        /// The height in pixels.
        pixels: u32,
    }
}

attribute! {
    /// The visible part of the picture, in Apple's order: `top,left,bottom,right`.
    "cliprect" => ClipRect example "0,0,720,1280" {
        /// The first line.
        top: u32,
        /// The first column.
        "," left: u32,
        /// The line after the last: the height when `top` is 0.
        "," bottom: u32,
        /// The column after the last: the width when `left` is 0.
        "," right: u32,
    }
}

attribute! {
    /// How the picture is to be scaled, turned or mirrored before it is shown (Axis).
    "transform" => VideoTransform<'a> example "-1.000000,0.000000,0.000000;0.000000,-1.000000,0.000000;0.000000,0.000000,1.000000" {
        /// The rows of a 3 by 3 matrix.
        rows: List<'a, List<'a, Coefficient<'a>, ','>, ';'>,
    }
}

attribute! {
    /// How the picture lies on the sensor (Axis); see [`VideoTransform`].
    "x-sensor-transform" => XSensorTransform<'a> example "1.000000,0.000000,0.000000;0.000000,1.000000,0.000000;0.000000,0.000000,1.000000" {
        /// The rows of a 3 by 3 matrix.
        rows: List<'a, List<'a, Coefficient<'a>, ','>, ';'>,
    }
}

attribute! {
    /// Which track of the device this is (ONVIF devices).
    "x-onvif-track" => XOnvifTrack<'a> example "VIDEO000" {
        /// The name: `VIDEO000`, `1.v`, `trackID=2`.
        track: Text<'a>,
    }
}

attribute! {
    /// The header Hikvision's own file format would have, in hexadecimal after `MEDIAINFO=`.
    "Media_header" => MediaHeader<'a> example "MEDIAINFO=494D4B48010100000400000100000000000000000000000000000000000000000000000000000000;" opaque
}

attribute! {
    /// The version of the firmware's streaming application (Hikvision).
    "appversion" => AppVersion<'a> example "1.0" {
        /// The version.
        version: Word<'a>,
    }
}

attribute! {
    /// The ways of packing video that a Dahua device offers.
    "packetization-supported" => PacketizationSupported<'a> example "DH" {
        /// Their names: `DH` is Dahua's own.
        kinds: List<'a, Token<'a>, ','>,
    }
}

attribute! {
    /// The RTP payloads that a Dahua device offers.
    "rtppayload-supported" => RtpPayloadSupported<'a> example "DH" {
        /// Their names: `DH` is Dahua's own.
        kinds: List<'a, Token<'a>, ','>,
    }
}

attribute! {
    /// Ways of packing video that a Dahua device offers beside those of
    /// [`PacketizationSupported`].
    "x-packetization-supported" => XPacketizationSupported<'a> example "IV" {
        /// Their names.
        kinds: List<'a, Token<'a>, ','>,
    }
}

attribute! {
    /// RTP payloads that a Dahua device offers beside those of [`RtpPayloadSupported`].
    "x-rtppayload-supported" => XRtpPayloadSupported<'a> example "IV" {
        /// Their names.
        kinds: List<'a, Token<'a>, ','>,
    }
}

/// The characters of a decimal number with a sign.
static COEFFICIENT: Class = Class::new(&[b'-'..=b'.', b'0'..=b'9']);

text_type! {
    /// An entry of a matrix as it is spelt: a decimal number, perhaps with a minus sign.
    Coefficient, COEFFICIENT, Decimal, "-?(0|[1-9][0-9]{0,2})(\\.[0-9]{1,6})?",
    valid is_coefficient
}

impl Coefficient<'_> {
    /// The amount, rounded to the nearest `f64`.
    ///
    /// ```
    /// use sdpkit_core::attribute::Coefficient;
    /// assert_eq!(Coefficient::new("-0.5")?.to_f64(), -0.5);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn to_f64(self) -> f64 {
        // Checked when it was read.
        self.as_str().parse().unwrap_or_default()
    }
}

/// Whether `text` is a decimal number after at most one sign.
fn is_coefficient(text: &[u8]) -> bool {
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    core::str::from_utf8(unsigned).is_ok_and(|number| Decimal::new(number).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{ClipRect, Coefficient, VideoTransform, XDimensions, XFramerate};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn dimensions_may_have_blanks() {
        for text in [&b"720,480"[..], b" 720, 480"] {
            let dimensions = XDimensions::parse(Some(text)).unwrap();
            assert_eq!((dimensions.width, dimensions.height), (720, 480));
        }
        let fault = XDimensions::parse(Some(b"720x480")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (3, Expected::Comma));
    }

    #[test]
    fn frame_rates_keep_their_digits() {
        let rate = XFramerate::parse(Some(b" 29.9700")).unwrap().frames_per_second;
        assert_eq!((rate.as_str(), rate.to_f64()), ("29.9700", 29.97));
    }

    #[test]
    fn clip_rectangles_start_at_the_top() {
        let rect = ClipRect::parse(Some(b"0,0,480,720")).unwrap();
        assert_eq!((rect.bottom, rect.right), (480, 720));
        assert!(ClipRect::parse(Some(b"0,0,480")).is_err());
    }

    #[test]
    fn a_camera_upside_down_has_negative_coefficients() {
        let transform = VideoTransform::parse(Some(b"-1,0,0;0,-1.000000,0;0,0,1")).unwrap();
        let rows: std::vec::Vec<std::vec::Vec<f64>> = transform
            .rows
            .iter()
            .map(|row| row.iter().map(Coefficient::to_f64).collect())
            .collect();
        assert_eq!(rows, [[-1.0, 0.0, 0.0], [0.0, -1.0, 0.0], [0.0, 0.0, 1.0]]);
    }

    #[test]
    fn coefficients_are_numbers() {
        for text in ["1,-", "1,0.0.0", "1,--1", "1,", "1.,0"] {
            assert!(VideoTransform::parse(Some(text.as_bytes())).is_err(), "{text}");
        }
    }
}
