"""The office's meetings: those before and after one, and the page of `giaoban meetings`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.report.counts import number
from giaoban.report.page import Column, Grid, Page, Prose

if TYPE_CHECKING:
    from giaoban.model import Office

AHEAD = 30
"""Days looked ahead where the calendar does not say when the next meeting is: they are monthly, as a rule."""

HOW_TO_ADD = "giaoban meetings add 25/8/2009"
"""The command that messages show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A meeting and those around it.

    `previous` and `next` are the nearest ones of the calendar, None where it has none. `since` is the day news are
    counted after: the previous meeting or, where that one came before all documents, the first document's date.
    `until` is the last day of what falls due next. `earlier` are the meetings from the first document on.
    """

    day: dt.date
    previous: dt.date | None
    since: dt.date
    next: dt.date | None
    until: dt.date
    earlier: tuple[dt.date, ...]
    listed: bool


def sitting(office: Office, day: dt.date, *, first: dt.date) -> Sitting:
    """The meeting on `day`, in the calendar or not; `first` is the date of the first document."""
    before = sorted(meeting for meeting in office.meetings if meeting < day)
    after = min((meeting for meeting in office.meetings if meeting > day), default=None)
    previous = before[-1] if before else None
    return Sitting(
        day=day,
        previous=previous,
        since=previous if previous and previous >= first else first,
        next=after,
        until=after or day + dt.timedelta(days=AHEAD),
        earlier=tuple(meeting for meeting in before if meeting >= first),
        listed=day in office.meetings,
    )


def nearest(office: Office, day: dt.date) -> dt.date | None:
    """The meeting to prepare on `day`: the next one, that of the day itself too, else the last; None without any."""
    return min((meeting for meeting in office.meetings if meeting >= day), default=max(office.meetings, default=None))


_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
WHEN = {"past": "Đã họp", "next": "Kỳ tới", "later": "Các kỳ sau"}
"""Where a meeting stands against the day asked, and the words for it."""


def calendar(office: Office, day: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """The meetings in order of time, each with its key of `WHEN`; one on `day` itself is the next."""
    coming = min((meeting for meeting in office.meetings if meeting >= day), default=None)
    return tuple(
        (meeting, "next" if meeting == coming else "past" if meeting < day else "later")
        for meeting in sorted(set(office.meetings))
    )


def calendar_page(office: Office, day: dt.date) -> Page:
    """The page of `giaoban meetings`."""
    found = calendar(office, day)
    if not found:
        line = f"Chưa có ngày giao ban nào trong co-quan.yaml. Thêm: {HOW_TO_ADD}."
        return Page(head=(), parts=(Prose(lines=(line,)),))
    past = sum(when == "past" for _, when in found)
    coming = next((meeting for meeting, when in found if when == "next"), None)
    after = f"kỳ tới ngày {short_day(coming)}" if coming else "chưa có kỳ nào sau ngày này"
    head = f"{number(len(found))} ngày giao ban, tính đến ngày {short_day(day)}: đã họp {number(past)}, {after}."
    columns = (Column(title="Ngày giao ban"), Column(title="Thứ"), Column(title="Kỳ", wide=True))
    rows = tuple((meeting, _WEEKDAYS[meeting.weekday()], WHEN[when]) for meeting, when in found)
    hint = () if coming else ("Thêm kỳ tới: giaoban meetings add NGÀY",)
    return Page(head=(head,), parts=(Grid(columns=columns, rows=rows),), hints=hint)
