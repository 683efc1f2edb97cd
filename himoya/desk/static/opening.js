// The first start works without this file: it offers the browser's own time zone, and a button to print.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
const zones = document.querySelector("[data-zone] select[name=time_zone]");
if (zones && zones.value === "Asia/Tashkent" && !document.querySelector(".wrong")) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...zones.options].some((option) => option.value === here)) zones.value = here;
}
