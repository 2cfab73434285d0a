//! What the package, the container and the docs say of settings is so.

use server::config::{Config, SETTINGS};
use std::{collections::BTreeSet, path::PathBuf, process::Command};

/// Names in the environment that are no settings of the file.
const BESIDE: &[&str] = &["config", "log"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn known(name: &str) -> bool {
    BESIDE.contains(&name) || SETTINGS.iter().any(|(known, _)| *known == name)
}

#[test]
fn what_is_deployed_names_settings_that_are_there() {
    let files = ["Dockerfile", "compose.yaml", "commonground.service", "settings.toml"];
    let mut named = BTreeSet::new();
    for file in files {
        let text = read(&format!("deploy/{file}"));
        for part in text.split("COMMONGROUND_").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_uppercase() || *c == '_').collect();
            let name = name.to_ascii_lowercase();
            assert!(name.is_empty() || known(&name), "{file} names {name}");
            named.insert(name);
        }
    }
    assert!(named.len() > 6, "{named:?}");
}

/// The example settings can be used as they stand, and so can each line that is commented out.
#[test]
fn the_example_settings_can_be_used() {
    let whole: String = read("deploy/settings.toml")
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches('#')))
        .collect();
    let settings: Vec<&str> =
        whole.lines().filter(|line| !line.starts_with(' ') && line.contains(" = ")).collect();
    assert!(settings.len() > 8, "{settings:?}");
    for line in &settings {
        assert!(known(line.split(" = ").next().unwrap()), "{line}");
    }
    assert!(Config::load(Some(&root().join("deploy/settings.toml")), |_| None).is_ok());
    let by_itself =
        settings.iter().filter(|line| !line.contains("127.0.0.1") && !line.contains("behind_proxy"));
    let mut seen = BTreeSet::new();
    let by_itself = by_itself.filter(|line| seen.insert(line.split(" = ").next()));
    let text = by_itself.copied().collect::<Vec<_>>().join("\n");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, &text).unwrap();
    Config::load(Some(&file), |_| None).unwrap_or_else(|error| panic!("{error}\n{text}"));
}

#[test]
fn the_docs_explain_every_setting() {
    let docs = read("docs/operators.md");
    for (name, _) in SETTINGS {
        assert!(docs.contains(&format!("`{name}`")), "docs/operators.md says nothing of {name}");
    }
}

#[test]
fn the_package_puts_everything_in_its_place() {
    if Command::new("dpkg-shlibdeps").arg("--version").output().is_err() {
        eprintln!("skipped: no dpkg-dev");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(root().join("bin/package")).arg("/bin/true").arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let package = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let list = Command::new("dpkg-deb").arg("--contents").arg(package).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    for (mode, path) in [
        ("drwxr-xr-x", "./"),
        ("-rwxr-xr-x", "./usr/bin/commonground"),
        ("-rw-r--r--", "./lib/systemd/system/commonground.service"),
        ("-rw-r--r--", "./usr/lib/sysusers.d/commonground.conf"),
        ("-rw-r-----", "./etc/commonground/settings.toml"),
        ("-rw-r--r--", "./usr/share/doc/commonground/copyright"),
        ("-rw-r--r--", "./usr/share/doc/commonground/operators.md"),
    ] {
        let there = |line: &&str| line.starts_with(mode) && line.ends_with(&format!(" {path}"));
        assert!(list.lines().find(there).is_some(), "no {mode} {path} in\n{list}");
    }
}
