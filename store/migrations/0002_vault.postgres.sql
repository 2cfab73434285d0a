-- The vault. A data key is wrapped by the root key, which never lies here.

CREATE TABLE keys (
    id BYTEA NOT NULL PRIMARY KEY, -- whose: an account, a member, a group; 16 zero bytes for the house itself
    wrapped BYTEA NOT NULL
);

-- No version of the program asked for an owner's address before it could be sealed.
ALTER TABLE owners DROP COLUMN email;
ALTER TABLE owners ADD COLUMN email BYTEA; -- sealed
