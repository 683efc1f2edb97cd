"""What keeps somebody from reading or pressing, as a script for the browser."""

# What a reader with a screen reader, a keyboard or a trembling thumb needs; each line names what breaks it.
TROUBLES = """() => {
  const found = [], all = (what) => [...document.querySelectorAll(what)];
  const visible = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
  const named = (e) => (e.labels?.length || e.getAttribute("aria-label") || e.textContent.trim());
  all("input:not([type=hidden]), button, a, summary").filter(e => !named(e))
    .forEach(e => found.push("no name: " + e.outerHTML));
  all("input:not([type=hidden]), button, summary, a").filter(visible)
    .map(e => e.matches("[type=checkbox], [type=radio]") ? e.closest("label") ?? e : e)
    .filter(e => e.getBoundingClientRect().height < 48).forEach(e => found.push("too small: " + e.outerHTML));
  const ids = all("[id]").map(e => e.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => found.push("twice: " + id));
  all("[aria-labelledby], [aria-describedby]").forEach(e => {
    const id = e.getAttribute("aria-labelledby") || e.getAttribute("aria-describedby");
    if (!document.getElementById(id)) found.push("points nowhere: " + id);
  });
  if (all("h1").length !== 1) found.push("not one h1");
  let before = 0;
  all("main h1, main h2, main h3, main h4").map(e => +e.tagName[1])
    .forEach(level => { if (level > before + 1) found.push("heading skipped: h" + level); before = level; });
  all("svg:not([aria-hidden]):not([hidden])").forEach(e => found.push("picture read aloud: " + e.outerHTML));
  all("[lang='']").forEach(e => found.push("empty language"));
  if (document.documentElement.scrollWidth > innerWidth) found.push("scrolls sideways");
  return found;
}"""
