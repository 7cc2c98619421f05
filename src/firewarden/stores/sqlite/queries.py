"""The SQL of the reads. Times are half open; `:brand` is the brand's number. Tombstones have a loudness of -1."""

from collections.abc import Set as AbstractSet

FILTERS = {
    "tone": "AND tone = :tone",
    "narrative": "AND narrative = :narrative",
    "hazard": "AND hazards <> '' AND instr(hazards, ' ' || :hazard || ' ')",
}


def mentions(filters: AbstractSet[str], *, newest_first: bool = False) -> str:
    """Those in [:since, :until) that pass the named filters, at most :limit of them."""
    turn = "DESC" if newest_first else "ASC"
    conditions = " ".join(sql for name, sql in FILTERS.items() if name in filters)
    return f"""
        SELECT content, late, narrative, received_at, loudness FROM mention
        WHERE brand = :brand AND created_at >= :since AND created_at < :until AND loudness >= 0 {conditions}
        ORDER BY created_at {turn}, key {turn} LIMIT :limit
    """  # noqa: S608 put together from the words above


BY_KEY = "SELECT content, late, narrative, received_at, loudness FROM mention WHERE key = :key AND brand = :brand"

ON_TIME = """
SELECT content, late, narrative, received_at, loudness FROM mention
WHERE brand = :brand AND created_at >= :since AND created_at < :until AND NOT late
ORDER BY created_at, key
"""

LOUDEST = """
WITH RECURSIVE hour (value) AS (
    SELECT :since / 3600000000 - 1
    UNION ALL
    SELECT (
        SELECT created_at / 3600000000 FROM mention
        WHERE brand = :brand AND created_at / 3600000000 > hour.value AND created_at / 3600000000 <= :until / 3600000000
        ORDER BY created_at / 3600000000 LIMIT 1
    ) FROM hour WHERE hour.value IS NOT NULL
)
SELECT content, late, narrative, received_at, loudness FROM hour CROSS JOIN mention
WHERE mention.number IN (
    SELECT number FROM mention AS loud
    WHERE brand = :brand AND created_at / 3600000000 = hour.value AND created_at >= :since AND created_at < :until
        AND loudness >= 0
    ORDER BY loudness DESC, followers DESC, created_at, key LIMIT :limit
)
ORDER BY loudness DESC, followers DESC, created_at, key LIMIT :limit
"""
"""The loudest few of each hour that has any, and of those the loudest: the number of mentions hardly matters."""

RAW = "SELECT bytes FROM mention JOIN raw ON raw.mention = mention.number WHERE key = ?"

TOTALS = """
SELECT count(*), count(*) FILTER (WHERE tone <> 'unknown'), count(*) FILTER (WHERE tone = 'negative'),
       count(*) FILTER (WHERE tone = 'positive'), group_concat(author, '')
FROM mention WHERE brand = :brand AND created_at >= :since AND created_at < :until
"""

BINS = """
SELECT at, stream, mentions, readable, negative, positive, late, expected, expected_negative, gap, closed
FROM bin WHERE brand = :brand AND at >= :since AND at < :until ORDER BY at, stream
"""

BIN_BEFORE = """
SELECT at, stream, mentions, readable, negative, positive, late, expected, expected_negative, gap, closed
FROM bin WHERE brand = :brand AND at < :since AND stream = :stream ORDER BY at DESC LIMIT 1
"""

CLOSED_BINS = """
SELECT at, stream, mentions, readable, negative, positive, late, expected, expected_negative, gap, closed
FROM bin WHERE brand = :brand AND at >= :since AND at < :until AND closed ORDER BY at, stream
"""

NARRATIVES = """
SELECT content FROM narrative WHERE brand = :brand AND last_seen >= :since ORDER BY size DESC, id LIMIT :limit
"""

SIGNALS = "SELECT content FROM signal WHERE brand = :brand AND at >= :since AND at < :until ORDER BY at, id"

GAPS = 'SELECT start, "end" FROM gap WHERE brand = :brand AND start < :until AND "end" > :since ORDER BY start, "end"'

MARK = "SELECT content FROM mark WHERE brand = :brand"

SNAPSHOT = "SELECT content FROM snapshot WHERE brand = :brand"

FEED = """
SELECT feed.number, kind, id, at, subject, plan FROM feed JOIN brand ON brand.number = feed.brand
WHERE feed.number > :after ORDER BY feed.number LIMIT :limit
"""

QUARANTINED = """
SELECT source, reason, raw FROM quarantine WHERE :source IS NULL OR source = :source
ORDER BY number DESC LIMIT :limit
"""

TALK = """
SELECT DISTINCT id FROM mention JOIN brand ON brand.number = mention.brand
WHERE mention.number > ? AND mention.number <= ? ORDER BY id
"""

KEYS_UNDER = "SELECT DISTINCT key FROM mention WHERE key >= ? AND key < ? AND loudness >= 0 ORDER BY key"
