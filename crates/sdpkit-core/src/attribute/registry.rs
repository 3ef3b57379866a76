//! The registry: the only list of attributes.

#![expect(
    elided_lifetimes_in_paths,
    reason = "rows name types whose lifetime does not matter here"
)]

use super::lookup::{Key, Lookup};
#[allow(clippy::wildcard_imports, reason = "the registry names every attribute there is")]
use super::*;
use crate::text::Text;

/// Before: `registry! { RtpMap<'a> Media IdenticalPerPt Many "RFC 8866 §6.6", }`
/// After: `AttributeKind::RtpMap`, `Attribute::RtpMap(RtpMap<'a>)`, the lookup by name, and the
/// `Row` that makes `RtpMap` a `TypedAttribute`.
macro_rules! registry {
    ($($name:ident $(<$life:lifetime>)? $level:ident $mux:ident $repeat:ident $reference:literal,)*) => {
        /// The attributes of the registry, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum AttributeKind {
            $(#[doc = concat!("[`", stringify!($name), "`]")] $name,)*
        }

        impl AttributeKind {
            /// Every attribute of the registry.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What is known of the attribute.
            pub const fn info(self) -> &'static Info {
                match self { $(Self::$name => <$name as Row>::INFO,)* }
            }

            /// Whether `value` follows the attribute's grammar.
            ///
            /// # Errors
            /// When it does not, with the place in the value.
            pub fn check(self, value: Option<&[u8]>) -> Result<(), Fault> {
                match self { $(Self::$name => <$name as TypedAttribute>::parse(value).map(drop),)* }
            }

            /// Reads `value` as this attribute's.
            ///
            /// # Errors
            /// When it does not follow the attribute's grammar, with the place in the value.
            pub fn parse(self, value: Option<&[u8]>) -> Result<Attribute<'_>, Fault> {
                match self { $(Self::$name => TypedAttribute::parse(value).map(Attribute::$name),)* }
            }
        }

        const NAMES: &[&str] = &[$(<$name as Declared>::NAME,)*];

        /// A typed attribute.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Attribute<'a> {
            $(#[doc = concat!("[`", stringify!($name), "`](struct@", stringify!($name), ")")] $name($name $(<$life>)?),)*
            /// An attribute that is not in the registry.
            Other {
                /// The name.
                name: Text<'a>,
                /// The value, if there is a colon.
                value: Option<Text<'a>>,
            },
        }

        impl Attribute<'_> {
            /// The registry row, unless the attribute is unknown.
            pub const fn kind(&self) -> Option<AttributeKind> {
                match self {
                    $(Self::$name(_) => Some(AttributeKind::$name),)*
                    Self::Other { .. } => None,
                }
            }

            /// Whether a colon and a value follow the name.
            pub fn has_value(&self) -> bool {
                match self {
                    $(Self::$name(attribute) => attribute.has_value(),)*
                    Self::Other { value, .. } => value.is_some(),
                }
            }

            /// Writes the value in its canonical spelling.
            ///
            /// # Errors
            /// When the sink is full.
            pub fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
                match self {
                    $(Self::$name(attribute) => attribute.write(out),)*
                    Self::Other { value, .. } => {
                        value.map_or(Ok(()), |value| out.put(value.as_bytes()))
                    }
                }
            }

            /// Shows each field to `visitor`.
            pub fn visit(&self, visitor: &mut dyn Visitor) {
                match self {
                    $(Self::$name(attribute) => attribute.visit(visitor),)*
                    Self::Other { value, .. } => {
                        visitor.field("value", value.map_or(crate::Value::Absent, crate::Value::Text));
                    }
                }
            }
        }

        $(
            impl<'a> From<$name $(<$life>)?> for Attribute<'a> {
                fn from(attribute: $name $(<$life>)?) -> Self {
                    Self::$name(attribute)
                }
            }

            impl<'a> TryFrom<Attribute<'a>> for $name $(<$life>)? {
                type Error = Attribute<'a>;

                #[inline]
                fn try_from(attribute: Attribute<'a>) -> Result<Self, Attribute<'a>> {
                    match attribute {
                        Attribute::$name(typed) => Ok(typed),
                        other => Err(other),
                    }
                }
            }

            impl $(<$life>)? Row for $name $(<$life>)? {
                const INFO: &'static Info = &Info {
                    name: <Self as Declared>::NAME,
                    kind: AttributeKind::$name,
                    level: Level::$level,
                    mux: Mux::$mux,
                    repeat: Repeat::$repeat,
                    reference: $reference,
                    example: <Self as Declared>::EXAMPLE,
                    shape: <Self as Declared>::SHAPE,
                    fields: <Self as Declared>::FIELDS,
                    pattern: <Self as Declared>::PATTERN,
                    docs: <Self as Declared>::DOCS,
                };
            }
        )*
    };
}

registry! {
//  attribute          level   mux             repeat  reference
    // session
    Category<'a>       Session Normal          Once    "RFC 8866 §6.1",
    Charset<'a>        Session Normal          Once    "RFC 8866 §6.10",
    Inactive           Both    Normal          Once    "RFC 8866 §6.7.4",
    Keywords<'a>       Session Normal          Once    "RFC 8866 §6.2",
    Lang<'a>           Both    Normal          Many    "RFC 8866 §6.12",
    RecvOnly           Both    Normal          Once    "RFC 8866 §6.7.1",
    SdpLang<'a>        Both    Normal          Many    "RFC 8866 §6.11",
    SendOnly           Both    Normal          Once    "RFC 8866 §6.7.3",
    SendRecv           Both    Normal          Once    "RFC 8866 §6.7.2",
    Tool<'a>           Session Normal          Once    "RFC 8866 §6.3",
    Type               Session Normal          Once    "RFC 8866 §6.9",

    // rtp
    Content<'a>        Media   Normal          Once    "RFC 4796 §5",
    Extmap<'a>         Both    Special         Many    "RFC 8285 §8",
    ExtmapAllowMixed   Both    Identical       Once    "RFC 8285 §6",
    Fmtp<'a>           Media   IdenticalPerPt  Many    "RFC 8866 §6.15",
    Framerate<'a>      Media   IdenticalPerPt  Once    "RFC 8866 §6.13",
    ImageAttr<'a>      Media   IdenticalPerPt  Many    "RFC 6236 §3.1.1",
    Label<'a>          Media   Normal          Once    "RFC 4574 §4",
    MaxPtime<'a>       Media   IdenticalPerPt  Once    "RFC 8866 §6.5",
    Orient             Media   Normal          Once    "RFC 8866 §6.8",
    Ptime<'a>          Media   IdenticalPerPt  Once    "RFC 8866 §6.4",
    Quality            Media   Normal          Once    "RFC 8866 §6.14",
    Rtcp<'a>           Media   Transport       Once    "RFC 3605 §2.1",
    RtcpFb<'a>         Media   IdenticalPerPt  Many    "RFC 4585 §4.2",
    RtcpMux            Media   Identical       Once    "RFC 5761 §5.1.1",
    RtcpMuxOnly        Media   Identical       Once    "RFC 8858 §3",
    RtcpRsize          Media   Identical       Once    "RFC 5506 §5",
    RtcpXr<'a>         Both    Normal          Once    "RFC 3611 §5.1",
    RtpMap<'a>         Media   IdenticalPerPt  Many    "RFC 8866 §6.6",

    // grouping
    BundleOnly         Media   Normal          Once    "RFC 9143 §6",
    Cname<'a>          Source  Normal          Once    "RFC 5576 §6.1",
    Group<'a>          Session Normal          Many    "RFC 5888 §5",
    Mid<'a>            Media   Normal          Once    "RFC 5888 §4",
    Mslabel<'a>        Source  Unlisted        Once    "libwebrtc before M91",
    Msid<'a>           Media   Normal          Many    "RFC 8830 §2",
    MsidSemantic<'a>   Session Unlisted        Many    "draft-ietf-mmusic-msid-05",
    PreviousSsrc<'a>   Source  Normal          Once    "RFC 5576 §6.2",
    RidAttribute<'a>   Media   Special         Many    "RFC 8851 §10",
    Simulcast<'a>      Media   Normal          Once    "RFC 8853 §5.1",
    SsrcAttribute<'a>  Media   Normal          Many    "RFC 5576 §4.1",
    SsrcGroup<'a>      Media   Normal          Many    "RFC 5576 §4.2",

    // ice
    Candidate<'a>        Media   Transport       Many    "RFC 8839 §5.1",
    EndOfCandidates      Both    Identical       Once    "RFC 8840 §8.1",
    IceLite              Session Normal          Once    "RFC 8839 §5.3",
    IceMismatch          Media   Normal          Once    "RFC 8839 §5.3",
    IceOptions<'a>       Both    Normal          Once    "RFC 8839 §5.6",
    IcePacing            Session Normal          Once    "RFC 8839 §5.5",
    IcePwd<'a>           Both    Transport       Once    "RFC 8839 §5.4",
    IceUfrag<'a>         Both    Transport       Once    "RFC 8839 §5.4",
    RemoteCandidates<'a> Media   Transport       Many    "RFC 8839 §5.2",

    // security
    Connection         Both    Transport       Once    "RFC 4145 §5",
    Cryptex            Both    Transport       Once    "RFC 9335 §4",
    Crypto<'a>         Media   Transport       Many    "RFC 4568 §9",
    DtlsId<'a>         Media   Unlisted        Once    "RFC 8856 §13",
    DtlsMessage<'a>    Session Unlisted        Once    "draft-rescorla-dtls-in-sdp-00",
    Fingerprint<'a>    Both    Transport       Many    "RFC 8122 §5",
    Identity<'a>       Session Normal          Once    "RFC 8827 §5",
    KeyMgmt<'a>        Both    Identical       Many    "RFC 4567 §3.1",
    Setup              Both    Transport       Once    "RFC 4145 §4",
    TlsId<'a>          Media   Identical       Once    "RFC 8842 §4",

    // data
    Alt<'a>                      Media   Caution         Many    "RFC 6064",
    AltDefaultId                 Media   Caution         Once    "RFC 6064",
    AltGroup<'a>                 Session Caution         Once    "RFC 6064",
    DcMap<'a>                    Media   Special         Many    "RFC 8864 §5.1",
    DcSa<'a>                     Media   Special         Many    "RFC 8864 §5.2",
    FrameSize                    Media   Caution         Once    "RFC 6064",
    MaxMessageSize               Media   Caution         Once    "RFC 8841 §6.2",
    MbmsFlowId<'a>               Media   Caution         Many    "3GPP TS 26.346 §8.3.1.9",
    MbmsMode<'a>                 Both    Caution         Once    "3GPP TS 26.346 §7.3.2.7",
    MbmsRepair<'a>               Both    Caution         Once    "RFC 6064",
    SctpInit<'a>                 Media   Unlisted        Once    "draft-hancke-tsvwg-snap",
    SctpMap<'a>                  Media   Unlisted        Many    "draft-ietf-mmusic-sctp-sdp-05",
    SctpPort                     Media   Caution         Once    "RFC 8841 §5.2",
    ThreeGppAdaptationSupport    Media   Caution         Once    "RFC 6064",
    ThreeGppAssetInformation<'a> Both    Caution         Once    "RFC 6064",
    ThreeGppIntegrityKey<'a>     Session Caution         Once    "RFC 6064",
    ThreeGppQoeMetrics<'a>       Media   Caution         Many    "RFC 6064",
    ThreeGppSdpAuth<'a>          Session Caution         Once    "RFC 6064",
    ThreeGppSrtpConfig<'a>       Media   Caution         Once    "RFC 6064",
    ThreeGppVideoPostDecBufSize  Media   Caution         Once    "RFC 6064",
    WebSocketUri<'a>             Media   Caution         Once    "RFC 8124 §3.2",
    XDecByteRate                 Media   Caution         Once    "RFC 6064",
    XInitPostDecBufPeriod        Media   Caution         Once    "RFC 6064",
    XInitPreDecBufPeriod         Media   Caution         Once    "RFC 6064",
    XPreDecBufSize               Media   Caution         Once    "RFC 6064",

    // messaging
    AcceptTypes<'a>    Media   Tbd             Once    "RFC 4975 §8.6",
    AcceptWrappedTypes<'a> Media   Tbd             Once    "RFC 4975 §8.6",
    BfcpVer<'a>        Media   Tbd             Once    "RFC 8856 §5.5",
    CfwId<'a>          Media   Normal          Once    "RFC 6230 §9.2",
    Channel<'a>        Media   Normal          Once    "RFC 6787 §4.2",
    Chatroom<'a>       Media   Tbd             Once    "RFC 7701",
    Cmid<'a>           Media   Normal          Many    "RFC 6787 §4.4",
    ConfId             Media   Tbd             Once    "RFC 8856 §5.2",
    CsCorrelation<'a>  Media   Tbd             Once    "RFC 7195 §5.2.3",
    FileDate<'a>       Media   Tbd             Once    "RFC 5547 §6",
    FileDisposition<'a> Media   Tbd             Once    "RFC 5547 §6",
    FileIcon<'a>       Media   Tbd             Once    "RFC 5547 §6",
    FileRange          Media   Tbd             Once    "RFC 5547 §6",
    FileSelector<'a>   Media   Tbd             Once    "RFC 5547 §6",
    FileTransferId<'a> Media   Tbd             Once    "RFC 5547 §6",
    FloorCtrl<'a>      Media   Tbd             Once    "RFC 8856 §5.1",
    FloorId<'a>        Media   Tbd             Many    "RFC 8856 §5.4",
    MaxSize            Media   Tbd             Once    "RFC 4975 §8.6",
    MsrpCema           Media   Tbd             Once    "RFC 6714 §5.2",
    Path<'a>           Media   Tbd             Once    "RFC 4975 §8.2",
    Resource<'a>       Media   Normal          Many    "RFC 6787 §4.2",
    T38FaxFillBitRemoval Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxMaxBuffer    Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxMaxDatagram  Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxMaxIfp       Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxRateManagement<'a> Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxTranscodingJbig Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxTranscodingMmr Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxUdpEc<'a>    Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxUdpEcDepth   Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxUdpFecMaxSpan Media   Tbd             Once    "ITU-T T.38 annex D",
    T38FaxVersion      Media   Tbd             Once    "ITU-T T.38 annex D",
    T38MaxBitRate      Media   Tbd             Once    "ITU-T T.38 annex D",
    T38ModemType<'a>   Media   Tbd             Once    "ITU-T T.38 annex D",
    T38VendorInfo<'a>  Media   Tbd             Once    "ITU-T T.38 annex D",
    UserId             Media   Tbd             Once    "RFC 8856 §5.3",

    // broadcast
    Control<'a>        Both    Caution         Once    "RFC 7826 appendix D.1.1",
    Depend<'a>         Media   IdenticalPerPt  Once    "RFC 5583 §5.2.2",
    DuplicationDelay<'a> Both    Normal          Once    "RFC 7197 §3",
    EcnCapableRtp<'a>  Media   Identical       Once    "RFC 6679 §6.1",
    Etag<'a>           Both    Caution         Once    "RFC 2326 appendix C.1.8",
    FecRepairFlow<'a>  Media   Special         Once    "RFC 6364 §4.5",
    FecSourceFlow      Media   Special         Many    "RFC 6364 §4.5",
    Loopback<'a>       Media   Normal          Once    "RFC 6849 §4.1",
    LoopbackMirror     Media   Normal          Once    "RFC 6849 §4.2",
    LoopbackSource     Media   Normal          Once    "RFC 6849 §4.2",
    MediaClk<'a>       Both    Normal          Once    "RFC 7273 §5.4",
    Mtag<'a>           Both    Caution         Once    "RFC 7826 appendix D.1.9",
    MulticastRtcp      Both    Identical       Once    "RFC 6128 §3",
    PortmappingReq<'a> Media   Caution         Once    "RFC 6284 §4",
    RamsUpdates        Media   Caution         Once    "RFC 6285 §8.1",
    Range<'a>          Both    Caution         Once    "RFC 7826 appendix D.1.6",
    RepairWindow       Media   Special         Once    "RFC 6364 §4.6",
    RtcpIdms           Media   Normal          Once    "RFC 7272 §10",
    RtcpUnicast<'a>    Media   Identical       Once    "RFC 5760",
    SourceFilter<'a>   Both    Identical       Many    "RFC 4570 §3",
    TsRefclk<'a>       Both    Normal          Many    "RFC 7273 §4.8",

    // capability
    Acap<'a>           Both    Inherit         Many    "RFC 5939 §3.4.1",
    Acfg<'a>           Media   Special         Once    "RFC 5939 §3.5.2",
    Altc<'a>           Media   Transport       Many    "RFC 6947 §4.1",
    Bcap<'a>           Both    Inherit         Many    "RFC 7006 §3.1.1",
    Ccap<'a>           Both    Identical       Many    "RFC 7006 §3.1.2",
    Cdsc<'a>           Both    Normal          Many    "RFC 3407 §3",
    Conf<'a>           Media   Caution         Many    "RFC 3312 §4",
    Cpar<'a>           Both    Inherit         Many    "RFC 3407 §3",
    Cparmax<'a>        Both    Special         Many    "RFC 3407 §3",
    Cparmin<'a>        Both    Special         Many    "RFC 3407 §3",
    Creq<'a>           Both    Normal          Once    "RFC 5939 §3.3.2",
    Csup<'a>           Both    Normal          Once    "RFC 5939 §3.3.1",
    Curr<'a>           Media   Caution         Many    "RFC 3312 §4",
    DccpPort           Media   Caution         Once    "RFC 6773 §5.2",
    DccpServiceCode<'a> Media   Caution         Once    "RFC 5762 §5.2",
    Des<'a>            Media   Caution         Many    "RFC 3312 §4",
    Icap<'a>           Both    Normal          Many    "RFC 7006 §3.1.3",
    Lcfg<'a>           Media   Special         Many    "RFC 6871 §3.3.5",
    Maxprate<'a>       Both    Special         Once    "RFC 3890 §6.3",
    Mfcap<'a>          Both    IdenticalPerPt  Many    "RFC 6871 §3.3.2",
    Mscap<'a>          Both    Inherit         Many    "RFC 6871 §3.3.3",
    Omcap<'a>          Both    Normal          Many    "RFC 6871 §3.3.1",
    Pcfg<'a>           Media   Special         Many    "RFC 5939 §3.5.1",
    QosMechRecv<'a>    Both    Transport       Once    "RFC 5432 §3",
    QosMechSend<'a>    Both    Transport       Once    "RFC 5432 §3",
    Rmcap<'a>          Both    IdenticalPerPt  Many    "RFC 6871 §3.3.1",
    Sescap<'a>         Session Caution         Many    "RFC 6871 §3.3.8",
    Sqn                Both    Normal          Once    "RFC 3407 §3",
    Tcap<'a>           Both    Inherit         Many    "RFC 5939 §3.4.2",

    // vendor
    Aal2Cps<'a>                 Both    Caution         Once    "RFC 3108 §5.6.2.9",
    Aal2CpsSduRate<'a>          Both    Caution         Once    "RFC 3108 §5.6.2.10",
    Aal2Sscs3661Assured<'a>     Both    Caution         Once    "RFC 3108 §5.6.2.12",
    Aal2Sscs3661Unassured<'a>   Both    Caution         Once    "RFC 3108 §5.6.2.11",
    Aal2Sscs3662<'a>            Both    Caution         Once    "RFC 3108 §5.6.2.13",
    Aal5Sscop<'a>               Both    Caution         Once    "RFC 3108 §5.6.2.14",
    AalApplication<'a>          Both    Caution         Once    "RFC 3108 §5.6.2.1",
    AalType<'a>                 Both    Caution         Once    "RFC 3108 §5.6.1.2",
    AbrParameters<'a>           Both    Caution         Once    "RFC 3108 §5.6.1.10",
    AbrSetup<'a>                Both    Caution         Once    "RFC 3108 §5.6.1.11",
    Anycast<'a>                 Both    Caution         Once    "RFC 3108 §5.6.1.14",
    AppVersion<'a>              Both    Unlisted        Once    "Hikvision",
    AtmCache<'a>                Both    Caution         Once    "RFC 3108 §5.6.1.15",
    AtmCapability<'a>           Both    Caution         Once    "RFC 3108 §5.6.1.3",
    AtmChain<'a>                Both    Caution         Once    "RFC 3108 §5.6.4",
    AtmFec<'a>                  Both    Caution         Once    "RFC 3108 §5.6.2.5",
    AtmMap<'a>                  Both    Caution         Many    "RFC 3108 §5.6.3.1",
    AtmQosParameters<'a>        Both    Caution         Many    "RFC 3108 §5.6.1.8",
    AtmStructure<'a>            Both    Caution         Once    "RFC 3108 §5.6.2.7",
    AtmTrafficDescriptor<'a>    Both    Caution         Many    "RFC 3108 §5.6.1.9",
    BcastVersion                Session Normal          Once    "RFC 5159",
    Bcob<'a>                    Both    Caution         Once    "RFC 3108 §5.6.1.5",
    BearerSignallingElement<'a> Both    Caution         Once    "RFC 3108 §5.6.1.16",
    BearerType<'a>              Both    Caution         Once    "RFC 3108 §5.6.1.12",
    BroadcastProgram<'a>        Session Normal          Once    "ETSI TS 183 063",
    BroadcastService<'a>        Session Normal          Once    "ETSI TS 183 063",
    BroadcastServicePackage<'a> Session Normal          Once    "ETSI TS 183 063",
    CbrRate<'a>                 Both    Caution         Once    "RFC 3108 §5.6.2.2",
    ClipRect                    Media   Unlisted        Once    "QuickTime",
    ClockDomain<'a>             Both    Unlisted        Once    "RAVENNA",
    ClockRecovery<'a>           Both    Caution         Once    "RFC 3108 §5.6.2.4",
    CodecConfiguration<'a>      Both    Caution         Once    "RFC 3108 §5.6.3.10",
    ComediaDirection<'a>        Media   Unlisted        Once    "draft-ietf-mmusic-sdp-comedia",
    ContentDescription<'a>      Both    Tbd             Once    "3GPP TS 26.346",
    CpsSduSize<'a>              Both    Caution         Once    "RFC 3108 §5.6.2.8",
    CryptoScale<'a>             Media   Unlisted        Many    "MS-SDPEXT",
    DataSelection<'a>           Both    Caution         Once    "RFC 3108 §5.6.3.7",
    EchoCancellation<'a>        Both    Caution         Many    "RFC 3108 §5.6.3.3",
    Eecid<'a>                   Both    Caution         Once    "RFC 3108 §5.6.1.1",
    Encryption<'a>              Media   Unlisted        Once    "MS-SDPEXT",
    FaxSelection<'a>            Both    Caution         Once    "RFC 3108 §5.6.3.8",
    FecDeclaration              Both    Tbd             Once    "3GPP TS 26.346 §7.3.2.8",
    FecOtiExtension<'a>         Both    Tbd             Once    "3GPP TS 26.346 §7.3",
    FecRedundancyLevel<'a>      Both    Unlisted        Once    "3GPP TS 26.346 §7.3.2.11",
    FluteChannels               Both    Tbd             Once    "3GPP TS 26.346 §7.3",
    FluteTsi                    Both    Tbd             Once    "3GPP TS 26.346 §7.3",
    FrameCount                  Media   Unlisted        Once    "RAVENNA",
    GainControl<'a>             Both    Caution         Many    "RFC 3108 §5.6.3.4",
    Gpmd<'a>                    Media   Unlisted        Many    "ITU-T V.152 §7",
    H248Item<'a>                Both    Special         Once    "ITU-T H.248.15",
    HelixAdaptationSupport      Media   Unlisted        Once    "RealNetworks Helix Server",
    HlangRecv<'a>               Media   Unlisted        Once    "RFC 8373 §5",
    HlangSend<'a>               Media   Unlisted        Once    "RFC 8373 §5",
    IkeEsp                      Both    Caution         Once    "RFC 8859 §5.45",
    IkeEspUdpEncapsulation      Both    Caution         Once    "RFC 8859 §5.45",
    IkeSetup                    Both    Caution         Once    "RFC 6193 §3.1",
    Ipbcp<'a>                   Session Special         Once    "ITU-T Q.1970",
    IsmaCompliance<'a>          Session Unlisted        Once    "ISMA 1.0",
    IsupUsi<'a>                 Both    Caution         Once    "RFC 3108 §5.6.3.11",
    IutReplication<'a>          Both    Tbd             Once    "3GPP TS 24.337",
    Lij<'a>                     Both    Caution         Once    "RFC 3108 §5.6.1.13",
    MbmsFec                     Both    Unlisted        Once    "3GPP TS 26.346 §7.3.2.8",
    MediaHeader<'a>             Media   Unlisted        Once    "Hikvision",
    MidiPre2<'a>                Media   Unlisted        Once    "RAVENNA (Merging)",
    MinPtime                    Media   Unlisted        Once    "Asterisk",
    Mpeg4EsId                   Media   Unlisted        Once    "ISO 14496-8",
    Mpeg4Iod<'a>                Session Unlisted        Once    "ISO 14496-8",
    NoRtpProxy<'a>              Both    Unlisted        Once    "Kamailio, OpenSIPS",
    OldConnectionIp<'a>         Both    Unlisted        Many    "Kamailio, OpenSIPS",
    OldConnectionIp6<'a>        Both    Unlisted        Many    "Kamailio, OpenSIPS",
    OldMediaIp<'a>              Media   Unlisted        Many    "Kamailio, OpenSIPS",
    OldMediaIp6<'a>             Media   Unlisted        Many    "Kamailio, OpenSIPS",
    OldMediaPort                Media   Unlisted        Many    "Kamailio, OpenSIPS",
    OldOriginIp<'a>             Both    Unlisted        Many    "Kamailio, OpenSIPS",
    OldOriginIp6<'a>            Both    Unlisted        Many    "Kamailio, OpenSIPS",
    OmrCodecs<'a>               Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OmrMediaAttribute<'a>       Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OmrMediaBandwidth<'a>       Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OmrMediaChecksum<'a>        Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OmrSessionAttribute<'a>     Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OmrSessionBandwidth<'a>     Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OmrSessionChecksum<'a>      Media   Normal          Once    "3GPP TS 24.229 §7.5",
    OnewaySelection<'a>         Both    Caution         Once    "RFC 3108 §5.6.3.9",
    PacketAlignment             Media   Unlisted        Once    "RAVENNA",
    Packetization<'a>           Media   Unlisted        Many    "libwebrtc",
    PacketizationSupported<'a>  Session Unlisted        Once    "Dahua",
    PartialFill<'a>             Both    Caution         Once    "RFC 3108 §5.6.2.6",
    PersonalChannelId<'a>       Session Normal          Once    "ETSI TS 183 063",
    ProfileDescription<'a>      Both    Caution         Once    "RFC 3108 §5.6.3.5",
    PskFingerprint<'a>          Both    Caution         Once    "RFC 6193 §3.1",
    QosClass<'a>                Both    Caution         Many    "RFC 3108 §5.6.1.4",
    RealAbstract<'a>            Session Unlisted        Once    "RealNetworks Helix Server",
    RealAuthor<'a>              Session Unlisted        Once    "RealNetworks Helix Server",
    RealAverageBitRate<'a>      Media   Unlisted        Once    "RealNetworks Helix Server",
    RealAveragePacketSize<'a>   Media   Unlisted        Once    "RealNetworks Helix Server",
    RealCopyright<'a>           Session Unlisted        Once    "RealNetworks Helix Server",
    RealDataType<'a>            Session Unlisted        Once    "RealNetworks Helix Server",
    RealEndOneRuleEndAll<'a>    Media   Unlisted        Once    "RealNetworks Helix Server",
    RealFileType<'a>            Session Unlisted        Once    "RealNetworks Helix Server",
    RealFlags<'a>               Session Unlisted        Once    "RealNetworks Helix Server",
    RealHeight<'a>              Media   Unlisted        Once    "RealNetworks Helix Server",
    RealKeywords<'a>            Session Unlisted        Once    "RealNetworks Helix Server",
    RealLength<'a>              Both    Unlisted        Once    "RealNetworks Helix Server",
    RealMaxBitRate<'a>          Media   Unlisted        Once    "RealNetworks Helix Server",
    RealMaxPacketSize<'a>       Media   Unlisted        Once    "RealNetworks Helix Server",
    RealMimeType<'a>            Media   Unlisted        Once    "RealNetworks Helix Server",
    RealMinimumSwitchOverlap<'a> Media   Unlisted        Once    "RealNetworks Helix Server",
    RealOpaqueData<'a>          Media   Unlisted        Once    "RealNetworks Helix Server",
    RealOutOfOrderTimestamps<'a> Media   Unlisted        Once    "RealNetworks Helix Server",
    RealPreroll<'a>             Media   Unlisted        Once    "RealNetworks Helix Server",
    RealRuleBook<'a>            Both    Unlisted        Once    "RealNetworks Helix Server",
    RealSeekGreaterOnSwitch<'a> Media   Unlisted        Once    "RealNetworks Helix Server",
    RealStartTime<'a>           Media   Unlisted        Once    "RealNetworks Helix Server",
    RealStreamCount<'a>         Session Unlisted        Once    "RealNetworks Helix Server",
    RealStreamName<'a>          Media   Unlisted        Once    "RealNetworks Helix Server",
    RealTitle<'a>               Session Unlisted        Once    "RealNetworks Helix Server",
    RealWidth<'a>               Media   Unlisted        Once    "RealNetworks Helix Server",
    RemoteNetEstimate           Media   Unlisted        Once    "libwebrtc",
    RtpEngine<'a>               Session Unlisted        Once    "rtpengine",
    RtpPayloadSupported<'a>     Session Unlisted        Once    "Dahua",
    RtpRed1<'a>                 Media   Caution         Once    "RFC 8859 §5.56",
    RtpRed2<'a>                 Media   Caution         Once    "RFC 8859 §5.56",
    RtspIceDM                   Both    Tbd             Once    "RFC 7825",
    Sbc<'a>                     Both    Caution         Once    "RFC 3108 §5.6.2.3",
    SdpplinVersion              Session Unlisted        Once    "RealNetworks Helix Server",
    SecondaryRealm<'a>          Media   Transport       Once    "3GPP TS 24.229 §7.5",
    SFrame                      Media   Unlisted        Once    "draft-ietf-avtcore-rtp-sframe",
    SilenceSuppression<'a>      Both    Caution         Once    "RFC 3108 §5.6.3.2",
    SrtpAuthentication          Media   Tbd             Once    "RFC 5159",
    SrtpRocTxRate               Media   Tbd             Once    "RFC 5159",
    Stc<'a>                     Both    Caution         Once    "RFC 3108 §5.6.1.6",
    StkmStream                  Both    Normal          Once    "RFC 5159",
    SyncTime                    Media   Unlisted        Once    "RAVENNA",
    Upcc<'a>                    Both    Caution         Once    "RFC 3108 §5.6.1.7",
    UserInformationLayer1<'a>   Both    Caution         Once    "RFC 3108 §5.6.3.12",
    VideoTransform<'a>          Media   Unlisted        Once    "Axis",
    VisitedRealm<'a>            Media   Transport       Once    "3GPP TS 24.229 §7.5",
    VoiceSelection<'a>          Both    Caution         Once    "RFC 3108 §5.6.3.6",
    XBufferDelay<'a>            Both    Unlisted        Once    "Darwin Streaming Server",
    XBypassId<'a>               Media   Unlisted        Once    "MS-SDPEXT",
    XCandidate<'a>              Media   Unlisted        Many    "Microsoft Office Communicator",
    XCandidateIpv6<'a>          Media   Unlisted        Many    "MS-ICE2",
    XCap<'a>                    Media   Unlisted        Many    "Cisco",
    XCaps<'a>                   Media   Unlisted        Many    "MS-SDPEXT",
    XCopyright<'a>              Session Unlisted        Once    "GPAC",
    XCpar<'a>                   Media   Unlisted        Many    "Cisco",
    XDeviceCapabilities<'a>     Session Unlisted        Once    "MS-SDPEXT",
    XDimensions                 Media   Unlisted        Once    "Hikvision",
    XFax                        Media   Unlisted        Once    "SIP gateways",
    XFramerate<'a>              Media   Unlisted        Once    "RTSP cameras",
    XGoogleBufferLatency        Media   Unlisted        Once    "libwebrtc",
    XGoogleFlag<'a>             Media   Unlisted        Once    "libwebrtc",
    XGoogleMaxBitrate           Media   Unlisted        Once    "GStreamer webrtcbin",
    XGoogleMinBitrate           Media   Unlisted        Once    "GStreamer webrtcbin",
    XGoogleStartBitrate         Media   Unlisted        Once    "GStreamer webrtcbin",
    XHeight                     Media   Unlisted        Once    "RTSP cameras",
    XMediaBandwidth<'a>         Session Unlisted        Many    "MS-SDPEXT",
    XMediaSettings<'a>          Media   Unlisted        Once    "Microsoft Teams",
    XNat<'a>                    Session Unlisted        Once    "PJSIP",
    XOnvifTrack<'a>             Media   Unlisted        Once    "ONVIF devices",
    XPacketizationSupported<'a> Session Unlisted        Once    "Dahua",
    XPlaylistGroup<'a>          Session Unlisted        Once    "VLC",
    XPlazaMsiRange<'a>          Session Unlisted        Once    "Microsoft Teams",
    XQtTextAuthor<'a>           Session Unlisted        Once    "QuickTime",
    XQtTextComment<'a>          Session Unlisted        Once    "QuickTime",
    XQtTextCopyright<'a>        Session Unlisted        Once    "QuickTime",
    XQtTextInformation<'a>      Session Unlisted        Once    "QuickTime, LIVE555",
    XQtTextName<'a>             Session Unlisted        Once    "QuickTime, LIVE555",
    XQtTextSoftware<'a>         Session Unlisted        Once    "QuickTime",
    XRtpPayloadSupported<'a>    Session Unlisted        Once    "Dahua",
    XRtpSessionId<'a>           Media   Unlisted        Once    "X-Lite, Bria",
    XSensorTransform<'a>        Media   Unlisted        Once    "Axis",
    XSignalingFeedback<'a>      Media   Unlisted        Many    "Microsoft Teams",
    XSource<'a>                 Media   Unlisted        Once    "MS-SDPEXT",
    XSourceStreamId             Media   Unlisted        Once    "MS-SDPEXT",
    XSqn                        Media   Unlisted        Once    "Cisco",
    XSsrcRange                  Media   Unlisted        Once    "MS-SDPEXT",
    XWidth                      Media   Unlisted        Once    "RTSP cameras",
    ZrtpHash<'a>                Media   Transport       Many    "RFC 6189 §8",
}

static LOOKUP: Lookup<AttributeKind> = Lookup::new(NAMES, AttributeKind::ALL);

const _: () = assert!(size_of::<Attribute<'_>>() <= 128, "an attribute must stay cheap to return");

impl AttributeKind {
    /// The attribute of that name; names are case-sensitive (RFC 8866 §5).
    ///
    /// ```
    /// use sdpkit_core::AttributeKind;
    /// assert_eq!(AttributeKind::from_name(b"rtpmap"), Some(AttributeKind::RtpMap));
    /// assert_eq!(AttributeKind::from_name(b"RTPMAP"), None);
    /// ```
    #[inline]
    pub fn from_name(name: &[u8]) -> Option<Self> {
        Self::from_key(name, Key::of(name))
    }

    /// The attribute of that name, whose key is `key`.
    #[inline]
    pub(super) fn from_key(name: &[u8], key: Key) -> Option<Self> {
        LOOKUP.find(NAMES, name, key)
    }

    /// The name, as it stands after `a=`.
    pub const fn name(self) -> &'static str {
        self.info().name
    }
}

impl<'a> Attribute<'a> {
    /// Reads an attribute from its name and value; a name that is not in the registry gives
    /// [`Attribute::Other`].
    ///
    /// # Errors
    /// When the value does not follow the attribute's grammar, with the place in the value.
    #[inline]
    pub fn parse(name: &'a [u8], value: Option<&'a [u8]>) -> Result<Self, Fault> {
        match AttributeKind::from_name(name) {
            Some(kind) => kind.parse(value),
            None => Ok(Self::Other { name: Text::new(name), value: value.map(Text::new) }),
        }
    }

    /// The name, as it stands after `a=`.
    pub const fn name(&self) -> Text<'a> {
        match (self.kind(), self) {
            (Some(kind), _) => Text::new(kind.name().as_bytes()),
            (None, Self::Other { name, .. }) => *name,
            (None, _) => Text::new(b""),
        }
    }
}
