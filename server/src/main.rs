//! The `commonground` command.

fn main() -> std::process::ExitCode {
    server::cli::run()
}
