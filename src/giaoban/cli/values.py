"""Values of options as typed: texts, days that have been or are to come, deadlines."""

from __future__ import annotations

import datetime as dt

from giaoban.cli.question import today
from giaoban.errors import WrongUsageError
from giaoban.store.scan import UNREADABLE


def happened_on(typed: dt.date | None, *, force: bool) -> dt.date:
    """The day of `--date`, today where none is typed; one that is still to come only with `force`."""
    from giaoban.dates import numeric_day

    day = typed or today()
    if day > today() and not force:
        raise WrongUsageError(f"--date: {numeric_day(day)} ở tương lai", "Sửa ngày; nếu đúng là vậy, thêm --force")
    return day


def recorded_on(typed: str | None) -> dt.date:
    """The day something is entered: today, or an earlier one for what was entered elsewhere."""
    from giaoban.dates import numeric_day

    day = day_of("--recorded", typed) or today()
    if day > today():
        raise WrongUsageError(f"--recorded: {numeric_day(day)} ở tương lai", "Sửa ngày ghi sổ")
    return day


def text_of(option: str, given: str, *, needed: bool = False) -> str:
    """Text as typed, without blanks around it; WrongUsageError where there is none, or signs nobody can see in it.

    What is `needed` cannot be left out instead.
    """
    if UNREADABLE.search(given):
        raise WrongUsageError(f"{option} có ký tự điều khiển", "Gõ lại phần này")
    if not any(sign.isprintable() and not sign.isspace() for sign in given):
        raise WrongUsageError(f"{option} để trống", "Ghi nội dung" if needed else f"Ghi nội dung, hoặc bỏ {option}")
    return given.strip()


def deadline_of(option: str, given: str, *, since: dt.date) -> str | dt.date:
    """A deadline as files write it: a period, or a day as `day_since` takes it."""
    from giaoban.dates import parsing

    found = parsing.ahead(given, since=since)
    if found is not None:
        return found.value
    try:
        return day_since(option, given, since=since)
    except WrongUsageError:
        forms = "Ghi một ngày (31/10/2009), tháng (2009-10), quý (2009-Q4), nửa năm (2009-H2) hoặc năm (2009)"
        raise WrongUsageError(f"{option}: “{given}” không phải ngày hoặc kỳ", forms) from None


def day_since(option: str, given: str, *, since: dt.date) -> dt.date:
    """A day typed as `12/8`, that is yet to come: without a year the first one from `since` on."""
    from giaoban.dates import parsing

    return parsing.day(given, option=option, first=since, asked_on=since)


def day_of(option: str, given: str | None) -> dt.date | None:
    """A day typed as `12/8`, that has been: without a year the latest by today, whatever the registers begin with."""
    from giaoban.dates import parsing

    if given is None:
        return None
    # every day of the calendar comes round in eight years
    return parsing.day(given, option=option, first=dt.date(today().year - 8, 1, 1), asked_on=today())
