//! The allocator, and how it is told to behave.

use std::{env, os::unix::process::CommandExt, process::Command};

/// What a request takes on one thread is often given back on another, and a passphrase takes much at once: this allocator
/// gives it back to the system. In huge pages (its feature `no_thp` is against them) a server at rest would hold twice as much.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many milliseconds mimalloc keeps what was freed. It looks for what is older only when more is freed, and a server at
/// rest frees nothing: unless it keeps nothing at all, it holds what its start took for ever.
const KEEPS: &str = "MIMALLOC_PURGE_DELAY";

/// Starts the program anew, with mimalloc told to keep nothing, where it was told nothing else. It reads that before the
/// first line of a program runs, and can be told later by unsafe code alone.
pub fn keep_nothing() {
    if env::var_os(KEEPS).is_some() {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    let mut arguments = env::args_os();
    let name = arguments.next().unwrap_or_else(|| program.clone().into_os_string());
    // Returns only where it cannot be done: then the program goes on as it is, and keeps more.
    let _ = Command::new(program).arg0(name).args(arguments).env(KEEPS, "0").exec();
}
