-- What a group keeps on its shelf, and the pictures of posts.

CREATE TABLE resources (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    state TEXT COLLATE "C" NOT NULL,
    member BYTEA,                     -- whose it is; none: the group's
    post BYTEA,                       -- whose words it is
    review BIGINT NOT NULL,         -- days since 1970: the last on which it is not old
    body BYTEA NOT NULL               -- sealed with the group's key
);
CREATE INDEX resources_grp ON resources (grp, review, id);
CREATE INDEX resources_member ON resources (member);
CREATE INDEX resources_post ON resources (post);

CREATE TABLE images (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL,
    post BYTEA NOT NULL,
    member BYTEA NOT NULL,
    small BYTEA NOT NULL,             -- sealed with the member's key
    body BYTEA NOT NULL               -- sealed with the member's key
);
CREATE INDEX images_post ON images (post);
CREATE INDEX images_member ON images (member);
