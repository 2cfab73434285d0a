//! Backup and restore, as an operator does them; who was erased since stays so.

use crate::house::{House, PASSPHRASE, on_both};
use indicatif::ProgressBar;
use server::{
    actions::{backup, ledger},
    config::Config,
};

async fn an_older_backup_brings_nobody_back(house: House) {
    let robin = house.person("Robin").await;
    house.person("Wren").await;
    let data = house.app.config.data.clone();
    let (copy, quiet) = (data.join("copy.jsonl.gz"), ProgressBar::hidden());
    backup::write(&house.app.db, &copy, &quiet).await.unwrap();
    assert_eq!(robin.post("/account/erase", &[("old", PASSPHRASE)]).await.leads_to(), "/");
    assert_eq!(ledger::keep(&house.app).await.unwrap(), 1);
    assert_eq!(ledger::keep(&house.app).await.unwrap(), 0, "each once");

    let database = Some(format!("sqlite:{}", data.join("restored.sqlite").display()));
    let config = Config { database, ..house.app.config.clone() };
    backup::restore(&config, &copy, &quiet).await.unwrap();
    let restored = house.with(config).await;
    assert_eq!(restored.app.db.count_accounts().await, Ok(2), "the backup is older");
    assert_eq!(ledger::replay(&restored.app).await.unwrap(), 1);
    assert_eq!(ledger::replay(&restored.app).await.unwrap(), 0);
    let sign_in = async |name| {
        let fields = [("name", name), ("passphrase", PASSPHRASE)];
        restored.browser().post("/sign-in", &fields).await.status
    };
    assert_eq!(sign_in("Robin").await, 422);
    assert_eq!(sign_in("Wren").await, 303);
    restored.app.db.close().await;
}

on_both!(an_older_backup_brings_nobody_back);
