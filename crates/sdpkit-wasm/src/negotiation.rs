//! Offers and answers, as JSON.

use sdpkit_core::Sdp;
use sdpkit_model::{MediaKind, Model};
use sdpkit_negotiate::{
    AnswerPolicy, Capabilities, Identifiers, MediaWant, OfferPlan, Rejected, SectionWish,
    TransportParameters,
};

use crate::json::Json;
use crate::options::{OptionError, Options};
use crate::places::Places;

/// An answer to `offer`, and the sections it rejects.
pub(crate) fn answer(offer: &[u8], options: Options<'_>) -> String {
    let (capabilities, identifiers) = match common(options) {
        Ok(common) => common,
        Err(error) => return Json::error("option", error.message, |_| ()),
    };
    let mut policy = AnswerPolicy::new(identifiers);
    for (name, value) in options.iter().filter(|(name, _)| *name == "reject") {
        let Ok(index) = value.parse() else {
            let error = OptionError::new(name, "the number of a section", value);
            return Json::error("option", error.message, |_| ());
        };
        policy = policy.with_section(index, SectionWish::Reject);
    }
    let model = Model::new(Sdp::new(offer));
    match sdpkit_negotiate::answer(&model, &capabilities, &policy, None) {
        Ok(answered) => Json::of(|json| {
            json.key("sdp").display(&answered.sdp);
            let rejected = answered.negotiated.sections.iter();
            let rejected = rejected.filter_map(|s| Some((s.index, s.rejection.as_ref()?)));
            json.key("rejected").array(rejected, |json, (index, reason)| {
                json.object(|json| {
                    json.key("section").number(index.try_into().unwrap_or(u64::MAX));
                    json.key("reason").display(reason);
                });
            });
        }),
        Err(rejected) => refusal(&rejected, offer),
    }
}

/// An offer of what the options name, or of everything the capabilities hold.
pub(crate) fn offer(options: Options<'_>) -> String {
    let (capabilities, identifiers) = match common(options) {
        Ok(common) => common,
        Err(error) => return Json::error("option", error.message, |_| ()),
    };
    let mut plan = OfferPlan::new(identifiers);
    let asked: Vec<_> = options.iter().filter(|(name, _)| *name == "media").collect();
    for (word, kind, want) in [
        ("audio", MediaKind::Audio, MediaWant::audio()),
        ("video", MediaKind::Video, MediaWant::video()),
        ("text", MediaKind::Text, MediaWant::text()),
        ("data", MediaKind::Application, MediaWant::data_channel()),
    ] {
        let can = match kind {
            MediaKind::Application => capabilities.data_channel.is_some(),
            kind => capabilities.media(kind).is_some(),
        };
        let times = asked.iter().filter(|(_, value)| *value == word).count();
        let times = if asked.is_empty() { usize::from(can) } else { times };
        plan = (0..times).fold(plan, |plan, _| plan.with_media(want.clone()));
    }
    match sdpkit_negotiate::offer(&capabilities, &plan, None) {
        Ok(sdp) => Json::of(|json| json.key("sdp").display(&sdp)),
        Err(rejected) => refusal(&rejected, b""),
    }
}

/// What in `answer` does not fit `offer`.
pub(crate) fn verify(offer: &[u8], answer: &[u8]) -> String {
    let (offered, answered) = (Sdp::new(offer), Sdp::new(answer));
    let (one, other) = (Model::new(offered), Model::new(answered));
    let violations = sdpkit_negotiate::verify(&one, &other);
    let (there, here) = (Places::new(offer), Places::new(answer));
    let mut json = Json::default();
    json.array(&violations, |json, violation| {
        json.object(|json| {
            json.key("code").string(violation.check.code());
            json.key("severity").string(violation.severity.as_str());
            json.key("message").display(violation.shown(offered, answered));
            json.key("reference").string(violation.check.reference());
            if let Some(section) = violation.section {
                json.key("section").number(section.try_into().unwrap_or(u64::MAX));
            }
            here.write(violation.span, json);
            if let Some(span) = violation.reference {
                json.key("offer").object(|json| there.write(span, json));
            }
        });
    });
    json.into_text()
}

/// What this end can do, and who it is: all of it from the caller, who can draw random numbers.
fn common(options: Options<'_>) -> Result<(Capabilities, Identifiers), OptionError> {
    let name = options.value("capabilities").unwrap_or("browser-like");
    let capabilities = match name {
        "browser-like" => Capabilities::browser_like(),
        "sip-phone" => Capabilities::sip_phone(),
        "recv-only-sfu" => Capabilities::recv_only_sfu(),
        _ => {
            let expected = "browser-like, sip-phone or recv-only-sfu";
            return Err(OptionError::new("capabilities", expected, name));
        }
    };
    let number = |name: &'static str| {
        let value = options.value(name).unwrap_or_default();
        value.parse().map_err(|_| OptionError::new(name, "a number", value))
    };
    let mut transport = TransportParameters::new();
    if let (Some(ufrag), Some(pwd)) = (options.value("ufrag"), options.value("pwd")) {
        transport = transport.with_ice(ufrag, pwd);
    }
    if let Some((hash, digest)) = options.value("fingerprint").and_then(|v| v.split_once(' ')) {
        transport = transport.with_fingerprint(hash, digest);
    }
    for (_, value) in options.iter().filter(|(name, _)| *name == "candidate") {
        transport = transport.with_candidate(value);
    }
    for (_, value) in options.iter().filter(|(name, _)| *name == "sdes-key") {
        let (suite, key) = value.split_once(' ').unwrap_or((value, ""));
        transport = transport.with_sdes_key(suite, key);
    }
    let mut identifiers = Identifiers::new(number("session-id")?);
    if let Some(address) = options.value("address") {
        let port = u16::try_from(number("port")?)
            .map_err(|_| OptionError::new("port", "a port", options.value("port").unwrap_or("")))?;
        transport = transport.with_address(address, port);
        identifiers = identifiers.with_origin("-", address);
    }
    Ok((capabilities, identifiers.with_transport(transport)))
}

fn refusal(rejected: &Rejected, offer: &[u8]) -> String {
    Json::error("rejected", rejected, |json| {
        let span = match rejected {
            Rejected::PeerRule { span, .. } => *span,
            Rejected::Malformed(error) => error.span(),
            _ => return,
        };
        Places::new(offer).write(span, json);
    })
}
