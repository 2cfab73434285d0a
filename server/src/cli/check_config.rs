//! `commonground check-config`

use super::{DONE, line};
use crate::{
    config::{Config, SETTINGS},
    mail,
};

pub(super) fn run(config: &Config) -> anyhow::Result<u8> {
    let mail =
        mail::read(config)?.map_or_else(|| "none".into(), |(way, from)| format!("from {from}, by {way}"));
    line("The settings can be used:")?;
    line(&format!("  listen     {}", config.listen))?;
    line(&format!("  public     {}", config.public_url.as_deref().unwrap_or("(as listen)")))?;
    line(&format!("  TLS        {}", private(config)))?;
    if let Some(watchers) = config.metrics_listen {
        line(&format!("  metrics    {watchers}"))?;
    }
    line(&format!("  data       {}", config.data.display()))?;
    line(&format!("  database   {}", without_password(&config.database())))?;
    line(&format!("  mail       {mail}"))?;
    line(&format!("  name       {}", config.name.as_deref().unwrap_or("(asked at the first start)")))?;
    line(&format!("  country    {}", config.country.as_deref().unwrap_or("(asked at the first start)")))?;
    line("What is kept how long:")?;
    for (name, days) in config.keep.days() {
        line(&format!("  {name:<22} {days} days"))?;
    }
    line("All settings (in the file as they stand, in the environment as COMMONGROUND_NAME):")?;
    for (name, meaning) in SETTINGS {
        line(&format!("  {name:<22} {meaning}"))?;
    }
    Ok(DONE)
}

fn private(config: &Config) -> String {
    match (config.tls.acme(), config.tls.files()) {
        (true, _) => "a certificate is asked for".into(),
        (_, Some((certificate, _))) => format!("the certificate in {}", certificate.display()),
        _ => "none of its own".into(),
    }
}

fn without_password(database: &str) -> String {
    match (database.split_once("://"), database.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) => format!("{scheme}://…@{place}"),
        _ => database.to_owned(),
    }
}
