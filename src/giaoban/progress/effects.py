"""What each kind of event does to a thread, and what is wrong with it where it stands."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from giaoban import model
from giaoban.dates import short_day
from giaoban.errors import Level
from giaoban.progress.axes import REPORTED, ExtensionState, Work
from giaoban.progress.occurrence import fits
from giaoban.terms import EVENT, RECURS

if TYPE_CHECKING:
    from giaoban.model import Event
    from giaoban.progress.fold import Fold
    from giaoban.progress.state import State


_UNDER_WAY = (Work.NO_REPORT, Work.NOT_STARTED, Work.IN_PROGRESS)


@singledispatch
def apply(event: Event, state: State, fold: Fold) -> None:
    """Change `state` as `event` does, and tell `fold` what is wrong; a note changes nothing."""


@apply.register(model.Progress)
def _progress(event: model.Progress, state: State, fold: Fold) -> None:
    if state.work in REPORTED:
        message = f"đã báo cáo hoàn thành ngày {_on(state)}, sau đó lại cập nhật tiến độ"
        fold.object("E10", message, "Nếu chưa xong, ghi trả lại (returned) trước", Level.WARNING)
    _object_if_withdrawn(event, state, fold)
    told = Work.NOT_STARTED if event.percent == 0 else Work.IN_PROGRESS
    if state.work in _UNDER_WAY:
        state.work = told
    elif state.work is Work.SUSPENDED:
        fold.object(
            "E11", "đang tạm dừng mà lại cập nhật tiến độ", "Ghi tiếp tục thực hiện (resumed) trước", Level.WARNING
        )
        if state.before_pause in _UNDER_WAY:
            state.before_pause = told
    if event.percent is not None and state.work not in REPORTED:
        state.percent = event.percent
    _answers(event, state)


@apply.register(model.Done)
def _done(event: model.Done, state: State, fold: Fold) -> None:
    _answers(event, state)
    _object_if_withdrawn(event, state, fold)
    if fold.task.kind is not model.TaskKind.ONE_OFF:
        _done_unscored(event, state, fold)
        return
    if event.for_ is not None:
        fold.object("E12", "chỉ nhiệm vụ định kỳ mới báo cáo theo kỳ", "Bỏ khóa for")
    if state.work in REPORTED:
        fold.object(
            "E13", f"đã báo cáo hoàn thành ngày {_on(state)}", "Bỏ lần ghi thừa, hoặc ghi trả lại ở giữa", Level.WARNING
        )
        return
    state.work = Work.AWAITING_ACCEPTANCE if fold.acceptance else Work.DONE
    state.done_on, state.judged_by, state.document = event.date, state.deadline, event.document
    state.percent, state.accepted_on = 100, None
    # a request that nobody answered asks for nothing any more
    if state.extension is ExtensionState.REQUESTED:
        state.extension = ExtensionState.GRANTED if state.extensions else ExtensionState.NONE
        state.requested = None


def _done_unscored(event: model.Done, state: State, fold: Fold) -> None:
    if state.work in _UNDER_WAY:
        state.work = Work.IN_PROGRESS
    elif state.work is Work.SUSPENDED:
        state.before_pause = Work.IN_PROGRESS
    if fold.task.kind is model.TaskKind.STANDING:
        message = "nhiệm vụ thường xuyên không có báo cáo hoàn thành"
        fold.object("E14", message, "Ghi cập nhật tiến độ (progress)", Level.WARNING)
    elif event.for_ is None:
        fold.object(
            "E15", "nhiệm vụ định kỳ nhưng không ghi hoàn thành cho kỳ nào", "Thêm khóa for, ví dụ for: 2009-08-25"
        )
    elif fold.task.recurs is not None and not fits(fold.task.recurs, event.for_):
        message = f"“{event.for_.value}” không phải kỳ của nhiệm vụ này ({RECURS[fold.task.recurs]})"
        fold.object("E33", message, "Ghi for là ngày giao ban, hoặc đúng kỳ như khóa recurs")
    elif event.for_.end in state.occurrences:
        fold.object("E16", f"kỳ {event.for_.value} đã được báo cáo", "Bỏ lần ghi thừa", Level.WARNING)
    else:
        state.occurrences[event.for_.end] = (event.date, event.document)


@apply.register(model.Accepted)
def _accepted(event: model.Accepted, state: State, fold: Fold) -> None:
    if state.occurrences:
        return
    if state.work not in REPORTED:
        message = f"xác nhận hoàn thành khi {fold.who(state)}chưa báo cáo hoàn thành"
        fold.object("E17", message, "Ghi báo cáo hoàn thành (done) trước")
        return
    if state.accepted_on:
        message = f"đã xác nhận hoàn thành ngày {short_day(state.accepted_on)}"
        fold.object("E34", message, "Bỏ lần ghi thừa, hoặc ghi trả lại ở giữa", Level.WARNING)
        return
    state.work, state.accepted_on = Work.DONE, event.date
    state.document = state.document or event.document


@apply.register(model.Returned)
def _returned(event: model.Returned, state: State, fold: Fold) -> None:
    if state.occurrences:
        # of a recurring duty the report that came last is meant
        latest = max(state.occurrences, key=lambda end: (state.occurrences[end][0], end))
        del state.occurrences[latest]
        state.redo_by = event.redo_by
        return
    if state.work not in REPORTED:
        message = f"trả lại khi {fold.who(state)}chưa báo cáo hoàn thành"
        fold.object("E18", message, "Ghi báo cáo hoàn thành (done) trước")
        return
    state.work = Work.REDOING
    state.done_on, state.judged_by, state.document, state.percent = None, None, None, None
    state.redo_by = event.redo_by


@apply.register(model.ExtensionRequest)
def _requested(event: model.ExtensionRequest, state: State, fold: Fold) -> None:
    _object_if_closed(event, state, fold)
    if state.extension is ExtensionState.REQUESTED:
        fold.object(
            "E19", "đã có đề nghị gia hạn chưa được trả lời", "Ghi đồng ý hoặc không đồng ý trước", Level.WARNING
        )
    if state.work is Work.NO_REPORT:
        state.work = Work.IN_PROGRESS
    state.extension, state.requested = ExtensionState.REQUESTED, event.to
    _answers(event, state)


@apply.register(model.Extension)
def _extended(event: model.Extension, state: State, fold: Fold) -> None:
    _object_if_closed(event, state, fold)
    if state.deadline is None:
        fold.object(
            "E20", "gia hạn một nhiệm vụ không quy định thời hạn", "Xem lại khóa deadline của nhiệm vụ", Level.WARNING
        )
    elif event.to.end <= state.deadline.end:
        message = f"thời hạn mới {event.to.value} không sau thời hạn đang có ({short_day(state.deadline.end)})"
        fold.object("E21", message, "Sửa khóa to", Level.WARNING)
    state.extension, state.requested = ExtensionState.GRANTED, None
    state.extensions += 1
    state.deadline = event.to


@apply.register(model.ExtensionRefused)
def _refused(event: model.ExtensionRefused, state: State, fold: Fold) -> None:
    _object_if_closed(event, state, fold)
    if state.extension is not ExtensionState.REQUESTED:
        fold.object("E22", "không đồng ý gia hạn khi chưa có đề nghị", "Ghi đề nghị gia hạn trước", Level.WARNING)
    state.extension, state.requested = ExtensionState.REFUSED, None


@apply.register(model.Suspended)
def _suspended(event: model.Suspended, state: State, fold: Fold) -> None:
    _object_if_closed(event, state, fold)
    if state.work is Work.SUSPENDED:
        fold.object("E23", "đang tạm dừng rồi", "Bỏ lần ghi thừa", Level.WARNING)
        return
    state.before_pause, state.work = state.work, Work.SUSPENDED
    state.pauses.append((event.date, None))


@apply.register(model.Resumed)
def _resumed(event: model.Resumed, state: State, fold: Fold) -> None:
    if state.work is not Work.SUSPENDED:
        fold.object(
            "E24", "tiếp tục thực hiện khi không tạm dừng", "Ghi tạm dừng (suspended) trước, hoặc bỏ lần ghi này"
        )
        return
    state.work = state.before_pause
    state.pauses[-1] = (state.pauses[-1][0], event.date)
    if event.to is not None:
        state.deadline = event.to


@apply.register(model.Transferred)
def _transferred(event: model.Transferred, state: State, fold: Fold) -> None:
    _object_if_closed(event, state, fold)
    if event.to == state.unit or event.to in fold.threads:
        fold.object("E25", f"{fold.units.name(event.to)} đã thực hiện nhiệm vụ này", "Sửa khóa to")
        return
    if fold.units.is_open(event.to):
        fold.object("E26", "không chuyển được cho nhóm chưa xác định cụ thể", "Ghi đơn vị nhận ở khóa to")
        return
    fold.threads = {(event.to if code == state.unit else code): held for code, held in fold.threads.items()}
    if fold.whole is state:
        fold.threads, fold.whole = {event.to: state}, None
    state.unit = event.to


@apply.register(model.Withdrawn)
def _withdrawn(event: model.Withdrawn, state: State, fold: Fold) -> None:
    _object_if_withdrawn(event, state, fold)
    if state.work in REPORTED:
        message = f"đã báo cáo hoàn thành ngày {_on(state)}, sau đó lại rút"
        fold.object("E35", message, "Nếu chưa hoàn thành, ghi trả lại (returned) trước", Level.WARNING)
    state.work = Work.WITHDRAWN


@apply.register(model.Reminder)
def _reminded(event: model.Reminder, state: State, fold: Fold) -> None:
    if state.work in REPORTED or state.work is Work.WITHDRAWN:
        fold.object(
            "E27", "đôn đốc một nhiệm vụ không còn phải thực hiện", "Xem lại nhiệm vụ và ngày đôn đốc", Level.WARNING
        )
    state.reminders += 1
    state.reply_by = event.reply_by


def _object_if_withdrawn(event: Event, state: State, fold: Fold) -> None:
    if state.work is Work.WITHDRAWN:
        fold.object("E28", f"nhiệm vụ đã rút, không ghi được “{EVENT[event.kind]}”", "Xem lại lần ghi rút nhiệm vụ")


def _object_if_closed(event: Event, state: State, fold: Fold) -> None:
    _object_if_withdrawn(event, state, fold)
    if state.work in REPORTED:
        message = f"đã báo cáo hoàn thành ngày {_on(state)}, không ghi được “{EVENT[event.kind]}”"
        fold.object("E29", message, "Ghi trả lại (returned) trước, hoặc sửa ngày")


def _answers(event: Event, state: State) -> None:
    """A report of the unit: whatever it was asked to report by a day has come."""
    state.last_report = event.date
    state.reply_by, state.redo_by = None, None


def _on(state: State) -> str:
    return short_day(state.done_on) if state.done_on else ""
