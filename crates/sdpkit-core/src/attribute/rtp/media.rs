//! How media is paced and shown: packet times, frame rate, quality, orientation (RFC 8866 §6.4,
//! §6.5, §6.8, §6.13, §6.14).

use super::PositiveDecimal;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::error::{Expected, Fault};

attribute! {
    /// How much media a packet holds, as the sender of the description recommends.
    "ptime" => Ptime<'a> example "20" {
        /// The length in milliseconds.
        milliseconds: PositiveDecimal<'a>,
    }
}

attribute! {
    /// How much media a packet may hold at most.
    "maxptime" => MaxPtime<'a> example "120" {
        /// The length in milliseconds.
        milliseconds: PositiveDecimal<'a>,
    }
}

attribute! {
    /// The greatest frame rate of video.
    "framerate" => Framerate<'a> example "29.97" {
        /// The rate in frames per second.
        frames_per_second: PositiveDecimal<'a>,
    }
}

impl<'a> Framerate<'a> {
    /// Reads a rate with spaces before it and zeros at the end of its fraction.
    ///
    /// Cameras by Axis, Dahua and Hikvision write `a=framerate: 25` and `a=framerate:25.000000`;
    /// GStreamer's RTSP server writes `a=framerate:30.000000`. The zeros are not kept.
    ///
    /// # Errors
    /// When there is no decimal number, or it is zero.
    pub fn parse_lenient(value: Option<&'a [u8]>) -> Result<Self, Fault> {
        let Some(value) = value else { return Err(Fault::new(0, Expected::Value)) };
        let frames_per_second = PositiveDecimal::parse_lenient(value)?;
        Ok(Self { frames_per_second })
    }
}

attribute! {
    /// Trades frame rate against picture quality.
    "quality" => Quality example "10" {
        /// For video 0, the worst still usable, to 10, the best still picture.
        quality: u32,
    }
}

attribute! {
    /// How a whiteboard or presentation is turned.
    "orient" => Orient example "portrait" {
        /// The orientation.
        orientation: Orientation,
    }
}

keywords! {
    /// The orientation of a page.
    Orientation expects Orientation {
        /// Upright.
        Portrait = "portrait",
        /// On its side.
        Landscape = "landscape",
        /// Landscape upside down.
        Seascape = "seascape",
    }
}

#[cfg(test)]
mod tests {
    use super::{Framerate, Orient, Ptime, Quality};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn packet_times_may_have_fractions() {
        // AES67 and ST 2110-30 send packets of 125 microseconds.
        let ptime = Ptime::parse(Some(b"0.125")).unwrap();
        assert!((ptime.milliseconds.to_f64() - 0.125).abs() < f64::EPSILON);
        let fault = Ptime::parse(Some(b"abc")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (0, Expected::PositiveDecimal));
    }

    #[test]
    fn frame_rates_of_cameras_are_read_leniently_only() {
        for (value, rate) in [(" 25", "25"), ("30.000000", "30"), ("12.50", "12.5"), ("10", "10")] {
            let lenient = Framerate::parse_lenient(Some(value.as_bytes())).unwrap();
            assert_eq!(lenient.frames_per_second.as_str(), rate);
            assert_eq!(Framerate::parse(Some(value.as_bytes())).is_ok(), value == rate);
        }
        for (value, at) in [("0", 0), (" 0.00", 1), ("x", 0), ("30 fps", 2), (" ", 1)] {
            let fault = Framerate::parse_lenient(Some(value.as_bytes())).unwrap_err();
            assert_eq!(fault.at(), at, "{value}");
        }
        assert!(Framerate::parse_lenient(None).is_err());
    }

    #[test]
    fn quality_is_an_integer() {
        assert_eq!(Quality::parse(Some(b"10")).unwrap().quality, 10);
        assert_eq!(Quality::parse(Some(b"1.5")).unwrap_err().at(), 1);
    }

    #[test]
    fn orientations_are_a_closed_set() {
        assert!(Orient::parse(Some(b"seascape")).is_ok());
        let fault = Orient::parse(Some(b"Portrait")).unwrap_err();
        assert_eq!(fault.expected(), Expected::Orientation);
    }
}
