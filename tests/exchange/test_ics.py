from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from tests.exchange.conftest import MADE_UP, SHIPPED

from giaoban.exchange import ics
from giaoban.progress import Bucket

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Write
    from tests.exchange.conftest import FrameOf


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize(
    ("registers", "options"),
    [
        (MADE_UP, {"as_of": "10/10/2009"}),
        (MADE_UP, {"quarter": "III"}),
        (MADE_UP, {"as_of": "10/9/2009", "unit": "TCDN"}),
        (SHIPPED, {"as_of": "7/8/2009"}),
        (SHIPPED, {"as_of": "7/8/2009", "unit": "VL"}),
    ],
)
def test_every_open_deadline_is_a_whole_day(frame_of: FrameOf, registers: Path, options: dict[str, str]) -> None:
    frame = frame_of(registers, **options)
    unit = frame.narrowed.unit
    due = [
        (one, one.facts(unit))
        for one in frame.tracked
        if frame.narrowed.accepts(one)
        and one.facts(unit).bucket in {Bucket.OPEN_IN_TIME, Bucket.OPEN_OVERDUE}
        and one.facts(unit).end
    ]
    assert due

    found = events(ics.calendar(frame))

    assert {(str(event["uid"]), event["dtstart"].dt, event["dtend"].dt - event["dtstart"].dt) for event in found} == {
        (f"{one.reference}{f'/{unit}' if unit else ''}@giaoban", facts.end, dt.timedelta(days=1)) for one, facts in due
    }
    assert len(found) == len(due)
    for event in found:
        assert event["dtstart"].params["VALUE"] == "DATE"
        triggers = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        assert [dt.timedelta(hours=8) - trigger for trigger in triggers] == [
            dt.timedelta(days=days) for days in (7, 3, 1, 0)
        ]


def test_done_withdrawn_and_suspended_tasks_have_none(frame_of: FrameOf) -> None:
    found = {str(event["uid"]) for event in events(ics.calendar(frame_of(as_of="10/10/2009")))}

    # 2.2 is withdrawn, 2.3 suspended; 3.1 has no deadline
    assert found == {f"MH-2009/{name}@giaoban" for name in ("1.1", "1.2", "1.4", "2.1", "2.4", "3.3", "3.4")}


def test_of_a_unit_that_only_cooperates_the_event_names_those_that_lead(frame_of: FrameOf) -> None:
    found = {
        str(event["uid"]): str(event["description"])
        for event in events(ics.calendar(frame_of(unit="TCDN", as_of="1/10/2009")))
    }

    assert found["MH-2009/2.2/TCDN@giaoban"].startswith("Đơn vị: Tổng cục Dạy nghề\n")
    assert found["MH-2009/1.2/TCDN@giaoban"].startswith("Đơn vị: Vụ Kế hoạch - Tài chính\n")


def test_an_extension_keeps_the_uid_and_raises_the_sequence(frame_of: FrameOf) -> None:
    def one(day: str) -> Any:  # noqa: ANN401
        return next(
            event for event in events(ics.calendar(frame_of(as_of=day))) if str(event["uid"]) == "MH-2009/1.2@giaoban"
        )

    before, after = one("24/9/2009"), one("25/9/2009")

    assert (before["sequence"], before["dtstart"].dt) == (0, dt.date(2009, 9, 30))
    assert (after["sequence"], after["dtstart"].dt) == (1, dt.date(2009, 10, 15))


def test_lines_end_and_fold_as_the_standard_says(frame_of: FrameOf) -> None:
    data = ics.calendar(frame_of(SHIPPED, as_of="7/8/2009"))

    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_same_question_gives_the_same_bytes(frame_of: FrameOf) -> None:
    assert ics.calendar(frame_of(quarter="III")) == ics.calendar(frame_of(quarter="III"))


def test_made_up_figures_are_marked(frame_of: FrameOf) -> None:
    data = ics.calendar(frame_of(quarter="III"))

    assert all(str(event["summary"]).startswith("[Số liệu minh họa] ") for event in events(data))
    assert "[Số liệu minh họa]" in str(Calendar.from_ical(data)["x-wr-calname"])


def test_hostile_text_stays_in_its_property(write: Write, frame_of: FrameOf) -> None:
    title = 'a;b,c\\n "d" \nEND:VEVENT\nBEGIN:VALARM: {{ 7*7 }}'
    folder = write(
        f"tasks:\n  - {{id: t1, title: {json.dumps(title)}, lead: VL, deadline: 2009-08-31, "
        f"product: {json.dumps(title)}}}\n"
    )

    data = ics.calendar(frame_of(folder / "registers", as_of="7/8/2009"))

    (event,) = events(data)
    assert str(event["summary"]) == f"Hạn nhiệm vụ t1: {title}"
    assert title in str(event["description"])
    assert len(re.findall(rb"^BEGIN:VALARM", data, re.MULTILINE)) == 4
