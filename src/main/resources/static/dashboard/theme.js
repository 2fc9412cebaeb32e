// Before the first paint, so that a dark page does not flash white.
{
  const chosen = localStorage.getItem('graft.theme')
  if (chosen) document.documentElement.dataset.theme = chosen
}
