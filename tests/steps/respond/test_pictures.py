"""What goes to which network, and why the rest stays away."""

import pytest

from firewarden.steps.respond.pictures import fitting
from firewarden.vocabulary.picture import OwnPicture
from firewarden.vocabulary.publishing import Publishing

ONE = OwnPicture(sha256="1", media_type="image/jpeg", size=900_000, alt="A quay.")
LARGE = OwnPicture(sha256="2", media_type="image/jpeg", size=1_000_001, alt="A ship.")
MOVING = OwnPicture(sha256="3", media_type="image/gif", size=100, alt="A flag, waving in the wind.")


@pytest.mark.parametrize(
    ("about", "taken", "because"),
    [
        ({"pictures": 0}, "", ["Square takes no pictures."] * 3),
        ({"pictures": 4}, "123", []),
        ({"pictures": 1}, "1", ["Square takes 1 pictures."] * 2),
        ({"pictures": 4, "picture_bytes": 1_000_000}, "13", ["It has 1,001 kB; Square takes 1,000."]),
        ({"pictures": 4, "picture_types": ("image/jpeg",)}, "12", ["Square takes no GIF."]),
        ({"pictures": 4, "alt_length": 10}, "12", ["Its description has 27 signs; Square takes 10."]),
        ({"pictures": 1, "picture_types": ("image/gif",)}, "3", ["Square takes no JPEG."] * 2),
    ],
)
def test_each_network_gets_what_it_takes(about: dict[str, object], taken: str, because: list[str]) -> None:
    network = Publishing(platform="square", title="Square", **about)  # type: ignore[arg-type]
    found, left = fitting((ONE, LARGE, MOVING), network)

    assert "".join(one.sha256 for one in found) == taken
    assert [str(one.because) for one in left] == because
