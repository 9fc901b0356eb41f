// What a finished run is worth: on the values that it had never seen, and beside
// rules that need no network.

import { need, setText } from '../page/dom'
import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'
import { roomOf } from '../tasks/rooms'

export class VerdictView {
  private readonly root = need('#verdict')

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
  ) {
    session.changed.listen(() => this.show())
    session.started.listen(() => this.show())
    i18n.changed.listen(() => this.show())
  }

  private show(): void {
    const { run } = this.session
    const { t } = this.i18n
    const verdict = run ? roomOf(run.setup.config.task).verdict(run, t) : []
    // Until there is one, the lines are explained that it will speak of.
    setText(this.root, verdict.length > 0 ? verdict.join(t('summary.join')) : t('tasks.floors'))
  }
}
