-- Everything the pipeline knows of the stream. Instants are UTC microseconds. A `content` is
-- a version byte and MessagePack (see codec.py); whatever is searched by has a column of its own.

CREATE TABLE store (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL,
    feed_number INTEGER NOT NULL  -- the last one given out, however many rows were pruned
) STRICT;

CREATE TABLE brand (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE batch (
    number INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

-- 16 bytes of BLAKE2b of the key: of posts about nobody nothing else is kept. Hashes fall all
-- over the tree, so that every batch would rewrite most of its pages; they are gathered in
-- `fresh` and go over in sorted thousands.
CREATE TABLE seen (
    hash BLOB PRIMARY KEY,
    batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fresh (
    hash BLOB NOT NULL,
    batch INTEGER NOT NULL
) STRICT;

CREATE TABLE mention (
    number INTEGER PRIMARY KEY,
    brand INTEGER NOT NULL,
    key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    tone TEXT NOT NULL,
    hazards TEXT NOT NULL,        -- ' death fraud ', so that ' fraud ' finds it; '' for none
    loudness INTEGER NOT NULL,    -- likes + 2 x reposts + replies
    followers INTEGER NOT NULL,   -- 0 when unknown
    author TEXT,                  -- 8 characters of a hash of platform and handle; NULL when unknown
    late INTEGER NOT NULL,
    narrative TEXT,
    received_at INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX mention_by_key ON mention (key, brand);
-- With tone and author in it, totals and the search for one tone never touch the rows.
CREATE INDEX mention_by_time ON mention (brand, created_at, key, tone, author);
CREATE INDEX mention_by_narrative ON mention (brand, narrative, created_at, key) WHERE narrative IS NOT NULL;
CREATE INDEX mention_by_hazard ON mention (brand, created_at, key, hazards) WHERE hazards <> '';
-- The loudest of a stretch of time are found hour by hour, a few rows each.
CREATE INDEX mention_by_loudness
    ON mention (brand, created_at / 3600000000, loudness DESC, followers DESC, created_at, key);

-- Bytes as received, under the number of the post's first mention.
CREATE TABLE raw (
    mention INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE bin (
    brand INTEGER NOT NULL,
    at INTEGER NOT NULL,
    stream TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    readable INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    late INTEGER NOT NULL,
    expected REAL,
    expected_negative REAL,
    gap INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    PRIMARY KEY (brand, at, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE signal (
    id TEXT PRIMARY KEY,
    brand INTEGER NOT NULL,
    at INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX signal_by_time ON signal (brand, at, id);

CREATE TABLE narrative (
    brand INTEGER NOT NULL,
    id TEXT NOT NULL,
    last_seen INTEGER NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (brand, id)
) STRICT;
CREATE INDEX narrative_by_time ON narrative (brand, last_seen, size);

CREATE TABLE gap (
    brand INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (brand, start, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    brand INTEGER PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE snapshot (
    brand INTEGER PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

-- A sample of what could not be read; the counts are in `source`.
CREATE TABLE quarantine (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash BLOB NOT NULL,
    raw BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    UNIQUE (source, reason, hash)
) STRICT;

CREATE TABLE feed (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    brand INTEGER NOT NULL,
    at INTEGER NOT NULL,
    subject TEXT NOT NULL,
    plan INTEGER NOT NULL
) STRICT;
