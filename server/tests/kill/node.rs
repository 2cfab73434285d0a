//! A process of the program that serves.

use std::{
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

/// What the settings say beside the folder.
pub(crate) type Settings<'s> = &'s [(&'s str, &'s str)];

/// The command line of the program over a data folder.
pub(crate) fn command(data: &Path, settings: Settings<'_>, words: &[&str]) -> Command {
    // another build can be tried as well
    let program = std::env::var_os("COMMONGROUND_PROGRAM");
    let mut command = Command::new(program.unwrap_or_else(|| env!("CARGO_BIN_EXE_commonground").into()));
    command.env_remove("COMMONGROUND_CONFIG").env("COMMONGROUND_LOG", "error");
    for (name, value) in [("NAME", "Riverside"), ("COUNTRY", "US"), ("ZONE", "America/New_York")] {
        command.env(format!("COMMONGROUND_{name}"), value);
    }
    // so that browsers come from networks of their own
    command.env("COMMONGROUND_BEHIND_PROXY", "true").env("COMMONGROUND_LISTEN", "127.0.0.1:0");
    command.envs(settings.iter().map(|(name, value)| (format!("COMMONGROUND_{name}"), value)));
    command.arg("--data").arg(data).args(words);
    command
}

/// Runs a command to its end.
pub(crate) fn run(data: &Path, settings: Settings<'_>, words: &[&str]) -> Output {
    command(data, settings, words).output().unwrap()
}

/// How often a node is killed: so many times, or as often as `COMMONGROUND_KILLS` says.
pub(crate) fn kills(usual: u64) -> u64 {
    std::env::var("COMMONGROUND_KILLS").map_or(usual, |kills| kills.parse().unwrap())
}

/// A server; gone with this value.
pub(crate) struct Node {
    child: Child,
    out: BufReader<ChildStdout>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Node {
    /// Starts a server and waits until it serves.
    pub(crate) fn start(data: &Path, settings: Settings<'_>) -> Self {
        let mut node = Self::begin(data, settings);
        let mut line = String::new();
        while node.out.read_line(&mut line).unwrap() > 0 {
            let place = line.trim().strip_prefix("Commonground is at ").and_then(|at| at.split_once("://"));
            if let Some((_, address)) = place {
                node.address = address.parse().unwrap();
                return node;
            }
            line.clear();
        }
        panic!("it ended before it served: {}", node.log());
    }

    /// Starts a server and waits for nothing.
    pub(crate) fn begin(data: &Path, settings: Settings<'_>) -> Self {
        let mut command = command(data, settings, &["serve"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out, address: ([127, 0, 0, 1], 0).into() }
    }

    /// The id of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// All that it logged; once it ended.
    pub(crate) fn log(&mut self) -> String {
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }

    /// Asks it to stop, and waits until it did.
    pub(crate) fn stop(&mut self) {
        self.signal("-TERM");
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        assert!(self.child.wait().unwrap().success(), "it stops in order");
    }

    /// Whether it still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
