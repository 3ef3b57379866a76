//! `disable`: a kind of repair goes.

use sdpkit_model::Codec;

use super::remove_codecs::{OnEmpty, remove};
use crate::error::EditError;
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;

operation! {
    /// Removes retransmission, redundancy or forward error correction.
    ///
    /// With the last codec of a kind its sources go: the second of each `a=ssrc-group:FID` or
    /// `FEC-FR`, its `a=ssrc` lines, and the group.
    DisableRepair "disable-repair", "disable", disable_repair {
        /// The sections; all of them by default.
        media: Sections = default,
        /// What goes.
        repair: Repair,
    }
    example "disable video rtx":
        "m=video 9 UDP/TLS/RTP/SAVPF 96 97\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtpmap:97 rtx/90000\n\
         a=rtcp-fb:97 nack\n\
         a=fmtp:97 apt=96\n\
         a=ssrc-group:FID 11 12\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:12 cname:x\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtpmap:96 VP8/90000\n\
         a=ssrc:11 cname:x\n",
}

keywords! {
    /// A way to mend what is lost.
    Repair "rtx|red|fec" {
        /// Retransmission (RFC 4588).
        #[default]
        Rtx = "rtx",
        /// Redundancy (RFC 2198).
        Red = "red",
        /// Forward error correction: `ulpfec`, `flexfec`.
        Fec = "fec",
    }
}

impl Operation for DisableRepair {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        let is_meant = |codec: &Codec<'_, '_>| match self.repair {
            Repair::Rtx => codec.is_rtx(),
            Repair::Red => codec.is_red(),
            Repair::Fec => codec.is_fec(),
        };
        remove(planner, &sections, OnEmpty::Error, |removal, section| {
            section.codecs().filter(is_meant).for_each(|codec| removal.codec(codec));
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::tester::after;

    #[test]
    fn simulcast_groups_stay() {
        let text = "m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\n\
            a=fmtp:97 apt=96\na=ssrc-group:SIM 1 3\na=ssrc-group:FID 1 2\na=ssrc-group:FID 3 4\n\
            a=ssrc:1 cname:x\na=ssrc:2 cname:x\na=ssrc:3 cname:x\na=ssrc:4 cname:x\n";
        assert_eq!(
            after("disable rtx", text),
            "m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=ssrc-group:SIM 1 3\n\
             a=ssrc:1 cname:x\na=ssrc:3 cname:x\n"
        );
    }

    #[test]
    fn retransmissions_of_redundancy_go_with_it() {
        let text = "m=video 9 RTP/AVP 96 98 99 100\na=rtpmap:96 VP8/90000\na=rtpmap:98 red/90000\n\
            a=rtpmap:99 rtx/90000\na=fmtp:99 apt=98\na=rtpmap:100 ulpfec/90000\n";
        assert_eq!(
            after("disable red", text),
            "m=video 9 RTP/AVP 96 100\na=rtpmap:96 VP8/90000\na=rtpmap:100 ulpfec/90000\n"
        );
        assert!(after("disable fec", text).starts_with("m=video 9 RTP/AVP 96 98 99\n"));
    }
}
