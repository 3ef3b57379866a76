//! How far a long run is, for people who wait.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Fewer files are done before anybody could read it.
const FEW: usize = 200;

/// How often it is drawn anew.
const INTERVAL: Duration = Duration::from_millis(100);

/// A line at the end of a terminal's screen: `sdptool: 1200 of 4000 files`.
pub(super) struct Progress {
    total: usize,
    done: usize,
    /// When it was drawn last; `None` where nobody would see it.
    drawn: Option<Instant>,
    is_visible: bool,
}

impl Progress {
    /// Of so many files; silent where they are few or stderr is no terminal.
    pub(super) fn new(total: usize) -> Self {
        let is_seen = total >= FEW && io::stderr().is_terminal();
        Self { total, done: 0, drawn: is_seen.then(Instant::now), is_visible: false }
    }

    /// Another file is done.
    pub(super) fn advance(&mut self) {
        self.done += 1;
        let Some(drawn) = &mut self.drawn else { return };
        if drawn.elapsed() < INTERVAL {
            return;
        }
        *drawn = Instant::now();
        self.is_visible = true;
        let bar = bar(self.done, self.total);
        draw(&format!("\r\x1b[2Ksdptool: {bar} {} of {} files", self.done, self.total));
    }

    /// Takes it away, so that something else can be written.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_visible) {
            draw("\r\x1b[2K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

fn draw(text: &str) {
    let mut stderr = anstream::stderr();
    // It is no loss if it cannot be shown.
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// `[=====>    ]`
fn bar(done: usize, total: usize) -> String {
    const WIDTH: usize = 30;
    let filled = done.saturating_mul(WIDTH).checked_div(total).unwrap_or(WIDTH).min(WIDTH);
    format!("[{}{}]", "=".repeat(filled), " ".repeat(WIDTH - filled))
}

#[cfg(test)]
mod tests {
    use super::{Progress, bar};

    #[test]
    fn the_bar_fills() {
        assert_eq!(bar(0, 4000).trim_matches(['[', ']']), " ".repeat(30));
        assert_eq!(bar(2000, 4000), format!("[{}{}]", "=".repeat(15), " ".repeat(15)));
        assert_eq!(bar(4000, 4000), format!("[{}]", "=".repeat(30)));
        assert_eq!(bar(0, 0), format!("[{}]", "=".repeat(30)));
    }

    #[test]
    fn few_files_are_done_in_silence() {
        let mut progress = Progress::new(3);
        progress.advance();
        assert!(progress.drawn.is_none() && !progress.is_visible);
    }
}
