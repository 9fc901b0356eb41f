// Where a reader's own colours replace the page's: what tells something by a
// colour still tells it.
// One engine is enough: Chromium alone can be told to force colours.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

interface Seen {
  forced: boolean
  /** buttons that nothing tells from text */
  edgeless: string[]
  /** how the rung that runs and the others are edged */
  rungs: { pressed: boolean; outline: number }[]
  /** contrasts to what is around them */
  contrasts: Record<string, number>
  /** charts of predictions on which one of the two accents cannot be seen, or not be told from the other */
  bare: string[]
}

/** Runs in the page, so it sees nothing outside itself. */
function look(): Seen {
  const rgb = (colour: string): number[] => {
    const [, srgb, numbers = ''] = /^(color\(srgb|rgba?\() ?([^)]+)/.exec(colour) ?? []
    const [r = 0, g = 0, b = 0, alpha = 1] = numbers.split(/[\s,/]+/).map(Number)
    return [...(srgb?.startsWith('color') ? [255 * r, 255 * g, 255 * b] : [r, g, b]), alpha]
  }
  const light = (colour: number[]): number => {
    const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: number[], b: number[]): number => {
    const [least = 0, most = 0] = [light(a), light(b)].sort((x, y) => x - y)
    return (most + 0.05) / (least + 0.05)
  }
  /** What is behind an element. */
  const ground = (on: Element | null): number[] => {
    for (let at = on; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor)
      if (colour[3] !== 0) return colour
    }
    return [255, 255, 255, 1]
  }
  const all = <E extends HTMLElement>(selector: string): E[] => [...document.querySelectorAll<E>(selector)].filter((on) => on.checkVisibility())

  // A rung has its picture, a word of the glossary its line of dots, a small button its sign.
  const edgeless = all('button:not(.term, .rung, .icon, .language)')
    .filter((on) => {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(on)
      return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1 || contrast(rgb(borderTopColor), ground(on.parentElement)) < 3
    })
    .map((on) => on.id || on.innerText)
  const rungs = all('.rung').map((on) => ({
    pressed: on.getAttribute('aria-pressed') === 'true',
    outline: getComputedStyle(on).outlineStyle === 'none' ? 0 : Number.parseFloat(getComputedStyle(on).outlineWidth),
  }))

  const contrasts: Record<string, number> = {}
  const [bar] = all('#progress-bar')
  contrasts['progress'] = contrast(rgb(getComputedStyle(bar!).backgroundColor), ground(bar!.parentElement))
  for (const on of all('.rung-bar rect')) contrasts['rung'] = contrast(rgb(getComputedStyle(on).fill), ground(on.closest('.rung')))
  for (const on of all('.ink-truth, .ink-prediction, h1, .panel-head h2, .readout, .quiet')) {
    contrasts[`text ${on.className || on.localName}`] = contrast(rgb(getComputedStyle(on).color), ground(on))
  }

  const style = getComputedStyle(document.documentElement)
  const accents = ['truth-soft', 'prediction'].map((name) => {
    const value = style.getPropertyValue(`--${name}`).trim()
    return [1, 3, 5].map((from) => Number.parseInt(value.slice(from, from + 2), 16))
  })
  const bare = all<HTMLCanvasElement>('#prediction-validation .canvas canvas')
    .filter((canvas) => {
      const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height })
      const pen = copy.getContext('2d', { willReadFrequently: true })!
      pen.drawImage(canvas, 0, 0)
      const { data } = pen.getImageData(0, 0, copy.width, copy.height)
      const behind = ground(canvas)
      return accents.some((accent) => {
        let pixels = 0
        for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 250 && accent.every((part, i) => Math.abs(data[at + i]! - part) < 3)) pixels++
        return pixels < 50 || contrast(accent, behind) < 3
      })
    })
    .map((canvas) => canvas.closest('[id]')!.id)
  return { forced: matchMedia('(forced-colors: active)').matches, edgeless, rungs, contrasts, bare }
}

async function assertTold(lab: Lab, where: string): Promise<void> {
  const { forced, edgeless, rungs, contrasts, bare } = await lab.evaluate(look)
  assert.deepEqual({ where, forced, edgeless, bare }, { where, forced: true, edgeless: [], bare: [] })
  assert.deepEqual(
    rungs.filter(({ pressed, outline }) => pressed !== outline >= 2),
    [],
    'the rung that runs, and no other, has an outline',
  )
  assert.ok(rungs.some(({ pressed }) => pressed) && contrasts['rung']! >= 3 && contrasts['progress']! >= 3, JSON.stringify(contrasts))
  for (const [name, contrast] of Object.entries(contrasts)) assert.ok(contrast >= (name.startsWith('text') ? 4.5 : 3), `${where}: ${name} has ${contrast}`)
}

for (const colors of ['light', 'dark'] as const) {
  test(`buttons have edges, the rung that runs is told from the others, charts keep their colours: ${colors}`, async () => {
    const lab = await page.open('#preset=adam', { colors, forcedColors: true })
    await lab.untilState('running')
    await lab.untilEpoch(5)
    await assertTold(lab, 'in a run')
    await lab.choose('#pace', 'full')
    await lab.untilDone()
    await lab.tab.click('#pin-run')
    await assertTold(lab, 'at its end, pinned')
    await lab.shot(`forced-${colors}`)

    // Where the keyboard is can be seen, on what is filled and what is not.
    for (const on of ['#play', '#reset', '.rung', '#network-drawing']) {
      await lab.tab.press('Tab')
      const ring = await lab.evaluate((of) => {
        document.querySelector<HTMLElement>(of)!.focus()
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!)
        return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
      }, on)
      assert.ok(ring >= 2, `${on}: ${ring} px`)
    }
    await lab.show('#hidden-chart')
    await lab.until('the cells', () => document.querySelector<HTMLElement>('.heat-scale')!.dataset['scale'] !== undefined, null)
    // The key of the shades has the shades.
    const key = await lab.evaluate(() => getComputedStyle(document.querySelector('.heat-scale')!).backgroundImage)
    assert.match(key, /^linear-gradient\(/)
    await lab.close()
  })
}

test('on the page of symbols too: which network is chosen, what is allowed and how likely, and what surprised', async () => {
  const grammar = await page.open('symbols/#task=grammar&train=yes', { forcedColors: true })
  await grammar.until('what it expects', () => document.querySelectorAll('td.allowed').length > 20, null)
  await grammar.until('the judge', () => document.querySelector('#score')!.textContent !== '', null)
  const told = await grammar.evaluate(() => {
    const outline = (on: Element): number => (getComputedStyle(on).outlineStyle === 'none' ? 0 : Number.parseFloat(getComputedStyle(on).outlineWidth))
    const cells = [...document.querySelectorAll('.symbols-grid-table td')]
    return {
      rungs: [...document.querySelectorAll('button.symbols-rung')].map((on) => [on.getAttribute('aria-pressed') === 'true', outline(on) >= 2]),
      allowed: new Set(cells.map((on) => `${on.classList.contains('allowed')} ${getComputedStyle(on).boxShadow} ${outline(on)}`)).size,
      shades: new Set(cells.map((on) => getComputedStyle(on).backgroundColor)).size,
    }
  })
  assert.deepEqual(
    told.rungs.filter(([pressed, outlined]) => pressed !== outlined),
    [],
  )
  assert.equal(told.allowed, 2, 'what is allowed has an edge of its own, and nothing else')
  assert.ok(told.shades > 5, `${told.shades} shades of probability`)
  await grammar.shot('forced-symbols')
  await grammar.close()

  const text = await page.open('symbols/#task=text&rung=elman', { forcedColors: true })
  await text.until('its strip', () => document.querySelectorAll('.symbols-next tr').length === 9, null)
  await text.until('its shades', () => document.querySelectorAll('.symbols-passage .over, .symbols-passage .under').length > 20, null)
  const seen = await text.evaluate(() => ({
    shades: new Set(Array.from(document.querySelectorAll('.symbols-passage span'), (on) => getComputedStyle(on).backgroundColor)).size,
    bars: Array.from(document.querySelectorAll('.symbols-bar'), (on) => getComputedStyle(on).backgroundColor),
  }))
  assert.ok(seen.shades > 3, `${seen.shades} shades of surprise`)
  assert.ok(seen.bars.length === 9 && seen.bars.every((colour) => colour !== 'rgba(0, 0, 0, 0)'), seen.bars.join(' '))
  await text.close()
})

test('in the pictures of counting and of memory: what was trained, which line is which, and what is read', async () => {
  const counting = await page.open('symbols/#task=counting&train=yes', { forcedColors: true })
  await counting.until('the judge', () => document.querySelector('.symbols-wrong') && document.querySelector('.symbols-right'), null)
  await counting.until('the state', () => document.querySelector('.symbols-chosen') !== null, null)
  const told = await counting.evaluate(() => {
    const style = (of: string, part?: string): CSSStyleDeclaration => getComputedStyle(document.querySelector(of)!, part)
    const ink = getComputedStyle(document.body).color
    return {
      keys: new Set(['validation', 'train', 'floor'].map((key) => style(`.symbols-key-${key}`, '::before').borderTop)).size,
      trained: style('.symbols-trained').stroke === ink,
      cursor: style('.symbols-cursor').stroke === ink,
      other: style('.symbols-other').stroke === ink,
      chosen: style('.symbols-chosen').stroke !== ink,
      text: style('.symbols-plot text').fill === ink,
      marks: style('.symbols-right').fill !== style('.symbols-wrong').fill,
      card: style('.tasks [aria-current]').outlineStyle,
    }
  })
  assert.deepEqual(told, { keys: 3, trained: true, cursor: true, other: true, chosen: true, text: true, marks: true, card: 'solid' })
  await counting.shot('forced-counting')
  await counting.close()

  const order = await page.open('symbols/#task=order', { forcedColors: true })
  await order.until('its answers', () => document.querySelectorAll('.symbols-answers li').length === 4, null)
  const seen = await order.evaluate(() => {
    const ink = getComputedStyle(document.body).color
    const answer = document.querySelector('.symbols-answers li:not(.asked)')!
    return {
      stem: getComputedStyle(document.querySelector('.symbols-stem')!).fill === ink,
      marked: getComputedStyle(document.querySelector('.symbols-marked')!).fill !== ink,
      bar: /^linear-gradient\(rgb/.test(getComputedStyle(answer).backgroundImage),
      edges: getComputedStyle(answer).borderTopColor !== getComputedStyle(document.querySelector('.asked')!).borderTopColor,
    }
  })
  assert.deepEqual(seen, { stem: true, marked: true, bar: true, edges: true })
  await order.close()
})
