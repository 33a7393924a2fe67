// Runs before the first paint, so that a light page never flashes dark.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('paddock.theme');
  } catch (e) {
    kept = null;
  }
  var light = kept === 'light' || (kept !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
})();
