//! Work on several threads, with results in the order of the work.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use crate::exit::instead_of_ending;

/// So many items are worked on before the next are begun: what is held stays in proportion.
const CHUNK: usize = 1024;

/// Calls `work` for each item on `jobs` threads, and `take` for each result in order of the items
/// on this one; `None` stands for an item that `work` panicked at.
///
/// The only item of all is worked on here: a panic then ends the program, which has nothing else to
/// do.
pub(super) fn in_order<T, R>(
    items: Vec<T>,
    jobs: NonZeroUsize,
    work: impl Fn(&T) -> R + Send + Sync + 'static,
    mut take: impl FnMut(Option<R>),
) where
    T: Send + Sync + 'static,
    R: Send + 'static,
{
    if let [item] = &*items {
        take(Some(work(item)));
        return;
    }
    let all = items.len();
    let shop = Arc::new(Shop { items, work });
    for start in (0..all).step_by(CHUNK) {
        shop.share(start..all.min(start.saturating_add(CHUNK)), jobs.get(), &mut take);
    }
}

/// The items, and what is done with each.
///
/// Threads own a part of it rather than borrow it: one that has panicked never comes back.
struct Shop<T, W> {
    items: Vec<T>,
    work: W,
}

/// What is to be done of the items, and where results go: each with the number of its item.
struct Order<R> {
    end: usize,
    /// The first item that nobody has begun.
    next: AtomicUsize,
    sender: SyncSender<(usize, Option<R>)>,
}

impl<R> Order<R> {
    /// The next item, which is then begun.
    fn begin(&self) -> Option<usize> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        (index < self.end).then_some(index)
    }
}

impl<T, R, W> Shop<T, W>
where
    T: Send + Sync + 'static,
    R: Send + 'static,
    W: Fn(&T) -> R + Send + Sync + 'static,
{
    /// Works on the items of `range` and takes their results.
    fn share(self: &Arc<Self>, range: Range<usize>, jobs: usize, take: &mut impl FnMut(Option<R>)) {
        let threads = jobs.min(range.len());
        let (sender, results) = sync_channel(threads);
        let next = AtomicUsize::new(range.start);
        let order = Arc::new(Order { end: range.end, next, sender });
        let mut hands = (0..threads).filter(|_| self.hire(&order).is_ok()).count();
        let mut early = BTreeMap::new();
        for due in range {
            // Each item that was begun has one result, be it that of a panic.
            let result = loop {
                if let Some(result) = early.remove(&due) {
                    break result;
                }
                let (index, result) = if hands == 0 {
                    // No thread can be had: this one does what is left.
                    let Some(index) = order.begin() else { break None };
                    (index, self.items.get(index).map(&self.work))
                } else {
                    // Never closed, as the order holds a sender too.
                    let Ok(done) = results.recv() else { break None };
                    hands -= usize::from(done.1.is_none() && self.hire(&order).is_err());
                    done
                };
                early.insert(index, result);
            };
            take(result);
        }
    }

    /// Starts a thread that works until nothing is left to begin, or until it panics.
    fn hire(self: &Arc<Self>, order: &Arc<Order<R>>) -> io::Result<()> {
        let (shop, order) = (Arc::clone(self), Arc::clone(order));
        let labour = move || {
            let at = Rc::new(Cell::new(0));
            let (last, sender) = (Rc::clone(&at), order.sender.clone());
            instead_of_ending(move || {
                // Nobody waits for it any more when this fails.
                let _ = sender.send((last.get(), None));
            });
            while let Some(index) = order.begin() {
                at.set(index);
                let Some(item) = shop.items.get(index) else { break };
                if order.sender.send((index, Some((shop.work)(item)))).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().spawn(labour).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::process::{self, Command};
    use std::{env, panic};

    use super::{CHUNK, in_order};
    use crate::exit::panicked;

    fn results<R: Send + 'static>(
        items: usize,
        jobs: usize,
        work: impl Fn(usize) -> R + Send + Sync + 'static,
    ) -> Vec<Option<R>> {
        let mut results = Vec::new();
        let items = (0..items).collect();
        let jobs = NonZeroUsize::new(jobs).unwrap();
        in_order(items, jobs, move |item: &usize| work(*item), |result| results.push(result));
        results
    }

    #[test]
    fn results_come_in_order_whatever_takes_long() {
        let items = 2 * CHUNK + 7;
        for jobs in [1, 2, 7, 64] {
            let results = results(items, jobs, |item| {
                if item % 100 == 0 {
                    std::thread::sleep(std::time::Duration::from_micros(200));
                }
                item * 2
            });
            assert_eq!(
                results,
                (0..items).map(|item| Some(item * 2)).collect::<Vec<_>>(),
                "{jobs}"
            );
        }
    }

    #[test]
    fn a_panic_ends_the_work_on_one_item_alone() {
        // A process of its own: the hook is never given back, and the test harness wants it at the
        // end, while threads that have panicked are still in it.
        const CHILD: &str = "SDPTOOL_TEST_PANICS";
        if env::var_os(CHILD).is_some() {
            panics();
        }
        let name = "lint::parallel::tests::a_panic_ends_the_work_on_one_item_alone";
        let mut child = Command::new(env::current_exe().unwrap());
        let output = child.args([name, "--exact", "--nocapture"]).env(CHILD, "").output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(7), "{told}");
        assert_eq!(told.matches("This is a bug in sdptool.").count(), 3 * BAD, "{told}");
    }

    /// So many of the items are panicked at.
    const BAD: usize = (CHUNK + 7).div_ceil(100);

    /// Ends with 7 when all is as it should be.
    #[expect(clippy::exit, reason = "the harness must not end this process")]
    fn panics() -> ! {
        panic::set_hook(Box::new(panicked));
        for jobs in [1, 2, 7] {
            let results = results(CHUNK + 7, jobs, |item| {
                assert_ne!(item % 100, 0, "a test of panics");
                item
            });
            let expected = (0..CHUNK + 7).map(|item| Some(item).filter(|item| item % 100 != 0));
            assert_eq!(results, expected.collect::<Vec<_>>(), "{jobs}");
        }
        process::exit(7);
    }
}
