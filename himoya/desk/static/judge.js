// One key for each answer: S, D, N. Without this file the buttons do the same.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=hidden]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = document.querySelector(`#judge [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button) button.click();
});
