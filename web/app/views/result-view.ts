// Whether a run from a link came out as its author's did, to the bit.

import { need, setHidden, setText } from '../page/dom'
import { takeAway } from '../page/focus'
import { measured } from '../page/format'
import type { I18n, Translate } from '../page/i18n'
import type { Result } from '../settings/result'
import { differences, type Config, type Schema } from '../settings/settings'
import type { Run, Session } from '../run/session'

export type Outcome = 'waiting' | 'same' | 'different' | 'altered' | 'diverged'

export function outcome({ loss, hash }: Result, { report, history }: Pick<Run, 'report' | 'history'>): Outcome {
  if (report.altered) return 'altered'
  if (report.state === 'diverged') return 'diverged'
  if (report.hash === undefined) return 'waiting'
  return report.hash === hash && Object.is(history.validation.at(-1), loss) ? 'same' : 'different'
}

/** What a run has come to; nothing before its end, nor of one that was changed under way: its settings do not lead to it. */
export function resultOf({ report, history }: Pick<Run, 'report' | 'history'>): Result | undefined {
  const loss = history.validation.at(-1)
  return report.hash === undefined || report.altered || loss === undefined ? undefined : { loss, hash: report.hash }
}

export function resultText(result: Result, run: Pick<Run, 'report' | 'history'>, t: Translate): string {
  const here = run.history.validation.at(-1) ?? Number.NaN
  const values = {
    epoch: Math.max(0, run.history.length - 1),
    loss: measured(result.loss),
    here: measured(here),
    difference: measured(Math.abs(here - result.loss)),
  }
  const how = outcome(result, run)
  // The same to three digits, or to all of them: then it is the hash that tells.
  if (how === 'different' && here === result.loss) return t('result.differentBits', values)
  return t(`result.${how}`, values)
}

export class ResultView {
  private readonly root = need('#result')
  private readonly text = need('#result-text')
  private of: { result: Result; config: Config } | null = null

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
  ) {
    need('#result-dismiss').addEventListener('click', () =>
      takeAway(
        this.root,
        () => this.expect(null),
        () => need('#play'),
      ),
    )
    session.changed.listen(() => this.show())
    session.started.listen(() => {
      // Another run than the link's is no business of its author's.
      const config = session.run?.setup.config
      if (this.of && config && differences(config, this.of.config, schema).length > 0) this.of = null
      this.show()
    })
    i18n.changed.listen(() => this.show())
  }

  /** The result that a link's settings are to come to. */
  expect(of: { result: Result; config: Config } | null): void {
    this.of = of
    this.show()
  }

  /** The author's result, as long as the run on the page has the link's settings. */
  resultFor(config: Config): Result | undefined {
    return this.of && differences(config, this.of.config, this.schema).length === 0 ? this.of.result : undefined
  }

  private show(): void {
    setHidden(this.root, !this.of)
    if (!this.of) return
    const { result } = this.of
    const run = this.session.run
    this.root.dataset['outcome'] = run ? outcome(result, run) : 'waiting'
    setText(this.text, run ? resultText(result, run, this.i18n.t) : this.i18n.t('result.waiting', { loss: measured(result.loss) }))
  }
}
