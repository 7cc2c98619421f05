"""A series of the stream as a drawing: what was seen against what is usual, with what happened marked."""

from django.utils.translation import gettext

from firewarden.desk.charts import Drawing, Mark, draw
from firewarden.desk.reads.coverage import Series
from firewarden.desk.reads.war_room import WarRoom


def volume(room: WarRoom) -> Drawing | None:
    """None while there is nothing to draw."""
    marks = [Mark(at=room.incident.opened_at, label=gettext("incident opened"))]
    if room.assessment is not None:
        marks.append(Mark(at=room.assessment.since, label=gettext("out of line since"), quiet=True))
    return drawing_of(room.series, marks)


def drawing_of(series: Series, marks: list[Mark]) -> Drawing | None:
    """None while there is nothing to draw."""
    return draw(series.bars, marks) if series.bars else None
