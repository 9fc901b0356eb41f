// Asks the trainer again and again for what an open panel shows: only while it
// is open and on the screen, only when something is new, and not all the time.

import { InView } from '../page/in-view'
import type { Session } from '../run/session'
import { TrainerError, type Report } from '../trainer/protocol'

/** Least time between two questions while a run trains, ms. */
const EVERY = 250

/** Tells the weights of different moments of a run apart. */
export function momentOf({ epoch, update, state }: Report): string {
  return [epoch, update, state].join()
}

export interface Question<A> {
  /** what is asked for: the answer to another question is shown to nobody */
  of: string
  /** of which weights; while a run trains, an answer of a moment ago will do */
  at: string
  ask: () => Promise<A>
}

export class Watched<A> {
  private readonly inView: InView
  private asking = false
  private had = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly panel: HTMLDetailsElement,
    private readonly session: Session,
    /** null where there is nothing to ask */
    private readonly question: () => Question<A> | null,
    private readonly take: (answer: A | null) => void,
  ) {
    this.inView = new InView(panel)
    panel.addEventListener('toggle', () => this.look())
    this.inView.changed.listen(() => this.look())
    session.changed.listen(() => this.look())
    session.started.listen(() => this.look())
  }

  /** Something that the question depends on may have changed. */
  look(): void {
    if (!this.panel.open || !this.inView.seen || this.asking || this.timer !== undefined) return
    const question = this.question()
    if (!question) {
      this.had = ''
      this.take(null)
    } else if (question.of + question.at !== this.had) void this.ask(question)
  }

  private async ask({ of, at, ask }: Question<A>): Promise<void> {
    this.asking = true
    const began = performance.now()
    try {
      const answer = await ask()
      this.had = of + at
      if (this.question()?.of === of) this.take(answer)
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      // Refused, or the trainer is gone: there is nothing to see until something changes.
      this.had = of + at
      this.take(null)
    } finally {
      this.asking = false
    }
    // A question takes its time from the training.
    const pause = this.session.running ? Math.max(EVERY, 4 * (performance.now() - began)) : 0
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.look()
    }, pause)
  }
}
