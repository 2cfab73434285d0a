//! Posts.

use crate::about::About;
use crate::engine::{Row, Sql, Value, shortcuts, statements};
use crate::member::{Opener, Signature};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::member::Author;
use domain::post::{Post, Said};
use domain::{GroupId, MemberId, PostId, Promise, Stamp, Thread, ThreadId};

statements! {
    ONE = "SELECT p.id, p.grp, p.thread, p.at, p.body, p.member, m.role, m.body \
        FROM posts p LEFT JOIN members m ON m.id = p.member WHERE p.id = $1";
    AFTER = "SELECT p.id, p.grp, p.thread, p.at, p.body, p.member, m.role, m.body \
        FROM posts p LEFT JOIN members m ON m.id = p.member \
        WHERE p.thread = $1 AND (p.at, p.id) > ($2, $3) ORDER BY p.at, p.id LIMIT $4";
    BEFORE = "SELECT p.id, p.grp, p.thread, p.at, p.body, p.member, m.role, m.body \
        FROM posts p LEFT JOIN members m ON m.id = p.member \
        WHERE p.thread = $1 AND (p.at, p.id) < ($2, $3) ORDER BY p.at DESC, p.id DESC LIMIT $4";
    OF_GROUP = "SELECT p.id, p.grp, p.thread, p.at, p.body, p.member, m.role, m.body \
        FROM posts p LEFT JOIN members m ON m.id = p.member \
        WHERE p.grp = $1 AND (p.at, p.id) < ($2, $3) ORDER BY p.at DESC, p.id DESC LIMIT $4";
    OF_MEMBER = "SELECT p.id, p.grp, p.thread, p.at, p.body, p.member, m.role, m.body \
        FROM posts p LEFT JOIN members m ON m.id = p.member \
        WHERE p.member = $1 AND (p.at, p.id) > ($2, $3) ORDER BY p.at, p.id LIMIT $4";
    ADD = "INSERT INTO posts (id, grp, thread, member, at, body) VALUES ($1, $2, $3, $4, $5, $6)";
    BUMP = "UPDATE threads SET last_at = CASE WHEN last_at < $2 THEN $2 ELSE last_at END, replies = replies + 1 WHERE id = $1";
    SAVE = "UPDATE posts SET body = $2 WHERE id = $1";
    LATER = "SELECT COUNT(*) FROM posts WHERE thread = $1 AND (at, id) > ($2, $3)";
    EARLIER = "SELECT COUNT(*) FROM posts WHERE thread = $1 AND (at, id) < ($2, $3)";
    DELETE = "DELETE FROM posts WHERE id = $1";
    UNTITLE = "UPDATE threads SET body = NULL WHERE id = $1";
    DELETE_THREAD = "DELETE FROM threads WHERE id = $1";
    WRITERS = "SELECT DISTINCT member FROM posts WHERE thread = $1 AND (at, id) < ($2, $3) AND member IS NOT NULL \
        ORDER BY member LIMIT $4";
    // who leaves: threads in which nobody else wrote
    ALONE = "SELECT id FROM threads t WHERE t.member = $1 \
        AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread = t.id AND (p.member IS NULL OR p.member <> $1))";
    EMPTY = "DELETE FROM posts WHERE thread = $1";
    EMPTY_HEARTS = "DELETE FROM hearts WHERE thread = $1";
    EMPTY_PROMISES = "DELETE FROM promises WHERE thread = $1";
    EMPTY_DRAFTS = "DELETE FROM drafts WHERE thread = $1";
    WRITTEN = "SELECT thread, id FROM posts WHERE member = $1";
    EMPTY_MERGES = "DELETE FROM merges WHERE target = $1";
    LEAVE_POSTS = "UPDATE posts SET member = NULL, body = NULL WHERE member = $1";
    LEAVE_THREADS = "UPDATE threads SET member = NULL, body = NULL WHERE member = $1";
    LEAVE_HEARTS = "DELETE FROM hearts WHERE member = $1";
    LEAVE_PROMISES = "DELETE FROM promises WHERE member = $1";
    LEAVE_DRAFTS = "DELETE FROM drafts WHERE member = $1";
}

shortcuts! {
    read post(id: PostId) -> Option<(Post, Option<Author>)>;
    read posts(ids: Vec<PostId>) -> Vec<(Post, Option<Author>)>;
    read posts_after(thread: ThreadId, after: Option<(Stamp, PostId)>, most: usize) -> Vec<(Post, Option<Author>)>;
    read posts_before(thread: ThreadId, before: Option<(Stamp, PostId)>, most: usize) -> Vec<(Post, Option<Author>)>;
    read_long posts_of_group(group: GroupId, before: Option<(Stamp, PostId)>, most: usize) -> Vec<(Post, Option<Author>)>;
    read_long posts_of_member(member: MemberId, after: Option<(Stamp, PostId)>, most: usize) -> Vec<Post>;
    read count_posts_before(thread: ThreadId, at: Stamp, id: PostId) -> u64;
    tx add_post(post: Post, begins: Option<Thread>, promise: Option<Promise>) -> ();
    tx bring_thread(thread: Thread, posts: Vec<Post>) -> ();
    tx save_post(post: Post) -> ();
    tx take_back(id: PostId) -> bool;
    read writers_before(post: Post, most: usize) -> Vec<MemberId>;
}

struct Stored {
    post: Post,
    body: Option<Vec<u8>>,
    signature: Signature,
}

impl Tx {
    /// A post and who wrote it.
    pub async fn post(&mut self, id: PostId) -> Result<Option<(Post, Option<Author>)>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_posts(found.into_iter().collect()).await?.pop())
    }

    /// Some posts and who wrote them, in no order; what is not there is left out.
    pub async fn posts(&mut self, ids: Vec<PostId>) -> Result<Vec<(Post, Option<Author>)>, Error> {
        let asked: Vec<_> = ids.into_iter().map(|id| vec![id.into()]).collect();
        let found = self.rows_each(ONE, &asked, read).await?;
        self.open_posts(found).await
    }

    /// At most `most` posts of a thread, oldest first, from the one behind `after` (its moment and id).
    pub async fn posts_after(
        &mut self,
        thread: ThreadId,
        after: Option<(Stamp, PostId)>,
        most: usize,
    ) -> Result<Vec<(Post, Option<Author>)>, Error> {
        let (at, id) = after.unwrap_or((Stamp(i64::MIN), PostId::NIL));
        let found = self.rows(AFTER, &[thread.into(), at.into(), id.into(), most.into()], read).await?;
        self.open_posts(found).await
    }

    /// At most `most` posts of a thread, oldest first: the last ones before `before` (its moment and id).
    pub async fn posts_before(
        &mut self,
        thread: ThreadId,
        before: Option<(Stamp, PostId)>,
        most: usize,
    ) -> Result<Vec<(Post, Option<Author>)>, Error> {
        let (at, id) = before.unwrap_or((Stamp(i64::MAX), PostId::NIL));
        let mut found = self.rows(BEFORE, &[thread.into(), at.into(), id.into(), most.into()], read).await?;
        found.reverse();
        self.open_posts(found).await
    }

    /// At most `most` posts of a group, newest first, before `before` (its moment and id): for searching them in memory.
    pub async fn posts_of_group(
        &mut self,
        group: GroupId,
        before: Option<(Stamp, PostId)>,
        most: usize,
    ) -> Result<Vec<(Post, Option<Author>)>, Error> {
        let (at, id) = before.unwrap_or((Stamp(i64::MAX), PostId::NIL));
        let found = self.rows(OF_GROUP, &[group.into(), at.into(), id.into(), most.into()], read).await?;
        self.open_posts(found).await
    }

    /// At most `most` posts that a member wrote, oldest first, from the one behind `after` (its moment and id).
    pub async fn posts_of_member(
        &mut self,
        member: MemberId,
        after: Option<(Stamp, PostId)>,
        most: usize,
    ) -> Result<Vec<Post>, Error> {
        let (at, id) = after.unwrap_or((Stamp(i64::MIN), PostId::NIL));
        let found = self.rows(OF_MEMBER, &[member.into(), at.into(), id.into(), most.into()], read).await?;
        Ok(self.open_posts(found).await?.into_iter().map(|(post, _)| post).collect())
    }

    /// How many posts of a thread stand before a place.
    pub async fn count_posts_before(
        &mut self,
        thread: ThreadId,
        at: Stamp,
        id: PostId,
    ) -> Result<u64, Error> {
        self.count(EARLIER, thread, at, id).await
    }

    async fn count(&mut self, sql: Sql, thread: ThreadId, at: Stamp, id: PostId) -> Result<u64, Error> {
        let count = self.row(sql, &[thread.into(), at.into(), id.into()], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    async fn open_posts(&mut self, found: Vec<Stored>) -> Result<Vec<(Post, Option<Author>)>, Error> {
        let members = found.iter().filter_map(|stored| stored.post.member);
        let mut opener = Opener::new(self, members).await?;
        let open = |Stored { mut post, body, signature }: Stored| {
            post.said = opener.open(post.member, body_of(&post.id.bytes()), body.as_deref())?;
            Ok((post, opener.author(&signature)?))
        };
        found.into_iter().map(open).collect()
    }

    /// Adds a post: to a thread, or with the thread that it `begins`. It answers the promises of others in its thread,
    /// and may open one of its own. The draft it was is gone.
    pub async fn add_post(
        &mut self,
        post: Post,
        begins: Option<Thread>,
        promise: Option<Promise>,
    ) -> Result<(), Error> {
        let Some(member) = post.member else { return Err(Error::NoId("post's member")) };
        if let Some(thread) = &begins {
            self.add_thread(thread).await?;
        }
        let row = self.row_of(&post).await?;
        self.run(ADD, &row).await?;
        self.run(BUMP, &[post.thread.into(), post.at.into()]).await?;
        self.answer_promises(post.thread, member, post.at).await?;
        if let Some(promise) = promise {
            self.add_promise(promise).await?;
        }
        self.note(post.group, About::Post(post.thread, post.id), true);
        self.drop_draft(member, if begins.is_some() { None } else { Some(post.thread) }).await.map(drop)
    }

    async fn row_of(&mut self, post: &Post) -> Result<Vec<Value>, Error> {
        let body = self.sealed_said(post).await?;
        let Post { id, group, thread, member, at, .. } = *post;
        Ok(vec![id.into(), group.into(), thread.into(), member.into(), at.into(), body.into()])
    }

    /// Adds a thread that was written elsewhere, with its posts in their order: it promises nothing here.
    pub async fn bring_thread(&mut self, thread: Thread, posts: Vec<Post>) -> Result<(), Error> {
        self.add_thread(&thread).await?;
        let mut rows = vec![];
        for post in &posts {
            rows.push(self.row_of(post).await?);
        }
        self.run_each(ADD, &rows).await?;
        self.recount(thread.id).await
    }

    /// Saves what a writer changed of their words.
    pub async fn save_post(&mut self, post: Post) -> Result<(), Error> {
        let body = self.sealed_said(&post).await?;
        self.run(SAVE, &[post.id.into(), body.into()]).await?;
        self.note(post.group, About::Post(post.thread, post.id), false);
        Ok(())
    }

    async fn sealed_said(&mut self, post: &Post) -> Result<Option<Vec<u8>>, Error> {
        match (post.member, &post.said) {
            (Some(member), Some(said)) => {
                self.seal::<_, Said>(member, body_of(&post.id.bytes()), said).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Takes a post back. The last one of a thread is gone; one with posts behind it leaves its place; the one that began
    /// the thread takes the title along. `false` when there is no such post.
    pub async fn take_back(&mut self, id: PostId) -> Result<bool, Error> {
        let Some((post, _)) = self.post(id).await? else { return Ok(false) };
        self.drop_hearts(id).await?;
        self.drop_promise(id).await?;
        self.drop_resource_of(id).await?;
        self.drop_pictures_of(id).await?;
        let last = self.count(LATER, post.thread, post.at, id).await? == 0;
        if last && self.count(EARLIER, post.thread, post.at, id).await? == 0 {
            self.remove_thread(post.thread).await?;
            return Ok(true);
        }
        if self.thread(post.thread).await?.is_some_and(|(thread, _)| thread.is_begun_by(&post)) {
            self.run(UNTITLE, &[post.thread.into()]).await?;
        }
        if last {
            self.run(DELETE, &[id.into()]).await?;
            self.recount(post.thread).await?;
            self.note(post.group, About::Post(post.thread, id), false);
        } else {
            self.save_post(Post { said: None, ..post.clone() }).await?;
        }
        Ok(true)
    }

    pub(crate) async fn remove_thread(&mut self, thread: ThreadId) -> Result<(), Error> {
        self.drop_resources_of(thread).await?;
        self.drop_pictures_of_thread(thread).await?;
        for sql in [EMPTY, EMPTY_HEARTS, EMPTY_PROMISES, EMPTY_DRAFTS, EMPTY_MERGES, DELETE_THREAD] {
            self.run(sql, &[thread.into()]).await?;
        }
        Ok(())
    }

    /// Who wrote in a post's thread before it, at most `most` of them. Their order says nothing.
    pub async fn writers_before(&mut self, post: Post, most: usize) -> Result<Vec<MemberId>, Error> {
        let values = [post.thread.into(), post.at.into(), post.id.into(), most.into()];
        self.rows(WRITERS, &values, |row| row.id(0)).await
    }

    /// Everything that a member wrote goes: see [`Tx::erase_member`].
    pub(crate) async fn erase_words(&mut self, group: GroupId, member: MemberId) -> Result<(), Error> {
        let place = |row: &Row<'_>| Ok((row.id(0)?, row.id(1)?));
        for (thread, post) in self.rows(WRITTEN, &[member.into()], place).await? {
            self.note(group, About::Post(thread, post), false);
        }
        for thread in self.rows(ALONE, &[member.into()], |row| row.id(0)).await? {
            self.remove_thread(thread).await?;
        }
        self.drop_own_resources(member).await?;
        self.drop_own_pictures(member).await?;
        for sql in [LEAVE_POSTS, LEAVE_THREADS, LEAVE_HEARTS, LEAVE_PROMISES, LEAVE_DRAFTS] {
            self.run(sql, &[member.into()]).await?;
        }
        Ok(())
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "posts", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    let signature = Signature::read(row, 5)?;
    let post = Post {
        id: row.id(0)?,
        group: row.id(1)?,
        thread: row.id(2)?,
        member: signature.member(),
        at: row.stamp(3)?,
        said: None,
    };
    Ok(Stored { post, body: row.get(4)?, signature })
}
