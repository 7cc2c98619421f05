"""Secrets lie encrypted on the disk and come back only with the key."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from firewarden.stores.files.secrets import FileSecrets
from firewarden.vocabulary.errors import BadInput, ConfigError

KEY = Fernet.generate_key()


def test_secret_comes_back(tmp_path: Path) -> None:
    FileSecrets(tmp_path / "secrets", KEY).put("source-1", "t0ken ü")

    assert FileSecrets(tmp_path / "secrets", KEY).get("source-1") == "t0ken ü"


def test_disk_holds_nothing_readable_and_only_for_its_owner(tmp_path: Path) -> None:
    FileSecrets(tmp_path, KEY).put("source-1", "t0ken")

    [file] = tmp_path.iterdir()
    assert b"t0ken" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_new_value_takes_the_place_of_the_old(tmp_path: Path) -> None:
    store = FileSecrets(tmp_path, KEY)
    store.put("source-1", "old")
    store.put("source-1", "new")

    assert (store.get("source-1"), len(list(tmp_path.iterdir()))) == ("new", 1)


def test_forgotten_secret_is_gone(tmp_path: Path) -> None:
    store = FileSecrets(tmp_path, KEY)
    store.put("source-1", "t0ken")
    store.forget("source-1")
    store.forget("source-1")

    with pytest.raises(ConfigError, match="is missing"):
        store.get("source-1")


def test_other_key_opens_nothing(tmp_path: Path) -> None:
    FileSecrets(tmp_path, KEY).put("source-1", "t0ken")

    with pytest.raises(ConfigError, match="another master key"):
        FileSecrets(tmp_path, Fernet.generate_key()).get("source-1")


@pytest.mark.parametrize("name", ["../keys/web", "", ".hidden", "a/b", "A", "a" * 65])
def test_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="is no name of a secret"):
        FileSecrets(tmp_path, KEY).get(name)
