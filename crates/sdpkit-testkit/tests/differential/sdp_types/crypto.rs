//! `a=crypto` as sdp-types has it.

use sdp_types::{Crypto, FecOrder, SrtpKeyParam, SrtpSessionParam};

use super::one;
use crate::reading::Fields;

pub(super) fn fields(crypto: &Crypto) -> Fields {
    let mut fields = one("tag", crypto.tag);
    fields.put("suite", crypto.crypto_suite.as_str());
    for (index, key) in crypto.key_params.iter().enumerate() {
        put_key(&format!("keys[{index}]"), key, &mut fields);
    }
    fields.put_list("parameters", crypto.session_params.iter().map(parameter));
    fields
}

fn put_key(path: &str, key: &SrtpKeyParam, fields: &mut Fields) {
    // It has no other method.
    fields.put(format!("{path}.method"), "inline");
    fields.put(format!("{path}.key_salt"), &key.key_and_salt);
    fields.put_option(&format!("{path}.lifetime"), key.lifetime);
    if let Some((value, length)) = key.mki_and_length {
        fields.put(format!("{path}.mki.value"), value);
        fields.put(format!("{path}.mki.length"), length);
    }
}

fn parameter(parameter: &SrtpSessionParam) -> String {
    match parameter {
        SrtpSessionParam::Kdr(rate) => format!("KDR={rate}"),
        SrtpSessionParam::UnencryptedSrtp => "UNENCRYPTED_SRTP".to_owned(),
        SrtpSessionParam::UnencryptedSrtcp => "UNENCRYPTED_SRTCP".to_owned(),
        SrtpSessionParam::UnauthenticatedSrtp => "UNAUTHENTICATED_SRTP".to_owned(),
        SrtpSessionParam::FecOrder(FecOrder::FecSrtp) => "FEC_ORDER=FEC_SRTP".to_owned(),
        SrtpSessionParam::FecOrder(FecOrder::SrtpFec) => "FEC_ORDER=SRTP_FEC".to_owned(),
        SrtpSessionParam::FecKey(keys) => {
            let keys: Vec<_> = keys.iter().map(ToString::to_string).collect();
            format!("FEC_KEY={}", keys.join(";"))
        }
        SrtpSessionParam::Wsh(size) => format!("WSH={size}"),
        SrtpSessionParam::Extension(text) => text.clone(),
    }
}
