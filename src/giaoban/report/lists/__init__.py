"""Lists of tasks: all of them by a filter, the overdue, and those due soon."""

from giaoban.report.lists.due import Due, due, due_page
from giaoban.report.lists.overdue import Overdue, OverdueTask, overdue, overdue_grid, overdue_page
from giaoban.report.lists.tasks import TaskList, identifier, several, task_grid, task_list, task_page, task_row

__all__ = [
    "Due",
    "Overdue",
    "OverdueTask",
    "TaskList",
    "due",
    "due_page",
    "identifier",
    "overdue",
    "overdue_grid",
    "overdue_page",
    "several",
    "task_grid",
    "task_list",
    "task_page",
    "task_row",
]
