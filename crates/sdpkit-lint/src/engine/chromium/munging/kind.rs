//! The kinds of munging that libwebrtc counts.

/// Declares the kinds, each with its number, what it means, what a page does instead, and whether
/// it is refused.
///
/// ```text
/// Mid = 25 "`a=mid` differs", instead "", Counted;
/// ```
/// becomes the variant `Mid`, documented by its meaning, and its row in every method.
macro_rules! kinds {
    ($($name:ident = $number:literal $meaning:literal, instead $instead:literal, $handling:ident;)*) => {
        /// A kind of munging, as libwebrtc numbers them for its statistics (`SdpMungingType`).
        ///
        /// ```
        /// use sdpkit_lint::engine::chromium::munging::{Handling, MungingKind};
        /// let kind = MungingKind::VideoCodecsReordered;
        /// assert_eq!((kind.number(), kind.name()), (82, "kVideoCodecsReordered"));
        /// assert_eq!(kind.instead(), Some("RTCRtpTransceiver.setCodecPreferences()"));
        /// assert_eq!(kind.handling(), Handling::Counted);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum MungingKind {
            $(#[doc = $meaning] $name = $number,)*
        }

        impl MungingKind {
            /// Every kind, by its number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in libwebrtc.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => concat!("k", stringify!($name)),)* }
            }

            /// What differs, as a clause.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }

            /// What does the same without munging; `None` where nothing does.
            pub const fn instead(self) -> Option<&'static str> {
                let instead = match self { $(Self::$name => $instead,)* };
                if instead.is_empty() { None } else { Some(instead) }
            }

            /// What Chromium does about it.
            pub const fn handling(self) -> Handling {
                match self { $(Self::$name => Handling::$handling,)* }
            }
        }
    };
}

/// What Chromium does about a kind of munging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Handling {
    /// Nothing was munged.
    None,
    /// It is counted, and accepted: an experiment may refuse it for some users, and a later version
    /// for all.
    Counted,
    /// `setLocalDescription` fails with `InvalidModificationError`.
    Refused,
}

impl MungingKind {
    /// The number in libwebrtc.
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// The kind with that number.
    pub fn numbered(number: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.number() == number)
    }
}

kinds! {
    NoModification = 0 "nothing that matters differs", instead "", None;
    UnknownModification = 1 "something differs that has no number of its own", instead "", Counted;
    WithoutCreateAnswer = 2 "an answer was set that `createAnswer` did not make", instead "createAnswer(), or setLocalDescription() without an argument", Counted;
    WithoutCreateOffer = 3 "an offer was set that `createOffer` did not make", instead "createOffer(), or setLocalDescription() without an argument", Counted;
    NumberOfContents = 4 "there are more or fewer media sections", instead "RTCPeerConnection.addTransceiver(), RTCRtpTransceiver.stop()", Refused;
    CurrentDescriptionFailedToParse = 5 "the current description could not be read again", instead "", Counted;
    IceOptions = 20 "`a=ice-options` differs", instead "", Counted;
    IcePwd = 21 "`a=ice-pwd` differs", instead "RTCPeerConnection.restartIce()", Counted;
    IceUfrag = 22 "`a=ice-ufrag` differs", instead "RTCPeerConnection.restartIce()", Counted;
    IceMode = 23 "`a=ice-lite` was added or removed", instead "", Counted;
    DtlsSetup = 24 "`a=setup` differs", instead "", Counted;
    Mid = 25 "`a=mid` differs", instead "", Counted;
    PayloadTypes = 26 "a codec has another payload type", instead "", Counted;
    Ssrcs = 27 "the sources differ", instead "", Counted;
    IceOptionsRenomination = 28 "`a=ice-options` gained `renomination`", instead "", Counted;
    Direction = 29 "the direction differs", instead "RTCRtpTransceiver.direction", Counted;
    RtcpMux = 30 "`a=rtcp-mux` was added or removed", instead "RTCConfiguration.rtcpMuxPolicy", Counted;
    IceOptionsTrickle = 31 "`a=ice-options` lost `trickle`", instead "setting the description after gathering is complete", Counted;
    IceCandidateCount = 32 "there are more or fewer candidates", instead "RTCConfiguration.iceTransportPolicy, RTCPeerConnection.addIceCandidate()", Counted;
    Bundle = 33 "the BUNDLE groups differ", instead "RTCConfiguration.bundlePolicy", Counted;
    Bandwidth = 34 "`b=` differs, which does nothing in a local description", instead "RTCRtpEncodingParameters.maxBitrate", Counted;
    Sframe = 35 "`a=sframe` was added or removed", instead "RTCRtpScriptTransform", Refused;
    MsidStream = 36 "`a=msid` names other streams", instead "RTCPeerConnection.addTrack() with streams, RTCRtpSender.setStreams()", Counted;
    MsidTrack = 37 "`a=msid` names another track", instead "", Counted;
    RtpHeaderExtensionRemoved = 40 "there are fewer header extensions", instead "RTCRtpTransceiver.setHeaderExtensionsToNegotiate()", Counted;
    RtpHeaderExtensionAdded = 41 "there are more header extensions", instead "RTCRtpTransceiver.setHeaderExtensionsToNegotiate()", Counted;
    RtpHeaderExtensionModified = 42 "a header extension has another id", instead "", Counted;
    Cryptex = 43 "`a=cryptex` was added or removed", instead "the crypto options of RTCConfiguration", Refused;
    AudioCodecsRemoved = 60 "there are fewer audio codecs", instead "RTCRtpTransceiver.setCodecPreferences()", Counted;
    AudioCodecsAdded = 61 "there are more audio codecs", instead "", Counted;
    AudioCodecsReordered = 62 "the audio codecs stand in another order", instead "RTCRtpTransceiver.setCodecPreferences()", Counted;
    AudioCodecsAddedMultiOpus = 63 "the audio codec `multiopus` was added", instead "", Counted;
    AudioCodecsAddedL16 = 64 "the audio codec `L16` was added", instead "", Counted;
    AudioCodecsRtcpFbAudioNack = 65 "audio gained `a=rtcp-fb` `nack`", instead "", Counted;
    AudioCodecsFmtpOpusFec = 66 "opus lost `useinbandfec=1`", instead "the `a=fmtp` of the remote description", Counted;
    AudioCodecsFmtpOpusCbr = 67 "opus gained `cbr=1`", instead "the `a=fmtp` of the remote description", Counted;
    AudioCodecsFmtpOpusStereo = 68 "opus gained `stereo=1`", instead "", Counted;
    AudioCodecsFmtpOpusDtx = 69 "opus gained `usedtx=1`", instead "the `a=fmtp` of the remote description", Counted;
    AudioCodecsFmtp = 70 "the parameters of an audio codec differ", instead "", Counted;
    AudioCodecsRtcpFb = 71 "the `a=rtcp-fb` of an audio codec differs", instead "", Counted;
    AudioCodecsRtcpFbRrtr = 72 "audio gained `a=rtcp-fb` `rrtr`", instead "", Counted;
    AudioCodecsRtcpReducedSize = 73 "`a=rtcp-rsize` of audio was added or removed", instead "", Counted;
    VideoCodecsRemoved = 80 "there are fewer video codecs", instead "RTCRtpTransceiver.setCodecPreferences()", Counted;
    VideoCodecsAdded = 81 "there are more video codecs", instead "", Counted;
    VideoCodecsReordered = 82 "the video codecs stand in another order", instead "RTCRtpTransceiver.setCodecPreferences()", Counted;
    VideoCodecsLegacySimulcast = 83 "video gained `a=ssrc-group:SIM`", instead "RTCPeerConnection.addTransceiver() with sendEncodings", Counted;
    VideoCodecsFmtpH264SpsPpsIdrInKeyframe = 84 "H264 gained `sps-pps-idr-in-keyframe=1`", instead "", Counted;
    VideoCodecsFmtp = 85 "the parameters of a video codec differ", instead "RTCRtpSender.setParameters()", Counted;
    VideoCodecsRtcpFb = 86 "the `a=rtcp-fb` of a video codec differs", instead "", Counted;
    VideoCodecsAddedWithRawPacketization = 87 "there are more video codecs, with `a=packetization`", instead "", Counted;
    VideoCodecsModifiedWithRawPacketization = 88 "the `a=packetization` of a video codec differs", instead "", Counted;
    VideoCodecsRtcpReducedSize = 89 "`a=rtcp-rsize` of video was added or removed", instead "", Counted;
    DataChannelSctpInit = 100 "`a=sctp-init` differs", instead "", Refused;
    DataChannelMaxMessageSize = 101 "`a=max-message-size` differs", instead "", Counted;
    DataChannelSctpPort = 102 "`a=sctp-port` differs", instead "", Counted;
}

#[cfg(test)]
mod tests {
    use super::{Handling, MungingKind};

    #[test]
    fn kinds_are_found_by_their_number() {
        assert_eq!(MungingKind::ALL.len(), 55);
        assert!(MungingKind::ALL.is_sorted());
        for kind in MungingKind::ALL {
            assert_eq!(MungingKind::numbered(kind.number()), Some(*kind));
        }
        assert_eq!(MungingKind::numbered(6), None);
    }

    #[test]
    fn few_kinds_are_refused() {
        let refused = MungingKind::ALL.iter().filter(|kind| kind.handling() == Handling::Refused);
        assert!(refused.map(|kind| kind.number()).eq([4, 35, 43, 100]));
    }
}
