"""What was read lately."""

from firewarden.net.known import Known
from firewarden.vocabulary.ids import PostKey


def test_newest_are_kept_with_the_newest_version_that_was_handed_over() -> None:
    known = Known(most=2)
    known.put("1", PostKey("m:1"), 0)
    known.put("2", PostKey("m:2"))
    known.put("1", PostKey("m:1"))
    known.put("3", PostKey("m:3"), 9)
    assert [known.key(local) for local in "123"] == ["m:1", None, "m:3"]
    assert [known.version(local) for local in "123"] == [0, -1, 9]
