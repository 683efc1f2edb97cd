// The keys of the inbox. Everything works without them; they press the buttons that are on the page.
(() => {
  "use strict";
  const facts = [...document.querySelectorAll(".fact")];
  const on = document.getElementById("keys-on");
  const help = document.getElementById("keys");
  const PLACE = "himoya.inbox.place", OFF = "himoya.inbox.keys-off";
  let place = -1;

  const go = (to) => {
    if (!facts.length) return;
    place = Math.max(0, Math.min(facts.length - 1, to));
    facts[place].focus();
    facts[place].scrollIntoView({block: "nearest"});
  };
  const within = (key) => facts[place] && facts[place].querySelector(`[data-key="${key}"]`);
  const open = (key) => {
    const details = within(key);
    if (!details) return;
    details.open = true;
    details.querySelector("input:not([type=hidden]), select, button").focus();
  };
  const press = (button) => {
    if (!button) return;
    sessionStorage.setItem(PLACE, String(place));
    button.click();
  };
  const keys = {
    j: () => go(place + 1),
    k: () => go(place - 1),
    a: () => press(within("a")),
    r: () => open("r"),
    e: () => open("e"),
    u: () => press(document.querySelector('[data-key="u"]')),
    "?": () => { help.open = !help.open; help.scrollIntoView(); },
  };

  on.checked = localStorage.getItem(OFF) === null;
  on.addEventListener("change", () => {
    if (on.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1");
  });
  document.addEventListener("focusin", (event) => {
    const at = facts.findIndex((fact) => fact.contains(event.target));
    if (at >= 0) place = at;
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape" && typing) facts[place]?.focus();
    if (!on.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("submit", () => sessionStorage.setItem(PLACE, String(place)));

  const before = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  // Only after the browser has gone to the fragment of the address: that takes the focus away.
  if (before !== null && Number(before) >= 0) addEventListener("load", () => setTimeout(go, 0, Number(before)));
})();
