// Before the first paint: the theme that was chosen by hand, unless the link names one. A classic
// script, so that it does not wait.
try {
  const theme = localStorage.getItem("backprop-theme");
  if (theme && !document.documentElement.dataset.theme) document.documentElement.dataset.theme = theme;
} catch {}
// And it stands before the script of the page, so that it hears where that cannot be had.
addEventListener("error", ({ target }) => {
  if (target instanceof HTMLScriptElement) document.documentElement.dataset.failed = "";
}, true);
