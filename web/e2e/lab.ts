// The page as a reader uses it: the tests speak of play, pause and epochs, and
// this knows which elements those are.

import assert from 'node:assert/strict'
import path from 'node:path'
import { shots } from './environment'
import type { RunRecord } from './probe'
import type { Browser, Tab, TabOptions } from './tab'

/** Generous: what is waited for comes in seconds, but machines are busy. */
const PATIENCE_MS = 60_000

/** How far a run is. */
export interface Place {
  epoch: number
  update: number
}

export class Lab {
  constructor(readonly tab: Tab) {}

  static async open(browser: Browser, address: string, options?: TabOptions): Promise<Lab> {
    const lab = new Lab(await browser.tab(options))
    await lab.tab.open(address)
    return lab
  }

  evaluate<R>(act: () => R | Promise<R>): Promise<R>
  evaluate<A, R>(act: (argument: A) => R | Promise<R>, argument: A): Promise<R>
  evaluate<A, R>(act: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.tab.evaluate(act, argument as A)
  }

  /** Waits for a condition in the page. */
  async until<A>(what: string, condition: (argument: A) => unknown, argument: A, patience = PATIENCE_MS): Promise<void> {
    const end = Date.now() + patience
    while (!(await this.tab.evaluate(condition, argument))) {
      if (Date.now() > end) assert.fail(`waited ${patience / 1000} s in vain: ${what}; the page shows “${await this.status()}”`)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }

  /** What is to be read in an element; nothing if it is not on show. */
  text(selector: string): Promise<string> {
    return this.tab.evaluate((of) => {
      const on = document.querySelector<HTMLElement>(of)
      if (!on) return `(no ${of})`
      return on.getClientRects().length > 0 ? on.innerText.replace(/\s+/g, ' ').trim() : ''
    }, selector)
  }

  attribute(selector: string, name: string): Promise<string | null> {
    return this.tab.evaluate(([of, which]) => document.querySelector(of)!.getAttribute(which), [selector, name] as const)
  }

  visible(selector: string): Promise<boolean> {
    return this.tab.evaluate((of) => document.querySelector(of)?.checkVisibility({ visibilityProperty: true }) ?? false, selector)
  }

  /** What has moved without the reader's doing since the page was opened; measured says whether the engine counts it at all. */
  shifts(): Promise<{ shifts: { at: number; value: number; moved: string[] }[]; measured: boolean }> {
    return this.evaluate(() => ({ shifts: window.rnnlabProbe.shifts, measured: window.rnnlabProbe.measures.includes('layout-shift') }))
  }

  private async status(): Promise<string> {
    // A page that is not drawn shows nothing, whatever is in it.
    const state = await this.tab.evaluate(() => [document.readyState, document.visibilityState, document.body?.offsetHeight ?? 'no body'].join(', '), null)
    return [await this.text('.progress-block'), await this.text('#trouble'), await this.text('#failed'), state, ...this.tab.complaints].join(' | ')
  }

  /** 'waiting', 'running' or 'ended'. */
  untilState(state: string): Promise<void> {
    return this.until(
      `the play button to be ${state}`,
      (wanted) => {
        const play = document.querySelector<HTMLButtonElement>('#play')!
        return !play.disabled && play.dataset['state'] === wanted
      },
      state,
    )
  }

  untilEpoch(epoch: number): Promise<void> {
    return this.until(`epoch ${epoch}`, (wanted) => Number(document.querySelector('#epoch')!.textContent!.replace(/\D/g, '')) >= wanted, epoch)
  }

  /** Waits for the end of the run, and until the charts show it. */
  async untilDone(): Promise<RunRecord> {
    await this.untilState('ended')
    await this.frames()
    return this.run()
  }

  /** Has the page itself click as soon as the run comes to an epoch. Asked for before the run goes on, as that may be over in a moment. */
  clickAtEpoch(selector: string, epoch: number): Promise<void> {
    return this.tab.evaluate(([of, at]) => window.rnnlabProbe.atEpoch(at, () => document.querySelector<HTMLElement>(of)!.click()), [selector, epoch] as const)
  }

  /** Lets the page draw. */
  frames(count = 2): Promise<void> {
    return this.tab.evaluate(async (wanted) => {
      for (let i = 0; i < wanted; i++) await new Promise(requestAnimationFrame)
    }, count)
  }

  async show(selector: string): Promise<void> {
    await this.tab.evaluate((of) => document.querySelector(of)!.scrollIntoView({ block: 'center', behavior: 'instant' }), selector)
    await this.frames()
  }

  /** From top to bottom and back: charts are drawn, and findings computed, only when they come into view. */
  async tour(): Promise<void> {
    for (const part of ['#forecast-chart', '#hidden-chart', '#gradient-chart', '#epochs-table', '#tutorial', '.footer']) {
      await this.show(part)
      await this.frames(6)
    }
    await this.untilFindings()
    await this.tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }), null)
  }

  /** They have a worker of their own, from when they come into view until they are complete. */
  untilFindings(): Promise<void> {
    return this.until('all four findings', () => document.querySelectorAll('.finding[data-computed]').length === 4, null)
  }

  /** The newest run, as the trainer told the page of it. */
  run(): Promise<RunRecord> {
    return this.tab.evaluate(() => window.rnnlabProbe.runs.at(-1)!, null)
  }

  /** Types into a field as a reader does: over what was there, with Enter at the end. */
  async enter(selector: string, text: string): Promise<void> {
    await this.tab.evaluate((of) => {
      const field = document.querySelector<HTMLInputElement>(of)!
      field.focus()
      field.select()
    }, selector)
    await this.tab.type(text)
    await this.tab.press('Enter')
  }

  /** Presses a button that hands out a file. */
  async download(selector: string): Promise<{ name: string; content: Buffer }> {
    const before = await this.tab.evaluate(() => window.rnnlabProbe.downloads.length, null)
    await this.until(`${selector} to be of use`, (of) => !document.querySelector(of)!.matches(':disabled, [aria-disabled=true]'), selector)
    await this.tab.click(selector)
    await this.until(`${selector} to hand out a file`, (had) => window.rnnlabProbe.downloads.length > had, before)
    const { name, base64 } = await this.tab.evaluate(async () => {
      const { name, content } = window.rnnlabProbe.downloads.at(-1)!
      let text = ''
      for (const byte of new Uint8Array(await content.arrayBuffer())) text += String.fromCharCode(byte)
      return { name, base64: btoa(text) }
    }, null)
    return { name, content: Buffer.from(base64, 'base64') }
  }

  /** Gives the page a file, as its dialog would, or dropped on it, and waits until it has said what it makes of it. */
  async give(name: string, content: Uint8Array, how: 'choose' | 'drop' = 'choose'): Promise<string> {
    await this.tab.evaluate(
      ([name, base64, how]) => {
        document.querySelector('#files-status')!.textContent = ''
        const files = new DataTransfer()
        files.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
        if (how === 'drop') {
          document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: files }))
          if (document.querySelector<HTMLElement>('#drop')!.hidden) throw new Error('the page does not show that it takes the file')
          document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))
        } else {
          const input = document.querySelector<HTMLInputElement>('#open-file')!
          input.files = files.files
          input.dispatchEvent(new Event('change', { bubbles: true }))
        }
      },
      [name, Buffer.from(content).toString('base64'), how] as const,
    )
    await this.until(`the page to say what it makes of ${name}`, () => document.querySelector('#files-status')!.textContent !== '', null)
    return this.evaluate(() => document.querySelector('#files-status')!.textContent!)
  }

  /** The link that the page copies. */
  async copiedLink(): Promise<string> {
    await this.tab.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void (document.documentElement.dataset['copied'] = text)
    }, null)
    await this.tab.click('#copy-run')
    await this.until('the link to be copied', () => document.documentElement.dataset['copied'], null)
    return this.evaluate(() => document.documentElement.dataset['copied']!)
  }

  /** As a reader reloads the page, now or the very moment that the page shows the end of the run. */
  async reload(when: 'now' | 'ended' = 'now'): Promise<void> {
    await this.tab.evaluate((at) => {
      document.documentElement.dataset['old'] = ''
      if (at === 'now') return void setTimeout(() => location.reload())
      const play = document.querySelector<HTMLElement>('#play')!
      const look = (): void => void (play.dataset['state'] === 'ended' && location.reload())
      new MutationObserver(look).observe(play, { attributes: true })
      setTimeout(look)
    }, when)
    for (const end = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      // Asked while the page goes, some drivers throw.
      const there = await this.tab
        .evaluate(() => document.documentElement.dataset['old'] === undefined && !!window.rnnlabProbe?.runs.length, null)
        .catch(() => false)
      if (there) return
      if (Date.now() > end) assert.fail(`the page does not come back; it shows “${await this.status()}”`)
    }
  }

  /** Where the run stands, once it has left a place and nothing has moved for a good while: pauses and steps are over in a few frames. */
  async resting(before?: Place): Promise<Place> {
    if (before) {
      await this.until(
        'the step',
        ({ epoch, update }) => {
          const now = window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!
          return now.epoch !== epoch || now.update !== update
        },
        before,
      )
    }
    return this.tab.evaluate(async () => {
      const now = (): Place => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!
      let last = now()
      let since = performance.now()
      while (performance.now() - since < 400) {
        await new Promise(requestAnimationFrame)
        if (now().epoch !== last.epoch || now().update !== last.update) [last, since] = [now(), performance.now()]
      }
      return { epoch: last.epoch, update: last.update }
    }, null)
  }

  /** Sets a slider or a list of choices, with the events that a reader's hand would send. */
  choose(selector: string, value: string): Promise<void> {
    return this.tab.evaluate(
      ([of, wanted]) => {
        const control = document.querySelector<HTMLInputElement | HTMLSelectElement>(of)!
        control.value = wanted
        control.dispatchEvent(new Event('input', { bubbles: true }))
        control.dispatchEvent(new Event('change', { bubbles: true }))
      },
      [selector, value] as const,
    )
  }

  /** A picture for people to look at, when they asked for pictures. */
  async shot(name: string, whole = false): Promise<void> {
    if (shots) await this.tab.screenshot(path.join(shots, `${name}.png`), whole)
  }

  /** Nothing went wrong behind the reader's back. */
  async close(): Promise<void> {
    const { badText, violations } = await this.evaluate(() => {
      const { badText = [], violations = [] } = window.rnnlabProbe ?? {}
      return { badText, violations }
    })
    await this.tab.close()
    assert.deepEqual({ complaints: this.tab.complaints, badText, violations }, { complaints: [], badText: [], violations: [] })
  }
}
