-- Large attachments lie in parts, written one after the other, so that none is ever held whole in memory and SQLite's
-- limit for one value is not theirs. The attachment's own row comes last: parts without one are what a crash left.

CREATE TABLE attachment_part(
    upload TEXT NOT NULL,              -- one run of storing: which program did it, and a UUIDv7
    part INTEGER NOT NULL,             -- from 0
    bytes BLOB NOT NULL,
    PRIMARY KEY(upload, part)
) STRICT;

-- In bytes; NULL where they are in this row.
ALTER TABLE attachment ADD COLUMN size INTEGER;

-- Whose parts they are; NULL where they are in this row.
ALTER TABLE attachment ADD COLUMN upload TEXT;
