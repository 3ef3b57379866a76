//! What may be meant by a name that is not known.

/// How alike two names must be, from 0 to 1.
const ALIKE: f64 = 0.8;

/// The known name that is most like `name`, if one is.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|known| (strsim::jaro_winkler(known, name), known))
        .filter(|(likeness, _)| *likeness > ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_understood_and_guesses_are_not_made() {
        let known = ["blank-line", "malformed-line", "syntax"];
        for (name, expected) in [
            ("blnak-line", Some("blank-line")),
            ("sintax", Some("syntax")),
            ("quux", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known), expected, "{name}");
        }
    }
}
