// What the run was given: programs and folders, by environment variables.

import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from './tab'

function given(name: string, what: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set; it names ${what}`)
  return path.resolve(value)
}

/** The built page. */
export const dist = given('DIST', 'the folder that ./build.sh build made')

/** The local server, compiled from web/host/serve. */
export const serve = given('SERVE', 'the compiled web/host/serve')

/** The tests of the core as programs for a browser, and what runs them there. */
export const goTests = given('GO_TESTS', 'the folder of the Go test programs')

/** Where pictures of the page go for people to look at; without it none are made. */
export const shots = process.env['SHOTS'] ? path.resolve(process.env['SHOTS']) : null
if (shots) mkdirSync(shots, { recursive: true })

/** What drives each is read only for it: that takes a good part of a second. */
const ENGINES: Record<string, (program: string) => Promise<Browser>> = {
  Chromium: async (program) => (await import('./chromium')).launchChromium(program),
  Firefox: async (program) => (await import('./firefox')).launchFirefox(program, process.env['FIREFOX'] || undefined),
  WebKitGTK: async (program) => (await import('./webkit')).launchWebKit(program),
}

/** The engine's name, one of ENGINES. */
export const engine = process.env['ENGINE']!

/** The options of a test of what the page's own code does, the same in every engine; a file of such tests says so in a comment. */
export function oneEngine(why: string): { skip: string | false } {
  return { skip: engine !== 'Chromium' && `one engine is enough: ${why}` }
}

export function launch(): Promise<Browser> {
  const start = ENGINES[engine]
  if (!start) throw new Error(`ENGINE is ${engine}; there are ${Object.keys(ENGINES).join(', ')}`)
  return start(given('BROWSER', 'the program of the engine; of WebKitGTK it is WebKitWebDriver'))
}

/** The folder in assets/ that the build named by what is in it. */
const sum = readdirSync(path.join(dist, 'assets'))[0]!

/** The address of a built file, given its name without the sum: assets/main.js. */
export function builtName(name: string): string {
  return name.replace(/^assets\/(?=[^/]+$)/, `assets/${sum}/`)
}

/** The name of a built file without the sum, given its address. */
export function plainName(address: string): string {
  return address.replace(`assets/${sum}/`, 'assets/')
}

/** One of the page's data files, as built. */
export function builtJson<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(dist, builtName(`assets/${name}`)), 'utf8')) as T
}

/** The preset that the page starts with. */
export const { defaultPreset } = builtJson<{ defaultPreset: string }>('schema.json')
