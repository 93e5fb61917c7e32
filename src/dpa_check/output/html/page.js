"use strict";
(() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let origin = null;

  all(document, "[hidden]").forEach((one) => { one.hidden = false; });
  all(document, ".file").filter((file) => file.querySelector(".filters")).forEach(filtering);
  all(document, "table.findings").forEach(sorting);

  /* Filter: the table's rows and the cards together, and the count said aloud. */
  function filtering(file) {
    const form = file.querySelector(".filters");
    const told = file.querySelector(".shown");
    const rows = new Map(all(file, "tr[data-card]").map((row) => [row.dataset.card, row]));
    const cards = all(file, ".card");
    const texts = new Map(cards.map((card) => [card, fold(card.textContent)]));
    const matches = (card, wanted) =>
      ["status", "severity", "family", "need"].every((name) => !wanted[name] || card.dataset[name] === wanted[name]) &&
      (!wanted.flags || card.dataset.flags !== "0") &&
      fold(wanted.words).split(/\s+/).every((word) => texts.get(card).includes(word));
    const apply = () => {
      const wanted = Object.fromEntries(new FormData(form));
      let shown = 0;
      for (const card of cards) {
        const kept = matches(card, wanted);
        shown += kept;
        card.classList.toggle("off", !kept);
        rows.get(card.id).classList.toggle("off", !kept);
      }
      told.textContent = told.dataset.words.replace("{shown}", shown).replace("{all}", cards.length);
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
  }

  /* Sort: a button in each heading; the rows keep the order of the report where they are equal. */
  function sorting(table) {
    const heads = all(table, "th[data-sort]");
    const body = table.tBodies[0];
    const first = [...body.rows];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way);
        const key = (row) => row.cells[column].dataset.key;
        const compare = head.dataset.sort === "number" ? (a, b) => key(a) - key(b) : (a, b) => words.compare(key(a), key(b));
        const sign = way === "ascending" ? 1 : -1;
        body.append(...[...first].sort((a, b) => sign * compare(a, b)));
      });
    });
  }

  /* From a finding to the words it quotes, and back. */
  function arrive(target) {
    all(document, "mark.current").forEach((mark) => mark.classList.remove("current"));
    all(document, ".back .from").forEach((link) => link.classList.remove("from"));
    if (!target) return;
    all(document, `mark[data-words~="${CSS.escape(target.id)}"]`).forEach((mark) => mark.classList.add("current"));
    const card = origin && origin.closest(".card");
    if (card) all(document, `.back a[href="#${CSS.escape(card.id)}"]`).forEach((link) => link.classList.add("from"));
  }

  function follow(link, event) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    if (target.classList.contains("off")) {
      const form = target.closest(".file").querySelector(".filters");
      form.reset();
      form.dispatchEvent(new Event("input"));
    }
    const inText = link.closest(".text");
    if (!inText) origin = link;
    if (!target.closest(".text")) {
      setTimeout(() => target.focus({ preventScroll: true }));
      return;
    }
    event.preventDefault();
    history.pushState(null, "", link.hash);
    arrive(target);
    show(target, link);
    target.focus({ preventScroll: true });
  }

  /* The text scrolls beside the findings: the finding stays where it is, or comes into view with the words. */
  function show(mark, link) {
    const text = mark.closest(".text");
    if (getComputedStyle(text).overflowY === "visible") {
      mark.scrollIntoView({ block: "center" });
      return;
    }
    const row = link.closest("[data-card]");
    const finding = link.closest(".card") || (row && document.getElementById(row.dataset.card));
    if (row && finding) finding.scrollIntoView();
    const lift = () => { text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3; };
    lift();
    const { top, bottom } = mark.getBoundingClientRect();
    if (finding && (top < 0 || bottom > innerHeight)) finding.scrollIntoView();
    lift();
  }

  /* Back to the link that led here, else to the first finding that quotes the words. */
  function leave(mark) {
    if (origin && mark.classList.contains("current")) {
      origin.focus({ preventScroll: true });
      origin.scrollIntoView({ block: "nearest" });
      return;
    }
    const same = all(mark.closest(".text"), `mark[data-words~="${CSS.escape(mark.dataset.words.split(" ")[0])}"]`);
    const back = same.map((one) => one.nextElementSibling).find((one) => one && one.matches(".back"));
    if (back) back.querySelector("a").click();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      follow(link, event);
    } else if (getSelection().isCollapsed) {
      const mark = event.target.closest("mark[data-words]");
      const quote = event.target.closest(".quote");
      if (mark) leave(mark);
      if (quote && quote.querySelector("a")) quote.querySelector("a").click();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches("mark[data-words]") || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    leave(event.target);
  });

  addEventListener("popstate", () => arrive(document.getElementById(location.hash.slice(1))));
  arrive(document.getElementById(location.hash.slice(1)));

  /* Copy a wording; said aloud in the live region of its file. */
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const wording = document.getElementById(button.dataset.copies);
    const told = button.closest(".file").querySelector(".shown");
    if (!(await copied(wording))) return;
    const [label, before] = [button.firstChild, button.firstChild.data];
    label.data = told.dataset.copied;
    button.disabled = true;
    setTimeout(() => { label.data = before; button.disabled = false; button.focus(); }, 2000);
  });

  async function copied(wording) {
    try {
      await navigator.clipboard.writeText(wording.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(wording);
      return false;
    }
  }

  /* On paper everything is open. */
  addEventListener("beforeprint", () => all(document, "details:not([open])").forEach((one) => {
    one.open = true;
    addEventListener("afterprint", () => { one.open = false; }, { once: true });
  }));
})();
