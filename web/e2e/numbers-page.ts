// The page of own numbers as a reader uses it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Lab } from './lab'
import type { Stand } from './stand'
import type { TabOptions } from './tab'

/** The first years of the airline passengers, with their header: few enough for networks to be through with them soon. */
export const FEW = readFileSync('rnn/task/testdata/airline.csv', 'utf8').split('\n').slice(0, 61).join('\n')
export const FEW_COUNT = 60

/** The page, when its script has started. */
export async function openNumbers(page: Stand, language: '' | 'zh/' = '', hash = '', options?: TabOptions): Promise<Lab> {
  const lab = await page.open(`${language}numbers/${hash}`, options)
  await lab.until('its script', () => document.querySelector('#gap')?.childElementCount, null)
  return lab
}

/** Drops a file. */
export async function drop(lab: Lab, name: string, content: string | Uint8Array): Promise<void> {
  const base64 = Buffer.from(content).toString('base64')
  await lab.evaluate(
    ([name, base64]) => {
      for (const on of ['#sentence', '#trouble']) document.querySelector(on)!.textContent = ''
      const files = new DataTransfer()
      files.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
      document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: files }))
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))
    },
    [name, base64] as const,
  )
}

/** Drops a file, and waits until the page has said what it makes of it. */
export async function give(lab: Lab, name: string, content: string | Uint8Array): Promise<void> {
  await drop(lab, name, content)
  await lab.until(
    `the page to say what it makes of ${name}`,
    () => ['#sentence', '#trouble'].some((on) => document.querySelector(on)!.textContent !== ''),
    null,
  )
}

export const untilSaid = (lab: Lab): Promise<void> => lab.until('the sentence', () => document.querySelector('#sentence')!.textContent !== '', null)

/** Waits until the networks are judged and the test is open. */
export const untilVerdict = (lab: Lab, patience = 240_000): Promise<void> =>
  lab.until(
    'the verdict',
    () => !document.querySelector<HTMLElement>('#keep')!.hidden || document.querySelector('#trouble')!.textContent !== '',
    null,
    patience,
  )

/** Tries networks on a few numbers, up to their verdict. */
export async function judgeFew(lab: Lab): Promise<void> {
  await give(lab, 'airline.csv', FEW)
  await lab.tab.click('#try')
  await untilVerdict(lab)
}

/** All that is said at the end, above the table and below it. */
export const verdictOf = async (lab: Lab): Promise<string> => `${await lab.text('#verdict')} ${await lab.text('#more')}`.trim()

/** The file that a button hands out, in place of the browser's own download. */
export async function handedOut(lab: Lab, button: string): Promise<{ name: string; content: Buffer }> {
  await lab.evaluate(() => {
    const blobs = new Map<string, Blob>()
    const address = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (of) => {
      const made = address(of)
      blobs.set(made, of as Blob)
      return made
    }
    delete document.documentElement.dataset['file']
    document.addEventListener(
      'click',
      (event) => {
        if (!(event.target instanceof HTMLAnchorElement) || !blobs.has(event.target.href)) return
        event.preventDefault()
        const { download, href } = event.target
        void blobs
          .get(href)!
          .arrayBuffer()
          .then((bytes) => {
            let text = ''
            for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
            document.documentElement.dataset['file'] = JSON.stringify({ name: download, base64: btoa(text) })
          })
      },
      { capture: true },
    )
  })
  await lab.tab.click(button)
  await lab.until(`${button} to hand out a file`, () => document.documentElement.dataset['file'], null)
  const { name, base64 } = JSON.parse((await lab.attribute('html', 'data-file'))!) as { name: string; base64: string }
  assert.ok(base64.length > 0, name)
  return { name, content: Buffer.from(base64, 'base64') }
}
