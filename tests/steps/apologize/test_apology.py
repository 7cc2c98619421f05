from firewarden.steps.apologize.owed import advise
from firewarden.vocabulary.incident import Fault


def test_apology_is_owed_for_our_part() -> None:
    assert [(fault, advise(fault, harmed=True).owed, advise(fault, harmed=False).owed) for fault in Fault] == [
        (Fault.UNKNOWN, None, None),
        (Fault.NO, False, False),
        (Fault.PARTLY, True, True),
        (Fault.YES, True, True),
    ]
