// What the networks are worth: the picture, the table of rules and networks, and the verdict. The test part stays closed until
// all networks are trained and one is chosen.

import { textScale } from '../charts/enlarged'
import { element, need } from '../page/dom'
import { chosen, measured } from '../page/format'
import type { Translate } from '../page/i18n'
import { bandText } from './band'
import { MOST_TIMES, type LinkResult } from './link'
import type { Forecast, Judged, Rung, Taken, Tested } from './messages'
import { legend, plot } from './plot'
import { explainText, inOne, preparedTexts, refusedText, ruleText, rungText, testText } from './words'

/** How a network of the ladder stands: not begun, in words, or judged. */
export type Trial = undefined | string | Judged

/** What is shown otherwise in a post than on the page. */
export interface Shown {
  /** keys of the words for the series and above the table, of numbers that are of no task */
  truth: string
  caption: string
  /** of the picture, px; where it is not given it follows the width */
  height?: number
  /** Places the verdict: what has to be seen, and what goes on from there. */
  say(verdict: readonly string[], more: readonly string[]): void
}

const OF_PAGE: Shown = {
  truth: 'plot.truth',
  caption: 'table.caption',
  // Above the table what it came to, for which there is room; below it the rest.
  say: (verdict, more) => {
    need('#verdict').replaceChildren(...paragraphs(verdict.slice(0, 2)))
    need('#more').replaceChildren(...paragraphs([...verdict.slice(2), ...more]))
  },
}

export const paragraphs = (texts: readonly string[]): HTMLElement[] => texts.map((text) => element('p', {}, text))

export class Worth {
  private taken: Taken | undefined
  private trials: Trial[] = []
  private tests = new Map<number, Tested>()
  private forecast: Forecast | undefined
  /** networks that went on after the test part had been opened: how often, and whether that can be done again from the ladder */
  private readonly wentOn = new Map<number, { times: number; repeats: boolean }>()
  /** how these numbers are prepared was chosen after their test had been opened */
  private isLate = false

  constructor(
    private readonly t: Translate,
    private readonly shown: Shown = OF_PAGE,
  ) {}

  /** `again` are numbers that were there before, prepared otherwise. */
  begin(taken: Taken, again = false): void {
    this.taken = taken
    this.isLate = again && (this.isLate || this.tests.size > 0)
    const { t } = this
    const { train, validation, test, ladder } = taken
    need('#parts').textContent = inOne([t('parts', { train, validation, test }), ...preparedTexts(taken, t)])
    need('#try').textContent = t('try.start', { count: ladder.length })
    need('#worth').hidden = false
    this.clear()
  }

  clear(): void {
    this.trials = []
    this.tests = new Map()
    this.forecast = undefined
    this.wentOn.clear()
    need('#verdict').replaceChildren()
    need('#more').replaceChildren()
    this.draw()
  }

  hide(): void {
    need('#worth').hidden = true
  }

  show(rung: number, trial: Trial): void {
    this.trials[rung] = trial
    this.draw()
  }

  /** A network goes on with the test part open. */
  goOn(rung: number): void {
    const before = this.wentOn.get(rung) ?? { times: 0, repeats: this.judgedAs(rung).repeats }
    this.wentOn.set(rung, { ...before, times: before.times + 1 })
  }

  /** It was stopped on its way: no settings say where. */
  cutShort(rung: number): void {
    const before = this.wentOn.get(rung)
    if (before) this.wentOn.set(rung, { ...before, repeats: false })
  }

  /** How often a network went on for more epochs. */
  timesOn(rung: number): number {
    return this.wentOn.get(rung)?.times ?? 0
  }

  /** What a network came to, if whoever tries the ladder on the same numbers, and has it go on as often, comes to the same. */
  resultOf(rung: number): LinkResult | undefined {
    const { rmse, hash, repeats } = this.judgedAs(rung)
    const { times, repeats: again } = this.wentOn.get(rung) ?? { times: 0, repeats }
    if (!again || times > MOST_TIMES) return undefined
    return { rung: this.taken!.ladder[rung]!.name, rmse: String(rmse), bits: hash, ...(times > 0 && { more: String(times) }) }
  }

  /** It is shown with the verdict, when all is open. */
  addTest(rung: number, tested: Tested): void {
    this.tests.set(rung, tested)
  }

  addForecast(forecast: Forecast | undefined): void {
    this.forecast = forecast
  }

  /** How a network did on the test part, once that is open. */
  testOf(rung: number): Tested | undefined {
    return this.tests.get(rung)
  }

  /** The networks that were trained, by their index. */
  get judged(): number[] {
    return this.trials.flatMap((trial, i) => (isJudged(trial) ? [i] : []))
  }

  /** How a network that was trained did. */
  judgedAs(rung: number): Judged {
    return this.trials[rung] as Judged
  }

  /** Index of the network with the least error on the validation part, among those that have not trained on it. */
  get best(): number | undefined {
    const fair = this.judged.filter((i) => !this.taken!.ladder[i]!.leaks)
    const among = fair.length > 0 ? fair : this.judged
    return among.reduce<number | undefined>((best, i) => (best === undefined || this.judgedAs(i).rmse < this.judgedAs(best).rmse ? i : best), undefined)
  }

  /** Again, in another width or language. */
  draw(): void {
    if (!this.taken) return
    this.drawPicture(this.taken)
    this.drawTable(this.taken)
  }

  private drawPicture(taken: Taken): void {
    const { t, best } = this
    const judged = best === undefined ? undefined : this.trials[best]
    const name = best === undefined ? '' : this.nameOf(best)
    const { values, train, validation } = taken
    const forecasts = []
    if (isJudged(judged)) {
      forecasts.push({ from: train, values: judged.forecasts })
      const tested = this.tests.get(best!)
      if (tested) forecasts.push({ from: train + validation, values: tested.forecasts })
      if (this.forecast) forecasts.push({ from: values.length, values: this.forecast.values })
    }
    const band = this.forecast && { from: values.length, ...bandOf(this.forecast) }
    const label = name === '' ? t('plot.untried', { count: values.length }) : t('plot.label', { count: values.length, name })
    const on = need('#plot')
    const picture = plot({
      width: on.clientWidth,
      height: this.shown.height,
      scale: textScale(),
      values,
      train,
      validation,
      forecasts,
      band,
      label,
      parts: [t('part.train'), t('part.validation'), t('part.test'), t('part.beyond')],
    })
    const truth = t(taken.lesson ? 'plot.series' : this.shown.truth)
    on.replaceChildren(picture, name === '' ? legend(truth) : legend(truth, t('plot.forecast', { name })))
  }

  private drawTable({ floors, ladder, lesson }: Taken): void {
    const { t, best } = this
    const closed = this.tests.size === 0
    const tested = this.tests.values().next().value
    const cell = (text: string): HTMLElement => element('td', { class: 'number' }, text)
    const rows = floors.map((floor, i) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, ruleText(floor, t)),
        cell(measured(floor.validation)),
        cell(tested ? measured(tested.floors[i]!) : ''),
        cell(''),
      ),
    )
    ladder.forEach((rung, i) => {
      const trial = this.trials[i]
      const judged = isJudged(trial)
      const beside = judged ? t(rung.leaks ? 'beside.leaks' : `beside.${trial.worth}`) : ''
      const test = this.tests.get(i)
      rows.push(
        element(
          'tr',
          { class: i === best && !closed ? 'best' : undefined },
          element('th', { scope: 'row' }, rungText(rung, t), element('small', {}, explainText(rung, t))),
          cell(judged ? measured(trial.rmse) : (trial ?? '')),
          cell(test?.refuses === undefined ? (test ? measured(test.rmse) : '') : refusedText(test.refuses, t)),
          cell(beside),
        ),
      )
    })
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, t('table.who')),
      ...[t('table.validation'), closed ? `${t('table.test')} (${t('table.closed')})` : t('table.test'), t('table.beside')].map((text) =>
        element('th', { scope: 'col', class: 'number' }, text),
      ),
    )
    need('#results').replaceChildren(
      element('caption', {}, lesson ? t('table.captionIn', { unit: t(`task.${lesson.name}.unit`) }) : t(this.shown.caption)),
      element('thead', {}, head),
      element('tbody', {}, ...rows),
    )
  }

  /** What is to be said at the end, with the test part open. */
  conclude(more: readonly string[]): void {
    const { t, taken, best } = this
    if (!taken) return
    this.draw()
    if (best === undefined) this.shown.say([t('verdict.none')], more)
    else this.shown.say(this.sentences(taken, best), [this.ofBand(), ...more])
  }

  private sentences({ floors }: Taken, best: number): string[] {
    const { t } = this
    const judged = this.trials[best] as Judged
    const tested = this.tests.get(best)
    const name = this.nameOf(best)
    const rule = floors[judged.best]!
    const said = [
      inOne([
        t(this.judged.length > 1 ? 'verdict.chosen' : 'verdict.alone', {
          name,
          count: this.judged.length,
          rmse: measured(judged.rmse),
          rule: ruleText(rule, t),
          floor: measured(rule.validation),
        }),
        t(`verdict.${judged.worth}`),
      ]),
    ]
    if (tested) said.push(testText(name, judged, tested, floors, t))
    const { values, train, validation } = this.taken!
    const last = values.subarray(train + validation)
    if (last.every((value) => value === last[0])) said.push(t('verdict.flat'))
    if (this.wentOn.size > 0) said.push(t('verdict.wentOn', { name: [...this.wentOn.keys()].map((rung) => this.nameOf(rung)).join(t('list')) }))
    if (this.isLate) said.push(t('verdict.late'))
    // A law that a rule has found is one of the numbers, and not of a network.
    const solved = this.trials.some((trial) => isJudged(trial) && trial.findings.some(({ code }) => code === 'solved'))
    if (solved) said.push(t('found.solved'))
    // Of whom the same is to be said, it is said once.
    const found = new Map<string, { names: string[]; figure: number }>()
    for (const i of this.judged) {
      for (const { code, figure } of (this.trials[i] as Judged).findings) {
        if (code !== 'solved') found.set(code, { names: [...(found.get(code)?.names ?? []), this.nameOf(i)], figure })
      }
    }
    for (const [code, { names, figure }] of found) said.push(t(`found.${code}`, { name: names.join(t('list')), figure: chosen(Number(figure.toPrecision(3))) }))
    return said
  }

  /** What the shade past the end is worth, or why there is none. */
  private ofBand(): string {
    const { best, forecast, t } = this
    // Where a value cannot be read, the verdict has said it.
    if (!forecast) return t(Number.isFinite(this.tests.get(best!)?.refuses) ? 'band.unread' : 'band.none')
    return bandText(forecast, this.taken!.validation, t)
  }

  /** The forecast past the end, if there is one. */
  get ahead(): ArrayLike<number> {
    return this.forecast?.values ?? []
  }

  /** Whether a network is trained, so that more epochs do something. */
  isTrained(rung: number): boolean {
    return this.taken?.ladder[rung]?.solved === false
  }

  nameOf(rung: number): string {
    return rungText(this.taken!.ladder[rung] as Rung, this.t)
  }
}

/** What the values past the end lie between, four times in five. */
function bandOf({ values, low, high }: Forecast): { low: number[]; high: number[] } {
  return { low: Array.from(low, (error, i) => values[i]! + error), high: Array.from(high, (error, i) => values[i]! + error) }
}

function isJudged(trial: Trial): trial is Judged {
  return typeof trial === 'object'
}
