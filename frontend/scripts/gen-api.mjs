// Writes src/api/schema.d.ts from the server's OpenAPI document: `npm run api`, or `--check` to only say whether it is current.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'

const DOCUMENT = new URL('../../docs/reference/openapi.json', import.meta.url)
const TYPES = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))

const tree = await openapiTS(JSON.parse(readFileSync(DOCUMENT, 'utf8')), { alphabetize: true })
const note = '// Written by scripts/gen-api.mjs from docs/reference/openapi.json: `make docs`.\n'
const text = await format(note + astToString(tree), { ...(await resolveConfig(TYPES)), parser: 'typescript' })

const known = (() => {
  try {
    return readFileSync(TYPES, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
})()
if (known !== text && process.argv.includes('--check')) {
  console.error('src/api/schema.d.ts is not current: run `make docs`')
  process.exit(1)
}
if (known !== text) writeFileSync(TYPES, text)
