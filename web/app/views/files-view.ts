// "Keep this run": save, open, and what other programs can read of a run.

import { rootAddress } from '../page/assets'
import { element, need, setHidden, setText } from '../page/dom'
import { setEnabled } from '../page/focus'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { LANGUAGES } from '../page/languages'
import type { Chart } from '../charts/charts'
import { seriesOf } from '../charts/definition'
import { readPalette } from '../charts/palette'
import { runLabel } from '../run/run-label'
import { rmseOfLoss } from '../run/rmse'
import type { Run, Session } from '../run/session'
import { nearestPreset, type Schema } from '../settings/settings'
import { TrainerError } from '../trainer/trainer-client'
import { download } from '../files/download'
import { fileReason, isOfSymbols } from '../files/file-reason'
import { historyCsv } from '../files/history-csv'
import { npz } from '../files/npz'
import { kindOf } from '../files/file-kind'
import { wayOfText } from '../files/kept-text'
import { LARGEST, onFile, readFile } from '../files/open-file'
import { RATIO, picture, type Part } from '../files/picture'

export interface FilesActions {
  /** Puts a saved run in the place of the present one; throws a TrainerError. */
  open(file: Uint8Array): Promise<void>
  /** Copies the run's link; says whether it could, and whether the result is in it. */
  copyLink(): Promise<{ copied: boolean; result: boolean }>
  charts: { loss: Chart; validation: Chart; residual: Chart; train: Chart }
  /** What draws the picture could not be had. */
  notFetched(): void
}

type Said = () => string

export class FilesView {
  private readonly status = need('#files-status')
  private readonly saves = document.querySelectorAll<HTMLButtonElement>('#files [data-save]')
  private readonly way = element('a', { class: 'files-way', hidden: true })
  private wayTo = ''
  private said: Said = () => ''

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
    private readonly actions: FilesActions,
  ) {
    const on = (id: string, act: (run: Run) => Promise<void> | void): void => need(id).addEventListener('click', () => void this.with(act))
    on('#save-run', async (run) => this.give(run, 'rnn', new Blob([(await session.save()) as Uint8Array<ArrayBuffer>])))
    on('#save-weights', async (run) => this.give(run, 'npz', npz(await session.weights())))
    on('#save-losses', (run) => this.give(run, 'csv', new Blob([historyCsv(run.history)], { type: 'text/csv' })))
    on('#save-charts', async (run) => {
      const picture = await this.picture(run).catch(() => actions.notFetched())
      const drawn = picture && (await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png')))
      if (drawn) this.give(run, 'png', drawn)
    })
    on('#copy-run', async () => {
      const { copied, result } = await actions.copyLink()
      if (copied) this.say(() => this.i18n.t(result ? 'files.linkResult' : 'files.linkPlain'))
    })
    onFile((file) => void this.open(file))
    for (const signal of [session.changed, session.started]) signal.listen(() => this.show())
    i18n.changed.listen(() => this.tell())
    this.status.after(this.way)
  }

  private show(): void {
    const some = (this.session.run?.history.length ?? 0) > 0
    for (const button of this.saves) setEnabled(button, some && this.session.alive)
  }

  /** hash: of the page of symbols, if what was given is for that one. */
  private say(text: Said, hash?: string): void {
    this.said = text
    setHidden(this.way, hash === undefined)
    this.wayTo = hash ?? ''
    this.tell()
  }

  private tell(): void {
    const { t, language } = this.i18n
    setText(this.status, this.said())
    setText(this.way, t('files.way'))
    this.way.href = new URL(`${LANGUAGES[language].folder}symbols/${this.wayTo}`, rootAddress()).href
  }

  /** The trainer's own troubles are told elsewhere. */
  private async with(act: (run: Run) => Promise<void> | void): Promise<void> {
    try {
      if (this.session.run) await act(this.session.run)
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
    }
  }

  private give(run: Run, ending: string, content: Blob): void {
    const { name } = nearestPreset(run.config, this.schema)
    const file = `rnnlab-${name}-seed${run.config.seed}-epoch${run.report.epoch}.${ending}`
    download(file, content)
    this.say(() => this.i18n.t('files.saved', { name: file }))
  }

  private async open(chosen: File): Promise<void> {
    const { t } = this.i18n
    const taken = await readFile(chosen)
    const { name } = taken
    if (!('file' in taken)) {
      const { problem } = taken
      return this.say(() => t('files.refused', { name, reason: t(`file.${problem}`, { size: LARGEST >> 20 }) }))
    }
    try {
      await this.actions.open(taken.file)
      this.say(() => t('files.opened', { name }))
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      const kind = kindOf(taken.file)
      const isText = error.field === 'foreign' && kind === 'text'
      const hash = isText ? wayOfText(taken.file) : isOfSymbols(error) ? '' : undefined
      this.say(() => t('files.refused', { name, reason: fileReason(this.i18n, error, kind) }), hash)
    }
  }

  private async picture(run: Run): Promise<HTMLCanvasElement> {
    const { t } = this.i18n
    const palette = readPalette()
    const { loss, validation, residual, train } = this.actions.charts
    const { report, history } = run
    const rmse = (losses: Float64Array): string => t('prediction.rmse', { rmse: measured(rmseOfLoss(losses.at(-1) ?? Number.NaN)) })
    const key = ({ definition }: Chart, name: string, color: string): Part['keys'][number] => {
      const { lineStyle: { width = 1, opacity = 1, type: dash = [] } = {} } = seriesOf(definition, name)
      return { name: t(`legend.${name}`), color, width, opacity, dash }
    }
    const dots = (chart: Chart, name: string, color: string): Part['keys'][number] => {
      const { symbolSize: dot = 0 } = seriesOf(chart.definition, name)
      return { ...key(chart, `${name}Curve`, color), name: t(`legend.${name}`), dot }
    }
    const keys = [dots(train, 'truth', palette.truth), dots(train, 'prediction', palette.prediction)]
    const part = async (chart: Chart, title: string, aside: string, keys: Part['keys']): Promise<Part[]> => {
      const drawn = await chart.picture(RATIO)
      return drawn ? [{ title, aside, keys, chart: drawn }] : []
    }
    const losses = await part(loss, t('loss.title'), '', [key(loss, 'validation', palette.ink), key(loss, 'train', palette.faint)])
    const predictions = [
      ...(await part(validation, t('prediction.validation'), rmse(history.validation), keys)),
      ...(await part(residual, t('residual.title'), '', [])),
      ...(await part(train, t('prediction.train'), rmse(history.train), keys)),
    ]
    // As on the page: side by side where there is room.
    const beside = (losses[0]?.chart.width ?? 0) < (predictions[0]?.chart.width ?? 0)
    const columns = (beside ? [losses, predictions] : [[...losses, ...predictions]]).filter(({ length }) => length > 0)
    const title = `rnnlab: ${runLabel(run.config, this.schema, t)}`
    return picture(title, t('files.pictureAside', { epoch: report.epoch, epochs: report.epochs, seed: run.config.seed }), columns, palette)
  }
}
