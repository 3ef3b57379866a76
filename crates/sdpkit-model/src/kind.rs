//! What kind of description a text is.

/// The world a description belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Browsers and their peers: ICE and DTLS.
    WebRtc,
    /// Broadcast over IP: SMPTE ST 2110 and AES67.
    St2110,
    /// Telephony.
    Sip,
    /// Streaming servers and cameras.
    Rtsp,
    /// None of these, or unknown.
    Generic,
}

/// The part a description plays in offer/answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescriptionType {
    /// An offer.
    Offer,
    /// A final answer.
    Answer,
    /// A provisional answer.
    Pranswer,
}
