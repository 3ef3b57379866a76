//! A session from exchange to exchange: the signalling states of RFC 9429 §3.2.

use alloc::vec::Vec;

use sdpkit_core::SdpBuf;
use sdpkit_model::Model;

use crate::accept::accept;
use crate::answer::{AnswerPolicy, Answered, answer};
use crate::capabilities::Capabilities;
use crate::negotiated::Negotiated;
use crate::offer::{OfferPlan, offer};
use crate::rejected::Rejected;
use crate::verify::Violation;

/// A session: what is agreed on, and the exchange that is under way.
///
/// ```
/// use sdpkit_negotiate::{AnswerKind, AnswerPolicy, Capabilities, Identifiers, MediaWant, OfferPlan,
///     Session, SignallingState};
/// let phone = Capabilities::sip_phone();
/// let plan = OfferPlan::new(Identifiers::new(1)).with_media(MediaWant::audio());
/// let (mut alice, mut bob) = (Session::new(), Session::new());
///
/// let offer = alice.make_offer(&phone, &plan)?;
/// alice.set_local_offer(offer.clone())?;
/// bob.set_remote_offer(offer)?;
/// let answered = bob.make_answer(&phone, &AnswerPolicy::new(Identifiers::new(2)))?;
/// alice.set_remote_answer(&answered.sdp, AnswerKind::Final)?;
/// bob.set_local_answer(answered, AnswerKind::Final)?;
///
/// assert_eq!(alice.state(), SignallingState::Stable);
/// assert_eq!(alice.current().unwrap().sections[0].send[0].encoding, "PCMU");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Session {
    state: SignallingState,
    current: Option<Negotiated>,
    offer: Option<SdpBuf>,
    provisional: Option<Negotiated>,
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

impl SignallingState {
    /// The name, as browsers have it in `signalingState`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::HaveLocalOffer => "have-local-offer",
            Self::HaveRemoteOffer => "have-remote-offer",
            Self::HaveLocalPranswer => "have-local-pranswer",
            Self::HaveRemotePranswer => "have-remote-pranswer",
            Self::Closed => "closed",
        }
    }
}

/// Whether an answer ends the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "RFC 9429 §4.1.10 has these two")]
pub enum AnswerKind {
    /// It does.
    Final,
    /// Another answer may follow.
    Provisional,
}

/// What an end wants to do with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Make or set an offer of its own.
    LocalOffer,
    /// Take an offer of the other end.
    RemoteOffer,
    /// Make or set an answer of its own.
    LocalAnswer,
    /// Take an answer of the other end.
    RemoteAnswer,
    /// Take the offer back that is under way.
    Rollback,
}

/// A step that the state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a state that allows {step:?}, found {}", .state.as_str())]
#[non_exhaustive]
pub struct WrongState {
    /// The state.
    pub state: SignallingState,
    /// The step.
    pub step: Step,
}

impl WrongState {
    /// Whether offers of both ends crossed: the polite end rolls back, the other waits
    /// (RFC 8829 §4.1.10.2, "perfect negotiation" of the WebRTC API).
    pub fn is_glare(self) -> bool {
        self.state == SignallingState::HaveLocalOffer && self.step == Step::RemoteOffer
    }
}

/// Why an answer of the other end was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerRefused {
    /// None is expected.
    #[error(transparent)]
    State(#[from] WrongState),
    /// It does not answer the offer.
    #[error("expected an answer that fits the offer, found {} violations", .0.len())]
    Violations(Vec<Violation>),
}

impl Session {
    /// A session that begins.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where it stands.
    pub const fn state(&self) -> SignallingState {
        self.state
    }

    /// What is agreed on.
    pub const fn current(&self) -> Option<&Negotiated> {
        self.current.as_ref()
    }

    /// What a provisional answer agreed on, until the final one is there.
    pub const fn provisional(&self) -> Option<&Negotiated> {
        self.provisional.as_ref()
    }

    /// The offer that waits for its answer.
    pub const fn pending_offer(&self) -> Option<&SdpBuf> {
        self.offer.as_ref()
    }

    /// Makes an offer that goes on from what is agreed on; the state stays.
    pub fn make_offer(
        &self,
        capabilities: &Capabilities,
        plan: &OfferPlan,
    ) -> Result<SdpBuf, Rejected> {
        use SignallingState::{HaveLocalOffer, Stable};
        self.allow(Step::LocalOffer, &[Stable, HaveLocalOffer])?;
        offer(capabilities, plan, self.current())
    }

    /// Makes an answer to the offer that waits for one; the state stays.
    pub fn make_answer(
        &self,
        capabilities: &Capabilities,
        policy: &AnswerPolicy,
    ) -> Result<Answered, Rejected> {
        let offer = self.offer_to(Step::LocalAnswer)?;
        answer(&Model::new(offer.view()), capabilities, policy, self.current())
    }

    /// This end sends `offer`.
    pub fn set_local_offer(&mut self, offer: SdpBuf) -> Result<(), WrongState> {
        use SignallingState::{HaveLocalOffer, Stable};
        self.allow(Step::LocalOffer, &[Stable, HaveLocalOffer])?;
        self.begin(offer, HaveLocalOffer);
        Ok(())
    }

    /// The other end sent `offer`.
    pub fn set_remote_offer(&mut self, offer: SdpBuf) -> Result<(), WrongState> {
        use SignallingState::{HaveRemoteOffer, Stable};
        self.allow(Step::RemoteOffer, &[Stable, HaveRemoteOffer])?;
        self.begin(offer, HaveRemoteOffer);
        Ok(())
    }

    /// This end sends an answer, made with [`Session::make_answer`].
    pub fn set_local_answer(
        &mut self,
        answered: Answered,
        kind: AnswerKind,
    ) -> Result<(), WrongState> {
        self.offer_to(Step::LocalAnswer)?;
        self.settle(answered.negotiated, kind, SignallingState::HaveLocalPranswer);
        Ok(())
    }

    /// The other end sent `answer`.
    pub fn set_remote_answer(
        &mut self,
        answer: &SdpBuf,
        kind: AnswerKind,
    ) -> Result<(), AnswerRefused> {
        let offer = self.offer_to(Step::RemoteAnswer)?;
        let (offer, answer) = (Model::new(offer.view()), Model::new(answer.view()));
        let negotiated =
            accept(&offer, &answer, self.current()).map_err(AnswerRefused::Violations)?;
        self.settle(negotiated, kind, SignallingState::HaveRemotePranswer);
        Ok(())
    }

    /// Takes the offer back that is under way; once there is a provisional answer that is not
    /// possible any more (RFC 9429 §4.1.10.2).
    pub fn rollback(&mut self) -> Result<(), WrongState> {
        use SignallingState::{HaveLocalOffer, HaveRemoteOffer};
        self.allow(Step::Rollback, &[HaveLocalOffer, HaveRemoteOffer])?;
        self.offer = None;
        self.state = SignallingState::Stable;
        Ok(())
    }

    /// Ends the session: nothing is allowed any more.
    pub fn close(&mut self) {
        self.offer = None;
        self.provisional = None;
        self.state = SignallingState::Closed;
    }

    fn begin(&mut self, offer: SdpBuf, state: SignallingState) {
        self.offer = Some(offer);
        self.provisional = None;
        self.state = state;
    }

    fn settle(&mut self, negotiated: Negotiated, kind: AnswerKind, provisional: SignallingState) {
        match kind {
            AnswerKind::Provisional => {
                self.provisional = Some(negotiated);
                self.state = provisional;
            }
            AnswerKind::Final => {
                self.current = Some(negotiated);
                self.provisional = None;
                self.offer = None;
                self.state = SignallingState::Stable;
            }
        }
    }

    /// The offer that an answer of that end is for.
    fn offer_to(&self, step: Step) -> Result<&SdpBuf, WrongState> {
        use SignallingState as State;
        let allowed = match step {
            Step::LocalAnswer => [State::HaveRemoteOffer, State::HaveLocalPranswer],
            _ => [State::HaveLocalOffer, State::HaveRemotePranswer],
        };
        self.allow(step, &allowed)?;
        self.offer.as_ref().ok_or(WrongState { state: self.state, step })
    }

    fn allow(&self, step: Step, states: &[SignallingState]) -> Result<(), WrongState> {
        let state = self.state;
        if states.contains(&state) { Ok(()) } else { Err(WrongState { state, step }) }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerKind, AnswerRefused, Session, SignallingState, Step, WrongState};
    use crate::{AnswerPolicy, Capabilities, Identifiers, MediaWant, OfferPlan};
    use sdpkit_core::SdpBuf;

    fn offer() -> SdpBuf {
        let plan = OfferPlan::new(Identifiers::new(1)).with_media(MediaWant::audio());
        Session::new().make_offer(&Capabilities::sip_phone(), &plan).unwrap()
    }

    fn policy() -> AnswerPolicy {
        AnswerPolicy::new(Identifiers::new(2))
    }

    #[test]
    fn crossing_offers_are_glare_and_rollback_resolves_it() {
        let mut session = Session::new();
        session.set_local_offer(offer()).unwrap();
        let glare = session.set_remote_offer(offer()).unwrap_err();
        assert!(glare.is_glare());
        session.rollback().unwrap();
        session.set_remote_offer(offer()).unwrap();
        assert_eq!(session.state(), SignallingState::HaveRemoteOffer);
        session.rollback().unwrap();
        let state = SignallingState::Stable;
        assert_eq!(session.rollback(), Err(WrongState { state, step: Step::Rollback }));
    }

    #[test]
    fn provisional_answers_come_before_the_final_one() {
        let phone = Capabilities::sip_phone();
        let (mut alice, mut bob) = (Session::new(), Session::new());
        alice.set_local_offer(offer()).unwrap();
        bob.set_remote_offer(offer()).unwrap();
        for kind in [AnswerKind::Provisional, AnswerKind::Provisional, AnswerKind::Final] {
            let answered = bob.make_answer(&phone, &policy()).unwrap();
            alice.set_remote_answer(&answered.sdp, kind).unwrap();
            bob.set_local_answer(answered, kind).unwrap();
            if kind == AnswerKind::Provisional {
                assert_eq!(alice.state(), SignallingState::HaveRemotePranswer);
                assert!(alice.provisional().is_some() && alice.current().is_none());
                assert!(alice.rollback().is_err() && bob.rollback().is_err());
            }
        }
        assert!(bob.current().is_some() && alice.pending_offer().is_none());
        assert!(bob.make_answer(&phone, &policy()).is_err());
    }

    #[test]
    fn an_answer_that_does_not_fit_changes_nothing() {
        let mut session = Session::new();
        session.set_local_offer(offer()).unwrap();
        let refused = session.set_remote_answer(&"v=0\r\n".into(), AnswerKind::Final);
        assert!(matches!(refused, Err(AnswerRefused::Violations(_))));
        assert_eq!(session.state(), SignallingState::HaveLocalOffer);
    }

    #[test]
    fn a_closed_session_allows_nothing() {
        let mut session = Session::new();
        session.close();
        assert!(session.set_local_offer(offer()).is_err());
        assert!(session.set_remote_offer(offer()).is_err());
        assert_eq!(session.rollback().unwrap_err().state.as_str(), "closed");
    }
}
