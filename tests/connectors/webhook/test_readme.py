"""The examples of the README, run as they stand there against a real door."""

import re
import shutil
import subprocess

import pytest

from firewarden.stores.files import FileSpool
from firewarden.vocabulary.ids import SourceId
from tests.connectors.webhook.door import ROOT, Door
from tests.connectors.webhook.serving import SECRET

pytestmark = pytest.mark.xdist_group("webhook")
README = (ROOT / "src/firewarden/connectors/webhook/README.md").read_text("utf-8")


def example(language: str, door: Door, source: SourceId) -> str:
    [code] = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    address = f"http://127.0.0.1:{door.port}/in/{source}"
    return str(code).replace("https://your.address/in/SOURCE", address).replace("the-secret-that-was-shown", SECRET)


def waiting(door: Door, source: SourceId) -> list[bytes]:
    return [entry.body for entry in FileSpool(door.folder / "spool").after(source, None)]


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("openssl")), reason="no curl or openssl here")
def test_the_shell_example_is_taken(door: Door) -> None:
    source = door.unused()
    done = subprocess.run(["sh", "-c", example("sh", door, source)], capture_output=True, text=True, check=True)
    body = b'{"id": "17", "created_at": "2026-01-01T12:00:00Z", "text": "The bag burst.", "author": "ann"}'
    assert (done.stdout, waiting(door, source)) == ("Taken.\n", [body])


def test_the_python_example_is_taken(door: Door) -> None:
    source = door.unused()
    names: dict[str, object] = {}
    exec(example("python", door, source), names)
    send = names["send"]
    assert callable(send)
    assert send(f"http://127.0.0.1:{door.port}/in/{source}", SECRET, {"id": 1}) == 202
    assert waiting(door, source) == [b'{"id": 1}']
