//! Links sdpkit-core without std and without an allocator.
//!
//! A static library is linked as a whole, so the build fails when anything in it needs a global
//! allocator ("no global memory allocator found") or brings std ("duplicate lang item").
#![no_std]
#![forbid(unsafe_code)]

use core::panic::PanicInfo;

use sdpkit_core::Sdp;

/// Walks through the view and the checks, so that both are linked.
pub extern "C" fn faults(text: &'static [u8; 64]) -> usize {
    Sdp::new(text).errors().count()
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
