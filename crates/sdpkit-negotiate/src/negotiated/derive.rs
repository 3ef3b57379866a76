//! What an offer and its answer agree on.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{
    Crypto, Direction, ExtmapId, Parameters, PayloadType, RtcpMux, RtcpRsize, SetupRole,
    SimulcastId, StreamDirection,
};
use sdpkit_model::fmtp::Rtx;
use sdpkit_model::{Codec, Model, Section};

use super::{
    DtlsRole, Negotiated, NegotiatedCodec, NegotiatedDataChannel, NegotiatedExtension,
    NegotiatedKeys, NegotiatedSection, NegotiatedStream, Rejection, Side,
};
use crate::identifiers::{CertificateFingerprint, IceCredentials};
use crate::matching::{CodecList, Numbers};

/// What `offer` and `answer` agree on, for the end that plays `side`. `reasons` tells why this end
/// rejected a section; where it has none, the other end did.
pub(crate) fn derive(
    offer: &Model<'_>,
    answer: &Model<'_>,
    side: Side,
    previous: Option<&Negotiated>,
    reasons: &mut dyn FnMut(usize) -> Option<Rejection>,
) -> Negotiated {
    let mut history = previous.map(|previous| previous.history.clone()).unwrap_or_default();
    history.remember(offer);
    history.remember(answer);
    let sections: Vec<_> = offer
        .sections()
        .zip(answer.sections())
        .map(|(offered, answered)| {
            let pair = Pair { offered, answered, side };
            let before = previous.and_then(|previous| previous.sections.get(offered.index()));
            pair.negotiated(before, reasons)
        })
        .collect();
    let (local, remote) = match side {
        Side::Offerer => (offer, answer),
        Side::Answerer => (answer, offer),
    };
    let (local, remote) = (local.sdp().into(), remote.sdp().into());
    Negotiated { side, local, remote, sections, history }
}

/// A section of the offer and the one that answers it.
struct Pair<'m, 'a> {
    offered: Section<'m, 'a>,
    answered: Section<'m, 'a>,
    side: Side,
}

impl<'m, 'a> Pair<'m, 'a> {
    fn negotiated(
        &self,
        before: Option<&NegotiatedSection>,
        reasons: &mut dyn FnMut(usize) -> Option<Rejection>,
    ) -> NegotiatedSection {
        let index = self.offered.index();
        let rejection = self.answered.is_rejected().then(|| {
            let by_offer = self.offered.is_rejected().then_some(Rejection::Offered);
            reasons(index).or(by_offer).unwrap_or(Rejection::Peer)
        });
        let media = self.answered.media();
        let mut section = NegotiatedSection {
            index,
            kind: self.offered.kind(),
            mid: self.offered.mid().map(|mid| mid.tag.as_str().into()),
            protocol: media.map(|media| media.transport.as_str().into()).unwrap_or_default(),
            rejection,
            direction: Direction::Inactive,
            send: Vec::new(),
            receive: Vec::new(),
            extensions: Vec::new(),
            transport: self.answered.transport_owner().index(),
            rtcp_mux: false,
            reduced_size_rtcp: false,
            role: None,
            local_ice: None,
            remote_ice: None,
            ice_restart: false,
            remote_fingerprints: Vec::new(),
            keys: None,
            send_streams: Vec::new(),
            receive_streams: Vec::new(),
            data_channel: None,
        };
        if section.rejection.is_some() {
            section.transport = index;
            return section;
        }
        section.direction = match self.side {
            Side::Offerer => self.answered.direction().reversed(),
            Side::Answerer => self.answered.direction(),
        };
        self.add_media(&mut section);
        self.add_transport(&mut section, before);
        section
    }

    fn add_media(&self, section: &mut NegotiatedSection) {
        let (local, remote) = self.local_and_remote();
        for (offered, answered) in self.common_codecs() {
            let (own, theirs) = match self.side {
                Side::Offerer => (offered, answered),
                Side::Answerer => (answered, offered),
            };
            section.receive.extend(NegotiatedCodec::new(&own));
            section.send.extend(NegotiatedCodec::new(&theirs));
        }
        for codecs in [&mut section.send, &mut section.receive] {
            fold_retransmission(codecs);
        }
        section.extensions = self.common_extensions();
        section.rtcp_mux = self.both_have::<RtcpMux>();
        section.reduced_size_rtcp = self.both_have::<RtcpRsize>();
        section.send_streams = self.streams(StreamDirection::Send);
        section.receive_streams = self.streams(StreamDirection::Recv);
        let (own, theirs) = (local.sctp(), remote.sctp());
        if let (true, Some(local_port), Some(remote_port)) =
            (local.is_data_channel(), own.port(), theirs.port())
        {
            let max_message_size = theirs.largest_message();
            section.data_channel =
                Some(NegotiatedDataChannel { local_port, remote_port, max_message_size });
        }
    }

    fn add_transport(&self, section: &mut NegotiatedSection, before: Option<&NegotiatedSection>) {
        let owner = section.transport;
        let (local, remote) = self.local_and_remote();
        let local_owner = local.model().section(owner).unwrap_or(local);
        // An offer says the transport of a BUNDLE group in the section it tags (RFC 9143 §7.1.3),
        // which need not be the one that the answer tags.
        let remote_owner = [owner, remote.transport_owner().index()].into_iter();
        let remote_owner = remote_owner
            .filter_map(|index| remote.model().section(index))
            .find(|owner| owner.ice().ufrag.is_some() || owner.dtls().setup.is_some())
            .unwrap_or(remote);
        section.local_ice = credentials(&local_owner);
        section.remote_ice = credentials(&remote_owner);
        section.ice_restart = before.is_some_and(|before| {
            before.rejection.is_none()
                && before.remote_ice.is_some()
                && before.remote_ice != section.remote_ice
        });
        section.remote_fingerprints = fingerprints(&remote_owner);
        let answered = match self.side {
            Side::Offerer => remote_owner,
            Side::Answerer => local_owner,
        };
        let answerer_opens = match answered.dtls().setup.map(|setup| setup.role) {
            Some(SetupRole::Active) => Some(true),
            Some(SetupRole::Passive) => Some(false),
            _ => None,
        };
        section.role = answerer_opens.map(|answerer_opens| {
            let is_client = answerer_opens == (self.side == Side::Answerer);
            if is_client { DtlsRole::Client } else { DtlsRole::Server }
        });
        section.keys = self.keys();
    }

    fn local_and_remote(&self) -> (Section<'m, 'a>, Section<'m, 'a>) {
        match self.side {
            Side::Offerer => (self.offered, self.answered),
            Side::Answerer => (self.answered, self.offered),
        }
    }

    fn both_have<A: TypedAttribute<'a>>(&self) -> bool {
        self.offered.has(A::INFO.kind) && self.answered.has(A::INFO.kind)
    }

    /// The codecs of the answer with those of the offer they stand for, in the answer's order.
    fn common_codecs(&self) -> Vec<(Codec<'m, 'a>, Codec<'m, 'a>)> {
        let offered = CodecList::of(&self.offered);
        let answered = CodecList::of(&self.answered);
        let same = |codec: &crate::matching::Terms<'a>| -> Option<PayloadType> {
            let by_number = codec.payload.and_then(|payload| offered.find(payload));
            let by_number =
                by_number.filter(|same| answered.is_same(codec, &offered, same, Numbers::Any));
            by_number.or_else(|| answered.first_match(codec, &offered, Numbers::Any))?.payload
        };
        let pairs = answered.iter().filter_map(|codec| {
            let answered = self.answered.codec(codec.payload?)?;
            Some((self.offered.codec(same(codec)?)?, answered))
        });
        pairs.collect()
    }

    fn common_extensions(&self) -> Vec<NegotiatedExtension> {
        let is_offered = |uri: &str| self.offered.extensions().any(|offered| offered.uri == *uri);
        let common = self.answered.extensions().filter(|answered| {
            answered.id < ExtmapId::new(4096) && is_offered(answered.uri.as_str())
        });
        let own = |direction: Direction| match self.side {
            Side::Offerer => direction.reversed(),
            Side::Answerer => direction,
        };
        common
            .map(|answered| NegotiatedExtension {
                id: answered.id.get(),
                uri: answered.uri.as_str().into(),
                direction: own(answered.direction.unwrap_or_default()),
            })
            .collect()
    }

    fn keys(&self) -> Option<NegotiatedKeys> {
        let answered = self.answered.first::<Crypto<'a>>()?;
        let offered = self.offered.all::<Crypto<'a>>().find(|line| line.tag == answered.tag)?;
        let key = |line: &Crypto<'a>| -> String {
            line.keys.as_text().to_str().unwrap_or_default().into()
        };
        let (local, remote) = match self.side {
            Side::Offerer => (key(&offered), key(&answered)),
            Side::Answerer => (key(&answered), key(&offered)),
        };
        let suite = answered.suite.as_str().into();
        Some(NegotiatedKeys { tag: answered.tag, suite, local, remote })
    }

    /// The simulcast streams of one direction, from this end's point of view, that both ends name.
    fn streams(&self, direction: StreamDirection) -> Vec<Vec<NegotiatedStream>> {
        let (local, remote) = self.local_and_remote();
        let (Some(own), Some(theirs)) = (local.simulcast(), remote.simulcast()) else {
            return Vec::new();
        };
        let (own, theirs) = match direction {
            StreamDirection::Send => (own.send, theirs.recv),
            _ => (own.recv, theirs.send),
        };
        let theirs = theirs.into_iter().flat_map(|streams| streams.iter());
        let theirs: Vec<_> = theirs.flat_map(|alternatives| alternatives.iter()).collect();
        let common = |id: SimulcastId<'a>| {
            let same = theirs.iter().find(|other| other.rid == id.rid)?;
            let paused = id.paused || same.paused;
            Some(NegotiatedStream { rid: id.rid.as_str().into(), paused })
        };
        let streams = own.into_iter().flat_map(|streams| streams.iter());
        let streams = streams.map(|alternatives| alternatives.iter().filter_map(common).collect());
        streams.filter(|stream: &Vec<_>| !stream.is_empty()).collect()
    }
}

fn credentials(section: &Section<'_, '_>) -> Option<IceCredentials> {
    let ice = section.ice();
    Some(IceCredentials::new(ice.ufrag?.ufrag.as_str(), ice.pwd?.pwd.as_str()))
}

fn fingerprints(section: &Section<'_, '_>) -> Vec<CertificateFingerprint> {
    let fingerprints = section.dtls().fingerprints();
    fingerprints
        .map(|fingerprint| CertificateFingerprint {
            hash: fingerprint.hash.as_str().into(),
            digest: fingerprint.digest.as_str().into(),
        })
        .collect()
}

/// Writes the number of each retransmission into the codec it repairs, and leaves it out itself.
fn fold_retransmission(codecs: &mut Vec<NegotiatedCodec>) {
    let is_rtx = |codec: &NegotiatedCodec| codec.encoding.eq_ignore_ascii_case("rtx");
    let repairs: Vec<_> = codecs
        .iter()
        .filter(|codec| is_rtx(codec))
        .filter_map(|rtx| {
            let parameters = Parameters::new(rtx.parameters.as_deref()?).ok();
            Some((Rtx::new(parameters).associated_payload()?, rtx.payload))
        })
        .collect();
    codecs.retain(|codec| !is_rtx(codec));
    for (repaired, rtx) in repairs {
        if let Some(codec) = codecs.iter_mut().find(|codec| codec.payload == repaired) {
            codec.retransmission.get_or_insert(rtx);
        }
    }
}
