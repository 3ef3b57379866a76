//! The signalling states of a session (RFC 9429 §3.2).

/// A step that the state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected another state, found {state:?}")]
#[non_exhaustive]
pub struct WrongState {
    /// The state.
    pub state: SignallingState,
}

/// Where a session stands between offer and answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum SignallingState {
    /// No exchange is under way.
    #[default]
    Stable,
    /// This end made an offer.
    HaveLocalOffer,
    /// The other end made an offer.
    HaveRemoteOffer,
    /// This end gave a provisional answer.
    HaveLocalPranswer,
    /// The other end gave a provisional answer.
    HaveRemotePranswer,
    /// It is over.
    Closed,
}
