//! The priority of a candidate and its parts (RFC 8445 §5.1.2.1).

/// The parts of a candidate's priority:
/// `2^24 * type preference + 2^8 * local preference + (256 - component)`.
///
/// ```
/// use sdpkit_core::attribute::Priority;
/// let parts = Priority::of(2_122_260_223);
/// assert_eq!((parts.type_preference, parts.local_preference, parts.component), (126, 32542, 1));
/// assert_eq!(parts.compute(), Some(2_122_260_223));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Priority {
    /// The preference of the candidate's type: 126 for host candidates down to 0 for relayed ones
    /// where an agent follows the recommendation of RFC 8445 §5.1.2.2.
    pub type_preference: u8,
    /// The preference among candidates of one type: 65535 when there is but one address.
    pub local_preference: u16,
    /// The component the priority was computed for: 1 to 256.
    pub component: u16,
}

impl Priority {
    /// The parts of the priority `number`.
    pub const fn of(number: u32) -> Self {
        let [type_preference, local @ .., rest] = number.to_be_bytes();
        Self {
            type_preference,
            local_preference: u16::from_be_bytes(local),
            component: 256 - rest as u16,
        }
    }

    /// The priority, unless the type preference is above 126 or the component is not 1 to 256.
    pub const fn compute(self) -> Option<u32> {
        if self.type_preference > 126 || !matches!(self.component, 1..=256) {
            return None;
        }
        let high = (self.type_preference as u32) << 24;
        let middle = (self.local_preference as u32) << 8;
        Some(high | middle | (256 - self.component as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::Priority;

    #[test]
    fn parts_make_the_priority_again() {
        for number in [0, 1, 255, 256, 1_694_498_815, 2_105_458_942, (127 << 24) - 1] {
            assert_eq!(Priority::of(number).compute(), Some(number));
        }
    }

    #[test]
    fn the_recommended_preferences_give_the_known_number() {
        let host = Priority { type_preference: 126, local_preference: 65535, component: 1 };
        assert_eq!(host.compute(), Some(2_130_706_431));
    }

    #[test]
    fn parts_out_of_range_have_no_priority() {
        let parts = Priority { type_preference: 126, local_preference: 0, component: 1 };
        assert_eq!(Priority { type_preference: 127, ..parts }.compute(), None);
        assert_eq!(Priority { component: 0, ..parts }.compute(), None);
        assert_eq!(Priority { component: 257, ..parts }.compute(), None);
        assert_eq!(Priority::of(u32::MAX).compute(), None);
    }
}
