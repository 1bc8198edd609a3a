"""The list whose items are made when a template asks for them: to a template a list as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from giaoban.render.lazy import Lazy
from giaoban.render.template import render

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    "{{ tasks | length }}": "3",
    "{% for task in tasks %}{{ loop.index }}/{{ loop.length }} {{ task.id }}; {% endfor %}": "1/3 c; 2/3 a; 3/3 b; ",
    "{{ tasks[0].id }}{{ tasks[-1].id }}": "cb",
    "{% for task in tasks[1:] %}{{ task.id }}{% endfor %}": "ab",
    "{% for task in tasks + others %}{{ task.id }}{% endfor %}": "cabz",
    "{% for task in others + tasks %}{{ task.id }}{% endfor %}": "zcab",
    "{{ tasks | sort(attribute='id') | map(attribute='id') | join(', ') }}": "a, b, c",
    "{{ tasks | selectattr('id', 'ne', 'a') | list | length }}": "2",
    "{% if tasks and not none %}có{% endif %}": "có",
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=FORMS)
def test_a_template_uses_it_as_any_list(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "mau.j2"
    path.write_text(text, encoding="utf-8")
    tasks: Any = ("c", "a", "b")
    values = {"tasks": Lazy(tasks, lambda one: {"id": one}), "others": ({"id": "z"},), "none": Lazy((), str)}

    assert render(path, values) == expected


def test_nothing_is_made_that_nobody_asks_for() -> None:
    made: list[Any] = []
    tasks: Any = ("c", "a", "b")
    lazy = Lazy(tasks, made.append)

    assert (len(lazy), bool(lazy), made) == (3, True, [])
    assert lazy[1] is None
    assert made == ["a"]
