//! Capabilities and policies that look random and are the same in each run.

use sdpkit_core::attribute::Direction;
use sdpkit_negotiate::matching::Numbers;
use sdpkit_negotiate::{
    AnswerPolicy, Capabilities, DtlsRole, Identifiers, MediaCapabilities, MediaWant, OfferPlan,
    Order, Protection, SectionWish, SimulcastCapability, TransportParameters,
};

/// How many different sets of capabilities there are.
pub(crate) const SETS: u64 = 1_000;

/// One of the [`SETS`]: what an end can do, and what it wants in its answer and in an offer of its
/// own afterwards.
pub(crate) struct End {
    pub(crate) capabilities: Capabilities,
    pub(crate) policy: AnswerPolicy,
    pub(crate) plan: OfferPlan,
}

impl End {
    /// The end of that number; numbers above [`SETS`] begin anew.
    pub(crate) fn new(number: u64) -> Self {
        let mut dice = Dice((number % SETS + 1) * 0x9E37_79B9);
        // The first throws of neighbouring numbers look alike.
        for _ in 0..8 {
            dice.throw(2);
        }
        let capabilities = dice.capabilities();
        let policy = dice.policy();
        let plan = dice.plan(&capabilities);
        Self { capabilities, policy, plan }
    }
}

/// Who speaks in `session`, and where: different in every session.
pub(crate) fn identifiers(session: u64) -> Identifiers {
    const KEY: &str = "inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
    let transport = TransportParameters::new()
        .with_ice(&format!("ufrag{session}"), &format!("asd88fgpdd777uzjYhag{session:02}"))
        .with_fingerprint("sha-256", &[format!("{session:02X}").as_str(); 32].join(":"))
        .with_sdes_key("AES_CM_128_HMAC_SHA1_80", KEY);
    Identifiers::new(session).with_transport(transport)
}

/// A generator of numbers (xorshift64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.throw(of.len() as u64)).unwrap()]
    }

    /// What a browser and a telephone can do together, thinned out and turned around.
    fn capabilities(&mut self) -> Capabilities {
        const DIRECTIONS: [Direction; 4] =
            [Direction::SendRecv, Direction::SendRecv, Direction::RecvOnly, Direction::SendOnly];
        let mut capabilities = Capabilities::browser_like();
        let phone = Capabilities::sip_phone();
        if let (Some(audio), Some(more)) = (&mut capabilities.audio, phone.audio) {
            audio.codecs.extend(more.codecs);
        }
        for media in [&mut capabilities.audio, &mut capabilities.video] {
            if self.throw(8) == 0 {
                *media = None;
            }
            let Some(media) = media else { continue };
            self.thin(media);
            media.direction = self.pick(&DIRECTIONS);
            media.order = self.pick(&[Order::Offer, Order::Own]);
            media.simulcast = self.simulcast();
        }
        if self.throw(4) == 0 {
            capabilities.data_channel = None;
        }
        let transport = &mut capabilities.transport;
        transport.protection = vec![Protection::Dtls, Protection::Sdes, Protection::None];
        let first = usize::try_from(self.throw(3)).unwrap();
        transport.protection.rotate_left(first);
        transport.sdes_suites = phone.transport.sdes_suites;
        transport.bundle = self.throw(4) > 0;
        transport.rtcp_mux = self.throw(4) > 0;
        transport.reduced_size_rtcp = self.throw(2) > 0;
        capabilities.with_numbers(self.pick(&[Numbers::Browser, Numbers::Any]))
    }

    fn thin(&mut self, media: &mut MediaCapabilities) {
        let keep = self.throw(4) + 1;
        media.codecs.retain(|_| self.throw(5) <= keep);
        media.extensions.retain(|_| self.throw(5) <= keep);
        if self.throw(2) == 0 {
            media.codecs.reverse();
        }
    }

    fn simulcast(&mut self) -> SimulcastCapability {
        let (send, receive) = self.pick(&[(0, 0), (3, 3), (1, 2)]);
        MediaCapabilities::new().with_simulcast(send, receive).simulcast
    }

    fn policy(&mut self) -> AnswerPolicy {
        let mut policy = AnswerPolicy::new(identifiers(2));
        for index in 0..4 {
            policy = match self.throw(8) {
                0 => policy.with_section(index, SectionWish::Reject),
                1 => policy.with_section(index, SectionWish::Direction(Direction::RecvOnly)),
                _ => policy,
            };
        }
        policy.with_dtls_role(self.pick(&[DtlsRole::Client, DtlsRole::Server]))
    }

    /// The session goes on with one section more, where there is something to add.
    fn plan(&mut self, capabilities: &Capabilities) -> OfferPlan {
        let has_codecs = |media: &Option<MediaCapabilities>| {
            media.as_ref().is_some_and(|media| !media.codecs.is_empty())
        };
        let mut wants = vec![None];
        wants.extend(capabilities.data_channel.is_some().then(|| Some(MediaWant::data_channel())));
        wants.extend(has_codecs(&capabilities.audio).then(|| Some(MediaWant::audio())));
        wants.extend(has_codecs(&capabilities.video).then(|| Some(MediaWant::video())));
        let place = usize::try_from(self.throw(wants.len() as u64)).unwrap();
        let plan = OfferPlan::new(identifiers(2));
        match wants.swap_remove(place) {
            Some(want) => plan.with_media(want),
            None => plan,
        }
    }
}
