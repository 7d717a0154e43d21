// Search, filters and order. All content is in the page already: without this script everything is shown.
"use strict";

(() => {
  const form = document.getElementById("filter");
  const field = (name) => document.getElementById(name);
  const items = [...document.querySelectorAll(".item")];
  const texts = new Map();

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function wordsOf(item) {
    if (!texts.has(item)) texts.set(item, fold(item.textContent));
    return texts.get(item);
  }

  function has(list, wanted) {
    return !wanted || list.split(" ").includes(wanted);
  }

  function filter() {
    const words = fold(field("words").value).split(/\s+/).filter(Boolean);
    const [topic, source, kind] = ["topic", "source", "kind"].map((name) => field(name).value);
    for (const item of items) {
      const { topics, sources, kind: own } = item.dataset;
      item.hidden = !(has(topics, topic) && has(sources, source) && has(own, kind)
        && words.every((word) => wordsOf(item).includes(word)));
    }
    for (const section of document.querySelectorAll(".topic")) {
      section.hidden = !section.querySelector(".item:not([hidden])");
    }
    const tell = (name, kept) => `${kept.filter((item) => !item.hidden).length} of ${kept.length} ${name}`;
    const [measures, figures] = [true, false].map((wanted) => items.filter((item) => item.matches(".measure") === wanted));
    field("status").textContent = `Shown: ${tell("measures", measures)}, ${tell("figures", figures)}`;
  }

  function order() {
    const key = field("order").value;
    const down = key === "count" || key === "date" ? -1 : 1;
    const compare = (a, b) => a.localeCompare(b, "en", { numeric: true });
    for (const list of document.querySelectorAll(".list")) {
      const sorted = [...list.children].sort((a, b) => down * compare(a.dataset[key], b.dataset[key])
        || a.dataset.order - b.dataset.order);
      list.append(...sorted);
    }
  }

  function sortTable(head) {
    const up = head.getAttribute("aria-sort") !== "ascending";
    const place = [...head.parentNode.children].indexOf(head);
    const body = head.closest("table").tBodies[0];
    const compare = (a, b) => a.localeCompare(b, "en", { numeric: true });
    const rows = [...body.rows].sort((a, b) => (up ? 1 : -1)
      * compare(a.cells[place].textContent, b.cells[place].textContent));
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    body.append(...rows);
  }

  for (const head of document.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortTable(head));
    head.append(button);
  }

  // A link leads to what a filter hides, too.
  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  field("words").addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); order(); }));
  field("order").addEventListener("change", order);
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
})();
