// Runs before the first paint: without it a light-theme reader would see a dark flash (and inline script is banned).
;(function () {
  var root = document.documentElement
  var stored = null
  try {
    stored = JSON.parse(localStorage.getItem('tidegauge.settings') || '{}')
  } catch {
    stored = {}
  }
  var theme = stored.theme
  if (theme !== 'dark' && theme !== 'light')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  root.dataset.theme = theme
  if (stored.contrast === 'more' || matchMedia('(prefers-contrast: more)').matches)
    root.dataset.contrast = 'more'
  var tokens = (stored.tokens && stored.tokens[theme]) || {}
  for (var name in tokens) if (name.indexOf('--accent') === 0) root.style.setProperty(name, tokens[name])
  if (stored.language === 'th') root.lang = 'th'
})()
