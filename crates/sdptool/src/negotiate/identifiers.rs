//! Identifiers that nobody listens to: for descriptions that are read, compared and tested.

use std::hash::{BuildHasher, Hasher, RandomState};

use sdpkit::negotiate::{Identifiers, TransportParameters};

use super::arguments::CommonArguments;

/// How many sections get a port of their own.
const SECTIONS: u16 = 256;

/// Identifiers that follow from the seed.
pub(super) fn identifiers(arguments: &CommonArguments) -> Identifiers {
    let seed = arguments.seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
    let mut numbers = Numbers(seed);
    // Session ids stay below 2^63, as browsers keep them (RFC 9429 §5.2.1).
    let session_id = numbers.next() >> 1;
    let digest: Vec<_> = (0..32).map(|_| format!("{:02X}", numbers.next() & 0xff)).collect();
    let key = format!("inline:{}", numbers.text(40));
    let transport = TransportParameters::new()
        .with_ice(&numbers.text(4), &numbers.text(24))
        .with_fingerprint("sha-256", &digest.join(":"))
        .with_sdes_key("AES_CM_128_HMAC_SHA1_80", &key)
        .with_sdes_key("AES_CM_128_HMAC_SHA1_32", &key);
    let identifiers = Identifiers::new(session_id);
    let Some(address) = arguments.address.as_deref() else {
        return identifiers.with_origin("-", "127.0.0.1").with_transport(transport);
    };
    let mut identifiers = identifiers.with_origin("-", address);
    let Some(first) = arguments.port else {
        let mut transport = transport;
        transport.address = Some(address.to_owned());
        return identifiers.with_transport(transport);
    };
    for section in 0..SECTIONS {
        let port = first.saturating_add(section.saturating_mul(2));
        let transport = transport.clone().with_address(address, port);
        identifiers = identifiers.with_transport_of(section.into(), transport);
    }
    identifiers
}

/// Numbers that follow from the one before (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Characters that ICE and base64 have in common.
    fn text(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let letters = (0..length).map(|_| {
            let place = usize::try_from(self.next() % 64).unwrap_or_default();
            LETTERS.get(place).map_or('A', |letter| char::from(*letter))
        });
        letters.collect()
    }
}
