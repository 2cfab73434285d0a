//! What a backup holds: every table, column by column, so that it restores on either engine.

use crate::engine::Sql;
use std::sync::LazyLock;

/// A table, in an order in which rows find what they refer to.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [&'static str],
    /// How many of the first columns make its key.
    pub(super) key: usize,
}

/// Every table but the version's, which is in the backup's first line.
pub(super) const TABLES: &[Table] = &[
    table("listings", &["id", "name", "status", "kind", "updated", "needs_check_at", "body"], 1),
    table("changes", &["listing", "seq", "at"], 1),
    table("counters", &["name", "value"], 1),
    table(
        "contributions",
        &["source", "external_id", "listing", "digest", "body", "first_seen", "last_seen"],
        2,
    ),
    table("block_keys", &["key", "listing"], 2),
    table(
        "sources",
        &[
            "name",
            "address",
            "format",
            "zone",
            "every_seconds",
            "next_at",
            "etag",
            "last_modified",
            "refreshed_at",
            "outcome",
            "error",
            "rows_last",
            "country",
            "region",
            "mapping",
        ],
        1,
    ),
    table("submissions", &["id", "state", "changed", "body", "listing"], 1),
    table("reports", &["id", "listing", "kind", "at", "body", "closed_at", "closed_reason"], 1),
    table(
        "owners",
        &["listing", "key_version", "email", "last_confirmed", "next_ask_at", "asked", "refused"],
        1,
    ),
    table(
        "jobs",
        &["id", "kind", "payload", "run_at", "attempts", "locked_until", "dedupe_key", "trouble", "lost"],
        1,
    ),
    table("given_up", &["id", "kind", "payload", "trouble", "since", "whom"], 1),
    table("settings", &["key", "value"], 1),
    table("keys", &["id", "wrapped"], 1),
    table("erasures", &["id"], 1),
    table("accounts", &["id", "name", "body"], 1),
    table("sessions", &["token", "account", "ends", "body"], 1),
    table("challenges", &["token", "ends", "body"], 1),
    table("groups", &["id", "listing", "head", "body"], 1),
    table("invitations", &["token", "grp", "role", "uses", "ends", "body"], 1),
    table("members", &["id", "grp", "standing", "role", "pseudonym", "body"], 1),
    table("bars", &["grp", "account"], 2),
    table("seen", &["member", "body"], 1),
    table("notices", &["member", "oldest", "body"], 1),
    table("bells", &["account", "hour"], 2),
    table(
        "threads",
        &[
            "id", "grp", "member", "kind", "need", "state", "pinned", "at", "last_at", "replies", "body",
            "hidden",
        ],
        1,
    ),
    table("merges", &["thread", "target"], 1),
    table("posts", &["id", "grp", "thread", "member", "at", "body"], 1),
    table("hearts", &["post", "member", "thread"], 2),
    table("resources", &["id", "grp", "state", "member", "post", "review", "body"], 1),
    table("images", &["id", "grp", "post", "member", "small", "body"], 1),
    table("drafts", &["member", "thread", "body"], 2),
    table("promises", &["post", "grp", "thread", "member", "at", "due", "answered"], 1),
    table("acts", &["grp", "seq", "prev", "hash", "body", "told"], 2),
    table("hosts", &["id", "body"], 1),
    table("host_listings", &["listing", "host"], 1),
    table("staff", &["id", "host", "role", "body"], 1),
    table("staff_invitations", &["token", "host", "role", "uses", "ends"], 1),
    table("identities", &["subject", "body"], 1),
    table("credentials", &["member", "grp", "body"], 1),
    table("news", &["seq", "mark", "grp", "thread", "item", "fresh"], 1),
    table("chat", &["id", "grp", "member", "at", "body", "meeting"], 1),
    table("arrivals", &["id", "grp", "who", "member", "body", "answer"], 1),
    table("conversations", &["id", "grp", "pair", "asker", "asked", "body"], 1),
    table("messages", &["id", "conversation", "asker", "at", "body"], 1),
    table("blocks", &["id", "owner", "pair", "body"], 1),
    table(
        "concerns",
        &["id", "grp", "desk", "open", "at", "closed_at", "teller", "whom", "parted", "body"],
        1,
    ),
    table("appeals", &["id", "grp", "member", "act", "at", "body", "answer"], 1),
    table("readings", &["id", "grp", "at", "ends", "reader", "body"], 1),
    table("witnesses", &["reading", "member"], 2),
    table("claims", &["token", "member", "ends"], 1),
];

const fn table(name: &'static str, columns: &'static [&'static str], key: usize) -> Table {
    Table { name, columns, key }
}

/// How a table is written and read.
pub(super) struct Texts {
    /// Its first rows; `$1` most.
    pub(super) first: Sql,
    /// Its rows behind a key; `$1`, `$2` … the key, then most.
    pub(super) after: Sql,
    /// Puts a row in.
    pub(super) insert: Sql,
    /// Whether it has a row.
    pub(super) any: Sql,
    /// Takes all rows out.
    pub(super) clear: Sql,
}

/// The statements of each table, in their order.
pub(super) static TEXTS: LazyLock<Vec<Texts>> = LazyLock::new(|| TABLES.iter().map(Texts::of).collect());

impl Texts {
    fn of(table: &Table) -> Self {
        let (name, columns) = (table.name, table.columns.join(", "));
        let key = table.columns[..table.key].join(", ");
        let numbers = |count: usize| (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let after = format!(
            "SELECT {columns} FROM {name} WHERE ({key}) > ({}) ORDER BY {key} LIMIT ${}",
            numbers(table.key),
            table.key + 1
        );
        Self {
            first: sql(format!("SELECT {columns} FROM {name} ORDER BY {key} LIMIT $1")),
            after: sql(after),
            insert: sql(format!("INSERT INTO {name} ({columns}) VALUES ({})", numbers(table.columns.len()))),
            any: sql(format!("SELECT {key} FROM {name} LIMIT 1")),
            clear: sql(format!("DELETE FROM {name}")),
        }
    }
}

/// A statement that is made once and kept for good, as those that stand in the program are.
fn sql(text: String) -> Sql {
    let text: &'static str = text.leak();
    Sql { sqlite: text, postgres: text }
}

/// Every statement, for the test that prepares them.
pub(crate) fn statements() -> Vec<Sql> {
    TEXTS.iter().flat_map(|texts| [texts.first, texts.after, texts.insert, texts.any, texts.clear]).collect()
}

/// Every table and its columns, for the test that compares them with the database.
pub(crate) fn columns() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().flat_map(|table| table.columns.iter().map(|column| (table.name, *column)))
}
