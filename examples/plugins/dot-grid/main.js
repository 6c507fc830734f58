// A widget of your own: it hears init, data and resize, and says ready and select. See docs/how-to/write-a-widget.md.
const VERSION = 1
const DOTS = 100
const grid = document.getElementById('dots')
let look = null
let answers = []

addEventListener('message', (event) => {
  if (event.source !== parent) return
  const message = event.data
  if (message.type === 'init') look = message
  if (message.type === 'data') answers = message.answers
  if (message.type === 'resize') look = { ...look, size: message.size }
  if (look) draw()
})
parent.postMessage({ type: 'ready', version: VERSION }, '*')

/** The groups of the first answer, with as many dots as their share of a hundred. */
function groups() {
  const rows = (answers[0]?.rows ?? []).filter((row) => row.value > 0)
  const total = rows.reduce((sum, row) => sum + row.value, 0)
  return rows.map((row) => ({
    row,
    dots: Math.round((row.value / total) * DOTS),
  }))
}

function draw() {
  grid.style.color = look.colours.text
  grid.replaceChildren(
    ...groups().flatMap(({ row, dots }, index) =>
      Array.from({ length: dots }, () => dot(row, look.colours.categorical[index % 8])),
    ),
  )
}

function dot(row, colour) {
  const [[field, value] = []] = Object.entries(row.dimensions)
  const button = document.createElement('button')
  button.style.background = colour
  button.title = `${value ?? 'none'}: ${new Intl.NumberFormat(look.locale).format(row.value)}`
  button.setAttribute('aria-label', button.title)
  button.addEventListener('click', (event) => {
    const filter = value === null ? { field, operator: 'not_exists' } : { field, operator: 'eq', value }
    const place = { x: event.clientX, y: event.clientY }
    parent.postMessage(
      {
        type: 'select',
        answer: answers[0].id,
        filters: [filter],
        label: String(value),
        ...place,
      },
      '*',
    )
  })
  return button
}
