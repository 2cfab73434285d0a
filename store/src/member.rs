//! Members: one person inside one group. The link to their account is sealed on both sides.

use crate::about::About;
use crate::engine::{Row, Value, shortcuts, statements};
use crate::sealing::key_id;
use crate::vault::{DataKey, Door, Place};
use crate::{Error, Tx};
use domain::member::{Author, Inner, Member, Role, Standing};
use domain::thread::Seen;
use domain::{AccountId, GroupId, MemberId, Private};
use serde::{Deserialize, de::DeserializeOwned};
use std::{collections::HashMap, sync::Arc};

statements! {
    ONE = "SELECT id, grp, standing, role, body FROM members WHERE id = $1";
    HOLD = "UPDATE members SET standing = standing WHERE id = $1 RETURNING id, grp, standing, role, body";
    KEEPERS = "SELECT id FROM members WHERE grp = $1 AND role IN ('facilitator', 'co_facilitator') ORDER BY id";
    OF_GROUP = "SELECT id, grp, standing, role, body FROM members WHERE grp = $1 AND standing = $2 AND id > $3 \
        ORDER BY id LIMIT $4";
    COUNT = "SELECT COUNT(*) FROM members WHERE grp = $1 AND standing = $2";
    ADD = "INSERT INTO members (id, grp, standing, role, pseudonym, body) VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE = "UPDATE members SET standing = $2, role = $3, body = $4 WHERE id = $1";
    TAKEN = "SELECT COUNT(*) FROM members WHERE grp = $1 AND pseudonym = $2";
    LOOKING = "SELECT pseudonym, id, standing, role, body FROM members WHERE grp = $1 AND pseudonym = $2";
    NAME = "SELECT id, role, body FROM members WHERE id = $1";
    SEEN = "SELECT body FROM seen WHERE member = $1";
    SAVE_SEEN = "INSERT INTO seen (member, body) VALUES ($1, $2) ON CONFLICT (member) DO UPDATE SET body = excluded.body";
    FORGET_SEEN = "DELETE FROM seen WHERE member = $1";
    BAR = "INSERT INTO bars (grp, account) VALUES ($1, $2) ON CONFLICT (grp, account) DO NOTHING";
    BARRED = "SELECT COUNT(*) FROM bars WHERE grp = $1 AND account = $2";
    LIFT = "DELETE FROM bars WHERE grp = $1 AND account = $2";
    REMOVE = "DELETE FROM members WHERE id = $1";
}

shortcuts! {
    read member(id: MemberId) -> Option<Member>;
    read members(group: GroupId, standing: Standing, after: Option<MemberId>, most: usize) -> Vec<Member>;
    read keepers(group: GroupId) -> Vec<MemberId>;
    read count_members(group: GroupId, standing: Standing) -> u64;
    read is_taken(group: GroupId, look: String) -> bool;
    read members_looking(group: GroupId, looks: Vec<String>) -> Vec<Known>;
    read authors(members: Vec<MemberId>) -> Vec<Author>;
    tx add_member(member: Member, look: String) -> ();
    tx save_member(member: Member) -> ();
    tx erase_member(id: MemberId) -> bool;
    read is_barred(group: GroupId, account: AccountId) -> bool;
    tx lift_bar(group: GroupId, account: AccountId) -> bool;
    read seen(member: MemberId) -> Seen;
    tx save_seen(member: MemberId, seen: Seen) -> ();
}

/// Somebody found by what their name looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What it looks like.
    pub look: String,
    /// How far they are.
    pub standing: Standing,
    /// Who.
    pub author: Author,
}

/// A member as stored.
type Stored = (MemberId, GroupId, Standing, Role, Vec<u8>);

impl Tx {
    /// A member.
    pub async fn member(&mut self, id: MemberId) -> Result<Option<Member>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_members(found).await?.pop())
    }

    /// A member, to change it in this transaction: nobody else changes it before the commit.
    pub async fn hold_member(&mut self, id: MemberId) -> Result<Option<Member>, Error> {
        let found = self.row(HOLD, &[id.into()], read).await?;
        Ok(self.open_members(found).await?.pop())
    }

    /// At most `most` members of a group in a standing, behind `after`. Their order says nothing.
    pub async fn members(
        &mut self,
        group: GroupId,
        standing: Standing,
        after: Option<MemberId>,
        most: usize,
    ) -> Result<Vec<Member>, Error> {
        let after = after.unwrap_or(MemberId::NIL);
        let values = [group.into(), standing.code().into(), after.into(), most.into()];
        let found = self.rows(OF_GROUP, &values, read).await?;
        self.open_members(found).await
    }

    /// Who has a role that keeps a group's space, in whatever standing. Their order says nothing.
    pub async fn keepers(&mut self, group: GroupId) -> Result<Vec<MemberId>, Error> {
        self.rows(KEEPERS, &[group.into()], |row| row.id(0)).await
    }

    /// How many members of a group are in a standing.
    pub async fn count_members(&mut self, group: GroupId, standing: Standing) -> Result<u64, Error> {
        let count = self.row(COUNT, &[group.into(), standing.code().into()], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Whether somebody of a group has a pseudonym that looks like this.
    pub async fn is_taken(&mut self, group: GroupId, look: String) -> Result<bool, Error> {
        let look = self.look_index(group, &look).await?;
        let count = self.row(TAKEN, &[group.into(), look], |row| row.get::<i64>(0)).await?;
        Ok(count.is_some_and(|count| count > 0))
    }

    /// Who of a group has a pseudonym that looks like one of these.
    pub async fn members_looking(&mut self, group: GroupId, looks: Vec<String>) -> Result<Vec<Known>, Error> {
        let mut indices = HashMap::with_capacity(looks.len());
        for look in looks {
            indices.insert(self.look_index(group, &look).await?, look);
        }
        let asked: Vec<Vec<Value>> = indices.keys().map(|index| vec![group.into(), index.clone()]).collect();
        let read = |row: &Row<'_>| {
            let index: Vec<u8> = row.get(0)?;
            Ok((Value::from(index), code(row, 2, Standing::from_code)?, Signature::of(row, 1, 3)?))
        };
        let found = self.rows_each(LOOKING, &asked, read).await?;
        let mut opener = Opener::new(self, found.iter().filter_map(|(.., who)| who.member())).await?;
        let mut named = vec![];
        for (index, standing, signature) in found {
            if let Some((author, look)) = opener.author(&signature)?.zip(indices.remove(&index)) {
                named.push(Known { look, standing, author });
            }
        }
        Ok(named)
    }

    /// What some members are called; who has left is left out.
    pub async fn authors(&mut self, members: Vec<MemberId>) -> Result<Vec<Author>, Error> {
        let asked: Vec<Vec<Value>> = members.iter().map(|member| vec![(*member).into()]).collect();
        let found = self.rows_each(NAME, &asked, |row| Signature::read(row, 0)).await?;
        let mut opener = Opener::new(self, found.iter().filter_map(Signature::member)).await?;
        let mut authors = vec![];
        for signature in &found {
            authors.extend(opener.author(signature)?);
        }
        Ok(authors)
    }

    /// Adds a member, on both sides: here and in their account. `look` is what the pseudonym looks like.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `members.grp, pseudonym` when somebody has a name that looks the same.
    pub async fn add_member(&mut self, member: Member, look: String) -> Result<(), Error> {
        self.insert_member(&member, &look).await?;
        self.add_membership(member.inner.account, member.group, member.id).await
    }

    /// Adds a member on this side alone.
    pub(crate) async fn insert_member(&mut self, member: &Member, look: &str) -> Result<(), Error> {
        self.make_key(member.id).await?;
        let values = [
            member.id.into(),
            member.group.into(),
            member.standing.code().into(),
            member.role.code().into(),
            self.look_index(member.group, look).await?,
            self.seal(member.id, body_of(&member.id.bytes()), &member.inner).await?.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Saves a member's standing, role and what is sealed of them. The pseudonym stays.
    pub async fn save_member(&mut self, member: Member) -> Result<(), Error> {
        let body = self.seal(member.id, body_of(&member.id.bytes()), &member.inner).await?;
        let values =
            [member.id.into(), member.standing.code().into(), member.role.code().into(), body.into()];
        self.run(SAVE, &values).await?;
        if !member.standing.has_seat() {
            self.note(member.group, About::Seats, false);
        }
        Ok(())
    }

    /// Erases a member, on both sides. Threads in which nobody else wrote go with them; in the others their posts stand
    /// as taken back. Who was paused or removed is remembered as barred. `false` when there is no such member.
    pub async fn erase_member(&mut self, id: MemberId) -> Result<bool, Error> {
        let Some(member) = self.hold_member(id).await? else { return Ok(false) };
        let barred = matches!(member.standing, Standing::Paused | Standing::Removed);
        if barred && !member.inner.account.is_nil() {
            let account = self.account_index(member.group, member.inner.account).await?;
            self.run(BAR, &[member.group.into(), account]).await?;
        }
        self.erase_words(member.group, id).await?;
        self.erase_chat_messages(member.group, id).await?;
        self.note(member.group, About::Seats, false);
        self.erase_conversations(member.group, id).await?;
        self.erase_arrival(member.group, id).await?;
        self.part_concerns(id, member.inner.account).await?;
        self.erase_appeals(id).await?;
        self.erase_witness(id).await?;
        self.end_claim(id).await?;
        self.run(FORGET_SEEN, &[id.into()]).await?;
        self.drop_notices(id).await?;
        self.remove_credential(id).await?;
        self.run(REMOVE, &[id.into()]).await?;
        self.destroy_key(id).await?;
        self.remove_membership(member.inner.account, member.group).await?;
        Ok(true)
    }

    /// Whether an account was paused or put out of a group when it left.
    pub async fn is_barred(&mut self, group: GroupId, account: AccountId) -> Result<bool, Error> {
        let account = self.account_index(group, account).await?;
        let count = self.row(BARRED, &[group.into(), account], |row| row.get::<i64>(0)).await?;
        Ok(count.is_some_and(|count| count > 0))
    }

    /// Forgets that an account was put out; whether it was.
    pub async fn lift_bar(&mut self, group: GroupId, account: AccountId) -> Result<bool, Error> {
        let account = self.account_index(group, account).await?;
        Ok(self.run(LIFT, &[group.into(), account]).await? > 0)
    }

    async fn account_index(&mut self, group: GroupId, account: AccountId) -> Result<Value, Error> {
        Ok(self.data_key(group).await?.blind("account", &account.bytes())[..].into())
    }

    /// What a member has read.
    pub async fn seen(&mut self, member: MemberId) -> Result<Seen, Error> {
        match self.row(SEEN, &[member.into()], |row| row.get::<Vec<u8>>(0)).await? {
            Some(sealed) => self.unseal_often(member, seen_of(&member.bytes()), &sealed).await,
            None => Ok(Seen::default()),
        }
    }

    /// Remembers what a member has read.
    pub async fn save_seen(&mut self, member: MemberId, seen: Seen) -> Result<(), Error> {
        let body = self.seal(member, seen_of(&member.bytes()), &seen).await?;
        self.run(SAVE_SEEN, &[member.into(), body.into()]).await.map(drop)
    }

    async fn look_index(&mut self, group: GroupId, look: &str) -> Result<Value, Error> {
        Ok(self.data_key(group).await?.blind("pseudonym", look.as_bytes())[..].into())
    }

    async fn open_members(&mut self, found: impl IntoIterator<Item = Stored>) -> Result<Vec<Member>, Error> {
        let found: Vec<Stored> = found.into_iter().collect();
        let keys = self.data_keys(found.iter().map(|member| member.0)).await?;
        let vault = self.vault()?;
        let open = |(id, group, standing, role, sealed): Stored| {
            let key = keys.get(&id).ok_or(Error::Erased)?;
            let inner: Inner = vault.opened((key_id(id), key), body_of(&id.bytes()), &sealed)?;
            Ok(Member { id, group, standing, role, inner })
        };
        found.into_iter().map(open).collect()
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "members", column: "body", row: id }
}

fn seen_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "seen", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((
        row.id(0)?,
        row.id(1)?,
        code(row, 2, Standing::from_code)?,
        code(row, 3, Role::from_code)?,
        row.get(4)?,
    ))
}

/// A column that holds a code.
pub(crate) fn code<T>(row: &Row<'_>, at: usize, read: fn(&str) -> Option<T>) -> Result<T, Error> {
    let text: String = row.get(at)?;
    read(&text).ok_or(Error::Body { noun: "code", position: format!("column {at}") })
}

/// What a row says of its writer: id, role and sealed body, from the column `at` on. `None` when they have left.
pub(crate) struct Signature(Option<(MemberId, String, Vec<u8>)>);

impl Signature {
    pub(crate) fn read(row: &Row<'_>, at: usize) -> Result<Self, Error> {
        Self::of(row, at, at + 1)
    }

    /// The same with role and body apart from the id.
    fn of(row: &Row<'_>, id: usize, at: usize) -> Result<Self, Error> {
        let (id, role, body) = (
            row.get::<Option<Vec<u8>>>(id)?,
            row.get::<Option<String>>(at)?,
            row.get::<Option<Vec<u8>>>(at + 1)?,
        );
        let Some(((id, role), body)) = id.zip(role).zip(body) else { return Ok(Self(None)) };
        let id = id.try_into().map_err(|_| Error::Body { noun: "id", position: "length".into() })?;
        Ok(Self(Some((MemberId::from_bytes(id), role, body))))
    }

    pub(crate) fn member(&self) -> Option<MemberId> {
        self.0.as_ref().map(|(id, ..)| *id)
    }
}

/// Opens what several people wrote: each key is asked for once, each name opened once.
pub(crate) struct Opener {
    door: Door,
    keys: HashMap<MemberId, Arc<DataKey>>,
    authors: HashMap<MemberId, Author>,
}

/// Of a member's body only the name.
#[derive(Clone, Deserialize)]
struct Named {
    pseudonym: Private<String>,
}

impl Opener {
    pub(crate) async fn new(tx: &mut Tx, members: impl Iterator<Item = MemberId>) -> Result<Self, Error> {
        Ok(Self { door: tx.door().clone(), keys: tx.data_keys(members).await?, authors: HashMap::new() })
    }

    /// Whose words a row is.
    pub(crate) fn author(&mut self, signature: &Signature) -> Result<Option<Author>, Error> {
        let Some((member, role, sealed)) = &signature.0 else { return Ok(None) };
        if let Some(author) = self.authors.get(member) {
            return Ok(Some(author.clone()));
        }
        let Some(named) = self.open::<Named>(Some(*member), body_of(&member.bytes()), Some(sealed))? else {
            return Ok(None);
        };
        let role = Role::from_code(role).unwrap_or(Role::Member);
        let author = Author { member: *member, role, pseudonym: named.pseudonym };
        self.authors.insert(*member, author.clone());
        Ok(Some(author))
    }

    /// What a member sealed; `None` when it was taken back or they were erased.
    pub(crate) fn open<T: DeserializeOwned + Clone + Send + Sync + 'static>(
        &self,
        member: Option<MemberId>,
        place: Place<'_>,
        sealed: Option<&[u8]>,
    ) -> Result<Option<T>, Error> {
        let Some((member, sealed)) = member.zip(sealed) else { return Ok(None) };
        let Some(key) = self.keys.get(&member) else { return Ok(None) };
        self.door.vault()?.opened((key_id(member), key), place, sealed).map(Some)
    }
}
