/** A small drawing in a box of 1 × 1 that stands for a kind of widget: strokes and fills as SVG paths. */
export interface Glyph {
  stroke?: string
  fill?: string
}

const COURSE = 'M0 .82C.12 .76 .16 .46 .28 .5S.42 .74 .54 .56S.7 .16 .8 .24S.94 .34 1 .1'
const LINE: Glyph = { stroke: COURSE }
const BARS: Glyph = {
  fill: 'M0 1V.5H.16V1ZM.28 1V.3H.44V1ZM.56 1V.62H.72V1ZM.84 1V.1H1V1Z',
}
const ROWS: Glyph = {
  fill: 'M0 .06H1V.16H0ZM0 .36H.74V.46H0ZM0 .66H.46V.76H0ZM0 .92H.3V1H0Z',
}
const RING: Glyph = {
  fill: 'M.5 .04A.46 .46 0 1 1 .06 .37L.24 .42A.27 .27 0 1 0 .5 .23ZM.45 .04A.46 .46 0 0 0 .09 .3L.26 .37A.27 .27 0 0 1 .45 .23Z',
}
const CELLS: Glyph = {
  fill: 'M0 0H.22V.28H0ZM.26 0H.48V.28H.26ZM.78 0H1V.28H.78ZM.26 .36H.48V.64H.26ZM.52 .36H.74V.64H.52ZM0 .72H.22V1H0ZM.52 .72H.74V1H.52ZM.78 .72H1V1H.78Z',
}
const DOTS: Glyph = {
  stroke: 'M.1 .85v.01M.3 .6v.01M.42 .75v.01M.55 .4v.01M.7 .5v.01M.85 .15v.01',
}

const GLYPHS: Record<string, Glyph> = {
  line: LINE,
  area: { ...LINE, fill: `${COURSE}V1H0Z` },
  stacked: {
    fill: 'M0 .76C.2 .7 .3 .5 .5 .58S.8 .36 1 .4V1H0Z',
    stroke: 'M0 .5C.2 .44 .3 .2 .5 .3S.8 .04 1 .08',
  },
  bar: BARS,
  histogram: BARS,
  candlestick: { stroke: 'M.1 .2V.9M.4 .05V.6M.7 .3V1M1 .1V.7' },
  box_plot: { stroke: 'M.1 .2V.9M.4 .05V.6M.7 .3V1M1 .1V.7' },
  horizontal_bar: ROWS,
  table: { fill: 'M0 0H1V.1H0ZM0 .28H1V.34H0ZM0 .5H1V.56H0ZM0 .72H1V.78H0ZM0 .94H1V1H0Z' },
  feed: ROWS,
  alert_list: ROWS,
  text: { fill: 'M0 .1H.6V.22H0ZM0 .44H1V.5H0ZM0 .66H.9V.72H0ZM0 .88H.7V.94H0Z' },
  pie: { fill: 'M.5 .5V.05A.45 .45 0 1 1 .11 .725Z' },
  doughnut: RING,
  gauge: { stroke: 'M.06 .9A.46 .46 0 1 1 .94 .9' },
  polar_area: { fill: 'M.5 .5V.05A.45 .45 0 0 1 .95 .5ZM.5 .5V.85A.35 .35 0 0 1 .15 .5Z' },
  radar: { stroke: 'M.5 .05L.95 .4L.75 .95L.25 .85L.1 .4Z' },
  scatter: DOTS,
  bubble: DOTS,
  heatmap: CELLS,
  calendar: CELLS,
  cohort: { fill: 'M0 0H1V.2H0ZM0 .27H.78V.47H0ZM0 .54H.52V.74H0ZM0 .8H.26V1H0Z' },
  curve: { stroke: 'M0 .1C.12 .62 .3 .78 1 .86' },
  treemap: { fill: 'M0 0H.58V1H0ZM.62 0H1V.55H.62ZM.62 .6H.8V1H.62ZM.84 .6H1V1H.84Z' },
  funnel: { fill: 'M0 0H.2V1H0ZM.27 .35H.47V1H.27ZM.54 .6H.74V1H.54ZM.8 .8H1V1H.8Z' },
  sankey: { stroke: 'M0 .2C.5 .2 .5 .6 1 .6M0 .5C.5 .5 .5 .2 1 .2M0 .85C.5 .85 .5 .9 1 .9' },
  world_map: {
    fill: 'M.05 .25L.3 .15L.34 .35L.2 .5ZM.26 .56L.36 .6L.3 .92L.26 .8ZM.46 .2L.56 .18L.58 .4L.48 .36ZM.48 .46L.6 .46L.56 .82L.5 .7ZM.62 .16L.95 .2L.88 .5L.7 .56L.62 .4ZM.82 .68L.94 .7L.9 .84L.82 .82Z',
  },
  forecast: { stroke: 'M0 .7L.25 .45L.5 .6M.58 .5L.64 .44M.72 .38L.78 .34M.86 .28L.94 .22' },
  anomaly: { stroke: 'M0 .66C.16 .6 .24 .62 .34 .6L.44 .1L.54 .62C.7 .5 .84 .5 1 .56' },
  number: { fill: 'M0 .02H.46V.36H0Z', stroke: 'M0 .92C.14 .9 .2 .66 .34 .72S.52 .86 .66 .64S.86 .58 1 .5' },
  custom: { stroke: 'M.3 .2L.05 .5L.3 .8M.7 .2L.95 .5L.7 .8' },
}

export function glyphOf(kind: string): Glyph {
  return GLYPHS[kind] ?? CELLS
}
