//! Options as the JavaScript side passes them: a line `name=value` for each.

/// Options that were passed; JSON would take a reader ten times as large.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options<'a>(pub(crate) &'a str);

impl<'a> Options<'a> {
    /// Names and values, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.split_once('=').unwrap_or((line, "")))
    }

    /// The last value of that name.
    pub(crate) fn value(self, name: &str) -> Option<&'a str> {
        self.iter().filter(|(known, _)| *known == name).last().map(|(_, value)| value)
    }
}

/// An option that cannot be followed.
#[cfg(feature = "full")]
#[derive(Debug)]
pub(crate) struct OptionError {
    pub(crate) message: String,
}

#[cfg(feature = "full")]
impl OptionError {
    /// `name` was given `value`, where something else was expected.
    pub(crate) fn new(name: &str, expected: &str, value: &str) -> Self {
        Self { message: format!("{name}: expected {expected}, found `{value}`") }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn the_last_of_a_name_counts_and_values_may_hold_anything_but_line_ends() {
        let options = Options("type=offer\n\npedantic\nlevel=a=b\ntype=answer");
        assert_eq!(options.value("type"), Some("answer"));
        assert_eq!(options.value("level"), Some("a=b"));
        assert_eq!(options.value("pedantic"), Some(""));
        assert_eq!(options.iter().count(), 4);
    }
}
