"use strict";
// Sorts, filters and pages the tables of this file. Without it they stand whole, in the order they were written.
(() => {
  const SHOWN = 500;
  const ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
  const TONES = "\u0300\u0309\u0303\u0301\u0323";
  const sheet = document.querySelector("style").sheet;
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d")
      .replace(/[\s,\-\u2010-\u2015]+/g, " ").trim();
  // A key that sorts as a Vietnamese dictionary does, syllable by syllable, letters before tones, and numbers as people
  // count. Comparing such keys is a hundred times faster than Intl.Collator on many rows.
  const ranks = new Map([...ALPHABET].map((letter, at) => [letter, String.fromCharCode(0x100 + at)]));
  const rank = (letter) => ranks.get(letter) ?? (letter < "\u0080" ? letter : `\u0200${letter}`);
  const dictionary = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\d+/g, (digits) => digits.padStart(12, "0")).split(/[\s,\-\u2010-\u2015]+/)
      .map((word) => {
        const letters = word.replace(/[\u0300\u0309\u0303\u0301\u0323]/g, "").normalize("NFC");
        const tones = [...word].map((mark) => TONES.indexOf(mark) + 1).filter(Boolean).join("");
        return `${[...letters].map(rank).join("")}\u0002${tones}`;
      }).join("\u0001");
  const inOrder = (words) => {
    const keys = new Map(words.map((word) => [word, dictionary(word)]));
    return words.sort((a, b) => (keys.get(a) < keys.get(b) ? -1 : 1));
  };
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const count = (value) => value.toLocaleString("vi-VN");
  const title = (head) => head.dataset.title;
  const said = (cell) => (cell ? cell.textContent.trim() : "");
  const dotted = (text) => (/^-?[\d.]+$/.test(text) ? Number(text.replaceAll(".", "")) : null);
  const day = (text) => {
    const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
    return found ? Number(found[3]) * 10000 + Number(found[2]) * 100 + Number(found[1]) : null;
  };
  const share = (text) => {
    const found = /\(([\d,]+)%\)/.exec(text);
    return found ? Number(found[1].replace(",", ".")) : null;
  };
  const listed = (text) => text.split("; ").filter(Boolean);

  const key = (head, order) => {
    switch (head.dataset.kind) {
      case "number": return (cell) => dotted(said(cell));
      case "date": return (cell) => day(said(cell));
      case "rate": return (cell) => share(said(cell));
      case "unit": return (cell) => order.get(listed(said(cell))[0]) ?? null;
      default: return (cell) => (said(cell) ? dictionary(said(cell)) : null);
    }
  };
  // what is not known comes last, whichever way the rest is sorted
  const compare = (a, b, way) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return way * ((a > b) - (a < b));
  };

  const improve = (table, number) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...body.rows];
    table.id ||= `bang-${number}`;
    for (const head of heads) head.dataset.title = head.textContent.trim();

    // on a phone each row is a block, and each cell says its column
    if (rows.length && table.classList.contains("text")) {
      table.classList.add("cards");
      // its name and what it is about need no label, and share the first line
      const name = [...rows[0].cells].findIndex((cell) => cell.tagName === "TH");
      heads.forEach((head, place) => {
        const cell = `#${table.id} > tbody > tr > :nth-child(${place + 1})`;
        const first = place === name || (place === name + 1 && head.classList.contains("broad"));
        const rule = first
          ? `${cell} { display: inline; font-weight: 600; margin-right: .5em; }`
          : `${cell}::before { content: ${JSON.stringify(`${title(head)}: `)}; }`;
        sheet.insertRule(`@media screen and (max-width: 640px) { ${rule} }`, sheet.cssRules.length);
      });
    }

    if (rows.length < 2) return;
    let order = rows;
    let limit = SHOWN;
    let wanted = [];
    const choices = [];
    const texts = new Map();
    const text = (row) => {
      if (!texts.has(row)) texts.set(row, fold([...row.cells].map(said).join(" ")));
      return texts.get(row);
    };
    const status = make("p", { className: "shown" });
    status.setAttribute("role", "status");
    const more = make("button", { type: "button", className: "more" });
    const accepts = (row) =>
      choices.every((choice) => !choice.select.value || choice.values(row).includes(choice.select.value)) &&
      wanted.every((word) => text(row).includes(word));
    const show = () => {
      const fitting = order.filter(accepts);
      const matched = fitting.length;
      // rows that are not shown are not in the page: a browser is slow at moving thousands of them
      const shown = document.createDocumentFragment();
      for (const row of matched > limit ? fitting.slice(0, limit) : fitting) shown.append(row);
      body.replaceChildren(shown);
      const filtered = matched < rows.length;
      const cut = matched > limit;
      const seen = cut ? `Đang hiện ${count(limit)} trong ${count(matched)} dòng` : `Hiện ${count(matched)} dòng`;
      const whole = table.tFoot && filtered ? " Dòng tổng số tính cho toàn bảng." : "";
      status.textContent = filtered || cut ? `${seen}${filtered ? ` khớp, toàn bảng ${count(rows.length)} dòng` : ""}.${whole}` : "";
      more.hidden = !cut;
      more.textContent = `Hiện thêm ${count(Math.min(SHOWN, matched - limit))} dòng`;
    };

    // sorting: up, down, and back to the order written
    const direction = { ascending: 1, descending: -1 };
    const sort = (head, place, way) => {
      for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", way);
      order = rows;
      if (way !== "none") {
        const names = new Map((head.dataset.order ? listed(head.dataset.order) : units()).map((name, at) => [name, at]));
        const of = key(head, names);
        const keyed = rows.map((row, at) => [of(row.cells[place]), at, row]);
        keyed.sort((a, b) => compare(a[0], b[0], direction[way]) || a[1] - b[1]);
        order = keyed.map((entry) => entry[2]);
      }
      limit = SHOWN;
      show();
    };
    const units = () => {
      const place = heads.findIndex((head) => head.dataset.kind === "unit");
      const found = new Set(rows.flatMap((row) => listed(said(row.cells[place]))));
      return inOrder([...found]);
    };
    heads.forEach((head, place) => {
      if (!head.dataset.kind || head.dataset.kind === "none") return;
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.replaceChildren(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending", descending: "none" };
        sort(head, place, next[head.getAttribute("aria-sort")]);
      });
    });

    const box = table.closest(".scroll") ?? table;
    if (table.hasAttribute("data-find")) {
      const tools = make("div", { className: "tools" });
      tools.setAttribute("role", "search");
      tools.setAttribute("aria-label", `Lọc bảng: ${said(table.caption)}`);
      const find = make("input", { type: "search", autocomplete: "off", spellcheck: false });
      find.placeholder = "gõ có dấu hoặc không dấu";
      let waiting = 0;
      find.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          wanted = fold(find.value).split(" ").filter(Boolean);
          limit = SHOWN;
          show();
        }, rows.length > 2000 ? 150 : 0);
      });
      tools.append(make("label", {}, make("span", {}, "Tìm"), find));
      heads.forEach((head, place) => {
        const kind = head.dataset.kind;
        // a table with a row for each unit needs no filter by unit
        if (!["unit", "group", "state"].includes(kind) || rows[0].cells[place].tagName === "TH") return;
        const values = (row) => {
          const cell = row.cells[place];
          if (kind === "unit") return listed(said(cell));
          return [kind === "state" ? (cell.dataset.state ?? said(cell)) : said(cell)];
        };
        const found = new Set(rows.flatMap(values));
        found.delete("");
        if (found.size < 2) return;
        const known = head.dataset.order ? listed(head.dataset.order).filter((name) => found.has(name)) : [];
        const others = inOrder([...found].filter((name) => !known.includes(name)));
        const select = make("select", {}, make("option", { value: "" }, "Tất cả"));
        for (const name of [...known, ...others]) select.append(make("option", { value: name }, name));
        select.addEventListener("change", () => {
          limit = SHOWN;
          show();
        });
        choices.push({ select, values });
        tools.append(make("label", {}, make("span", {}, title(head)), select));
      });
      const clear = make("button", { type: "button" }, "Bỏ lọc");
      clear.addEventListener("click", () => {
        find.value = "";
        wanted = [];
        for (const choice of choices) choice.select.value = "";
        show();
      });
      tools.append(clear);
      box.before(tools, status);
    } else {
      box.before(status);
    }
    more.addEventListener("click", () => {
      limit += SHOWN;
      show();
    });
    box.after(more);
    // paper has no button for more; what is folded is not printed
    addEventListener("beforeprint", () => {
      if (table.closest("details:not([open])")) return;
      limit = Infinity;
      show();
    });
    addEventListener("afterprint", () => {
      limit = SHOWN;
      show();
    });
    show();
  };

  document.querySelectorAll("table").forEach((table, number) => {
    if (table.tHead && table.tBodies.length) improve(table, number + 1);
  });
  document.querySelectorAll("details[data-unfold]").forEach((fold) => { fold.open = true; });
  // what scrolls by itself must be reachable by keyboard
  const reach = () => {
    for (const box of document.querySelectorAll(".scroll, .columns")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  reach();
})();
