// The tutorial's sine. It has no control for its data: they are what they are.

import { measured } from '../page/format'
import { RMSE, onTest, testSentence } from './series'
import type { TaskRoom } from './task-room'

export const sine: TaskRoom = {
  metric: RMSE,
  between: Math.sin,
  verdict: (run, t) => {
    const test = testSentence(run, t)
    return test.length > 0 ? [...test, t('tasks.sine.verdict', { linear: measured(onTest(run, 'linear'), 1) })] : []
  },
}
