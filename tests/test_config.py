"""Settings from the environment, secrets from files, and the layout of a data folder."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from firewarden.config import NAMES, OWN, Folder, LogLevel, Mail, MailSecurity, SecondFactor, Settings
from firewarden.vocabulary.errors import ConfigError

KEY = "k" * 32


def problems(**environ: str) -> list[str]:
    """What is said of FIREWARDEN_... variables, without the last line."""
    with pytest.raises(ConfigError) as refused:
        Settings.load({f"FIREWARDEN_{name}": value for name, value in environ.items()})
    *said, last = str(refused.value).split("\n")
    assert last == "Nothing was started."
    return said


def test_with_no_variable_everything_has_a_default_that_only_this_machine_can_reach() -> None:
    assert Settings.load({"PATH": "/bin", "HOME": "/root"}) == Settings(
        data=Path("data"),
        host="127.0.0.1",
        port=8000,
        hosts=("127.0.0.1", "localhost", "[::1]"),
        public_url=None,
        https=False,
        time_zone="UTC",
        log_level=LogLevel.INFO,
        second_factor=SecondFactor.OPTIONAL,
        style_page=False,
        mail=None,
        secret_key=None,
    )


def test_every_variable_is_read(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("hunter2\n")
    settings = Settings.load(
        {
            "FIREWARDEN_DATA": "/srv/firewarden",
            "FIREWARDEN_HOST": "0.0.0.0",
            "FIREWARDEN_PORT": "0",
            "FIREWARDEN_HOSTS": "crisis.example.org, desk.example.org",
            "FIREWARDEN_PUBLIC_URL": "https://crisis.example.org/",
            "FIREWARDEN_TIME_ZONE": "Europe/Berlin",
            "FIREWARDEN_LOG_LEVEL": "DEBUG",
            "FIREWARDEN_SECOND_FACTOR": "required",
            "FIREWARDEN_STYLE_PAGE": "1",
            "FIREWARDEN_MAIL_HOST": "mail.example.org",
            "FIREWARDEN_MAIL_FROM": "crisis@example.org",
            "FIREWARDEN_MAIL_PORT": "465",
            "FIREWARDEN_MAIL_SECURITY": "tls",
            "FIREWARDEN_MAIL_USER": "crisis",
            "FIREWARDEN_MAIL_PASSWORD_FILE": str(tmp_path / "password"),
            "FIREWARDEN_SECRET_KEY": KEY,
        }
    )
    assert settings == Settings(
        data=Path("/srv/firewarden"),
        host="0.0.0.0",
        port=0,
        hosts=("crisis.example.org", "desk.example.org"),
        public_url="https://crisis.example.org",
        https=True,
        time_zone="Europe/Berlin",
        log_level=LogLevel.DEBUG,
        second_factor=SecondFactor.REQUIRED,
        style_page=True,
        mail=Mail(
            host="mail.example.org",
            sender="crisis@example.org",
            port=465,
            security=MailSecurity.TLS,
            user="crisis",
            password="hunter2",
        ),
        secret_key=KEY,
    )


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert (
        Settings.load({"FIREWARDEN_PORT": "", "FIREWARDEN_MAIL_HOST": " ", "FIREWARDEN_SECRET_KEY": ""}) == Settings()
    )


def test_the_public_address_is_one_of_the_hosts() -> None:
    settings = Settings.load(
        {"FIREWARDEN_PUBLIC_URL": "http://crisis.example.org:8080", "FIREWARDEN_HOSTS": "localhost"}
    )
    assert (settings.hosts, settings.https) == (("localhost", "crisis.example.org"), False)
    assert Settings.load({"FIREWARDEN_PUBLIC_URL": "http://[2001:db8::1]:80"}).hosts[-1] == "[2001:db8::1]"


def test_https_may_be_said_without_an_address_and_denied_with_one() -> None:
    assert Settings.load({"FIREWARDEN_HTTPS": "1"}).https is True
    assert Settings.load({"FIREWARDEN_PUBLIC_URL": "https://a.example", "FIREWARDEN_HTTPS": "off"}).https is False


NUMBER = "a whole number from 0 to 65535"
ZONE = "a name from the time zone database, such as Europe/Berlin"
ADDRESS = "an address such as https://crisis.example.org"


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("PORT", "eighty", NUMBER),
        ("PORT", "65536", NUMBER),
        ("PORT", "-1", NUMBER),
        ("PORT", "٣", NUMBER),
        ("HTTPS", "maybe", "yes or no"),
        ("LOG_LEVEL", "loud", "one of debug, info, warning, error"),
        ("SECOND_FACTOR", "always", "one of optional, required"),
        ("TIME_ZONE", "Mars/Olympus", ZONE),
        ("TIME_ZONE", "../etc/passwd", ZONE),
        ("PUBLIC_URL", "crisis.example.org", ADDRESS),
        ("PUBLIC_URL", "ftp://crisis.example.org", ADDRESS),
        ("PUBLIC_URL", "http://[::1", ADDRESS),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_with_what_would(name: str, value: str, wanted: str) -> None:
    assert problems(**{name: value}) == [f"FIREWARDEN_{name} is {value!r}, but has to be {wanted}."]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("PROT", "PORT"), ("TIMEZONE", "TIME_ZONE"), ("SECRET_KEYFILE", "SECRET_KEY_FILE"), ("PUBLICURL", "PUBLIC_URL")],
)
def test_a_variable_that_is_not_known_is_refused_with_the_nearest(name: str, nearest: str) -> None:
    assert problems(**{name: "x"}) == [
        f"FIREWARDEN_{name} is no setting of Firewarden: did you mean FIREWARDEN_{nearest}?"
    ]


def test_a_variable_like_none_is_refused_with_all_there_are() -> None:
    (said,) = problems(ZZZZ="x")
    assert said.startswith("FIREWARDEN_ZZZZ is no setting of Firewarden: known are FIREWARDEN_DATA, FIREWARDEN_HOST,")


def test_variables_of_others_and_our_own_marks_are_left_alone() -> None:
    assert Settings.load({"FIREWARDENS_PORT": "x", "PORT": "y", "FIREWARDEN_PARENT_PIPE": "3"}) == Settings()


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert len(problems(PORT="x", HTTPS="x", LOG_LEVEL="x", PROT="x")) == 4


def test_a_secret_comes_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"  {KEY}\n")
    assert Settings.load({"FIREWARDEN_SECRET_KEY_FILE": str(tmp_path / "key")}).secret_key == KEY


def test_a_secret_whose_file_is_missing_is_an_error_and_never_a_default(tmp_path: Path) -> None:
    file = tmp_path / "key"
    assert problems(SECRET_KEY_FILE=str(file)) == [
        f"FIREWARDEN_SECRET_KEY_FILE names {file}, which cannot be read: No such file or directory."
    ]


def test_a_secret_whose_file_is_empty_or_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xfd")
    assert problems(SECRET_KEY_FILE=str(tmp_path / "empty")) == [
        f"FIREWARDEN_SECRET_KEY_FILE names {tmp_path / 'empty'}, which is empty."
    ]
    assert problems(SECRET_KEY_FILE=str(tmp_path / "binary")) == [
        f"FIREWARDEN_SECRET_KEY_FILE names {tmp_path / 'binary'}, which cannot be read: it is not text."
    ]


def test_a_secret_said_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    assert problems(SECRET_KEY=KEY, SECRET_KEY_FILE=str(tmp_path / "key")) == [
        "FIREWARDEN_SECRET_KEY and FIREWARDEN_SECRET_KEY_FILE are both set: keep the file."
    ]


def test_a_short_key_is_refused_without_being_told() -> None:
    assert problems(SECRET_KEY="opensesame") == [
        "FIREWARDEN_SECRET_KEY has 10 characters and could be guessed: use 32 or more, at random."
    ]


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    mail = Mail(host="h", sender="a@b", password="hunter2")
    assert "hunter2" not in repr(Settings(mail=mail, secret_key=KEY))
    assert KEY not in repr(Settings(mail=mail, secret_key=KEY))


def test_mail_settings_without_a_server_are_an_error() -> None:
    assert problems(MAIL_FROM="a@example.org") == [
        "FIREWARDEN_MAIL_FROM is set, but FIREWARDEN_MAIL_HOST is not: name the mail server."
    ]


def test_a_mail_server_without_a_sender_is_an_error() -> None:
    assert problems(MAIL_HOST="mail.example.org") == [
        "FIREWARDEN_MAIL_FROM is '', but has to be the address our mails come from."
    ]


def test_a_data_folder_is_made_with_all_its_rooms_for_its_owner_alone(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "deep" / "data")
    folder.create()
    folder.create()
    made = sorted(path.name for path in folder.path.iterdir())
    assert made == ["backups", "evidence", "keys", "logs", "plans", "secrets", "spool"]
    assert {path.stat().st_mode & 0o777 for path in [folder.path, *folder.path.iterdir()]} == {0o700}
    assert (folder.plans, folder.keys, folder.evidence) == tuple(folder.path / n for n in ("plans", "keys", "evidence"))
    assert (folder.backups, folder.logs) == (folder.path / "backups", folder.path / "logs")
    assert (folder.desk_db.name, folder.stream_db.name) == ("desk.sqlite3", "stream.sqlite3")


def test_a_data_folder_that_cannot_be_made_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigError, match=r"cannot be made: .*Name another with FIREWARDEN_DATA, or mend its rights"):
        Folder(tmp_path / "file" / "data").create()


def test_a_data_folder_remembers_the_version_that_wrote_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert folder.version() is None
    folder.write_version("0.1.0")
    folder.write_version("0.2.0")
    assert folder.version() == "0.2.0"
    assert [path.name for path in tmp_path.iterdir()] == ["VERSION"]


def test_a_secret_is_made_at_first_use_and_then_kept(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "data")
    first = folder.secret("session")
    assert len(first) >= 64
    assert [folder.secret("session"), Folder(tmp_path / "data").secret("session")] == [first, first]
    assert folder.secret("digest") != first
    assert sorted(path.name for path in folder.keys.iterdir()) == ["digest", "session"]
    assert (folder.keys / "session").stat().st_mode & 0o777 == 0o600


def test_an_empty_secret_is_an_error_and_not_replaced(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.create()
    (folder.keys / "session").touch()
    with pytest.raises(ConfigError, match=r"keys/session is empty\. Restore it, or delete it"):
        folder.secret("session")
    assert (folder.keys / "session").read_bytes() == b""


SECRET = """
import sys
from pathlib import Path
from firewarden.config import Folder

print("ready", flush=True)
sys.stdin.readline()
print(Folder(Path(sys.argv[1])).secret("session"))
"""


def test_processes_that_ask_for_a_new_secret_at_once_get_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SECRET, str(tmp_path / "data")]
    asking = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in asking:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in asking:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = {process.communicate()[0] for process in asking}
    assert len(answers) == 1
    assert len(answers.pop()) > 64


def test_what_the_tests_and_proofs_set_is_no_unknown_setting() -> None:
    root = Path(__file__).parent.parent
    texts = [path.read_text() for folder in ("tests", "scripts") for path in (root / folder).rglob("*.py")]
    asked = {name for text in texts for name in re.findall(r'environ(?:\.get\(|\[)"FIREWARDEN_(\w+)"', text)}
    asked |= {name for text in texts for name in re.findall(r'"FIREWARDEN_(\w+)" in os\.environ', text)}
    assert "KILLS" in asked
    assert sorted(asked - set(NAMES) - set(OWN)) == []
