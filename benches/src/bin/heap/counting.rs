//! An allocator that counts what is asked of it.
//!
//! `GlobalAlloc` is an unsafe trait, so this file is the one place here where unsafe code is
//! written: it hands every call on to the system's allocator with the caller's own arguments.
#![expect(unsafe_code, reason = "GlobalAlloc cannot be implemented without it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The system's allocator, with counters.
pub(crate) struct CountingAllocator;

/// What was asked of the heap while something ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heap {
    /// Calls for new memory.
    pub(crate) allocations: usize,
    /// Calls to make memory larger or smaller.
    pub(crate) reallocations: usize,
    /// Bytes asked for, all calls together.
    pub(crate) bytes: usize,
    /// The most that was held at one time, beyond what was held before.
    pub(crate) peak: usize,
}

// The process has one thread while it counts; `Relaxed` is enough.
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static REALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);
static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// Runs `work` and counts.
pub(crate) fn count<T>(work: impl FnOnce() -> T) -> (Heap, T) {
    let before = (ALLOCATIONS.load(Relaxed), REALLOCATIONS.load(Relaxed), BYTES.load(Relaxed));
    let held = HELD.load(Relaxed);
    PEAK.store(held, Relaxed);
    let result = work();
    let heap = Heap {
        allocations: ALLOCATIONS.load(Relaxed) - before.0,
        reallocations: REALLOCATIONS.load(Relaxed) - before.1,
        bytes: BYTES.load(Relaxed) - before.2,
        peak: PEAK.load(Relaxed).saturating_sub(held),
    };
    (heap, result)
}

fn hold(bytes: usize) {
    BYTES.fetch_add(bytes, Relaxed);
    let held = HELD.fetch_add(bytes, Relaxed) + bytes;
    PEAK.fetch_max(held, Relaxed);
}

fn release(bytes: usize) {
    HELD.fetch_sub(bytes, Relaxed);
}

// SAFETY: each method passes its arguments on to `System` unchanged, so what the caller promises
// holds there too, and what `System` promises is returned unchanged. Counting never allocates.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        hold(layout.size());
        // SAFETY: the caller's layout, as it came.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        hold(layout.size());
        // SAFETY: the caller's layout, as it came.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        REALLOCATIONS.fetch_add(1, Relaxed);
        hold(new_size);
        release(layout.size());
        // SAFETY: the caller's block, layout and size, as they came; the block is `System`'s.
        unsafe { System.realloc(block, layout, new_size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        release(layout.size());
        // SAFETY: the caller's block and layout, as they came; the block is `System`'s.
        unsafe { System.dealloc(block, layout) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_counted() {
        let (heap, text) = count(|| {
            let mut text = String::with_capacity(10);
            text.reserve_exact(30);
            text
        });
        assert_eq!(text.capacity(), 30);
        assert_eq!(heap, Heap { allocations: 1, reallocations: 1, bytes: 40, peak: 40 });
    }
}
