"""What is said of a duty that comes back: how many of its occurrences were reported, by all units that had to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run, Write

MEETINGS = "meetings: [2009-08-25, 2009-09-29, 2009-10-27]\n"
# one of two units is suspended at the second meeting, and reports ahead of the third
DUTY = """\
tasks:
  - id: "1"
    title: Tổng hợp báo cáo Bộ trong giao ban
    lead: [VP, KHTC]
    joint: true
    kind: recurring
    recurs: meeting
    events:
      - {date: 2009-08-25, event: done, unit: [VP, KHTC], for: 2009-08-25}
      - {date: 2009-09-01, event: suspended, unit: VP}
      - {date: 2009-09-29, event: done, unit: KHTC, for: 2009-09-29}
      - {date: 2009-10-01, event: resumed, unit: VP}
      - {date: 2009-10-20, event: done, unit: VP, for: 2009-10-27}
      - {date: 2009-10-27, event: done, unit: KHTC, for: 2009-10-27}
"""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("26/8/2009", "Đã báo cáo 1/1 kỳ."),
        ("30/9/2009", "Đã báo cáo 2/2 kỳ."),
        ("26/10/2009", "Đã báo cáo 2/3 kỳ; chưa: 27/10/2009."),
        ("28/10/2009", "Đã báo cáo 3/3 kỳ."),
    ],
)
def test_an_occurrence_counts_once_all_units_that_must_have_reported(
    giaoban: Run, write: Write, day: str, said: str
) -> None:
    write(DUTY, co_quan__yaml=MEETINGS)

    result = giaoban("why", "1", "--as-of", day)

    assert f"Định kỳ: theo dõi việc báo cáo, không tính tỷ lệ. {said}\n" in result.stdout
