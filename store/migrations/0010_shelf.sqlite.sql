-- What a group keeps on its shelf, and the pictures of posts.

CREATE TABLE resources (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    state TEXT NOT NULL,
    member BLOB,                     -- whose it is; none: the group's
    post BLOB,                       -- whose words it is
    review INTEGER NOT NULL,         -- days since 1970: the last on which it is not old
    body BLOB NOT NULL               -- sealed with the group's key
) STRICT;
CREATE INDEX resources_grp ON resources (grp, review, id);
CREATE INDEX resources_member ON resources (member);
CREATE INDEX resources_post ON resources (post);

CREATE TABLE images (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL,
    post BLOB NOT NULL,
    member BLOB NOT NULL,
    small BLOB NOT NULL,             -- sealed with the member's key
    body BLOB NOT NULL               -- sealed with the member's key
) STRICT;
CREATE INDEX images_post ON images (post);
CREATE INDEX images_member ON images (member);
