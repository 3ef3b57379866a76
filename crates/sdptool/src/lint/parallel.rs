//! Work on several threads, with results in the order of the work.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

/// So many items are worked on before the next are begun: what is held stays in proportion.
const CHUNK: usize = 1024;

/// Calls `work` for each item on `jobs` threads, and `take` for each result in order of the items
/// on this one.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    if jobs.get() == 1 || items.len() <= 1 {
        for item in items {
            take(work(item));
        }
        return;
    }
    for chunk in items.chunks(CHUNK) {
        share(chunk, jobs.get().min(chunk.len()), &work, &mut take);
    }
}

fn share<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: &(impl Fn(&T) -> R + Sync),
    take: &mut impl FnMut(R),
) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, results) = sync_channel(threads);
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    // The other side goes only when `take` has panicked.
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        // The threads hold the others: when all have ended, so do the results.
        drop(sender);
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (index, result) in results {
            early.insert(index, result);
            while let Some(result) = early.remove(&due) {
                take(result);
                due += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::{CHUNK, in_order};

    #[test]
    fn results_come_in_order_whatever_takes_long() {
        let items: Vec<usize> = (0..2 * CHUNK + 7).collect();
        for jobs in [1, 2, 7, 64] {
            let mut results = Vec::new();
            let work = |&item: &usize| {
                if item % 100 == 0 {
                    std::thread::sleep(std::time::Duration::from_micros(200));
                }
                item * 2
            };
            in_order(&items, NonZeroUsize::new(jobs).unwrap(), work, |result| results.push(result));
            assert_eq!(results, items.iter().map(|item| item * 2).collect::<Vec<_>>(), "{jobs}");
        }
    }
}
