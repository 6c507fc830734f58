// Pre-projects the world (Equal Earth, 1000 units wide, integer path deltas) so the browser needs no projection code.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { geoEqualEarth, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'

const require = createRequire(import.meta.url)
const alpha2 = require('i18n-iso-countries/codes.json')
const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'))
const OUT = fileURLToPath(new URL('../src/charts/map/world.json', import.meta.url))
const WIDTH = 1000
const SMALLEST_RING_UNITS = 1.1
const WITHOUT_NUMBER = { Kosovo: 'XK' }

const codeOf = new Map(alpha2.map(([two, , number]) => [number, two]))
const all = feature(topology, topology.objects.countries)
const land = { type: 'FeatureCollection', features: all.features.filter((country) => country.id !== '010') }
const projection = geoEqualEarth().fitWidth(WIDTH, land)
const [[, top], [, bottom]] = geoPath(projection).bounds(land)
projection.translate([projection.translate()[0], projection.translate()[1] - top])
const draw = geoPath(projection)

function ringToPath(points) {
  let [x, y] = points[0]
  let path = `M${x} ${y}`
  let deltas = ''
  for (const [nextX, nextY] of points.slice(1)) {
    if (nextX === x && nextY === y) continue
    deltas += `${deltas && nextX - x >= 0 ? ' ' : ''}${nextX - x}${nextY - y >= 0 ? ' ' : ''}${nextY - y}`
    ;[x, y] = [nextX, nextY]
  }
  return deltas ? `${path}l${deltas}z` : ''
}

function extent(points) {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
}

/** The rings of one country in whole units; the biggest ring always stays, so tiny states are still drawn. */
function compact(shape) {
  const rings = (draw(shape) ?? '')
    .split('M')
    .slice(1)
    .map((ring) =>
      ring
        .replace('Z', '')
        .split('L')
        .map((pair) => pair.split(',').map(Number)),
    )
  const largest = Math.max(...rings.map(extent))
  return rings
    .filter((ring) => extent(ring) >= SMALLEST_RING_UNITS || extent(ring) === largest)
    .map((ring) => ring.map(([x, y]) => [Math.round(x), Math.round(y)]))
    .map((ring) => ringToPath(ring) || `M${ring[0][0]} ${ring[0][1]}h1v1h-1z`)
    .join('')
}

const countries = {}
for (const country of land.features) {
  const code = codeOf.get(country.id) ?? WITHOUT_NUMBER[country.properties.name] ?? ''
  const path = compact(country)
  if (code) countries[code] = (countries[code] ?? '') + path
  else countries[''] = (countries[''] ?? '') + path
}
writeFileSync(OUT, JSON.stringify({ width: WIDTH, height: Math.ceil(bottom - top), countries }) + '\n')
console.log(`${Object.keys(countries).length} countries → ${OUT}`)
