//! How values of other crates are written in TOML and JSON.

/// A direction by its name.
pub(super) mod direction {
    use alloc::string::String;

    use sdpkit_core::attribute::Direction;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    const ALL: [Direction; 4] =
        [Direction::SendRecv, Direction::SendOnly, Direction::RecvOnly, Direction::Inactive];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
    pub(in super::super) fn serialize<S: Serializer>(
        direction: &Direction,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(direction.as_str())
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Direction, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = ALL.into_iter().find(|direction| direction.as_str() == name);
        known.ok_or_else(|| {
            D::Error::unknown_variant(&name, &["sendrecv", "sendonly", "recvonly", "inactive"])
        })
    }
}

/// A payload type by its number.
pub(super) mod payload {
    use sdpkit_core::attribute::PayloadType;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de};

    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands out references"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        payload: &Option<PayloadType>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        payload.map(PayloadType::get).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<PayloadType>, D::Error> {
        let Some(number) = Option::<u8>::deserialize(deserializer)? else { return Ok(None) };
        let invalid = || {
            let found = de::Unexpected::Unsigned(number.into());
            de::Error::invalid_value(found, &"a payload type (0 to 127)")
        };
        PayloadType::new(number).map(Some).ok_or_else(invalid)
    }
}

/// How numbers take part in matching, by name.
pub(super) mod numbers {
    use alloc::string::String;

    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::matching::Numbers;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
    pub(in super::super) fn serialize<S: Serializer>(
        numbers: &Numbers,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match numbers {
            Numbers::Browser => "browser",
            Numbers::Any => "any",
        })
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Numbers, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "browser" => Ok(Numbers::Browser),
            "any" => Ok(Numbers::Any),
            other => Err(D::Error::unknown_variant(other, &["browser", "any"])),
        }
    }
}
