//! Where the root key comes from: the settings' environment, a command of the operator's (a key service), or a file in
//! the data folder. Never the database or its backup.

use crate::{
    chance::{self, chance},
    config::Config,
};
use anyhow::{Context, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{Db, RootKey, Roots};

const BYTES: usize = 32;

/// The file of a root key: the one in use, the one to come, and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Now,
    Next,
    Before,
}

impl File {
    /// In the order in which they are to wrap.
    const ALL: [Self; 3] = [Self::Next, Self::Now, Self::Before];

    fn path(self, data: &Path) -> PathBuf {
        data.join(match self {
            Self::Now => "root.key",
            Self::Next => "root.key.next",
            Self::Before => "root.key.before",
        })
    }

    fn read(self, data: &Path) -> anyhow::Result<Option<RootKey>> {
        let path = self.path(data);
        match std::fs::read_to_string(&path) {
            Ok(text) => parse(&text).with_context(|| format!("{} is no root key", path.display())).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Makes the file (mode 0600). It is on the disk, and whole, before anything is sealed with it.
    fn make(self, data: &Path) -> anyhow::Result<()> {
        let mut file = tempfile::Builder::new().prefix("root.key.part").tempfile_in(data)?;
        file.write_all((STANDARD.encode(chance::<BYTES>()) + "\n").as_bytes())?;
        file.as_file().sync_all()?;
        file.persist_noclobber(self.path(data))?;
        Ok(std::fs::File::open(data)?.sync_all()?)
    }
}

fn parse(text: &str) -> anyhow::Result<RootKey> {
    let bytes = STANDARD.decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    let bytes: [u8; BYTES] = bytes.context("a root key is 32 bytes in base64, 44 letters in all")?;
    Ok(RootKey::new(&bytes))
}

/// Opens the vault of a database. The first start makes the root key; where a database is sealed already and its root key
/// is missing or wrong, nothing is made and nothing is changed.
pub async fn unlock(config: &Config, db: &Db) -> anyhow::Result<()> {
    let roots = roots(config)?;
    if roots().is_empty() {
        let path = File::Now.path(&config.data);
        ensure!(
            !db.is_sealed().await?,
            "the database is sealed, and its root key {} is missing: put it back from where you keep it; \
             nothing was changed",
            path.display()
        );
        File::Now.make(&config.data).with_context(|| format!("cannot make {}", path.display()))?;
    }
    Ok(db.unlock(roots, chance::fill).await?)
}

/// The root keys at hand, asked anew whenever one is not known.
pub fn roots(config: &Config) -> anyhow::Result<Roots> {
    if let Some(text) = &config.root_key {
        let root = parse(text.show()).context("the setting root_key cannot be used")?;
        return Ok(Arc::new(move || vec![root.clone()]));
    }
    if let Some(command) = &config.root_key_command {
        let root = ask(command)?;
        return Ok(Arc::new(move || vec![root.clone()]));
    }
    let data = config.data.clone();
    for file in File::ALL {
        file.read(&data)?; // a file that cannot be read is told at the start, not passed over later
    }
    Ok(Arc::new(move || File::ALL.into_iter().filter_map(|file| file.read(&data).ok().flatten()).collect()))
}

fn ask(command: &str) -> anyhow::Result<RootKey> {
    let output = std::process::Command::new("sh").args(["-c", command]).output();
    let output = output.context("root_key_command cannot be run")?;
    ensure!(output.status.success(), "root_key_command failed ({})", output.status);
    parse(&String::from_utf8_lossy(&output.stdout)).context("root_key_command printed no root key")
}

/// Changes the root key of a database while servers go on; how many data keys were wrapped anew. Stopped half-way, it is
/// simply begun again.
pub async fn rotate(config: &Config, db: &Db) -> anyhow::Result<u64> {
    if config.root_key.is_some() || config.root_key_command.is_some() {
        bail!("the root key does not lie in the data folder: only a root key in a file can be changed here");
    }
    let data = &config.data;
    if !File::Next.path(data).exists() {
        File::Next.make(data)?;
    }
    let wrapped = db.rewrap_keys().await?;
    // it is not there when the change was stopped between the two renames
    if File::Now.path(data).exists() {
        std::fs::rename(File::Now.path(data), File::Before.path(data))?;
    }
    std::fs::rename(File::Next.path(data), File::Now.path(data))?;
    std::fs::File::open(data)?.sync_all()?;
    // what a server made in the very moment before it saw the new key
    Ok(wrapped + db.rewrap_keys().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Private;
    use std::os::unix::fs::PermissionsExt;

    async fn start(data: &Path) -> anyhow::Result<Db> {
        let config = Config { data: data.to_owned(), ..Config::default() };
        let db = Db::open(&config.database().parse()?).await?;
        unlock(&config, &db).await.map(|()| db)
    }

    fn files(data: &Path) -> Vec<String> {
        let name =
            |file: std::io::Result<std::fs::DirEntry>| file.unwrap().file_name().into_string().unwrap();
        let mut files: Vec<String> = std::fs::read_dir(data).unwrap().map(name).collect();
        files.retain(|file| file.starts_with("root"));
        files.sort();
        files
    }

    #[tokio::test]
    async fn the_key_is_made_once_and_only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        start(folder.path()).await.unwrap().close().await;
        let path = folder.path().join("root.key");
        let made = std::fs::read(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        start(folder.path()).await.unwrap().close().await;
        assert_eq!(std::fs::read(&path).unwrap(), made);
    }

    #[tokio::test]
    async fn a_missing_or_wrong_key_is_told_and_nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        start(folder.path()).await.unwrap().close().await;
        let path = folder.path().join("root.key");
        let made = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let told = start(folder.path()).await.unwrap_err().to_string();
        assert!(told.contains("root.key is missing"), "{told}");
        assert_eq!(files(folder.path()), Vec::<String>::new());
        for (wrong, why) in [(STANDARD.encode([9; 32]), "did not seal"), ("short".into(), "is no root key")] {
            std::fs::write(&path, &wrong).unwrap();
            let told = format!("{:#}", start(folder.path()).await.unwrap_err());
            assert!(told.contains(why), "{told}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), wrong);
        }
        std::fs::write(&path, made).unwrap();
        start(folder.path()).await.unwrap().close().await;
    }

    #[tokio::test]
    async fn a_changed_key_is_the_only_one_that_is_needed() {
        let folder = tempfile::tempdir().unwrap();
        let serving = start(folder.path()).await.unwrap();
        let config = Config { data: folder.path().to_owned(), ..Config::default() };
        assert_eq!(rotate(&config, &serving).await.unwrap(), 1);
        assert_eq!(files(folder.path()), ["root.key", "root.key.before"]);
        serving.close().await;
        std::fs::remove_file(folder.path().join("root.key.before")).unwrap();
        start(folder.path()).await.unwrap().close().await;
    }

    #[tokio::test]
    async fn a_change_that_was_stopped_between_its_steps_is_begun_again() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        start(data).await.unwrap().close().await;
        File::Next.make(data).unwrap();
        std::fs::rename(File::Now.path(data), File::Before.path(data)).unwrap();
        let db = start(data).await.unwrap();
        let config = Config { data: data.to_owned(), ..Config::default() };
        rotate(&config, &db).await.unwrap();
        db.close().await;
        assert_eq!(files(data), ["root.key", "root.key.before"]);
        std::fs::remove_file(File::Before.path(data)).unwrap();
        start(data).await.unwrap().close().await;
    }

    #[tokio::test]
    async fn a_key_may_come_from_a_command_or_the_settings() {
        let key = STANDARD.encode([9; 32]);
        let folder = tempfile::tempdir().unwrap();
        let from = async |root_key: Option<Private<String>>, root_key_command: Option<String>| {
            let config =
                Config { data: folder.path().into(), root_key, root_key_command, ..Config::default() };
            let db = Db::open(&config.database().parse()?).await?;
            let done = unlock(&config, &db).await;
            db.close().await;
            done
        };
        from(Some(key.clone().into()), None).await.unwrap();
        from(None, Some(format!("echo {key}"))).await.unwrap();
        let told = from(None, Some("exit 3".into())).await.unwrap_err().to_string();
        assert!(told.contains("root_key_command failed"), "{told}");
        assert!(from(None, None).await.is_err(), "no file was made for it");
        assert_eq!(files(folder.path()), Vec::<String>::new());
    }
}
