"""A model's server on loopback: the documented form of chat completions, with moods."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import sleep
from typing import Any

from tests.connectors.publishing.far import Answered, Asked, Connection, Do, Served, answered, telling

KEY = "sk-k3y-0f-ours"


def says(words: str) -> Do:
    """A whole answer with these words."""
    return telling(answered(completion(words)))


def completion(words: Any) -> dict[str, Any]:
    message = {"role": "assistant", "content": words, "refusal": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "model": "a-model",
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12},
    }


def drafted(*sentences: tuple[str, list[int]]) -> Do:
    """In the form we ask for."""
    return says(json.dumps({"sentences": [{"text": text, "facts": facts} for text, facts in sentences]}))


def slow(out: Connection) -> None:
    """Drips, and is never done."""
    out.send_response(200)
    out.send_header("Content-Length", "4000")
    out.end_headers()
    with suppress(OSError):
        for _ in range(100):
            out.wfile.write(b" ")
            out.wfile.flush()
            sleep(0.05)


def half(out: Connection) -> None:
    """Goes away in the middle."""
    out.send_response(200)
    out.send_header("Content-Length", "4000")
    out.end_headers()
    out.wfile.write(b'{"choices": [{"message"')
    out.wfile.flush()
    out.close_connection = True
    out.connection.close()


def huge(out: Connection) -> None:
    out.send_response(200)
    out.end_headers()
    with suppress(OSError):
        for _ in range(200):
            out.wfile.write(b" " * 10_000)


def elsewhere(out: Connection) -> None:
    out.tell(Answered(b"", 307, {"Location": "/stolen"}))


class ModelFar:
    """`asked` are the requests as they came; `do` is how the next one is answered."""

    def __init__(self) -> None:
        self.do: Do = drafted()
        self.asked: list[Asked] = []
        self._served = Served(self._respond)
        self.url = f"{self._served.url}/v1"

    @property
    def payload(self) -> str:
        """All of the last request that left, decoded, so that nothing hides behind an escape."""
        last = self.asked[-1]
        told = last.json
        return json.dumps(told, ensure_ascii=False) + "".join(f"\n{one['content']}" for one in told["messages"])

    def close(self) -> None:
        self._served.close()

    def _respond(self, asked: Asked, out: Connection) -> None:
        self.asked.append(asked)
        self.do(out)


@contextmanager
def model() -> Iterator[ModelFar]:
    far = ModelFar()
    try:
        yield far
    finally:
        far.close()
