// Runs before the first paint, so that a chosen theme never flashes.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the theme of the system stays.
}
// Styles show what only works with scripts.
document.documentElement.dataset.scripts = '';
// A form that a report is filled into shows nothing until it is.
if (location.search.startsWith('?edit=')) document.documentElement.dataset.edits = '';
