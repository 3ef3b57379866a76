//! Rules about broadcast over IP: SMPTE ST 2110, AES67 and source filters.
//!
//! The SMPTE documents are not free to read. What they say was taken from the checks of
//! AMWA-TV/sdpoker, each of which names its clause; `docs/sdpoker.md` maps them to the rules.

mod clock;
mod destinations;
mod stream;

pub(super) mod duplication;
pub(super) mod source_filter_destination;
pub(super) mod source_filter_malformed;
pub(super) mod source_filter_missing;
pub(super) mod st2110_22_bandwidth;
pub(super) mod st2110_22_codec;
pub(super) mod st2110_22_framerate;
pub(super) mod st2110_22_required;
pub(super) mod st2110_40_ssn_tm;
pub(super) mod st2110_audio_channel_order;
pub(super) mod st2110_audio_ptime;
pub(super) mod st2110_audio_rtpmap;
pub(super) mod st2110_dup_destination;
pub(super) mod st2110_dup_missing;
pub(super) mod st2110_dup_source;
pub(super) mod st2110_localmac;
pub(super) mod st2110_mediaclk_missing;
pub(super) mod st2110_mediaclk_not_direct;
pub(super) mod st2110_mediaclk_offset;
pub(super) mod st2110_ptp_parameters;
pub(super) mod st2110_rtp_parameters;
pub(super) mod st2110_traffic_tp;
pub(super) mod st2110_traffic_tp_missing;
pub(super) mod st2110_traffic_troff_cmax;
pub(super) mod st2110_ts_refclk_form;
pub(super) mod st2110_ts_refclk_missing;
pub(super) mod st2110_tsmode_tsdelay;
pub(super) mod st2110_video_bt2100_range;
pub(super) mod st2110_video_colorimetry;
pub(super) mod st2110_video_depth;
pub(super) mod st2110_video_dimensions;
pub(super) mod st2110_video_framerate;
pub(super) mod st2110_video_interlace;
pub(super) mod st2110_video_maxudp;
pub(super) mod st2110_video_packing;
pub(super) mod st2110_video_par;
pub(super) mod st2110_video_range;
pub(super) mod st2110_video_required_fmtp;
pub(super) mod st2110_video_rtpmap;
pub(super) mod st2110_video_sampling;
pub(super) mod st2110_video_ssn;
pub(super) mod st2110_video_tcs;

/// Whether a rule of this folder looks at the value of parameter `name` of `encoding`, where the
/// description is one of broadcast.
pub(super) fn checks_parameter(encoding: &str, name: &str) -> bool {
    match name {
        "TP" | "TROFF" | "CMAX" | "TSMODE" | "TSDELAY" => true,
        "width" | "height" | "interlace" | "segmented" | "MAXUDP" => {
            matches!(encoding, "raw" | "jxsv")
        }
        "depth" | "PM" | "RANGE" => encoding == "raw",
        "TM" => encoding == "smpte291",
        _ => false,
    }
}
