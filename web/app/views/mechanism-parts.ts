import type { I18n } from '../page/i18n'
import type { Paper } from '../page/paper'
import type { Signal } from '../page/signal'
import type { PlaceInView } from '../run/place-in-view'
import type { RecordInView } from '../run/record-in-view'
import type { Session } from '../run/session'

/** What the views are made of that show how the network works. */
export interface Mechanism {
  session: Session
  record: RecordInView
  place: PlaceInView
  i18n: I18n
  repainted: Signal
  paper: Paper
}
