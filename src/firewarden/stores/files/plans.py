"""Watch plans as files, one for each version, written once and never changed."""

import os
import re
from pathlib import Path

import msgspec

from firewarden.stores.files.durable import sync, written_through
from firewarden.vocabulary.errors import BadInput, Conflict, StoreError
from firewarden.vocabulary.plan import WatchPlan

FORMAT = 1
NAME = re.compile(r"plan-(\d{6,})\.json")


class _Envelope(msgspec.Struct):
    """The format is looked at before the plan: a later program's plan may not be readable here."""

    format: int
    plan: msgspec.Raw


class FilePlanStore:
    """Implements `ports.PlanStore`; any number of processes may read and publish."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._newest: WatchPlan | None = None

    def newest(self) -> WatchPlan | None:
        """Asks for one file name when nothing is new, so that it may be polled.

        Raises StoreError when the newest file cannot be read; no older plan is taken in its place.
        """
        version = self._newest.version if self._newest else self._last_listed()
        while self._path(version + 1).exists():
            version += 1
        if version and (self._newest is None or self._newest.version != version):
            self._newest = self._read(version)
        return self._newest

    def publish(self, plan: WatchPlan) -> None:
        """Raises BadInput for a plan that would not come back as it is, StoreError when the disk refuses."""
        current = self.newest()
        expected = current.version + 1 if current else 1
        if plan.version != expected:
            raise Conflict(
                f"Plan {plan.version} was not published, because number {expected} is next."
                " Look at the newest plan and decide again."
            )
        self._write(self._path(plan.version), encode(plan))

    def _path(self, version: int) -> Path:
        return self._folder / f"plan-{version:06}.json"

    def _last_listed(self) -> int:
        names = [path.name for path in self._folder.iterdir()] if self._folder.is_dir() else []
        return max((int(found[1]) for name in names if (found := NAME.fullmatch(name))), default=0)

    def _read(self, version: int) -> WatchPlan:
        path = self._path(version)
        try:
            plan = decode(path.read_bytes())
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise StoreError(_unreadable(path, str(error))) from error
        if plan.version != version:
            raise StoreError(_unreadable(path, f"it holds plan {plan.version}"))
        return plan

    def _write(self, path: Path, content: bytes) -> None:
        """Whole or not at all, and never over another: a link is refused where a rename would replace."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = written_through(path.with_name(f".{path.name}.{os.urandom(4).hex()}"), content)
        except OSError as error:
            raise StoreError(_unwritable(path, error)) from error
        try:
            path.hardlink_to(unfinished)
            sync(self._folder)
        except FileExistsError as error:
            raise Conflict(
                f"{path.stem} was published by somebody else in the same moment."
                " Look at the newest plan and decide again."
            ) from error
        except OSError as error:
            raise StoreError(_unwritable(path, error)) from error
        finally:
            unfinished.unlink()


def encode(plan: WatchPlan) -> bytes:
    """JSON for people to read. Raises BadInput for what JSON cannot hold, such as an infinite budget."""
    try:
        content = msgspec.json.format(msgspec.json.encode({"format": FORMAT, "plan": plan}), indent=1)
        if decode(content) == plan:
            return content
    except (ValueError, msgspec.MsgspecError) as error:
        raise BadInput(f"Plan {plan.version} cannot be written down: {error}.") from error
    raise BadInput(f"Plan {plan.version} cannot be written down: a value in it would come back as another.")


def decode(content: bytes) -> WatchPlan:
    """Raises ValueError for a plan of a later format, msgspec.MsgspecError for what is no plan."""
    envelope = msgspec.json.decode(content, type=_Envelope)
    if envelope.format != FORMAT:
        raise ValueError(f"it is in format {envelope.format}, this program reads format {FORMAT}")
    return msgspec.json.decode(envelope.plan, type=WatchPlan)


def _unreadable(path: Path, why: str) -> str:
    return (
        f"The newest watch plan, {path}, cannot be read: {why}. Nothing is read from the networks without it."
        " Restore the file from a backup, or install the version of Firewarden that wrote it."
    )


def _unwritable(path: Path, error: OSError) -> str:
    return f"{path} cannot be written: {error.strerror}. The plan was not published; look at the folder and its rights."
