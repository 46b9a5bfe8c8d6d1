// Before the first paint: the theme that was chosen by hand, unless the link names one. A classic
// script, so that it does not wait.
try {
  const theme = localStorage.getItem("backprop-theme");
  if (theme && !document.documentElement.dataset.theme) document.documentElement.dataset.theme = theme;
} catch {}
