"""The words users read, each said once: states, roles, events, and what every field of a file means."""

from __future__ import annotations

WORK = {
    "no-report": "Chưa có báo cáo",
    "not-started": "Chưa triển khai",
    "in-progress": "Đang thực hiện",
    "redoing": "Đang thực hiện lại",
    "awaiting-acceptance": "Đã báo cáo, chờ xác nhận",
    "done": "Hoàn thành",
    "suspended": "Tạm dừng thực hiện",
    "withdrawn": "Đã rút",
}

TIME = {
    "no-deadline": "Không quy định thời hạn",
    "in-time": "Trong hạn",
    "due-soon": "Sắp đến hạn",
    "due-today": "Đến hạn hôm nay",
    "overdue": "Quá hạn",
    "done-on-time": "Đúng hạn",
    "done-late": "Quá hạn",
}

BUCKET = {
    "done-on-time": "Hoàn thành đúng hạn",
    "done-late": "Hoàn thành quá hạn",
    "done-no-deadline": "Hoàn thành (không quy định thời hạn)",
    "open-in-time": "Chưa hoàn thành, trong hạn",
    "open-overdue": "Chưa hoàn thành, quá hạn",
    "open-no-deadline": "Chưa hoàn thành, không quy định thời hạn",
    "open-suspended": "Chưa hoàn thành, tạm dừng",
    "withdrawn": "Rút, chuyển cơ quan khác",
    "unscored": "Thường xuyên, định kỳ (không tính tỷ lệ)",
}

KIND = {"one-off": "Nhiệm vụ cụ thể", "standing": "Thường xuyên", "recurring": "Định kỳ"}

RECURS = {
    "meeting": "tại mỗi kỳ giao ban",
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half": "6 tháng một lần",
    "year": "hằng năm",
}

ROLE = {"lead": "Chủ trì", "joint": "Cùng thực hiện", "cooperating": "Phối hợp", "monitoring": "Theo dõi, đôn đốc"}

EVENT = {
    "progress": "Cập nhật tiến độ",
    "done": "Báo cáo hoàn thành",
    "accepted": "Xác nhận hoàn thành",
    "returned": "Trả lại, yêu cầu thực hiện lại",
    "extension-request": "Đề nghị gia hạn",
    "extension": "Đồng ý gia hạn",
    "extension-refused": "Không đồng ý gia hạn",
    "suspended": "Tạm dừng",
    "resumed": "Tiếp tục thực hiện",
    "withdrawn": "Rút nhiệm vụ",
    "transferred": "Chuyển đơn vị thực hiện",
    "unit-added": "Bổ sung đơn vị thực hiện",
    "reminder": "Đôn đốc",
    "answered": "Trả lời kiến nghị",
    "raised-again": "Địa phương tiếp tục kiến nghị",
    "note": "Ghi chú",
}

OUTCOME = {
    "resolved": "Đã giải quyết",
    "studying": "Đang nghiên cứu",
    "not-possible": "Chưa giải quyết được, đã thông báo địa phương",
}

UNIT_KIND = {"unit": "Đơn vị", "open-group": "Nhóm không xác định cụ thể", "closed-group": "Nhóm đơn vị (giao chung)"}

OPEN_GROUP = "(không xác định cụ thể)"
SHARED_ROW = "Giao chung"
NO_DOCUMENT = "(chưa có văn bản)"
NONE = "Không có"
"""What an empty section of a report says."""


def extension(state: str, count: int) -> str:
    """The extension axis in words: `Đã gia hạn 2 lần`, with a pending request or refusal named."""
    granted = f"Đã gia hạn {count} lần" if count else ""
    now = {"requested": "Đang đề nghị gia hạn", "refused": "Không được gia hạn"}.get(state, "")
    return "; ".join(part for part in (granted, now) if part) or "Chưa gia hạn"


_DATE = "Ngày, ghi dạng NĂM-THÁNG-NGÀY"
_DOCUMENT = "Số, ký hiệu văn bản làm căn cứ"
_REASON = "Lý do"
_DEADLINE = "Thời hạn: một ngày (2009-08-31), tháng (2009-08), quý (2009-Q3), nửa năm (2009-H2) hoặc năm (2009)"

_COMMON = {
    "date": f"{_DATE}: ngày báo cáo hoặc ngày quyết định",
    "unit": "Đơn vị mà lần ghi này nói đến; bắt buộc khi nhiều đơn vị cùng thực hiện",
    "recorded": f"{_DATE}: ngày ghi vào sổ",
    "note": "Ghi chú",
    "voided": "Đính chính: lần ghi này sai và không còn được tính",
    "document": _DOCUMENT,
    "reason": _REASON,
}

FIELDS: dict[str, dict[str, str]] = {
    "Register": {
        "format": "Phiên bản định dạng của sổ, hiện là 1",
        "id": "Mã sổ, không trùng với sổ khác trong thư mục",
        "title": "Tên sổ: trích yếu của kết luận",
        "document": "Văn bản kết luận",
        "acceptance": "true: báo cáo hoàn thành còn phải chờ xác nhận",
        "demonstration": "true: số liệu minh họa, in rõ trên mọi trang",
        "groups": "Các nhóm kiến nghị, nhiệm vụ",
        "proposals": "Kiến nghị của địa phương phải trả lời",
        "tasks": "Các nhiệm vụ",
        "waived": "Câu có nội dung giao việc nhưng chủ ý không đưa vào sổ",
    },
    "Document": {
        "type": "Loại văn bản",
        "number": "Số, ký hiệu",
        "aliases": "Số, ký hiệu khác của cùng văn bản",
        "number_confirmed": "false: số văn bản còn phải đối chiếu",
        "date": f"{_DATE}: ngày ban hành",
        "meeting": f"{_DATE}: ngày họp",
        "issuer": "Cơ quan ban hành",
        "signer": "Chức vụ, họ tên người ký",
        "text": "Tệp chứa nguyên văn, tính từ thư mục sổ",
    },
    "Group": {"id": "Mã nhóm", "title": "Tên nhóm", "clause": "Vị trí trong văn bản"},
    "Proposal": {
        "id": "Mã kiến nghị",
        "group": "Mã nhóm",
        "text": "Nội dung kiến nghị",
        "quote": "Trích nguyên văn",
        "tasks": "Mã các nhiệm vụ xử lý kiến nghị",
        "units": "Đơn vị phải trả lời",
        "events": "Các lần trả lời, tiếp tục kiến nghị",
    },
    "Task": {
        "id": "Mã nhiệm vụ, không trùng trong sổ",
        "group": "Mã nhóm",
        "title": "Nội dung nhiệm vụ, viết gọn",
        "lead": "Đơn vị chủ trì, thực hiện",
        "joint": "true: văn bản giao nhiều đơn vị cùng thực hiện",
        "cooperating": "Đơn vị phối hợp",
        "monitoring": "Đơn vị theo dõi, đôn đốc",
        "kind": "one-off: nhiệm vụ cụ thể; standing: thường xuyên; recurring: định kỳ",
        "recurs": "Kỳ của nhiệm vụ định kỳ: meeting (giao ban), month, quarter, half, year",
        "assigned": f"{_DATE}: ngày giao, nếu khác ngày văn bản",
        "deadline": _DEADLINE,
        "deadline_text": "Nguyên văn thời hạn, nằm trong câu trích",
        "submit_by": f"{_DATE}: hạn trình nội bộ",
        "product": "Sản phẩm phải có",
        "priority": "true: nhiệm vụ trọng tâm",
        "source": "Nơi giao nhiệm vụ",
        "note": "Ghi chú",
        "events": "Diễn biến, chỉ ghi thêm, không xóa",
    },
    "Source": {
        "clause": "Mục, đoạn trong văn bản",
        "quote": "Trích nguyên văn; ghi danh sách nếu nằm ở nhiều chỗ",
        "meeting": f"{_DATE}: ngày giao ban, nếu giao trực tiếp tại cuộc họp",
    },
    "Waived": {"quote": "Trích nguyên văn", "reason": _REASON},
    "Voided": {"recorded": f"{_DATE}: ngày đính chính", "reason": _REASON},
    "Event": {"event": "Loại diễn biến", **_COMMON},
    "Progress": {
        "percent": "Tỷ lệ hoàn thành, từ 0 đến 100; 0 là chưa triển khai",
        "cause": "Nguyên nhân chậm",
        "difficulty": "Khó khăn, vướng mắc",
        "request": "Đề xuất của đơn vị",
        "channel": "Hình thức báo cáo: văn bản, điện thoại, tại giao ban",
    },
    "Done": {
        "for": "Kỳ giao ban (ngày) hoặc kỳ báo cáo mà lần này hoàn thành, chỉ với nhiệm vụ định kỳ",
        "channel": "Hình thức báo cáo: văn bản, điện thoại, tại giao ban",
    },
    "Accepted": {},
    "Returned": {"redo_by": f"{_DATE}: hạn báo cáo lại"},
    "ExtensionRequest": {"to": "Thời hạn đề nghị"},
    "Extension": {"to": "Thời hạn mới"},
    "ExtensionRefused": {},
    "Suspended": {},
    "Resumed": {"to": "Thời hạn mới, nếu đặt lại"},
    "Transferred": {"to": "Đơn vị nhận nhiệm vụ"},
    "Withdrawn": {},
    "UnitAdded": {},
    "Reminder": {"reply_by": f"{_DATE}: hạn trả lời"},
    "Answered": {
        "outcome": "Kết quả: resolved (đã giải quyết), studying (đang nghiên cứu), not-possible (chưa giải quyết được)"
    },
    "RaisedAgain": {},
    "Note": {},
    "UnitList": {"units": "Các đơn vị", "format": "Phiên bản định dạng, hiện là 1"},
    "Unit": {
        "code": "Mã đơn vị",
        "name": "Tên chính thức",
        "aliases": "Các cách viết khác",
        "kind": "unit: đơn vị; closed-group: nhóm có danh sách; open-group: nhóm không xác định cụ thể",
        "order": "Thứ tự khi in",
        "member_of": "Mã các nhóm mà đơn vị thuộc về",
        "from": f"{_DATE}: ngày thành lập",
        "to": f"{_DATE}: ngày kết thúc",
        "successors": "Mã đơn vị kế thừa",
        "note": "Ghi chú",
    },
    "Office": {
        "body": "Cơ quan ban hành",
        "parent": "Cơ quan chủ quản",
        "office": "Đơn vị lập báo cáo",
        "symbol": "Ký hiệu công văn",
        "report_symbol": "Ký hiệu báo cáo",
        "place": "Địa danh",
        "signer": "Người ký",
        "signer_title": "Chức vụ người ký",
        "authority": "Quyền hạn ký, ví dụ TL. BỘ TRƯỞNG",
        "addressee": "Nơi kính gửi của báo cáo",
        "recipients": "Nơi nhận",
        "own_unit": "Mã đơn vị của văn phòng",
        "due_soon_days": "Số ngày trước hạn được coi là sắp đến hạn",
        "window": "Cách chốt số liệu: calendar, nd09 (15 đến 14), ttcp (16 đến 15)",
        "weekend": "keep: giữ nguyên; next-working-day: hạn rơi vào ngày nghỉ thì lùi đến ngày làm việc tiếp theo",
        "holidays": "Ngày nghỉ",
        "meetings": "Ngày giao ban",
    },
}


def describe(owner: str, key: str) -> str:
    """What the key `key` of a value `owner` means; the fields shared by events stand under `Event`."""
    own = FIELDS.get(owner, {})
    return own.get(key) or (FIELDS["Event"].get(key, "") if owner not in _NO_EVENT else "")


_NO_EVENT = {
    "Register",
    "Document",
    "Group",
    "Proposal",
    "Task",
    "Source",
    "Waived",
    "Voided",
    "UnitList",
    "Unit",
    "Office",
}
