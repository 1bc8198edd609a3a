"""The programs giaoban is measured beside, each with the same set of tasks in its own format."""

from rivals.accounts import BEANCOUNT, HLEDGER, LEDGER
from rivals.doorstop import DOORSTOP
from rivals.taskwarrior import TASKWARRIOR
from rivals.todoman import TODOMAN

RIVALS = (LEDGER, TASKWARRIOR, TODOMAN, DOORSTOP, BEANCOUNT, HLEDGER)
"""All there are, in the order of their measured speed."""
