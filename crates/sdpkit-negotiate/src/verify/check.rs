//! What is checked: one variant for each rule of offer/answer.

use core::fmt;

/// How bad a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the four levels of the linter, which shows them")]
pub enum Severity {
    /// Harmless, and better left out.
    Hint,
    /// A fact worth knowing.
    Info,
    /// Against a SHOULD, or almost surely not meant.
    Warning,
    /// Against a MUST, or refused by a deployed browser.
    Error,
}

impl Severity {
    /// The name, as it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Declares the checks.
///
/// Before: `checks! { MediaCount = "OA001", Error, "RFC 3264 §6", "the answer ..."; }`
/// After: the variant `Check::MediaCount`, documented by its last text, and its row in `ALL`,
/// `code`, `severity`, `reference` and `summary`.
macro_rules! checks {
    ($($name:ident = $code:literal, $severity:ident, $reference:literal, $summary:literal;)*) => {
        /// What is checked of an answer, or of a description that follows another.
        ///
        /// ```
        /// use sdpkit_negotiate::{Check, Severity};
        /// assert_eq!(Check::Direction.code(), "OA030");
        /// assert_eq!(Check::Direction.severity(), Severity::Error);
        /// assert_eq!(Check::Direction.reference(), "RFC 3264 §6.1");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Check {
            $(#[doc = concat!($code, ": ", $summary, ".")] $name,)*
        }

        impl Check {
            /// Every check, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code; checks of one subject share it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How bad it is, where nothing makes it milder.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The document that says so, with its section.
            pub const fn reference(self) -> &'static str {
                match self { $(Self::$name => $reference,)* }
            }

            /// What is wrong, in one sentence without a full stop.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary,)* }
            }
        }
    };
}

checks! {
    MediaCount = "OA001", Error, "RFC 3264 §6", "the answer has another number of sections than the offer";
    MediaKind = "OA002", Error, "RFC 3264 §6.1", "the section carries another kind of media than was offered";
    Protocol = "OA003", Error, "RFC 9429 §5.8.3", "the transport protocol is not the one that was offered";
    Mid = "OA004", Error, "RFC 5888 §9.2", "the section has another name than was offered";
    ZeroPort = "OA005", Error, "RFC 3264 §8.2", "a section that was offered as rejected is accepted";
    RejectedFormats = "OA006", Warning, "RFC 3264 §6", "the rejected section names formats that were not offered";
    FormatNotOffered = "OA010", Warning, "RFC 3264 §6.1", "the format was not offered";
    PayloadRemapped = "OA010", Warning, "RFC 3264 §6.1", "the codec has another payload type than in the offer";
    PayloadReused = "OA011", Error, "RFC 3264 §8.3.2", "the payload type means another codec in the offer";
    ClockOrChannels = "OA012", Error, "RFC 3264 §6.1", "clock rate or channels differ from the offer";
    H264 = "OA013", Error, "RFC 6184 §8.2.2", "the H.264 configuration is not the one that was offered";
    CodecProfile = "OA014", Error, "RFC 9628 §6.1", "the profile of the codec is not the one that was offered";
    RtxApt = "OA015", Error, "RFC 4588 §8.1", "the retransmission format repairs nothing that is answered";
    NoCommonCodec = "OA016", Error, "RFC 3264 §6.1", "the section is accepted without any codec that was offered";
    FeedbackAdded = "OA017", Warning, "RFC 4585 §4.2", "the feedback was not offered";
    RedUnknownPayload = "OA018", Warning, "RFC 2198 §5", "redundancy refers to a payload type that is not answered";
    RtpmapMissing = "OA019", Warning, "RFC 3264 §6.1", "nothing says which codec the dynamic payload type means";
    FormatOrder = "OA01A", Info, "RFC 3264 §6.1", "the formats are in another order than in the offer";
    ExtensionAdded = "OA020", Error, "RFC 8285 §7", "the header extension was not offered";
    ExtensionChanged = "OA021", Error, "RFC 8285 §7", "the header extension has another number than in the offer";
    ExtensionDirection = "OA022", Warning, "RFC 8285 §7", "the direction of the header extension does not fit the offered one";
    ExtensionCollision = "OA023", Error, "RFC 9143 §9.1.2", "one number means two header extensions in one BUNDLE group";
    AllowMixedAdded = "OA024", Warning, "RFC 8285 §6", "mixed header extensions were not offered";
    Direction = "OA030", Error, "RFC 3264 §6.1", "the direction does not fit the offered one";
    OneWay = "OA031", Info, "RFC 3264 §6.1", "media flows in one direction at most although both were offered";
    SetupUndecided = "OA040", Error, "RFC 5763 §5", "the answer leaves open who starts DTLS";
    SetupConflict = "OA040", Error, "RFC 4145 §4", "both sides want the same role";
    FingerprintMissing = "OA041", Error, "RFC 9429 §5.8.3", "no fingerprint is in effect";
    RtcpMuxUnsolicited = "OA042", Error, "RFC 8035 §3.1", "multiplexing of RTCP was not offered";
    RtcpMuxRefused = "OA042", Error, "RFC 8858 §4.3", "multiplexing of RTCP is needed and refused";
    RtcpMuxOnly = "OA043", Error, "RFC 8858 §4.3", "the attribute belongs in offers only";
    RtcpRsizeAdded = "OA044", Warning, "RFC 5506 §5", "reduced-size RTCP was not offered";
    CredentialsMissing = "OA045", Error, "RFC 8839 §5.4", "ICE was offered and the answer has no credentials";
    CredentialsEchoed = "OA045", Error, "RFC 8839 §4.2.1.3", "the ICE credentials are those of the offer";
    RestartHalf = "OA046", Error, "RFC 8839 §4.4.1.1.1", "only one of the two ICE credentials is new";
    RestartOneSided = "OA046", Error, "RFC 8839 §4.4.2", "one side restarts ICE and the other does not";
    TlsIdAdded = "OA047", Warning, "RFC 8842 §5.3", "the offer names no DTLS association";
    BundleSuperset = "OA050", Error, "RFC 9143 §7.4", "the section was not offered in this BUNDLE group";
    BundleRepeated = "OA050", Error, "RFC 9143 §7.3", "the section is named twice in BUNDLE groups";
    BundleRejected = "OA050", Error, "RFC 9143 §7.3.3", "a rejected section is named in a BUNDLE group";
    BundleTagRejected = "OA051", Error, "RFC 9143 §7.3.1", "the section whose transport the group uses is rejected";
    BundleOnlyPresent = "OA052", Error, "RFC 9143 §7.3.2", "the attribute belongs in offers only";
    BundleOnlyRefused = "OA053", Error, "RFC 9143 §7.3.3", "the section was offered in its BUNDLE group only, and is accepted outside it";
    BundleShrunk = "OA054", Error, "RFC 9143 §7.3.2", "an established member of the BUNDLE group left without being rejected";
    RedundantTransport = "OA055", Warning, "RFC 9143 §7.3", "the section repeats the transport that its BUNDLE group shares";
    GroupUnknown = "OA056", Error, "RFC 5888 §9.2", "the group names sections that were not offered in such a group";
    SimulcastAdded = "OA060", Error, "RFC 8853 §5.3.2", "the simulcast stream was not offered";
    SimulcastDirection = "OA060", Error, "RFC 8853 §5.3.2", "the simulcast stream has the direction of the offer";
    SimulcastWithoutRid = "OA061", Error, "RFC 8853 §5.5", "no header extension tells the simulcast streams apart";
    RidModified = "OA062", Error, "RFC 8851 §6.3", "the restriction is looser than the offered one, or new";
    SimulcastDropped = "OA063", Info, "RFC 8853 §5.3.3", "simulcast was offered, and one stream will be sent";
    SctpPortMissing = "OA070", Error, "RFC 8841 §5.1", "the data channel has no SCTP port, or two notations of it";
    DataChannelFormat = "OA070", Error, "RFC 8841 §10.3", "the data channel is not of the kind that was offered";
    SctpSize = "OA071", Info, "RFC 8841 §6.1", "the largest message differs with the direction";
    TimeLine = "OA080", Warning, "RFC 3264 §6", "the time of the session is not that of the offer";
    OriginChanged = "OA081", Error, "RFC 3264 §8", "the origin is not that of the description before, one version on";
    VersionNotIncremented = "OA082", Warning, "RFC 3264 §8", "the description changed and its version did not";
    SameOrigin = "OA083", Warning, "RFC 3264 §6", "the origin is that of the offer";
    RtcpConflict = "OA090", Error, "RFC 5761 §4", "the payload type cannot be told from RTCP, or is none";
    SourceGroupSize = "OA091", Error, "RFC 5576 §4.2", "the group does not have two sources";
    SourceOverlap = "OA092", Warning, "RFC 5576 §8", "a source of the offer has the same number";
    SframeAdded = "OA0A0", Error, "draft-ietf-avtcore-rtp-sframe", "encryption of frames was not offered";
    FingerprintEchoed = "OA0B0", Error, "RFC 8122 §5", "the fingerprint is that of the offer";
    IceLiteBoth = "OA0B1", Warning, "RFC 8445 §2.5", "both sides are lite agents, and nobody checks connectivity";
    RemoteCandidates = "OA0B2", Error, "RFC 8839 §4.4.2", "the attribute belongs in offers only";
    IceWithoutOffer = "OA0B3", Error, "RFC 8839 §4.3.2", "ICE was not offered";
    MulticastChanged = "OA0B4", Error, "RFC 3264 §6.2", "the multicast address is not the one that was offered";
    UnknownParameter = "OA0B5", Hint, "RFC 7587 §7.1", "the parameter of the offer is unknown and copied";
    MediaRemoved = "OA0C0", Error, "RFC 3264 §8", "there are fewer sections than before";
    MediaReordered = "OA0C1", Error, "RFC 3264 §8.1", "another section stood here before";
    PayloadChanged = "OA0C2", Error, "RFC 3264 §8.3.2", "the payload type meant another codec before";
    ExtensionMoved = "OA0C3", Error, "RFC 8285 §7", "the header extension had another number before";
    DtlsChanged = "OA0C4", Warning, "RFC 9429 §5.8.3", "a new DTLS association needs an ICE restart";
    SetupChanged = "OA0C5", Warning, "RFC 8842 §5.3", "the DTLS role changed and the association did not";
    MuxChanged = "OA0C6", Error, "RFC 9429 §5.8.3", "multiplexing of RTCP was negotiated and is gone";
    LiteChanged = "OA0C7", Error, "RFC 8839 §4.4.1.1.1", "what the ICE agent can do changed without a restart";
}

/// The code.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Check;

    #[test]
    fn codes_are_in_order() {
        assert!(Check::ALL.is_sorted_by_key(|check| check.code()));
        assert!(Check::ALL.iter().all(|check| check.code().starts_with("OA")));
    }
}
