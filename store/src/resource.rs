//! The shelf of a group: sealed with the group's key.

use crate::engine::{Row, shortcuts, statements};
use crate::member::code;
use crate::vault::Place;
use crate::{Error, Tx};
use domain::resource::{Resource, ResourceState};
use domain::{GroupId, MemberId, PostId, ResourceId, ThreadId};
use jiff::{Span, civil::Date};

statements! {
    ONE = "SELECT id, grp, state, member, post, review, body FROM resources WHERE id = $1";
    OF_POST = "SELECT id, grp, state, member, post, review, body FROM resources WHERE post = $1";
    OF_GROUP = "SELECT id, grp, state, member, post, review, body FROM resources WHERE grp = $1 \
        ORDER BY review DESC, id DESC LIMIT $2";
    ADD = "INSERT INTO resources (id, grp, state, member, post, review, body) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SAVE = "UPDATE resources SET state = $2, member = $3, review = $4, body = $5 WHERE id = $1";
    DELETE = "DELETE FROM resources WHERE id = $1";
    DROP_POST = "DELETE FROM resources WHERE post = $1";
    DROP_THREAD = "DELETE FROM resources WHERE post IN (SELECT id FROM posts WHERE thread = $1)";
    LEAVE = "DELETE FROM resources WHERE member = $1";
}

shortcuts! {
    read resource(id: ResourceId) -> Option<Resource>;
    read resource_of_post(post: PostId) -> Option<Resource>;
    read resources(group: GroupId, most: usize) -> Vec<Resource>;
    tx add_resource(resource: Resource) -> ();
    tx save_resource(resource: Resource) -> ();
    tx delete_resource(id: ResourceId) -> bool;
}

type Stored = (ResourceId, GroupId, ResourceState, Option<MemberId>, Option<PostId>, Date, Vec<u8>);

impl Tx {
    /// One thing of a shelf.
    pub async fn resource(&mut self, id: ResourceId) -> Result<Option<Resource>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_resources(found.into_iter().collect()).await?.pop())
    }

    /// What of a shelf is a post, or is asked to be.
    pub async fn resource_of_post(&mut self, post: PostId) -> Result<Option<Resource>, Error> {
        let found = self.row(OF_POST, &[post.into()], read).await?;
        Ok(self.open_resources(found.into_iter().collect()).await?.pop())
    }

    /// At most `most` things of a group, in every state, the newest day of a next look first.
    pub async fn resources(&mut self, group: GroupId, most: usize) -> Result<Vec<Resource>, Error> {
        let found = self.rows(OF_GROUP, &[group.into(), most.into()], read).await?;
        self.open_resources(found).await
    }

    async fn open_resources(&mut self, found: Vec<Stored>) -> Result<Vec<Resource>, Error> {
        let keys = self.data_keys(found.iter().map(|stored| stored.1)).await?;
        let open = |(id, group, state, member, post, review, sealed): Stored| {
            let key = keys.get(&group).ok_or(Error::Erased)?;
            let inner = key.unseal(body_of(&id.bytes()), &sealed)?;
            Ok(Resource { id, group, state, member, post, review, inner })
        };
        found.into_iter().map(open).collect()
    }

    /// Adds something.
    pub async fn add_resource(&mut self, resource: Resource) -> Result<(), Error> {
        let body = self.seal(resource.group, body_of(&resource.id.bytes()), &resource.inner).await?;
        let Resource { id, group, state, member, post, review, .. } = resource;
        let values = [
            id.into(),
            group.into(),
            state.code().into(),
            member.into(),
            post.into(),
            day(review).into(),
            body.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Saves what was changed of it.
    pub async fn save_resource(&mut self, resource: Resource) -> Result<(), Error> {
        let body = self.seal(resource.group, body_of(&resource.id.bytes()), &resource.inner).await?;
        let Resource { id, state, member, review, .. } = resource;
        let values = [id.into(), state.code().into(), member.into(), day(review).into(), body.into()];
        self.run(SAVE, &values).await.map(drop)
    }

    /// Takes something away; whether it was there.
    pub async fn delete_resource(&mut self, id: ResourceId) -> Result<bool, Error> {
        Ok(self.run(DELETE, &[id.into()]).await? > 0)
    }

    /// What is made of a post goes with it.
    pub(crate) async fn drop_resource_of(&mut self, post: PostId) -> Result<(), Error> {
        self.run(DROP_POST, &[post.into()]).await.map(drop)
    }

    /// What is made of the posts of a thread goes with it.
    pub(crate) async fn drop_resources_of(&mut self, thread: ThreadId) -> Result<(), Error> {
        self.run(DROP_THREAD, &[thread.into()]).await.map(drop)
    }

    /// What is a member's goes with them.
    pub(crate) async fn drop_own_resources(&mut self, member: MemberId) -> Result<(), Error> {
        self.run(LEAVE, &[member.into()]).await.map(drop)
    }
}

/// A date in days since 1970.
fn day(date: Date) -> i64 {
    let since = jiff::civil::date(1970, 1, 1).until(date);
    since.map_or(0, |span| i64::from(span.get_days()))
}

fn date(day: i64) -> Date {
    let span = Span::new().try_days(day.clamp(-100_000, 2_000_000)).unwrap_or_default();
    jiff::civil::date(1970, 1, 1).saturating_add(span)
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "resources", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((
        row.id(0)?,
        row.id(1)?,
        code(row, 2, ResourceState::from_code)?,
        row.maybe_id(3)?,
        row.maybe_id(4)?,
        date(row.get(5)?),
        row.get(6)?,
    ))
}
