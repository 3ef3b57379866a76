//! What holds for any offer and any capabilities: the answer answers it, twice the same, and the
//! session can go on.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly and say what they saw"
)]

use sdpkit_core::Sdp;
use sdpkit_core::attribute::Direction;
use sdpkit_model::Model;
use sdpkit_negotiate::matching::Numbers;
use sdpkit_negotiate::{
    AnswerPolicy, Capabilities, DtlsRole, Identifiers, MediaCapabilities, MediaWant, Negotiated,
    OfferPlan, Order, Protection, Rejected, SectionWish, Severity, TransportParameters, Violation,
    accept, answer, offer, verify, verify_next,
};
use sdpkit_testkit::{Sample, testdata};

fn identifiers(session: u64) -> Identifiers {
    let transport = TransportParameters::new()
        .with_ice(&format!("ufrag{session}"), "asd88fgpdd777uzjYhagZg")
        .with_fingerprint("sha-256", &[format!("{session:02X}").as_str(); 32].join(":"))
        .with_sdes_key(
            "AES_CM_128_HMAC_SHA1_80",
            "inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR",
        );
    Identifiers::new(session).with_transport(transport)
}

/// Numbers that look random and are the same in each run (xorshift64).
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
        let mut capabilities = Capabilities::browser_like();
        let phone = Capabilities::sip_phone();
        let directions =
            [Direction::SendRecv, Direction::SendRecv, Direction::RecvOnly, Direction::SendOnly];
        if let (Some(audio), Some(more)) = (&mut capabilities.audio, phone.audio) {
            audio.codecs.extend(more.codecs);
        }
        for media in [&mut capabilities.audio, &mut capabilities.video] {
            if self.throw(8) == 0 {
                *media = None;
            }
            let Some(media) = media else { continue };
            self.thin(media);
            media.direction = self.pick(&directions);
            media.order = self.pick(&[Order::Offer, Order::Own]);
            media.simulcast = self.pick(&[(0, 0), (3, 3), (1, 2)]).into_simulcast();
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
}

trait IntoSimulcast {
    fn into_simulcast(self) -> sdpkit_negotiate::SimulcastCapability;
}

impl IntoSimulcast for (usize, usize) {
    fn into_simulcast(self) -> sdpkit_negotiate::SimulcastCapability {
        MediaCapabilities::new().with_simulcast(self.0, self.1).simulcast
    }
}

fn errors(violations: &[Violation], reference: Sdp<'_>, text: Sdp<'_>) -> Vec<String> {
    let errors = violations.iter().filter(|violation| violation.severity == Severity::Error);
    errors.map(|violation| violation.shown(reference, text).to_string()).collect()
}

/// Goes through one exchange and the next; gives back what was wrong with it.
fn exchange(sample: &Sample, dice: &mut Dice) -> Result<Option<String>, Rejected> {
    let offered = Model::new(Sdp::new(&sample.bytes));
    let (capabilities, policy) = (dice.capabilities(), dice.policy());
    let first = answer(&offered, &capabilities, &policy, None)?;
    let again = answer(&offered, &capabilities, &policy, None)?;
    if first.sdp != again.sdp {
        return Ok(Some("two answers".to_owned()));
    }
    let wrong = |what: &str, found: Vec<String>, text: &dyn std::fmt::Display| {
        (!found.is_empty()).then(|| format!("{}: {what}: {found:#?}\n{text}", sample.path))
    };
    if let Some(error) = first.sdp.view().errors().next() {
        return Ok(wrong("answer", vec![error.to_string()], &first.sdp));
    }
    let answered = Model::new(first.sdp.view());
    let found = errors(&verify(&offered, &answered), offered.sdp(), answered.sdp());
    if !found.is_empty() {
        return Ok(wrong("verify", found, &first.sdp));
    }
    let repeated = answer(&offered, &capabilities, &policy, Some(&first.negotiated))?;
    if repeated.sdp != first.sdp {
        return Ok(wrong("repeated", vec![repeated.sdp.to_string()], &first.sdp));
    }
    let Ok(theirs) = accept(&offered, &answered, None) else {
        return Ok(Some(format!("{}: not accepted", sample.path)));
    };
    renew(sample, &capabilities, &first.negotiated, &theirs)
}

/// This end, which answered before, offers; the other end answers.
fn renew(
    sample: &Sample,
    capabilities: &Capabilities,
    ours: &Negotiated,
    theirs: &Negotiated,
) -> Result<Option<String>, Rejected> {
    let mut plan = OfferPlan::new(identifiers(2));
    if capabilities.data_channel.is_some() {
        plan = plan.with_media(MediaWant::data_channel());
    }
    // A section of a kind that this end can do no more cannot go on.
    let next = match offer(capabilities, &plan, Some(ours)) {
        Err(Rejected::MissingCapability { .. }) => return Ok(None),
        next => next?,
    };
    let (last, peer, model) =
        (Model::new(ours.local.view()), Model::new(ours.remote.view()), Model::new(next.view()));
    let found = verify_next(&last, Some(&peer), &model);
    let mut found = errors(&found, last.sdp(), model.sdp());
    found.extend(next.view().errors().next().map(|error| error.to_string()));
    if !found.is_empty() {
        return Ok(Some(format!("{}: next: {found:#?}\n{}\n{next}", sample.path, ours.local)));
    }
    let mut peer = Capabilities::browser_like();
    peer.transport.protection = vec![Protection::Dtls, Protection::None];
    let policy = AnswerPolicy::new(identifiers(3));
    let answered = answer(&model, &peer, &policy, Some(theirs))?;
    let made = Model::new(answered.sdp.view());
    let found = errors(&verify(&model, &made), model.sdp(), made.sdp());
    let text = format!("{next}\n{}", answered.sdp);
    Ok((!found.is_empty()).then(|| format!("{}: second: {found:#?}\n{text}", sample.path)))
}

fn all(samples: &[Sample], capability_sets: u64) {
    let (mut wrong, mut refused, mut done) = (Vec::new(), 0, 0);
    for (sample, seed) in samples.iter().zip(1..) {
        let mut dice = Dice(seed * 0x9E37_79B9);
        for _ in 0..capability_sets {
            match exchange(sample, &mut dice) {
                Ok(found) => {
                    wrong.extend(found);
                    done += 1;
                }
                Err(Rejected::MissingIdentifier { what, section }) => {
                    panic!("{}: {what}, section {section}", sample.path)
                }
                Err(_) => refused += 1,
            }
        }
    }
    println!("{done} exchanges, {refused} refused");
    assert!(wrong.is_empty(), "{} wrong, the first: {}", wrong.len(), wrong[0]);
}

#[test]
fn offers_of_browsers() {
    let mut samples = testdata();
    samples.retain(|sample| sample.is_browser_capture() && sample.path.contains(".offer."));
    assert!(samples.len() > 50);
    all(&samples, 1);
}
