// The page of own numbers: from a file to a verdict.

import { download } from '../files/download'
import { isRun, kindOf } from '../files/file-kind'
import { wayOfText } from '../files/kept-text'
import { pageApart } from '../page/apart'
import { fetchJson } from '../page/assets'
import { element, need } from '../page/dom'
import { fail } from '../page/failed'
import { nextFrame } from '../page/frame-queue'
import { fillIn, type Texts, type Translate } from '../page/i18n'
import { languageOf } from '../page/languages'
import { uncover } from '../page/uncover'
import { notTaken } from '../settings/not-taken'
import { NumbersClient } from './client'
import type { Choice, Lesson, Problem, Table, Taken } from './messages'
import { fileName, gainText, Keep, MORE_EPOCHS } from './keep'
import { takeGiven } from './giving'
import { Learning } from './learning'
import { Pad } from './pad'
import { formatLessonLink, LESSON_KEYS, lessonSearch, Lessons, readLessonLink, type LessonLink } from './lesson'
import { formatNumbersLink, isLinkProblem, MOST_NUMBERS, NUMBERS_KEYS, readNumbersLink, type LinkProblem, type LinkResult } from './link'
import { columnName, PostPart } from './post'
import { Prepare } from './prepare'
import { TimeLeft } from './time-left'
import { Trials } from './trials'
import { Understood } from './understood'
import { errorText, linkProblemText, noteText } from './words'
import { Worth } from './worth'

const language = languageOf(document.documentElement.lang)!
void fetchJson<Texts>(`numbers-${language}.json`).then(start).catch(fail)

function start(texts: Texts): void {
  const t: Translate = (key, values) => fillIn(texts[key] ?? key, values, language)
  const trouble = need('#trouble')
  const working = need('#working')
  const reading = need('#reading')
  const tryButton = need<HTMLButtonElement>('#try')
  const client: NumbersClient = new NumbersClient((progress) => trials.progress(progress))
  const worth = new Worth(t)
  const learning = new Learning(t)
  const trials = new Trials(client.ask, worth, t, (now) => (working.textContent = now), learning, new TimeLeft())
  const keep = new Keep(t, worth, {
    more: (rung) => void turnTo((stillWanted) => goOn(rung, stillWanted)),
    link: (rung) => void turnTo((stillWanted) => copyLink(rung, stillWanted)),
    save: (rung) => void turnTo((stillWanted) => save(rung, stillWanted)),
  })
  const post = new PostPart(t)
  const preparing = new Prepare(t, (choice) => void turnTo((stillWanted) => prepare(choice, stillWanted)))
  let file: Uint8Array | undefined
  /** what it is called, where anybody said */
  let called = ''
  let table: Table | undefined
  let taken: Taken | undefined
  /** why what was given last cannot be used */
  let refused = ''
  /** of the link that is open: what its author's network came to */
  let linked: LinkResult | undefined
  let isTrying = false
  /** by the reader, since all were begun to be tried */
  let isStopped = false
  /** Goes up with all that makes what is under way worth nothing. */
  let turn = 0

  /** which page of this one is open: the address from its question mark on */
  let opened = location.search
  const lessons = new Lessons(t, (search) => {
    history.pushState(null, '', location.pathname + search)
    openAddress()
  })

  const understood = new Understood(t, (what) => {
    if (what === 'reading') void read()
    else void take()
  })

  function tell(problem: string): void {
    trouble.textContent = problem
    trouble.hidden = problem === ''
  }

  const isProblem = (answer: object): answer is Problem => 'problem' in answer

  /** What was given cannot be used. */
  function refuse({ problem }: Problem): void {
    refused = problem.code
    understood.showProblem()
    tell(noteText(problem, t))
  }

  /** Does something with what is given, unless something else is given meanwhile. */
  async function turnTo(act: (stillWanted: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++turn
    if (isTrying) await client.ask('stop', {})
    tell('')
    try {
      await act(() => mine === turn)
    } catch (error) {
      if (mine === turn) tell(errorText(error, t))
    }
    if (mine === turn) reading.textContent = ''
  }

  /** The address is of other numbers. */
  function leaveAddress(): void {
    if (location.hash !== '' || location.search !== '') history.replaceState(null, '', location.pathname)
    opened = location.search
    lessons.show()
  }

  function give(bytes: Uint8Array, name: string): void {
    leaveAddress()
    understood.forget()
    if (isRun(bytes)) return void turnTo((stillWanted) => openRun(bytes, stillWanted))
    file = bytes
    called = name
    void read()
  }

  function read(): Promise<void> {
    return turnTo(async (stillWanted) => {
      closeAll()
      table = undefined
      const answer = await client.ask('read', { file: file!, ...understood.reading })
      if (!stillWanted()) return
      if (isProblem(answer)) {
        refuse(answer)
        return leadOn()
      }
      table = answer
      understood.showTable(answer)
      await takeColumn(stillWanted)
      if (stillWanted() && !taken) leadOn()
    })
  }

  /** What holds no numbers and is a text has a page of its own. */
  function leadOn(): void {
    if (!file || refused === 'all-missing' || kindOf(file) !== 'text') return
    trouble.append(' ', t('file.text'), ' ', element('a', { href: `../symbols/${wayOfText(file)}` }, t('file.way')))
  }

  const take = (): Promise<void> => turnTo(takeColumn)

  async function takeColumn(stillWanted: () => boolean): Promise<void> {
    closeAll()
    const answer = await client.ask('take', understood.taking)
    if (!stillWanted()) return
    if (isProblem(answer)) return refuse(answer)
    taken = answer
    understood.showSeries(table!, answer)
    begin(answer)
    const { column, gap } = understood.taking
    post.offer({
      kind: 'file',
      file: called || 'numbers.csv',
      column: table!.columns.length > 1 ? columnName(table!, column) : '',
      reading: understood.reading,
      gap,
      name: answer.name,
      values: answer.values,
      choice: answer.offer!.choice,
    })
  }

  function begin(these: Taken, again = false): void {
    worth.begin(these, again)
    learning.begin(these)
    preparing.show(these)
  }

  /** The same numbers, prepared as the reader chooses. */
  async function prepare(choice: Choice, stillWanted: () => boolean): Promise<void> {
    keep.hide()
    try {
      const answer = await client.ask('prepare', choice)
      if (!stillWanted()) return
      taken = answer
      linked = undefined
      begin(answer, true)
      post.prepare(choice)
    } finally {
      // Where that cannot be, it is as it was.
      if (stillWanted()) preparing.show(taken!)
    }
  }

  /** Nothing of what was there before is to be seen while something else is read. */
  function closeAll(): void {
    worth.hide()
    keep.hide()
    reading.textContent = t('give.reading')
    taken = linked = undefined
  }

  /** Nor of how a file was read: what comes is in none. */
  function forgetAll(): void {
    closeAll()
    understood.forget()
  }

  /** Numbers that are in no file are there. */
  function show(these: Taken, from: string): void {
    taken = these
    understood.showNumbers(these, from)
    begin(these)
    post.offer({ kind: 'numbers', name: these.name, values: these.values, choice: these.offer!.choice })
  }

  /** What the address says that is nothing to this page. */
  function tellNotTaken(): void {
    const names = notTaken(location, location.search !== '' && readLessonLink(location.search) ? LESSON_KEYS : NUMBERS_KEYS)
    if (names.length > 0) tell(t('link.notTaken', { names: names.join(t('list')) }))
  }

  /** What the address says: a task, a link's numbers, or the reader's own that are still to come. */
  function openAddress(): void {
    const search = lessonSearch(location.hash)
    if (search) history.replaceState(null, '', location.pathname + search)
    opened = location.search
    // At once: what is under way ends with its slice.
    worth.hide()
    keep.hide()
    const link = readLessonLink(location.search)
    if (link) return void turnTo((stillWanted) => openLesson(link, stillWanted))
    lessons.show()
    if (location.hash !== '') return void openLink()
    void turnTo(async () => {
      forgetAll()
      tellNotTaken()
    })
  }

  async function openLesson(link: LessonLink | LinkProblem, stillWanted: () => boolean): Promise<void> {
    forgetAll()
    if (isLinkProblem(link)) {
      lessons.show()
      return tell(linkProblemText(link, t))
    }
    lessons.announce(link.task)
    const answer = await client.ask('task', link)
    if (!stillWanted()) return
    showLesson(answer, answer.lesson, link.seed)
    tellNotTaken()
    linked = link.result
    await tryAll(stillWanted)
  }

  function showLesson(these: Taken, lesson: Lesson, seed: number): void {
    lessons.show(lesson, seed)
    taken = these
    begin(these)
    post.offer({ kind: 'task', task: lesson.name, seed })
    reading.textContent = ''
  }

  async function openLink(): Promise<void> {
    if (document.getElementById(location.hash.slice(1))) return // an anchor
    const link = await readNumbersLink(location.hash)
    if (!link) return tellNotTaken()
    await turnTo(async (stillWanted) => {
      forgetAll()
      if (isLinkProblem(link)) return tell(linkProblemText(link, t))
      const answer = await client.ask('numbers', link)
      if (!stillWanted()) return
      if (isProblem(answer)) return refuse(answer)
      const these = link.choice ? await client.ask('prepare', link.choice) : answer
      if (!stillWanted()) return
      show(these, t('given.link'))
      tellNotTaken()
      linked = link.result
      await tryAll(stillWanted)
    })
  }

  async function copyLink(rung: number, stillWanted: () => boolean): Promise<void> {
    const { name, values, lesson } = taken!
    const of = lesson && readLessonLink(location.search)
    if (!of && values.length > MOST_NUMBERS) return keep.say(t('keep.many', { count: values.length, most: MOST_NUMBERS }))
    if (!of && typeof CompressionStream === 'undefined') return keep.say(t('link.browser'))
    const result = worth.resultOf(rung)
    if (of && !isLinkProblem(of)) {
      const { task, seed } = of
      history.replaceState(null, '', formatLessonLink(result ? { task, seed, result } : { task, seed }))
      opened = location.search
    } else {
      const hash = await formatNumbersLink({ name, values, choice: taken!.offer?.choice, result })
      if (!stillWanted()) return
      history.replaceState(null, '', `#${hash}`)
    }
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    )
    keep.say(t(copied ? `keep.link${of ? 'Task' : ''}${result ? (of ? '' : 'Result') : 'Plain'}` : 'keep.linkInAddress'))
  }

  async function openRun(bytes: Uint8Array, stillWanted: () => boolean): Promise<void> {
    closeAll()
    const run = await client.ask('open', { file: bytes })
    if (!stillWanted()) return
    if (run.lesson) {
      history.replaceState(null, '', formatLessonLink({ task: run.lesson.name, seed: run.seed }))
      opened = location.search
      showLesson(run, run.lesson, run.seed)
    } else show(run, t('given.run'))
    await training(async () => {
      if (await trials.train(run, run.rung, 'extend', 0, stillWanted)) await openTest(stillWanted)
    })
  }

  async function save(rung: number, stillWanted: () => boolean): Promise<void> {
    const { name, ladder } = taken!
    const content = await client.ask('save', { rung })
    if (!stillWanted()) return
    const as = fileName(name, ladder[rung]!.name)
    download(as, new Blob([content]))
    keep.say(t('keep.saved', { name: as }))
  }

  async function goOn(rung: number, stillWanted: () => boolean): Promise<void> {
    keep.hide()
    const before = worth.judgedAs(rung).rmse
    worth.goOn(rung)
    await training(async () => {
      if (await trials.train(taken!, rung, 'extend', MORE_EPOCHS, stillWanted)) await openTest(stillWanted, rung)
    })
    if (stillWanted() && worth.judged.includes(rung)) keep.say(gainText(worth.nameOf(rung), before, worth.judgedAs(rung).rmse, t))
  }

  async function training(act: () => Promise<void>): Promise<void> {
    isTrying = true
    tryButton.textContent = t('try.stop')
    try {
      await act()
    } finally {
      isTrying = false
      working.textContent = ''
      tryButton.textContent = t('try.start', { count: taken?.ladder.length ?? 0 })
    }
  }

  async function tryAll(stillWanted: () => boolean): Promise<void> {
    worth.clear()
    learning.clear()
    keep.hide()
    isStopped = false
    await training(async () => {
      if (await trials.trainAll(taken!, stillWanted)) await openTest(stillWanted)
    })
    // What the author's network did after that.
    const at = linked ? taken!.ladder.findIndex(({ name }) => name === linked!.rung) : -1
    for (let times = Number(linked?.more ?? 0); times > 0 && worth.judged.includes(at) && !isStopped && stillWanted(); times--) await goOn(at, stillWanted)
  }

  async function openTest(stillWanted: () => boolean, kept?: number): Promise<void> {
    if (!(await trials.openTest(taken!, stillWanted))) return
    trials.conclude(taken!, linked)
    keep.show(kept)
  }

  tryButton.addEventListener('click', () => {
    if (isTrying) {
      isStopped = true
      void client.ask('stop', {})
    } else if (taken) void turnTo(tryAll)
  })

  takeGiven(t, give, tell)
  uncover('.numbers-run')
  new Pad(t, (values) => {
    leaveAddress()
    void turnTo(async (stillWanted) => {
      forgetAll()
      const drawn = await client.ask('numbers', { values, name: '' })
      if (!stillWanted()) return
      if (isProblem(drawn)) return refuse(drawn)
      show(drawn, t('given.pad'))
    })
  })
  // Words in the picture stay as large as they are when the page becomes wider.
  const redraw = (): void => worth.draw()
  pageApart(() => [worth, learning].forEach((on) => on.draw()))
  new ResizeObserver(() => nextFrame(redraw)).observe(need('#plot'))
  addEventListener('hashchange', () => (lessonSearch(location.hash) ? openAddress() : void openLink()))
  addEventListener('popstate', () => location.search === opened || openAddress())
  if (location.search !== '' || location.hash !== '') openAddress()
  else lessons.show()
}
