"""The table of all rules, and of the codes that `store` and `progress` give; the user's guide prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check import deadlines, documents, happenings, names, quotes, scalars, unit_list, units
from giaoban.check.rule import Rule, each_file, each_sheet
from giaoban.errors import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giaoban.check.rule import Finding
    from giaoban.store.folder import Sheet, Workspace


def _of_sheet(code: str, level: Level, meaning: str, rule: Callable[[Sheet, Workspace], Iterator[Finding]]) -> Rule:
    return Rule(code=code, level=level, meaning=meaning, find=each_sheet(rule))


_ERROR, _WARNING, _NOTE = Level.ERROR, Level.WARNING, Level.NOTE

OBJECTIONS = Rule(
    code="E", level=_ERROR, meaning="Diễn biến không hợp lý ở chỗ được ghi", find=each_sheet(happenings.out_of_place)
)
"""The one rule whose findings bring their own codes and levels: those of `progress`."""

RULES: tuple[Rule, ...] = (
    # ids and what refers to them
    _of_sheet("C01", _ERROR, "Hai nhiệm vụ trong một sổ có cùng mã", names.tasks_twice),
    _of_sheet("C02", _ERROR, "Hai kiến nghị trong một sổ có cùng mã", names.proposals_twice),
    _of_sheet("C03", _ERROR, "Hai nhóm trong một sổ có cùng mã", names.groups_twice),
    Rule(code="C04", level=_ERROR, meaning="Hai sổ có cùng mã", find=names.registers_twice),
    Rule(
        code="C05",
        level=_WARNING,
        meaning="Hai tên tệp chỉ khác chữ hoa hoặc cách mã hóa dấu",
        find=names.file_names_alike,
    ),
    _of_sheet("C06", _ERROR, "Nhiệm vụ hoặc kiến nghị ghi nhóm không có trong sổ", names.unknown_group),
    _of_sheet("C07", _ERROR, "Kiến nghị ghi nhiệm vụ không có trong sổ", names.unknown_task),
    _of_sheet("C08", _WARNING, "Kiến nghị chưa gắn với nhiệm vụ nào", names.proposal_without_task),
    _of_sheet("C09", _WARNING, "Kiến nghị ghi một nhiệm vụ hai lần", names.task_named_twice),
    _of_sheet("C10", _NOTE, "Nhóm chưa có nhiệm vụ, kiến nghị nào", names.empty_group),
    # units
    Rule(code="C20", level=_ERROR, meaning="Đơn vị không có trong danh mục", find=units.unknown),
    Rule(code="C21", level=_ERROR, meaning="Tên chỉ nhiều đơn vị", find=units.ambiguous),
    _of_sheet("C22", _WARNING, "Một đơn vị ghi hai lần hoặc giữ hai vai trò trong một nhiệm vụ", units.twice),
    _of_sheet("C23", _WARNING, "Nhiệm vụ chưa ghi đơn vị chủ trì, thực hiện", units.no_lead),
    _of_sheet("C24", _WARNING, "Nhiều đơn vị chủ trì, thực hiện mà không ghi joint: true", units.several_leads),
    _of_sheet("C25", _NOTE, "Ghi joint: true nhưng chỉ có một đơn vị", units.joint_alone),
    _of_sheet("C26", _WARNING, "Đơn vị chưa thành lập hoặc đã kết thúc vào ngày giao nhiệm vụ", units.out_of_life),
    # quotes
    _of_sheet("C30", _ERROR, "Câu trích không có trong nguyên văn", quotes.not_in_text),
    _of_sheet("C31", _NOTE, "Có câu trích nhưng chưa có tệp nguyên văn", quotes.no_text),
    _of_sheet("C32", _WARNING, "Nhiệm vụ chưa có căn cứ giao: câu trích hoặc ngày giao ban", quotes.no_source),
    # deadlines and kinds
    _of_sheet("C40", _WARNING, "Nguyên văn thời hạn không nằm trong câu trích", deadlines.text_not_in_quote),
    _of_sheet("C41", _WARNING, "Thời hạn không khớp với nguyên văn thời hạn", deadlines.text_says_otherwise),
    _of_sheet("C42", _WARNING, "Nguyên văn có thời hạn nhưng nhiệm vụ chưa có", deadlines.text_without_deadline),
    _of_sheet("C43", _NOTE, "Có thời hạn và câu trích nhưng chưa ghi nguyên văn", deadlines.deadline_without_text),
    _of_sheet("C44", _WARNING, "Thời hạn trước ngày giao nhiệm vụ", deadlines.before_assigned),
    _of_sheet("C45", _WARNING, "Hạn trình nội bộ sau thời hạn", deadlines.submit_after_deadline),
    _of_sheet("C46", _WARNING, "Hạn trình nội bộ trước ngày giao nhiệm vụ", deadlines.submit_before_assigned),
    _of_sheet("C47", _WARNING, "Ngày giao trước ngày họp, ngày văn bản", deadlines.assigned_before_document),
    _of_sheet("C48", _WARNING, "Nhiệm vụ thường xuyên, định kỳ có thời hạn", deadlines.deadline_of_duty),
    _of_sheet("C49", _ERROR, "Nhiệm vụ định kỳ chưa ghi kỳ (recurs)", deadlines.recurring_without_recurs),
    _of_sheet("C50", _ERROR, "Khóa recurs ở nhiệm vụ không định kỳ", deadlines.recurs_of_other),
    Rule(code="C51", level=_NOTE, meaning="Chưa có ngày giao ban để theo dõi", find=unit_list.no_meetings),
    # the document
    _of_sheet("C60", _NOTE, "Số văn bản còn phải đối chiếu", documents.unconfirmed),
    _of_sheet("C61", _WARNING, "Nguyên văn mang số không có trong sổ", documents.number_in_text),
    Rule(code="C62", level=_WARNING, meaning="Hai sổ có cùng số văn bản", find=documents.number_twice),
    _of_sheet("C63", _WARNING, "Ngày văn bản trước ngày họp", documents.before_meeting),
    _of_sheet("C64", _WARNING, "Sổ minh họa nằm cùng sổ thật", documents.demonstration_among_real),
    # events
    OBJECTIONS,
    _of_sheet("C70", _ERROR, "Diễn biến không dùng cho kiến nghị", happenings.not_of_proposal),
    _of_sheet("C71", _WARNING, "Trả lời kiến nghị trước ngày họp", happenings.proposal_before_document),
    _of_sheet("C72", _WARNING, "Ngày trả lời kiến nghị lùi so với lần ghi trước", happenings.proposal_backwards),
    _of_sheet("C73", _WARNING, "Trả lời kiến nghị ghi sổ trước ngày diễn ra", happenings.proposal_recorded_early),
    _of_sheet("C74", _WARNING, "Đơn vị trả lời không được giao kiến nghị", happenings.proposal_of_others),
    _of_sheet("C75", _WARNING, "Đính chính trước ngày ghi sổ", happenings.voided_early),
    _of_sheet("C76", _WARNING, "Hạn báo cáo lại, hạn trả lời trước ngày yêu cầu", happenings.asked_for_the_past),
    # the unit list
    Rule(code="C80", level=_ERROR, meaning="Mã hoặc tên chỉ hai đơn vị", find=unit_list.claimed_twice),
    Rule(code="C81", level=_ERROR, meaning="Ghi member_of không phải nhóm", find=unit_list.member_of_no_group),
    Rule(code="C82", level=_WARNING, meaning="Nhóm nằm trong nhóm", find=unit_list.group_in_group),
    Rule(code="C83", level=_WARNING, meaning="Đơn vị kết thúc trước khi thành lập", find=unit_list.life_backwards),
    # text without quotes
    Rule(
        code="C90",
        level=_WARNING,
        meaning="Chữ không đặt trong nháy, trình đọc khác hiểu là số, ngày hoặc đúng/sai",
        find=each_file(scalars.no_text_to_others),
    ),
    Rule(code="C91", level=_WARNING, meaning="Chữ bị cắt từ dấu # trở đi", find=each_file(scalars.cut_by_comment)),
)

_READING = {
    "F01": "Thiếu danh mục đơn vị",
    "F02": "Sổ không có đuôi .yaml",
    "F03": "Tệp có vẻ là bản sao xung đột",
    "F04": "Không đọc được tệp nguyên văn",
    "F05": "Không phải tệp thường",
    "N01": "Phần viết tay có mục không có trong báo cáo",
    "N02": "Phần viết tay ghi một mục hai lần",
    "N03": "Phần viết tay có chữ không thuộc mục nào",
    "N04": "Phần viết tay có ghi chú không đóng",
    "Y01": "Tệp quá lớn",
    "Y02": "Tệp không lưu bằng UTF-8",
    "Y03": "Tệp còn dấu xung đột của git",
    "Y04": "Có ký tự điều khiển",
    "Y05": "Có dấu ngắt dòng lạ",
    "Y06": "Đầu dòng có dấu tab hoặc ký tự trắng lạ",
    "Y10": "Có chỉ thị của YAML",
    "Y11": "Tệp trống",
    "Y12": "Tệp không bắt đầu bằng các khóa",
    "Y13": "Lồng quá sâu",
    "Y14": "Có điểm neo, tham chiếu, khóa gộp hoặc nhãn kiểu của YAML",
    "Y15": "Tệp có hơn một tài liệu",
    "Y16": "Khóa không phải một từ",
    "Y17": "Khóa ghi hai lần",
    "Y18": "Sai cú pháp YAML",
    "Y19": "Không đọc được tệp",
    "V02": "Cần một dòng chữ",
    "V03": "Chữ để trống",
    "V04": "Không phải true hay false",
    "V05": "Không phải số nguyên",
    "V06": "Tỷ lệ lớn hơn 100",
    "V07": "Ngày không có trong lịch",
    "V08": "Ngày không đúng dạng",
    "V09": "Mã có ký tự không dùng được",
    "V10": "Danh sách để trống",
    "V11": "Thời hạn không đọc được",
    "V12": "Định dạng sổ chưa biết",
    "V20": "Thiếu khóa",
    "V21": "Khóa không có ở đây",
    "V22": "Giá trị không có trong danh sách",
    "V23": "Loại diễn biến không có",
    "V24": "Cần một danh sách",
    "V25": "Cần một nhóm khóa",
}
_EVENTS = {
    "E01": "Diễn biến của kiến nghị ghi ở nhiệm vụ",
    "E02": "Bổ sung đơn vị nhưng không ghi đơn vị nào",
    "E03": "Bổ sung đơn vị cho nhiệm vụ không giao nhóm chưa xác định cụ thể",
    "E04": "Bổ sung đơn vị đã thực hiện nhiệm vụ",
    "E05": "Nhiều đơn vị cùng thực hiện, chưa ghi đơn vị nào",
    "E06": "Đơn vị phối hợp, theo dõi ghi diễn biến của đơn vị thực hiện",
    "E07": "Đơn vị không được giao nhiệm vụ",
    "E08": "Bổ sung một nhóm chưa xác định cụ thể",
    "E09": "Thành viên ghi diễn biến chỉ ghi được cho cả nhóm",
    "E10": "Cập nhật tiến độ sau khi báo cáo hoàn thành",
    "E11": "Cập nhật tiến độ khi đang tạm dừng",
    "E12": "Khóa for ở nhiệm vụ không định kỳ",
    "E13": "Báo cáo hoàn thành hai lần",
    "E14": "Báo cáo hoàn thành nhiệm vụ thường xuyên",
    "E15": "Nhiệm vụ định kỳ hoàn thành mà không ghi kỳ nào",
    "E16": "Kỳ đã được báo cáo",
    "E17": "Xác nhận khi chưa báo cáo hoàn thành",
    "E18": "Trả lại khi chưa báo cáo hoàn thành",
    "E19": "Đề nghị gia hạn khi đề nghị trước chưa được trả lời",
    "E20": "Gia hạn nhiệm vụ không quy định thời hạn",
    "E21": "Thời hạn mới không sau thời hạn đang có",
    "E22": "Không đồng ý gia hạn khi chưa có đề nghị",
    "E23": "Tạm dừng hai lần",
    "E24": "Tiếp tục thực hiện khi không tạm dừng",
    "E25": "Chuyển cho đơn vị đã thực hiện nhiệm vụ",
    "E26": "Chuyển cho nhóm chưa xác định cụ thể",
    "E27": "Đôn đốc nhiệm vụ không còn phải thực hiện",
    "E28": "Ghi diễn biến cho nhiệm vụ đã rút",
    "E29": "Ghi diễn biến cho nhiệm vụ đã báo cáo hoàn thành",
    "E30": "Ngày diễn biến trước ngày giao nhiệm vụ",
    "E31": "Ghi sổ trước ngày diễn ra",
    "E32": "Ngày lùi so với lần ghi trước",
    "E33": "Kỳ báo cáo không khớp với kỳ của nhiệm vụ",
    "E34": "Xác nhận hoàn thành hai lần",
    "E35": "Rút nhiệm vụ sau khi báo cáo hoàn thành",
}

CODES: dict[str, str] = dict(
    sorted({**_READING, **_EVENTS, **{rule.code: rule.meaning for rule in RULES if rule is not OBJECTIONS}}.items())
)
"""Every code a problem can have, with its meaning in one line."""
