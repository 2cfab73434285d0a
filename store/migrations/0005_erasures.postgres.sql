-- Whose data keys were destroyed: what a restore of an older backup has to destroy again. Ids of chance, and nothing else.

CREATE TABLE erasures (
    id BYTEA NOT NULL PRIMARY KEY
);
